import type { Edit } from '../../src/domain/series/edit'
import type { Instant, StaffId } from '../../types/core'
import type { Series, Theme } from '../../types/series'
import { proposeAgain } from '../core/campaign/again'
import { tell } from '../core/notice/telling'
import { offerFreed } from '../core/ticket/offers'
import type { Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { FREES } from './along'
import type { FoundDate } from './dates'
import { isMoved, talesOf } from './tales'
import { unseat } from './unseating'
import { keepAges } from './younger'

/** The edits with the dates as they were, all locked. `theme` is what an edit of the theme brings; `by` takes places away. */
export type Orders = {
  edits: readonly Edit[]
  dates: readonly FoundDate[]
  series: Series | null
  theme: Theme | null
  by?: StaffId
  now: Instant
}

/**
 * Does what was decided: dates with their sessions, those who lose their place, everybody else told of another theme, day,
 * time or place and asked again where they were moved, and what is free now offered to the line.
 */
export async function carryOut(tx: Tx, orders: Orders): Promise<void> {
  const { edits, by = null, now } = orders
  if (edits.length === 0) return
  await shiftSessions(tx, orders)
  await keepDates(tx, orders)
  await keepAges(tx, edits, orders.dates)
  await remark(tx, regroupedIn(orders))
  await unseat(tx, { edits, by, now })
  await askAgain(tx, edits.filter(isMoved))
  await endOffers(tx, edits)
  await proposeAgain(tx, edits, now)
  await tell(tx, await talesOf(tx, orders), now)
  for (const { activityId, fields } of edits)
    if (fields.some((field) => FREES.includes(field))) await offerFreed(tx, activityId, now)
}

const beforeOf = ({ dates }: Orders, { activityId }: Edit) =>
  dates.find((date) => date.activityId === activityId) as FoundDate

/** Whom a date is for afterwards. */
const groupAfter = ({ series, theme }: Orders, edit: Edit, before: FoundDate) =>
  theme && edit.fields.includes('theme') ? (theme.keyGroup ?? series?.keyGroup ?? null) : (before.keyGroup ?? null)

const regroupedIn = (orders: Orders) =>
  orders.edits.filter((edit) => {
    const before = beforeOf(orders, edit)
    return groupAfter(orders, edit, before) !== (before.keyGroup ?? null)
  })

/** A mark was made for the group of before: whether somebody belongs to the new one only its roster can say. */
async function remark(tx: Tx, regrouped: readonly Edit[]): Promise<void> {
  if (regrouped.length === 0) return
  await sql`
    update tickets t set mark = case when exists (
      select from members m where m.person_id = t.person_id and m.key_group = a.key_group
    ) then 'checked' end
    from activities a
    where a.id = t.activity_id and a.id = any(${regrouped.map(({ activityId }) => activityId)}::uuid[])`.execute(tx)
}

async function keepDates(tx: Tx, orders: Orders): Promise<void> {
  const { edits, series, now } = orders
  const rows = edits.map((edit) => {
    const before = beforeOf(orders, edit)
    const group = groupAfter(orders, edit, before)
    const asked = series?.eligibility ?? before.eligibility
    const eligibility = group === before.keyGroup ? before.eligibility : group ? asked : 'none'
    return { ...edit.after, ...edit.after.places, ...edit.after.organizer, group, eligibility, moved: isMoved(edit) }
  })
  await sql`
    update activities a set
      title = e.title, about = e.about, bring = e.bring, organizer_name = e.name, organizer_phone = e.phone,
      venue_id = e."venueId", theme = e.theme, key_group = e."group", eligibility = e.eligibility, min_age = e."minAge",
      day = e.day, starts_at = e."startsAt", ends_at = e."endsAt", opens_at = e."opensAt", closes_at = e."closesAt",
      cancel_until = e."cancelUntil", entry_until = e."entryUntil", seats = e.seats, booked = e.booked,
      offered = e.offered, waiting = e.waiting, key_seats = e."keySeats", key_booked = e."keyBooked",
      key_offered = e."keyOffered", walk_in_seats = e."walkInSeats", walk_in_booked = e."walkInBooked",
      walk_in = case when e."walkInSeats" = a.walk_in_seats then a.walk_in else e."walkInSeats" > 0 end,
      touched = e.touched, stops = coalesce(e.stops, a.stops), moved_at = case when e.moved then ${now}::bigint else a.moved_at end
    from json_to_recordset(${JSON.stringify(rows)}) as e (
      "activityId" uuid, title text, about text, bring text, name text, phone text, "venueId" uuid, theme text,
      "group" text, eligibility text, "minAge" int, day date, "startsAt" bigint, "endsAt" bigint, "opensAt" bigint,
      "closesAt" bigint, "cancelUntil" bigint, "entryUntil" bigint, seats int, booked int, offered int, waiting int,
      "keySeats" int, "keyBooked" int, "keyOffered" int, "walkInSeats" int, "walkInBooked" int, touched text[],
      stops jsonb, moved boolean
    ) where a.id = e."activityId"`.execute(tx)
}

/** Sessions keep their distance from the start and the end of their activity; a gate closes after it has opened. */
async function shiftSessions(tx: Tx, orders: Orders): Promise<void> {
  const shifts = orders.edits.flatMap((edit) => {
    const { activityId, after } = edit
    const before = beforeOf(orders, edit)
    const [start, end] = [after.startsAt - before.startsAt, after.endsAt - before.endsAt]
    return start === 0 && end === 0 ? [] : [{ activityId, start, end }]
  })
  if (shifts.length === 0) return
  await sql`
    update sessions s set starts_at = s.starts_at + m.start, ends_at = s.ends_at + m."end",
      day = date '1970-01-01' + ((s.starts_at + m.start + 28800000) / 86400000)::int,
      gate_opens_at = s.gate_opens_at + m.start,
      gate_closes_at = greatest(s.starts_at + m.start + 60000, s.gate_closes_at + m."end")
    from json_to_recordset(${JSON.stringify(shifts)}) as m ("activityId" uuid, start bigint, "end" bigint)
    where s.activity_id = m."activityId"`.execute(tx)
}

/** Holders are asked whether they still come. */
async function askAgain(tx: Tx, moved: readonly Edit[]): Promise<void> {
  if (moved.length === 0) return
  await sql`
    update tickets set reconfirm = 'asked'
    where activity_id = any(${moved.map(({ activityId }) => activityId)}::uuid[]) and state = 'booked'`.execute(tx)
}

/** No offer outlives the last call. */
async function endOffers(tx: Tx, edits: readonly Edit[]): Promise<void> {
  await sql`
    update tickets t set offered_until = least(t.offered_until, last_call(a))
    from activities a
    where a.id = t.activity_id and a.id = any(${edits.map(({ activityId }) => activityId)}::uuid[])
      and t.state = 'offered' and t.offered_until > last_call(a)`.execute(tx)
}
