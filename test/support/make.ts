import { randomUUID } from 'node:crypto'
import { personColumns } from '../../cloudfunctions/core/person/columns'
import { clock } from '../../cloudfunctions/kit/clock'
import { seal } from '../../cloudfunctions/kit/seal'
import { insertInto, sql } from '../../cloudfunctions/kit/sql'
import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { ActivityKind, ActivityState } from '../../types/activity'
import type {
  ActivityId,
  Instant,
  LocalDate,
  PersonId,
  RightId,
  SessionId,
  StaffId,
  TicketId,
  VenueId,
} from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { IdType, KeyGroup } from '../../types/person'
import type { TicketState } from '../../types/ticket'
import type { Bucket, Eligibility } from '../../types/waitlist'
import { makeIdNumber } from './numbers'
import { owner } from './owner'

/**
 * Builders: each inserts real rows around `clock.now()` into the database, as its owner, and returns their ids.
 * Employers, postings and booths are made in `make-employer.ts`.
 */

/** The version of the privacy notice a new city begins with. */
export const NOTICE_VERSION = '2026-11-24'
export const CHILDREN_VERSION = '2026-12-01'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let made = 0
/** A number no other builder of this test file got. */
export const nextNumber = () => (made += 1)

export const newId = <T extends string>() => randomUUID() as string as T

/** The China-time day so many days from now. */
export const dayIn = (days: number): LocalDate => addDays(dayOf(clock.now()), days)

/** The instant a China-time clock shows `time` so many days from now. */
export const at = (days: number, time: string): Instant => instantOf(dayIn(days), time)

/** Moves the cloud's clock for what follows; 0 puts it back. */
export const moveClock = (ms: number) => {
  process.env.LOCAL_CLOCK_OFFSET_MS = String(ms)
}

export async function aVenue({ district = '520602', name = '人力资源市场' } = {}) {
  const id = newId<VenueId>()
  await insertInto('venues', {
    id,
    name,
    address: '锦江大道 1 号',
    district: district as DistrictCode,
    lng: 109.19,
    lat: 27.72,
    how_to_get: '乘 5 路到市民中心站',
  }).execute(owner())
  return { venueId: id }
}

export type ThemeWish = { code: string; name: string; keyGroup?: KeyGroup | null }

export async function aTheme({ code, name, keyGroup = null }: ThemeWish) {
  await sql`${insertInto('themes', { code, name, key_group: keyGroup, valid_from: '2021-01-01', valid_until: null })} on conflict (code) do nothing`.execute(
    owner(),
  )
  return { theme: code }
}

export type ActivityWish = {
  activityId?: string
  title?: string
  state?: ActivityState
  /** A Friday special: the veterans' one, or the one given. */
  special?: boolean | ThemeWish
  district?: string
  seats?: number
  startsAt?: Instant
  endsAt?: Instant
  opensAt?: Instant
  closesAt?: Instant
  cancelUntil?: Instant
  entryUntil?: Instant
  minAge?: number | null
  walkIn?: boolean
  venueId?: string
  /** The reserves beside `seats`, whose the key one is, and whether one may join a waiting list (one may). */
  keySeats?: number
  walkInSeats?: number
  keyGroup?: KeyGroup | null
  eligibility?: Eligibility
  waitlist?: boolean
}

const veterans: ThemeWish = { code: 'veteran', name: '退役军人专场', keyGroup: 'veteran' }

