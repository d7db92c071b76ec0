import type pg from 'pg'
import type { HolidayCalendar } from '../../src/domain/series/holiday'
import { addDays, daysBetween, instantOf, weekdayOf } from '../../src/domain/time/calendar'
import type { Stop } from '../../types/bus'
import type { ActivityId, LocalDate, SeriesId, SessionId } from '../../types/core'
import { counties, type DistrictCode } from '../../types/division'
import { isHoliday, specialFridays } from './calendar'
import { common, type Planned } from './courses'
import { idOf } from './ids'
import { insertRows, type Row } from './rows'
import { CITY_MARKET, type DemoVenue } from './venues'

const MINUTE = 60_000

/** A line with its stops, each with the minutes after departure. */
type Line = {
  key: string
  title: string
  county: DistrictCode
  hours: [from: string, until: string]
  stops: [name: string, after: number][]
  boundFor: string | null
  about: string
}

const county = (code: string) => counties.find((one) => one.code === code)!.code

const ABOUT = '早上接、散场送，来回免费。车上有工作人员，可以先问问岗位。散场后 12:30 在市场门口原车返回。'

/** The Friday lines into the city's market. */
const LINES: readonly Line[] = [
  {
    key: 'songtao',
    title: '松桃—铜仁周五专场直通车',
    county: county('520628'),
    hours: ['06:50', '08:30'],
    stops: [
      ['松桃县客运站', 0],
      ['大兴街道路口', 45],
      ['漾头镇政府门口', 75],
    ],
    boundFor: null,
    about: ABOUT,
  },
  {
    key: 'jiangkou',
    title: '江口 → 周五专场直通车',
    county: county('520621'),
    hours: ['07:10', '08:30'],
    stops: [
      ['江口县客运站', 0],
      ['坝盘镇集镇路口', 25],
    ],
    boundFor: null,
    about: ABOUT,
  },
  {
    key: 'wanshan',
    title: '万山 → 周五专场直通车',
    county: county('520603'),
    hours: ['07:40', '08:30'],
    stops: [
      ['万山汽车站', 0],
      ['谢桥街道办门口', 20],
    ],
    boundFor: null,
    about: ABOUT,
  },
]

/** East–west cooperation: every second Saturday people are taken to work in Dongguan. */
const AWAY: Line = {
  key: 'dongguan',
  title: '铜仁 → 东莞务工直通车',
  county: CITY_MARKET.district,
  hours: ['08:00', '20:30'],
  stops: [
    ['铜仁市人力资源市场门口', 0],
    ['玉屏高铁站广场', 60],
  ],
  boundFor: '东莞市厚街镇',
  about: '东西部协作务工专车，全程免费，有工作人员随车。到厂后企业接站、安排食宿，不合适可以随车返回。',
}

const stopsOf = ({ stops }: Line): Stop[] => stops.map(([name, after], at) => ({ code: `s${at + 1}`, name, after }))

const seriesId = (line: Line) => idOf<SeriesId>('series', 'bus', line.key)

type Ride = { line: Line; day: LocalDate; series: SeriesId | null; venue: DemoVenue; seats: number; fill: number }

function ride({ line, day, series, venue, seats, fill }: Ride): Planned {
  const id = idOf<ActivityId>('bus', line.key, day)
  const [startsAt, endsAt] = [instantOf(day, line.hours[0]), instantOf(day, line.hours[1])]
  const boardsUntil = startsAt + (line.stops.at(-1)?.[1] ?? 0) * MINUTE + 5 * MINUTE
  const activity = {
    ...common({ id, kind: 'bus', title: line.title, district: line.county, day }),
    theme: null,
    venue_id: venue.id,
    about: line.about,
    bring: '带身份证，凭乘车码上车。',
    starts_at: startsAt,
    ends_at: endsAt,
    entry_until: boardsUntil,
    opens_at: instantOf(addDays(day, -14), '08:30'),
    closes_at: startsAt - 30 * MINUTE,
    cancel_until: startsAt - 60 * MINUTE,
    min_age: 16,
    walk_in: false,
    seats,
    stops: stopsOf(line),
    bound_for: line.boundFor,
    series_id: series,
    series_day: series && day,
  }
  const session = {
    id: idOf<SessionId>('session', id),
    activity_id: id,
    title: null,
    day,
    starts_at: startsAt,
    ends_at: endsAt,
    gate_opens_at: startsAt - 30 * MINUTE,
    gate_closes_at: boardsUntil,
  }
  return { activity, sessions: [session], fill }
}

/** The buses to every special that is planned, and those to Dongguan of the coming three weeks. */
export function planBuses(today: LocalDate, calendar: HolidayCalendar): Planned[] {
  const toSpecials = specialFridays(today, calendar).flatMap((day) =>
    LINES.map((line, nth) =>
      ride({ line, day, series: seriesId(line), venue: CITY_MARKET, seats: 45, fill: [1, 0.7, 0.5][nth] ?? 0.5 }),
    ),
  )
  const away = Array.from({ length: 21 }, (_, ahead) => addDays(today, ahead))
    .filter((day) => weekdayOf(day) === 6 && Math.floor(daysBetween('2024-01-01', day) / 7) % 2 === 0)
    .filter((day) => !isHoliday(day, calendar))
    .map((day) => ride({ line: AWAY, day, series: null, venue: CITY_MARKET, seats: 50, fill: 0.8 }))
  return [...toSpecials, ...away]
}

const seriesRow = (line: Line): Row<'series'> => ({
  id: seriesId(line),
  kind: 'bus',
  special: false,
  state: 'active',
  title_pattern: line.title,
  district: line.county,
  venue_id: CITY_MARKET.id,
  organizer_name: `${counties.find(({ code }) => code === line.county)?.name}就业服务中心`,
  organizer_phone: '0856-0000123',
  about: line.about,
  bring: '带身份证，凭乘车码上车。',
  weekdays: [5],
  on_holiday: 'skip',
  starts: line.hours[0],
  ends: line.hours[1],
  seats: 45,
  key_seats: 0,
  walk_in_seats: 0,
  key_group: null,
  eligibility: 'none',
  opens_days_before: 14,
  closes_minutes_before: 30,
  cancel_minutes_before: 60,
  entry_minutes_before_end: 5,
  min_age: 16,
  from_day: '2024-01-05',
  until_day: null,
  weeks_ahead: 2,
  saved_at: instantOf('2024-01-01', '09:00'),
  stops: stopsOf(line),
  bound_for: line.boundFor,
})

/** Keeps lines and rides; a ride its series has made itself in the meantime stays as that. Answers those that are there. */
export async function seedBuses(client: pg.Client, rides: readonly Planned[]): Promise<Planned[]> {
  await insertRows(client, 'series', LINES.map(seriesRow))
  await insertRows(
    client,
    'activities',
    rides.map(({ activity }) => activity),
  )
  const { rows } = await client.query<{ id: string }>('select id from activities where id = any($1)', [
    rides.map(({ activity }) => activity.id),
  ])
  const there = new Set(rows.map(({ id }) => id))
  return rides.filter(({ activity }) => there.has(activity.id))
}

/** Spreads the crowd over the stops, the same way on every run. */
export const chooseStops = (client: pg.Client): Promise<unknown> =>
  client.query(
    `update tickets t set stop = a.stops -> floor(pg_temp.share_of('stop/' || t.id) * jsonb_array_length(a.stops))::int ->> 'code'
     from activities a where a.id = t.activity_id and a.stops <> '[]' and t.stop is null`,
  )
