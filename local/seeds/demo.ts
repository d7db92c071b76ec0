import type pg from 'pg'
import { seal } from '../../cloudfunctions/kit/seal'
import { addDays, dayOf, fridayOnOrAfter, instantOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate, RightId, StaffId } from '../../types/core'
import { counties } from '../../types/division'
import { outcomesOfThePast, seedEmployers } from './booths'
import { chooseStops, planBuses, seedBuses } from './buses'
import { holidayCalendar, publishedBetween } from './calendar'
import { planCourses } from './courses'
import { type PlannedFair, planFairs } from './fairs'
import { checkRosters, moreRightsAt, troubleAtGates } from './gates'
import { admitCrowd, bookCrowd } from './history'
import { idOf } from './ids'
import { askForNotices, noticesOfThePast, noticeToCome } from './notices'
import { CROWD_SIZE, inventCrowd, type Registered, registeredPersonas } from './people'
import { bookPersonas } from './persona-tickets'
import { insertRows, type Row } from './rows'
import { linkDates, madeBySeries, seedSeries, withoutMade } from './series'
import { cityClerk } from './staff'
import { venueRows } from './venues'

/**
 * A believable Tongren around the day of `now`. What a day holds follows from the day alone, so a run on a later day
 * adds the days, bookings and entries that have come since, and a second run at the same time changes nothing.
 */
export async function seedDemo(client: pg.Client, now: Instant): Promise<void> {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const calendar = holidayCalendar(publishedBetween(year - 1, year + 2))
  const [fairs, courses] = [await withoutMade(client, planFairs(today, calendar)), planCourses(today, calendar)]
  const daily = [...fairs, ...courses]

  await insertRows(client, 'staff', helperRows())
  await insertRows(client, 'venues', venueRows())
  await seedSeries(client)
  await insertRows(
    client,
    'activities',
    daily.map(({ activity }) => activity),
  )
  const made = await madeBySeries(client, fairs)
  const planned = [...daily, ...made, ...(await seedBuses(client, planBuses(today, calendar)))]
  await linkDates(client, fairs)
  await insertRows(
    client,
    'courses',
    courses.map(({ course }) => course),
  )
  await insertRows(
    client,
    'sessions',
    planned.filter((one) => !made.includes(one as PlannedFair)).flatMap(({ sessions }) => sessions),
  )
  await insertRows(
    client,
    'gate_rights',
    planned.flatMap((each) => rightsAt(each, today)),
  )
  await insertRows(
    client,
    'gate_rights',
    [...fairs, ...made].filter(({ activity }) => activity.day <= today).flatMap(moreRightsAt),
  )
  await seedEmployers(client, [...fairs, ...made], today)
  await seedPeople(client, [...registeredPersonas(today), ...inventCrowd(today, 0, CROWD_SIZE)])
  await bookPersonas(client, { fairs, courses, today, now })
  await bookCrowd(
    client,
    planned.map(({ activity, fill }) => ({ activityId: activity.id, people: Math.round(activity.seats * fill) })),
    now,
  )
  await chooseStops(client)
  await admitCrowd(client, now)
  await troubleAtGates(client, now)
  await outcomesOfThePast(client, now)
  await checkRosters(client, instantOf(addDays(today, -60), '09:00'))
  await askForNotices(client, now)
  await noticesOfThePast(client, now, cityClerk)
  await noticeToCome(client, now)
}

const HELPERS = ['安小红', '冉建', '任佳', '代春', '滕文', '姚波', '黎霞', '谢平', '向明', '覃勇', '熊丽'] as const

/** One gate helper per county beside the persona, and a second one in 碧江区 to choose from. */
const helperRows = (): Row<'staff'>[] =>
  [...counties, counties[0]!].map(({ code }, nth) => ({
    id: idOf<StaffId>('helper', nth),
    openid: `o-helper-${nth}`,
    name: HELPERS[nth] as string,
    role: 'gate',
    district: code,
  }))

/** Who stands at the gates up to tomorrow and at the coming special: the county's helper, in 碧江区 the persona. */
function rightsAt(
  { activity, sessions }: { activity: Row<'activities'>; sessions: Row<'sessions'>[] },
  today: LocalDate,
) {
  const county = counties.findIndex(({ code }) => activity.district.startsWith(code))
  const until = activity.theme ? fridayOnOrAfter(addDays(today, 1)) : addDays(today, 1)
  return sessions
    .filter(({ day }) => day <= until)
    .map(({ id, starts_at }) => ({
      id: idOf<RightId>('right', id, county),
      session_id: id,
      openid: county === 0 ? 'o-tian-min' : `o-helper-${county}`,
      helper_sealed: seal(county === 0 ? '田敏' : (HELPERS[county] as string)),
      gate: '入口 1',
      granted_at: starts_at - 2 * 86_400_000,
      claimed_at: starts_at - 2 * 86_400_000,
    }))
}

async function seedPeople(client: pg.Client, people: readonly Registered[]): Promise<void> {
  await insertRows(
    client,
    'persons',
    people.map(({ person }) => person),
  )
  await insertRows(
    client,
    'account_persons',
    people.map(({ link }) => link),
  )
  await insertRows(
    client,
    'privacy_consents',
    people.flatMap(({ consents }) => consents),
  )
}