/** A published activity in three days, open for sign-up, with one session; or as told. */
export async function anActivity({ kind, ...wish }: ActivityWish & { kind: ActivityKind }) {
  const now = clock.now()
  const startsAt = wish.startsAt ?? at(3, '09:00')
  const endsAt = wish.endsAt ?? startsAt + 3 * HOUR
  const district = (wish.district ?? '520602') as DistrictCode
  const activityId = (wish.activityId ?? newId()) as ActivityId
  const venueId = (wish.venueId as VenueId | undefined) ?? (await aVenue({ district })).venueId
  const special = wish.special === true ? veterans : wish.special || null
  const theme = special && (await aTheme(special)).theme
  const closesAt = wish.closesAt ?? startsAt
  const entryUntil = wish.entryUntil ?? endsAt
  await insertInto('activities', {
    id: activityId,
    kind,
    state: wish.state ?? 'published',
    title: wish.title ?? '春风行动招聘会',
    theme,
    district,
    venue_id: venueId,
    organizer_name: '碧江区人力资源和社会保障局',
    organizer_phone: '0856-5220000',
    about: '现场免费咨询。',
    bring: '身份证',
    day: dayOf(startsAt),
    starts_at: startsAt,
    ends_at: endsAt,
    entry_until: entryUntil,
    opens_at: wish.opensAt ?? Math.min(now, closesAt) - 7 * DAY,
    closes_at: closesAt,
    cancel_until: wish.cancelUntil ?? startsAt,
    min_age: wish.minAge ?? null,
    walk_in: wish.walkIn ?? false,
    seats: wish.seats ?? 100,
    key_seats: wish.keySeats ?? 0,
    walk_in_seats: wish.walkInSeats ?? 0,
    key_group: wish.keyGroup ?? null,
    eligibility: wish.eligibility ?? 'none',
    waitlist: wish.waitlist ?? true,
  }).execute(owner())
  const { sessionId } = await aSession({ activityId, startsAt, endsAt, gateClosesAt: entryUntil })
  return { activityId, sessionId, venueId, startsAt, endsAt, day: dayOf(startsAt) }
}

export type SessionWish = {
  activityId: string
  startsAt: Instant
  endsAt?: Instant
  title?: string | null
  gateOpensAt?: Instant
  gateClosesAt?: Instant
}

/** A dated occasion of three hours whose gate opens an hour before. */
export async function aSession({ activityId, startsAt, title = null, ...wish }: SessionWish) {
  const id = newId<SessionId>()
  const endsAt = wish.endsAt ?? startsAt + 3 * HOUR
  await insertInto('sessions', {
    id,
    activity_id: activityId as ActivityId,
    title,
    day: dayOf(startsAt),
    starts_at: startsAt,
    ends_at: endsAt,
    gate_opens_at: wish.gateOpensAt ?? startsAt - HOUR,
    gate_closes_at: wish.gateClosesAt ?? endsAt,
  }).execute(owner())
  return { sessionId: id }
}

export const aFair = (wish: ActivityWish = {}) => anActivity({ kind: 'fair', ...wish })

export type CourseWish = ActivityWish & { trade?: string; hours?: number; certificate?: string | null; free?: boolean }

/** A training course whose first lesson is its one session. */
export async function aCourse({
  trade = '家政服务员',
  hours = 80,
  certificate = null,
  free = true,
  ...wish
}: CourseWish = {}) {
  const course = await anActivity({ kind: 'course', title: '家政服务员培训班', ...wish })
  await insertInto('courses', {
    activity_id: course.activityId,
    institution: '铜仁市技工学校',
    trade,
    hours,
    certificate,
    free,
  }).execute(owner())
  return course
}

export type PersonWish = {
  openid?: string
  realName?: string
  idType?: IdType
  idNumber?: string
  bornOn?: LocalDate
  phone?: string
  relation?: 'self' | 'family'
}

/** A valid resident ID number of nobody that no other builder of this test file got. */
export function anIdNumber(n = nextNumber()): { idNumber: string; bornOn: LocalDate } {
  const bornOn = addDays('1985-01-01', Math.floor(n / 50))
  return { idNumber: makeIdNumber({ bornOn, sex: n % 2 ? 'female' : 'male', seq: n % 50 }), bornOn }
}

/** A registered person, linked to an account of their own unless one is named. */
export async function aPerson(wish: PersonWish = {}) {
  const n = nextNumber()
  const personId = newId<PersonId>()
  const openid = wish.openid ?? `o-person-${n}`
  const invented = wish.bornOn
    ? { bornOn: wish.bornOn, idNumber: makeIdNumber({ bornOn: wish.bornOn, sex: 'male', seq: n % 50 }) }
    : anIdNumber(n)
  const realName = wish.realName ?? '杨秀军'
  const idNumber = wish.idNumber ?? invented.idNumber
  const phone = wish.phone ?? `139${String(n).padStart(8, '0')}`
  const now = clock.now()
  await insertInto(
    'persons',
    personColumns(
      personId,
      {
        realName,
        id: {
          type: wish.idType ?? 'residentId',
          number: idNumber,
          bornOn: wish.idType === 'passport' ? null : invented.bornOn,
          sex: null,
        },
        phone,
      },
      now,
    ),
  ).execute(owner())
  await insertInto('account_persons', {
    openid,
    person_id: personId,
    relation: wish.relation ?? 'self',
    linked_at: now,
  }).execute(owner())
  return { personId, openid, realName, idNumber, phone }
}

