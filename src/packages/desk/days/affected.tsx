import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/call'
import { sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { sayTold, sayToldIn } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { DayFacts } from '../../../../types/series-days'
import type { EditRow } from '../../../../types/series-edit'
import { toldIn } from '../edit/dates'
import styles from './index.module.scss'

/** `onDone` takes what was done, null when nothing was. */
type Props = { facts: DayFacts; wide: boolean; onDone: (said: string | null) => void }

const open = ({ activityId }: EditRow) =>
  void Taro.navigateTo({ url: `/packages/desk/edit/index?activityId=${activityId}&act=callOff` })

/** What is already made for the day, each with whom to tell; on a day closed or made a holiday all of it can be called off at once. */
export function Affected({ facts: { standing, name, byHand, affected }, wide, onDone }: Props) {
  if (affected.length === 0) return null
  return (
    <>
      <Heading side={`${affected.length} 场`}>这天已经排好的</Heading>
      <Card id='affected' pad='rows'>
        {affected.map((row) => (
          <ListRow
            key={row.activityId}
            id={`affected-${row.activityId}`}
            lead={sayTime(row.startsAt)}
            title={row.title}
            detail={sayTold(row.told, row.employers)}
            side={
              <Button
                id={`off-${row.activityId}`}
                kind='quiet'
                size='small'
                label={`取消，${row.title}`}
                onTap={() => open(row)}
              >
                去取消
              </Button>
            }
          />
        ))}
      </Card>
      {(standing === 'noFair' || (standing === 'holiday' && byHand)) && (
        <AllOff rows={affected} reason={name ?? '当天停办'} wide={wide} onDone={onDone} />
      )}
    </>
  )
}

type AllProps = { rows: readonly EditRow[]; reason: string; wide: boolean; onDone: Props['onDone'] }

function AllOff({ rows, reason, wide, onDone }: AllProps) {
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const [missed, setMissed] = useState(0)
  const told = sayToldIn(rows)
  const callOff = async () => {
    let failed = 0
    for (const [at, { activityId }] of rows.entries()) {
      setDone(at)
      const outcome = await call(series.callOff, { activityId, scope: 'one', reason })
      if (outcome.kind !== 'done') failed += 1
    }
    setDone(null)
    setAsked(false)
    setMissed(failed)
    onDone(failed < rows.length ? `已取消 ${rows.length - failed} 场` : null)
  }
  return (
    <>
      {missed > 0 && (
        <Notice id='missed' tone='wait' title={`有 ${missed} 场取消失败`}>
          可能网络断了或者已经开始，请再点一次，或打开那一场看看。
        </Notice>
      )}
      <View className={styles.acts}>
        <Button id='all-off' kind='stop' grow={!wide} onTap={() => setAsked(true)}>
          {`这 ${rows.length} 场全部取消`}
        </Button>
      </View>
      <Sheet
        id='all-off-sheet'
        open={asked}
        title={`取消 ${rows.length} 场？`}
        confirm='确认取消'
        kind='stop'
        busy={done !== null}
        held={done !== null}
        onConfirm={callOff}
        onClose={() => setAsked(false)}
      >
        {done === null
          ? `原因写“${reason}”。${told ? `${told}会收到通知${toldIn(rows) > 0 ? '，入场码作废' : ''}。` : '没有人报名，也没有单位参会。'}取消后不能恢复。`
          : `正在取消第 ${done + 1} 场，一共 ${rows.length} 场，请不要离开…`}
      </Sheet>
    </>
  )
}
