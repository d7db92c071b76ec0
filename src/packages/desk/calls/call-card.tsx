import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { dial } from '@/platform/phone'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { join } from '@/ui/join'
import { Sheet } from '@/ui/sheet'
import { Tag } from '@/ui/tag'
import { askCalled, callResultLabel } from '@/wording/desk'
import { noticeLabel } from '@/wording/labels'
import * as desk from '../../../../types/calls/desk'
import type { Call, CallResult } from '../../../../types/desk'
import { sayPhone } from '../say-phone'
import styles from './index.module.scss'

type Props = { call: Call; wide: boolean; onDone: (result: CallResult) => void; onRefresh: () => void }

/** The usual one first; a yes can be given only to what was asked. */
const resultsOf = ({ unanswered }: Call): readonly CallResult[] => [
  ...(unanswered ? (['coming'] as const) : []),
  'told',
  'noAnswer',
  'wrongNumber',
]

/** One person to ring: the number, the words, and what came of it. */
export function CallCard({ call, wide, onDone, onRefresh }: Props) {
  const calling = useWrite(desk.called)
  const { noticeId, kind, name, phone, title, text, at, tries, lastTriedAt, unanswered } = call
  const busy = calling.state.kind === 'sending'
  const [asked, setAsked] = useState<CallResult | null>(null)
  const question = asked && askCalled(asked, name)
  const tick = async (result: CallResult) => {
    const outcome = await calling.send({ noticeId, result, tries })
    setAsked(null)
    if (outcome.kind === 'done') onDone(result)
  }
  const refresh = (
    <Button id={`refresh-${noticeId}`} kind='ghost' size='small' onTap={onRefresh}>
      刷新列表
    </Button>
  )
  return (
    <Card id={`call-${noticeId}`}>
      <View className={join(wide && styles.columns)}>
        <View className={styles.who}>
          <View className={styles.name}>{name}</View>
          <Button
            id={`dial-${noticeId}`}
            kind='ghost'
            icon='phone'
            label={`打电话给 ${name}，${phone}`}
            onTap={() => dial(phone)}
          >
            {sayPhone(phone)}
          </Button>
        </View>
        <View className={styles.what}>
          <View className={styles.top}>
            <View className={styles.title}>{title}</View>
            <Tag tone={kind === 'placeOffered' ? 'amber' : 'grey'}>{noticeLabel[kind]}</Tag>
          </View>
          <View className={styles.text}>{text}</View>
          {unanswered && (
            <View id={`unanswered-${noticeId}`} className={styles.tries}>
              还没答复来不来，请问一声。能来的点“能来”；来不了的，到这一场的报名名单里取消。
            </View>
          )}
          <View className={styles.quiet}>
            {sayDay(dayOf(at))} {sayTime(at)} 起，{unanswered ? '没有答复' : '微信没通知到'}
          </View>
          {tries > 0 && (
            <View id={`tries-${noticeId}`} className={styles.tries}>
              打过 {tries} 次没接{lastTriedAt ? `，上次 ${sayDay(dayOf(lastTriedAt))} ${sayTime(lastTriedAt)}` : ''}
            </View>
          )}
        </View>
      </View>
      <Answer id={`sorry-${noticeId}`} to={calling.state} where='要打电话的人' onLook={onRefresh} action={refresh} />
      <View className={styles.acts}>
        {resultsOf(call).map((result, nth) => (
          <Button
            key={result}
            id={`${result}-${noticeId}`}
            kind={nth === 0 ? 'main' : 'ghost'}
            size='small'
            disabled={busy}
            label={`${callResultLabel[result]}，${name}`}
            grow={!wide}
            onTap={() => (askCalled(result, name) ? setAsked(result) : void tick(result))}
          >
            {callResultLabel[result]}
          </Button>
        ))}
      </View>
      {asked && question && (
        <Sheet
          id={`asking-${noticeId}`}
          open
          title={question.title}
          confirm={question.confirm}
          busy={busy}
          onConfirm={() => void tick(asked)}
          onClose={() => setAsked(null)}
        >
          {question.words}
        </Sheet>
      )}
    </Card>
  )
}
