import type pg from 'pg'
import { instantOf } from '../../src/domain/time/calendar'
import type { ActivityId, LocalDate, SeriesId } from '../../types/core'
import { counties } from '../../types/division'
import { DAILY, type PlannedFair, weekdaysOf } from './fairs'
import { idOf, shareOf } from './ids'
import { insertRows, type Row } from './rows'
import { THEMES } from './themes'
import { CITY_MARKET, venueOf } from './venues'

const SPECIAL = idOf<SeriesId>('series', 'special')
const dailyId = (county: string) => idOf<SeriesId>('series', county)

const common = {
  kind: 'fair',
  state: 'active',
  organizer_phone: '0856-0000123',
  bring: '带身份证和简历，没简历也能来。',
  on_holiday: 'skip',
  key_seats: 0,
  key_group: null,
  eligibility: 'none',
  closes_minutes_before: 30,
  cancel_minutes_before: 60,
  entry_minutes_before_end: 30,
  min_age: 16,
  until_day: null,
  saved_at: instantOf('2024-01-01', '09:00'),
}

const dailyRow = ({ code, name }: (typeof counties)[number], nth: number): Row<'series'> => ({
  ...common,
  id: dailyId(code),
  special: false,
  title_pattern: '天天有招聘 · {district}',
  district: code,
  venue_id: venueOf(code, 'market').id,
  organizer_name: `${name}就业服务中心`,
  about: DAILY.about,
  weekdays: weekdaysOf(nth),
  starts: DAILY.hours[0],
  ends: DAILY.hours[1],
  seats: DAILY.seats,
  walk_in_seats: 0,
  opens_days_before: 14,
  from_day: '2024-01-01',
  weeks_ahead: 2,
})

const specialRow: Row<'series'> = {
  ...common,
  id: SPECIAL,
  special: true,
  title_pattern: '{theme}专场招聘会',
  district: CITY_MARKET.district,
  venue_id: CITY_MARKET.id,
  organizer_name: '铜仁市就业服务中心',
  about: '周五是专场：每周五一个主题，企业集中招聘，现场有政策咨询。',
  weekdays: [5],
  starts: '09:00',
  ends: '12:00',
  seats: 500,
  walk_in_seats: 0,
  opens_days_before: 21,
  from_day: '2024-01-05',
  weeks_ahead: 4,
}

/** 天天有招聘 in every county, and 周五专场 with its themes in turn. */
export async function seedSeries(client: pg.Client): Promise<void> {
  await insertRows(client, 'series', [specialRow, ...counties.map(dailyRow)])
  await insertRows(
    client,
    'series_themes',
    THEMES.map(({ code }, position) => ({ series_id: SPECIAL, position, theme: code })),
  )
}

type Link = { id: ActivityId; series: SeriesId; day: LocalDate }

/** The series a planned fair is a date of: every special, and a county's fair on a weekday it is promised one. */
function linkOf({ activity: { id, district, day, theme }, isDaily }: PlannedFair): Link | null {
  if (theme) return { id, series: SPECIAL, day }
  const nth = counties.findIndex(({ code }) => district.startsWith(code))
  return isDaily ? { id, series: dailyId(counties[nth]!.code), day } : null
}

/** The planned fairs but for those whose date a series has made itself in the meantime. */
export async function withoutMade(client: pg.Client, fairs: readonly PlannedFair[]): Promise<PlannedFair[]> {
  const { rows } = await client.query<{ id: string; date: string }>(
    `select id, series_id || '/' || series_day as date from activities where series_id is not null`,
  )
  const made = new Map(rows.map(({ id, date }) => [date, id]))
  return fairs.filter((fair) => {
    const link = linkOf(fair)
    const by = link && made.get(`${link.series}/${link.day}`)
    return !by || by === link.id
  })
}

/** Makes fairs the dates of their series, so that nothing is made for those days again. */
export async function linkDates(client: pg.Client, fairs: readonly PlannedFair[]): Promise<void> {
  await client.query(
    `update activities a set series_id = l.series, series_day = l.day
     from json_to_recordset($1) as l (id uuid, series uuid, day date)
     where a.id = l.id and a.series_id is null`,
    [JSON.stringify(fairs.flatMap((fair) => linkOf(fair) ?? []))],
  )
}

/** Fairs the series have made by themselves since, as if they had been planned: they fill, and employers come. */
export async function madeBySeries(client: pg.Client, known: readonly PlannedFair[]): Promise<PlannedFair[]> {
  const { rows } = await client.query<{ fair: Omit<PlannedFair, 'fill' | 'booths' | 'isDaily'> }>(
    `select json_build_object('activity', to_jsonb(a), 'sessions', (
       select json_agg(to_jsonb(s) order by s.starts_at) from sessions s where s.activity_id = a.id
     )) as fair
     from activities a
     where a.kind = 'fair' and a.state = 'published' and a.series_id = any($1::uuid[]) and not a.id = any($2::uuid[])`,
    [[SPECIAL, ...counties.map(({ code }) => dailyId(code))], known.map(({ activity }) => activity.id)],
  )
  return rows.map(({ fair }) => ({
    ...fair,
    fill: (fair.activity.theme ? 0.75 : 0.3) + shareOf('fill', fair.activity.id) * 0.2,
    booths: fair.activity.theme ? 38 : 6 + Math.floor(shareOf('booths', fair.activity.id) * 8),
    isDaily: true,
  }))
}
