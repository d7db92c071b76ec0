import '../refusals'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sayRange } from '@/domain/time/calendar'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { Sorry } from '@/ui/sorry'
import { sayRefusal } from '@/wording/refusal'
import type { ActivityId, Instant } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Acts } from './acts'
import type { Standing } from './draft'
import { useStanding } from './use-standing'

/** One date: change it, or call it off; with it, if asked, the dates after it. */
export default function DeskEdit() {
  const { activityId: id = '', act: asked } = useRouter().params
  const activityId = id as ActivityId
  const { reading, reload, now } = useStanding(activityId)
  const { today } = useDesk()
  const [said, setSaid] = useState<{ word: string; turn: number } | null>(null)
  const heading = reading.kind === 'shown' ? reading.value.detail.title : '改场次'
  const done = (word: string) => {
    setSaid((before) => ({ word, turn: (before?.turn ?? 0) + 1 }))
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    reload()
  }
  return (
    <DeskFrame title='改场次' heading={heading} at={null} today={today}>
      {(wide) => (
        <Reading of={reading} shape='form' onRetry={reload}>
          {(standing) => (
            <>
              {said && (
                <Notice id='edited' tone='go' title={said.word}>
                  已向有关人员发出通知。微信未送达的，见“电话告知”。
                </Notice>
              )}
              {closedOf(standing, now) ?? (
                <>
                  <Notice id='standing' tone='info' title={sayRange(standing.detail.startsAt, standing.detail.endsAt)}>
                    {standing.detail.venue.name}，已报名 {standing.desk.row.booked} 人
                    {standing.detail.waiting > 0 && `，候补 ${standing.detail.waiting} 人`}
                  </Notice>
                  <Acts
                    standing={standing}
                    first={asked === 'callOff' ? 'callOff' : 'edit'}
                    turn={said?.turn ?? 0}
                    wide={wide}
                    onDone={done}
                  />
                </>
              )}
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

/** Why this date does not change any more; null while it may. */
const closedOf = ({ detail, desk: { row } }: Standing, now: Instant) => {
  if (row.state === 'cancelled') {
    return (
      <Notice id='cancelled' tone='stop' title='本场已取消'>
        {detail.cancelReason ? `原因：${detail.cancelReason}` : '已向报名人发出通知'}
      </Notice>
    )
  }
  if (now >= row.endsAt) return <Sorry {...sayRefusal({ code: 'activity.over' })} />
  return now >= row.startsAt ? <Sorry {...sayRefusal({ code: 'activity.started' })} /> : null
}
