import { phaseOf } from '@/domain/activity/activity'
import { sayCount } from '@/domain/text/count'
import { Figure, Figures } from '@/ui/figure'
import { sayCampaign } from '@/wording/campaign'
import { sayWaitingCalls } from '@/wording/desk'
import type { Instant } from '../../../../types/core'
import type { DeskToday } from '../../../../types/desk'

const inOf = (rows: DeskToday['rows']) => rows.reduce((all, { admitted }) => all + admitted, 0)

/** The day in four numbers: what is on and who came, how the special fills, what waits for review, whom to ring. */
export function TodayFigures({ today, now }: { today: DeskToday; now: Instant }) {
  const { waiting, special } = today
  const rows = today.rows.filter(({ day }) => day === today.day)
  const running = rows.filter((row) => phaseOf(row, now) === 'running').length
  const waits = waiting.employers + waiting.booths
  const calls = waiting.calls ?? 0
  return (
    <Figures>
      <Figure
        id='kpi-today'
        label='今天的场次'
        value={rows.length}
        detail={`${running} 场进行中 · 入场 ${sayCount(inOf(rows))} 人`}
      />
      <Figure
        id='kpi-special'
        label='周五专场报名'
        value={special ? `${special.booked} / ${special.seats}` : '–'}
        detail={special ? `通知：${sayCampaign(special.campaign)}` : '还没有排专场'}
      />
      <Figure
        id='kpi-review'
        label='等我审核'
        value={waits}
        tone={waits > 0 ? 'wait' : 'ink'}
        detail={`单位 ${waiting.employers} · 展位 ${waiting.booths}`}
      />
      <Figure
        id='kpi-calls'
        label='要打电话的人'
        value={sayWaitingCalls(calls)}
        tone={calls > 0 ? 'wait' : 'ink'}
        detail={calls > 0 ? '微信通知不到或没答复' : '没有要打的电话'}
      />
    </Figures>
  )
}
