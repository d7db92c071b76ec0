import type pg from 'pg'
import { addDays, dayOf, fridayOnOrAfter, instantOf } from '../../src/domain/calendar'
import type { ActivityId, BoothId, Instant, LocalDate, PersonId, SessionId, StaffId, TicketId } from '../../types/core'
import { counties } from '../../types/division'
import { holidayCalendar, publishedDays } from './calendar'
import { planCourses } from './courses'
import { type DemoEmployer, EMPLOYERS, employerRows, postingRows } from './employers'
import { type PlannedFair, planFairs } from './fairs'
import { admitCrowd, bookCrowd } from './history'
import { idOf, someOf } from './ids'
import { askForNotices, noticesOfThePast } from './notices'
import { CROWD_SIZE, inventCrowd, type Registered, registeredPersonas } from './people'
import { insertRows, type Row } from './rows'
import { linkDates, seedSeries, withoutMade } from './series'
import { venueRows } from './venues'

const cityClerk = idOf<StaffId>('staff', 'o-zhou-ming')
const gateHelper = idOf<StaffId>('staff', 'o-tian-min')

/**
 * A believable Tongren around the day of `now`. What a day holds follows from the day alone, so a run on a later day
 * adds the days, bookings and entries that have come since, and a second run at the same time changes nothing.
 */
export async function seedDemo(client: pg.Client, now: Instant): Promise<void> {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const calendar = holidayCalendar(publishedDays(year - 1, year + 2))
  const [fairs, courses] = [await withoutMade(client, planFairs(today, calendar)), planCourses(today, calendar)]
  const planned = [...fairs, ...courses]

  await insertRows(client, 'staff', helperRows())
  await insertRows(client, 'venues', venueRows())
  await seedSeries(client)
  await insertRows(
    client,
    'activities',
    planned.map(({ activity }) => activity),
  )
  await linkDates(client, fairs)
  await insertRows(
    client,
    'courses',
    courses.map(({ course }) => course),
  )
  await insertRows(
    client,
    'sessions',
    planned.flatMap(({ sessions }) => sessions),
  )
  await insertRows(
    client,
    'gate_rights',
    planned.flatMap((each) => rightsAt(each, today)),
  )
  await seedEmployers(client, fairs, today)
  await seedPeople(client, [...registeredPersonas(today), ...inventCrowd(today, 0, CROWD_SIZE)])
  await bookPersonas(client, { fairs, courses, today, now })
  await bookCrowd(
    client,
    planned.map(({ activity, fill }) => ({ activityId: activity.id, people: Math.round(activity.seats * fill) })),
    now,
  )
  await admitCrowd(client, now)
  await askForNotices(client, now)
  await noticesOfThePast(client, now, cityClerk)
}

/** One gate helper per county beside the persona, and a second one in 碧江区 to choose from. */
const helperRows = (): Row<'staff'>[] =>
  [...counties, counties[0]!].map(({ code }, nth) => ({
    id: idOf<StaffId>('helper', nth),
    openid: `o-helper-${nth}`,
    name: ['安小红', '冉建', '任佳', '代春', '滕文', '姚波', '黎霞', '谢平', '向明', '覃勇', '熊丽'][nth]!,
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
      session_id: id,
      staff_id: county === 0 ? gateHelper : idOf<StaffId>('helper', county),
      gate: '入口 1',
      granted_at: starts_at - 2 * 86_400_000,
    }))
}

async function seedEmployers(client: pg.Client, fairs: readonly PlannedFair[], today: LocalDate): Promise<void> {
  await insertRows(client, 'employers', employerRows(today, cityClerk))
  await insertRows(client, 'postings', postingRows(today))
  await client.query(
    'update postings set valid_until = $2 where id = any ($1) and valid_until < $2 and closed_at is null',
    [EMPLOYERS.flatMap(({ postingIds }) => postingIds), addDays(today, 45)],
  )
  const booths = fairs.flatMap((fair) => boothsAt(fair, today))
  await insertRows(
    client,
    'booths',
    booths.map(({ booth }) => booth),
  )
  await insertRows(
    client,
    'booth_postings',
    booths.flatMap(({ offered }) => offered),
  )
}

type Booth = { booth: Row<'booths'>; offered: Row<'booth_postings'>[] }

