import { sayDistrict } from '../../src/domain/region/district'
import type { HolidayCalendar } from '../../src/domain/series/holiday'
import { addDays, daysBetween, instantOf, weekdayOf } from '../../src/domain/time/calendar'
import type { ActivityId, LocalDate, SessionId } from '../../types/core'
import { counties, type DistrictCode } from '../../types/division'
import { isHoliday, specialFridays } from './calendar'
import { common, type Planned } from './courses'
import { idOf, shareOf } from './ids'
import { themeOn } from './themes'
import { CITY_MARKET, type DemoVenue, venueOf } from './venues'

type Kind = {
  use: DemoVenue['use']
  title: (place: string) => string
  hours: [from: string, until: string]
  seats: number
  walkIn: boolean
  fill: [least: number, most: number]
  about: string
}

const KINDS: readonly Kind[] = [
  {
    use: 'community',
    title: (place) => `${place} 家门口招聘会`,
    hours: ['09:00', '11:30'],
    seats: 160,
    walkIn: true,
    fill: [0.35, 0.6],
    about: '社区里的小型招聘会，保洁、物业、车间岗位多，可以不报名直接来。',
  },
  {
    use: 'park',
    title: (place) => `${place} 园区招工会`,
    hours: ['14:30', '17:00'],
    seats: 120,
    walkIn: false,
    fill: [0.6, 0.96],
    about: '园区企业集中招操作工和技术工，谈好可以当天看车间。',
  },
  {
    use: 'market',
    title: (place) => `${place} 综合招聘会`,
    hours: ['09:30', '12:00'],
    seats: 200,
    walkIn: true,
    fill: [0.3, 0.55],
    about: '各行业都有，服务台可以帮忙改简历、登记求职意向。',
  },
  {
    use: 'market',
    title: (place) => `${place} 零工夜市`,
    hours: ['18:30', '20:30'],
    seats: 100,
    walkIn: true,
    fill: [0.4, 0.7],
    about: '日结、周结零工为主，下班后来，当场对接。',
  },
]

/** What a county's series holds on its weekdays. */
export const DAILY = {
  use: 'market',
  title: (place: string) => `天天有招聘 · ${place}`,
  hours: ['09:30', '12:00'],
  seats: 200,
  walkIn: true,
  fill: [0.3, 0.55],
  about: '各行业都有，服务台可以帮忙改简历、登记求职意向。',
} as const satisfies Kind

/** The weekdays a county is promised a fair on: in 碧江区 three, elsewhere one, Monday to Thursday in turn. */
export const weekdaysOf = (nth: number): number[] => (nth === 0 ? [1, 2, 4] : [1 + (nth % 4)])

/** A planned fair with the number of employers it has room for; whether it is the date of its county's series. */
export type PlannedFair = Planned & { booths: number; isDaily: boolean }

/** How many fairs a day has. Saturdays and Sundays fewer; now and then a day is left empty for the desk to find. */
export function fairsOn(day: LocalDate, calendar: HolidayCalendar): number {
  if (isHoliday(day, calendar)) return 0
  const weekday = weekdayOf(day)
  const week = Math.floor(daysBetween('2024-01-01', day) / 7)
  if (weekday === 7) return week % 2
  if (weekday === 6) return 1 + (week % 2)
  if (weekday === 5) return 1
  if (weekday === 3 && week % 3 === 0) return 0
  return 3 + Math.floor(shareOf('fairs', day) * 3)
}

