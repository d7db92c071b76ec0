import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { addDays, sayDay, sayTime } from '@/domain/calendar'
import type { CalendarDay } from '../../../types/activity'
import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import { type Audience, chooseAudience, isFor, sayAudience } from './audience'
import { showDay } from './shown-day'

type Props = {
  day: LocalDate
  today: LocalDate
  district: DistrictCode | null
  audience: Audience
  /** What is known of the month: where the next special lies. */
  days: readonly CalendarDay[]
}

const AHEAD = 60

/** Nothing of what was asked for on this day: where it comes next, or all of them again. */
export function NoMatch({ day, today, district, audience, days }: Props) {
  const from = addDays(day < today ? addDays(today, -1) : day, 1)
  const special = days.find((one) => one.day >= from && one.special !== null)?.day ?? from
  const { reading } = useRead('activity.list', {
    kind: 'fair',
    district: special === from ? district : null,
    from: special,
    until: addDays(special, special === from ? AHEAD : 1),
    cursor: null,
  })
  const next = reading.kind === 'shown' ? reading.value.activities.find((card) => isFor(card, audience)) : undefined
  const title = `这一天没有${sayAudience(audience)}`
  if (next) {
    return (
      <Card id='no-match'>
        <Empty
          title={title}
          next={`最近的一场：${sayDay(next.day)} ${sayTime(next.startsAt)}，${next.title}`}
          action={{ id: 'next-match', word: `看 ${sayDay(next.day)}`, onTap: () => showDay(next.day) }}
        />
      </Card>
    )
  }
  return (
    <Card id='no-match'>
      <Empty
        title={title}
        next='近期没有找到，先看看这一天的其他场次'
        action={{ id: 'all-fairs', word: '看所有场次', onTap: () => chooseAudience('all') }}
      />
    </Card>
  )
}