/** Approved employers at a fair, those of the county first; at the coming special the last two still wait for review. */
function boothsAt({ activity, booths }: PlannedFair, today: LocalDate): Booth[] {
  const approved = EMPLOYERS.filter(({ standing }) => standing === 'approved')
  const shuffled = someOf(approved, approved.length, 'booths', activity.id)
  const isHere = (employer: DemoEmployer) =>
    activity.district.startsWith(employer.district) && employer.district.length > 4
  const inOrder = activity.theme ? shuffled : [...shuffled.filter(isHere), ...shuffled.filter((each) => !isHere(each))]
  const isNext = activity.theme !== null && activity.day === fridayOnOrAfter(today)
  return inOrder
    .slice(0, booths + (isNext ? 2 : 0))
    .map((employer, nth) => boothOf({ activity, employer, nth, isNext, state: nth < booths ? 'approved' : 'pending' }))
}

type BoothFacts = {
  activity: Row<'activities'>
  employer: DemoEmployer
  nth: number
  isNext: boolean
  state: 'approved' | 'pending'
}

function boothOf({ activity, employer, nth, isNext, state }: BoothFacts): Booth {
  const id = idOf<BoothId>('booth', activity.id, employer.id)
  const daysAhead = state === 'pending' ? 7 : 31
  const applied = instantOf(addDays(activity.day, -daysAhead), '09:00') + nth * 600_000
  return {
    booth: {
      id,
      activity_id: activity.id,
      employer_id: employer.id,
      number: state === 'approved' ? `A${`${nth + 1}`.padStart(2, '0')}` : null,
      state,
      applied_at: applied,
      reviewed_at: state === 'approved' ? applied + 3_600_000 : null,
      reviewed_by: state === 'approved' ? cityClerk : null,
    },
    offered: [
      ...employer.postingIds.map((posting) => ({ booth_id: id, posting_id: posting, state })),
      ...(isNext ? employer.freshIds : []).map((posting) => ({ booth_id: id, posting_id: posting, state: 'pending' })),
    ],
  }
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
    people.map(({ consent }) => consent),
  )
}

type Plans = { fairs: readonly PlannedFair[]; courses: ReturnType<typeof planCourses>; today: LocalDate; now: Instant }

/** 石桂芬 holds a ticket for the coming special; 龙小燕 was at the last one and sits in the class that runs. */
async function bookPersonas(client: pg.Client, { fairs, courses, today, now }: Plans): Promise<void> {
  const specials = fairs.filter(({ activity }) => activity.theme)
  const coming = specials.find(({ activity }) => activity.starts_at > now)
  const last = specials.filter(({ activity }) => activity.ends_at <= now).at(-1)
  const running = courses.filter(({ activity }) => activity.day < today).at(-1)
  const wishes = [
    { plan: coming, who: '石桂芬', openid: 'o-shi-guifen' },
    { plan: last, who: '龙小燕', openid: 'o-long-xiaoyan' },
    { plan: running, who: '龙小燕', openid: 'o-long-xiaoyan' },
  ]
  for (const { plan, who, openid } of wishes) {
    if (!plan) continue
    const ticket = idOf<TicketId>('ticket', plan.activity.id, who)
    await client.query(
      `with t as (
         insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
         values ($1, $2, $3, $4, 'booked', $5) on conflict do nothing returning activity_id
       ) update activities a set booked = booked + 1 from t where a.id = t.activity_id and a.booked < a.seats`,
      [ticket, plan.activity.id, idOf<PersonId>('person', who), openid, plan.activity.opens_at + 3_600_000],
    )
    if (plan !== coming) await admit(client, { ticket, activity: plan.activity.id, session: plan.sessions[0]!.id })
  }
}

/** A persona's entry at the first session, half an hour after its gate opened. */
const admit = (client: pg.Client, to: { ticket: TicketId; activity: ActivityId; session: SessionId }) =>
  client.query(
    `with at as (
       select s.id, s.gate_opens_at + 1800000 as at, g.staff_id, g.gate
       from sessions s join gate_rights g on g.session_id = s.id where s.id = $2 limit 1
     ), stored as (
       insert into scans (id, session_id, staff_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
       select pg_temp.id_of('scan/' || $1 || '/' || id), id, staff_id, gate, $1::uuid, 'admitted', 'seed', at, at from at
       on conflict do nothing returning id as scan_id, session_id, gate, received_at
     ), entry as (
       insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
       select $1::uuid, session_id, scan_id, gate, received_at from stored on conflict do nothing returning session_id
     )
     update sessions s set admitted = admitted + 1 from entry where s.id = entry.session_id`,
    [to.ticket, to.session],
  )
