import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { addDays, sayDay, sayTime } from '@/domain/calendar'
import { sayDistrict } from '@/domain/district'
import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import { chooseDistrict } from '../use-district'
import { showDay } from './shown-day'

type Props = { day: LocalDate; today: LocalDate; district: DistrictCode | null }

const AHEAD = 60

/** A day with nothing: say when there is something again, and lead there. */
export function NoFairs({ day, today, district }: Props) {
  const from = addDays(day < today ? addDays(today, -1) : day, 1)
  const { reading } = useRead('activity.list', {
    kind: 'fair',
    district,
    from,
    until: addDays(from, AHEAD),
    cursor: null,
  })
  const next = reading.kind === 'shown' ? reading.value.activities[0] : undefined
  const where = district ? sayDistrict(district) : '全市'
  const title = day < today ? '这一天没有招聘会' : `${where}这一天没有招聘会`
  if (next) {
    return (
      <Card id='no-fairs'>
        <Empty
          title={title}
          next={`最近的一场：${sayDay(next.day)} ${sayTime(next.startsAt)}，${next.title}`}
          action={{ id: 'next-fair', word: `看 ${sayDay(next.day)}`, onTap: () => showDay(next.day) }}
        />
      </Card>
    )
  }
  const action = district
    ? { id: 'whole-city', word: '看全市', onTap: () => chooseDistrict(null) }
    : { id: 'to-today', word: '回到今天', onTap: () => showDay(null) }
  const soon = reading.kind === 'shown' ? '后面的场次还在安排，定下来就会出现在日历里' : undefined
  return (
    <Card id='no-fairs'>
      <Empty title={title} next={soon} action={action} />
    </Card>
  )
}