/** So many people, each with an account of their own. */
export const aCrowd = (people: number) => Promise.all(Array.from({ length: people }, () => aPerson()))

export type TicketWish = {
  activityId: string
  personId: string
  openid: string
  state?: TicketState
  bucket?: Bucket
  bookedAt?: Instant
  offeredUntil?: Instant
}

const COUNTS = {
  open: { booked: 'booked', offered: 'offered' },
  key: { booked: 'key_booked', offered: 'key_offered' },
  walkIn: { booked: 'walk_in_booked', offered: 'walk_in_booked' },
} as const

/** A ticket as it stands in the database, with the activity's counts kept; a waiting one goes to the end of the line. */
export async function aTicket({ activityId, personId, openid, ...wish }: TicketWish) {
  const id = newId<TicketId>()
  const { state = 'booked', bucket = 'open', bookedAt = clock.now() } = wish
  const isInLine = state === 'waiting' || state === 'offered'
  const count =
    state === 'waiting' ? 'waiting' : state === 'booked' || state === 'offered' ? COUNTS[bucket][state] : null
  const counting = count ? sql`${sql.ref(count)} = ${sql.ref(count)} + 1,` : sql``
  const { rows } = await sql<{ last: number }>`
    update activities set ${counting} queue_last = queue_last + ${isInLine ? 1 : 0}
    where id = ${activityId} returning queue_last as last`.execute(owner())
  if (!rows[0]) throw new Error('there is no such activity')
  await insertInto('tickets', {
    id,
    activity_id: activityId as ActivityId,
    person_id: personId as PersonId,
    booked_by: openid,
    state,
    bucket,
    booked_at: bookedAt,
    cancelled_at: state === 'cancelled' ? bookedAt : null,
    queue_no: isInLine ? rows[0].last : null,
    offered_until: state === 'offered' ? (wish.offeredUntil ?? bookedAt + HOUR) : null,
  }).execute(owner())
  return { ticketId: id }
}

export type StaffWish = { openid?: string; name?: string; district?: string; active?: boolean }

const aStaff = async (role: 'clerk' | 'gate', name: string, wish: StaffWish) => {
  const staffId = newId<StaffId>()
  const openid = wish.openid ?? `o-${role}-${nextNumber()}`
  const district = (wish.district ?? '520602') as DistrictCode
  await insertInto('staff', {
    id: staffId,
    openid,
    name: wish.name ?? name,
    role,
    district,
    active: wish.active ?? true,
  }).execute(owner())
  return { staffId, openid, district }
}

/** A clerk of 碧江区, or of the district given. */
export const aClerk = (wish: StaffWish = {}) => aStaff('clerk', '田经办', wish)

/** A gate helper; with a session, holding a right there. */
export async function aHelper({
  sessionId,
  gate = '一号口',
  ...wish
}: StaffWish & { sessionId?: string; gate?: string } = {}) {
  const helper = await aStaff('gate', '罗验票', wish)
  const rightId = newId<RightId>()
  if (sessionId) await aRight({ rightId, sessionId, openid: helper.openid, helper: wish.name ?? '罗验票', gate })
  return { ...helper, rightId }
}

export type RightWish = {
  rightId?: string
  sessionId: string
  openid: string
  helper?: string
  gate?: string
  revokedAt?: Instant | null
}

/** The right of any account to scan at a session. */
export async function aRight({ sessionId, openid, helper = '罗验票', gate = '一号口', ...wish }: RightWish) {
  const rightId = (wish.rightId ?? newId()) as RightId
  const now = clock.now()
  const held = { id: rightId, session_id: sessionId as SessionId, openid, helper_sealed: seal(helper), gate }
  await insertInto('gate_rights', {
    ...held,
    granted_at: now,
    claimed_at: now,
    revoked_at: wish.revokedAt ?? null,
  }).execute(owner())
  return { rightId, openid }
}