/** The fairs of one day, which depend on nothing but the day: the first in 碧江区, the others taking turns. */
function dailyFairs(day: LocalDate, calendar: HolidayCalendar): PlannedFair[] {
  const number = daysBetween('2024-01-01', day)
  return Array.from({ length: fairsOn(day, calendar) }, (_, nth) => {
    const county = nth === 0 && weekdayOf(day) !== 5 ? counties[0]! : counties[1 + ((number * 4 + nth) % 9)]!
    const isDaily = weekdaysOf(counties.indexOf(county)).includes(weekdayOf(day))
    const kind: Kind = isDaily ? DAILY : (KINDS[(number + nth) % KINDS.length] as Kind)
    const venue = venueOf(county.code, kind.use)
    const [least, most] = kind.fill
    const share = shareOf('fill', day, nth)
    return fair({
      key: `${day}/${county.code}`,
      day,
      venue,
      hours: kind.hours,
      title: kind.title(nameFor(kind, venue, county.code)),
      isDaily,
      about: kind.about,
      seats: kind.seats,
      walkIn: kind.walkIn,
      daysAhead: 14,
      fill: share > 0.9 ? 1 : least + (most - least) * share,
      booths: 6 + Math.floor(shareOf('booths', day, nth) * 8),
    })
  })
}

const nameFor = (kind: Kind, venue: DemoVenue, county: DistrictCode) => {
  if (kind === DAILY) return sayDistrict(county)
  return kind.use === 'community' ? venue.name.replace(/社区广场$/, '社区') : venue.name.slice(0, 2)
}

/** The special of one Friday, in the city's market. */
function specialOf(friday: LocalDate): PlannedFair {
  const theme = themeOn(friday)
  const planned = fair({
    key: `special/${friday}`,
    day: friday,
    venue: CITY_MARKET,
    hours: ['09:00', '12:00'],
    title: `${theme.name}专场招聘会`,
    about: theme.about,
    seats: 500,
    walkIn: false,
    daysAhead: 21,
    fill: 0.78 + shareOf('special', friday) * 0.06,
    booths: 38,
    isDaily: false,
  })
  return { ...planned, activity: { ...planned.activity, theme: theme.code, organizer_name: '铜仁市就业服务中心' } }
}

type FairFacts = {
  key: string
  day: LocalDate
  venue: DemoVenue
  hours: [from: string, until: string]
  title: string
  about: string
  seats: number
  walkIn: boolean
  daysAhead: number
  fill: number
  booths: number
  isDaily: boolean
}

const HALF_HOUR = 30 * 60_000

function fair({
  key,
  day,
  venue,
  hours,
  title,
  about,
  seats,
  walkIn,
  daysAhead,
  fill,
  booths,
  isDaily,
}: FairFacts): PlannedFair {
  const id = idOf<ActivityId>('fair', key)
  const [startsAt, endsAt] = [instantOf(day, hours[0]), instantOf(day, hours[1])]
  const activity = {
    ...common({ id, kind: 'fair', title, district: venue.district, day }),
    theme: null,
    venue_id: venue.id,
    about,
    bring: '带身份证和简历，没简历也能来。',
    starts_at: startsAt,
    ends_at: endsAt,
    entry_until: endsAt - HALF_HOUR,
    opens_at: instantOf(addDays(day, -daysAhead), '08:00'),
    closes_at: endsAt - HALF_HOUR,
    cancel_until: startsAt - 2 * HALF_HOUR,
    min_age: 16,
    walk_in: walkIn,
    seats,
  }
  const session = {
    id: idOf<SessionId>('session', id),
    activity_id: id,
    title: null,
    day,
    starts_at: startsAt,
    ends_at: endsAt,
    gate_opens_at: startsAt - HALF_HOUR,
    gate_closes_at: endsAt - HALF_HOUR,
  }
  return { activity, sessions: [session], fill, booths, isDaily }
}

/** Two weeks back and five ahead: every day's fairs, and the specials of the past two and the coming four Fridays. */
export function planFairs(today: LocalDate, calendar: HolidayCalendar): PlannedFair[] {
  const days = Array.from({ length: 49 }, (_, nth) => addDays(today, nth - 14))
  return [
    ...days.flatMap((day) => dailyFairs(day, calendar)),
    ...specialFridays(today, calendar).map((friday) => specialOf(friday)),
  ]
}
