import { isInScope, sayDistrict } from '@/domain/region/district'
import { sayDay, sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import type { ActivityCard, ThemeWord } from '../../../types/activity'
import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import { chooseDistrict } from '../../features/district/use-district'
import { showDay } from './shown-day'
import { isSeeking, type Sought, saySought, seekAll } from './sought'

type Props = {
  day: LocalDate
  today: LocalDate
  district: DistrictCode | null
  sought: Sought
  themes: readonly ThemeWord[]
  /** The nearest match after the day. */
  following: ActivityCard | null
}

/** A day with nothing of what is looked for: say when there is something again, and lead there. */
export function Nothing({ day, today, district, sought, themes, following }: Props) {
  const what = isSeeking(sought) ? saySought(sought, themes) : '招聘会'
  const where = day < today ? '' : district ? sayDistrict(district) : '全市'
  return (
    <Card id='no-fairs'>
      <Empty
        title={`${where}当天没有${what}`}
        next={following ? sayFollowing(following, district) : '近 60 天没有安排。有新场次会显示在日历里'}
        action={following ? leadTo(following, district) : lookWider(sought, district, day === today)}
      />
    </Card>
  )
}

const isElsewhere = ({ district }: ActivityCard, shown: DistrictCode | null) =>
  shown !== null && !isInScope(district, shown)

const sayFollowing = (next: ActivityCard, shown: DistrictCode | null) =>
  `${isElsewhere(next, shown) ? `${sayDistrict(next.district)}有一场` : '最近的一场'}：${sayDay(next.day)} ${sayTime(next.startsAt)}，${next.title}`

const leadTo = (next: ActivityCard, shown: DistrictCode | null) => ({
  id: 'next-fair',
  word: `看 ${sayDay(next.day)}`,
  onTap: () => {
    if (isElsewhere(next, shown)) chooseDistrict(null)
    showDay(next.day)
  },
})

/** Less to look for, or a wider place, or back to today; nothing where one is there already. */
const lookWider = (sought: Sought, district: DistrictCode | null, isToday: boolean) => {
  if (isSeeking(sought)) return { id: 'all-fairs', word: '看所有场次', onTap: seekAll }
  if (district) return { id: 'whole-city', word: '看全市', onTap: () => chooseDistrict(null) }
  return isToday ? undefined : { id: 'to-today', word: '回到今天', onTap: () => showDay(null) }
}
