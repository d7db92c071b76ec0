import { Figure, Figures } from '@/components/figure'
import { phaseOf } from '@/domain/activity'
import { sayCampaign } from '@/wording/campaign'
import type { Instant } from '../../../../types/core'
import type { DeskToday } from '../../../../types/desk'

const inOf = (rows: DeskToday['rows']) => rows.reduce((all, { admitted }) => all + admitted, 0)

/** The day in four numbers: what is on, how the special fills, what waits, who came. */
export function TodayFigures({ today, now }: { today: DeskToday; now: Instant }) {
  const { waiting, special } = today
  const rows = today.rows.filter(({ day }) => day === today.day)
  const running = rows.filter((row) => phaseOf(row, now) === 'running').length
  const waits = waiting.employers + waiting.booths
  return (
    <Figures>
      <Figure id='kpi-today' label='今天的场次' value={rows.length} detail={`${running} 场进行中`} />
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
      <Figure id='kpi-admitted' label='今天入场' value={inOf(rows)} detail='扫码进来的人' />
    </Figures>
  )
}
