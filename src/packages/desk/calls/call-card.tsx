import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { join } from '@/components/join'
import { Tag } from '@/components/tag'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { dial } from '@/platform/phone'
import { noticeLabel } from '@/wording/labels'
import { type CallResult, callResultLabel } from '@/wording/series'
import type { Call } from '../../../../types/desk'
import styles from './index.module.scss'

type Props = { call: Call; wide: boolean; onDone: (said: string) => void; onRefresh: () => void }

const results: readonly CallResult[] = ['told', 'noAnswer', 'wrongNumber']

/** 138 0000 1234: eleven digits as people read them out. */
const sayPhone = (phone: string) => (/^1\d{10}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') : phone)

const sayCalled = (name: string, result: CallResult): string =>
  result === 'noAnswer' ? `${name}：没接，排到最后，等会儿再打` : `${name}：${callResultLabel[result]}，已记下`

/** One person to ring: the number, the words, and what came of it. */
export function CallCard({ call, wide, onDone, onRefresh }: Props) {
  const calling = useWrite('desk.called')
  const { noticeId, kind, name, phone, title, text, at, tries, lastTriedAt, unanswered } = call
  const busy = calling.state.kind === 'sending'
  const tick = async (result: CallResult) => {
    const outcome = await calling.send({ noticeId, result, tries })
    if (outcome.kind === 'done') onDone(sayCalled(name, result))
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
              还没答复来不来，请问一声。来不了的，到这一场的报名名单里取消。
            </View>
          )}
          <View className={styles.quiet}>
            {sayDay(dayOf(at))} {sayTime(at)} 起要告知
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
        {results.map((result) => (
          <Button
            key={result}
            id={`${result}-${noticeId}`}
            kind={result === 'told' ? 'main' : 'ghost'}
            size='small'
            disabled={busy}
            label={`${callResultLabel[result]}，${name}`}
            grow={!wide}
            onTap={() => tick(result)}
          >
            {callResultLabel[result]}
          </Button>
        ))}
      </View>
    </Card>
  )
}
