import { sql } from 'kysely'
import { sayRange } from '../../src/domain/calendar'
import type { Edit } from '../../src/domain/series-edit'
import { queueNumbersAhead } from '../../src/domain/waitlist'
import type { Instant } from '../../types/core'
import type { EditField, Series, Theme } from '../../types/series'
import type { Tx } from '../kit/db'
import { offerFreed } from '../kit/offers'
import { movedForEmployers, type Tale, tell } from '../kit/telling'
import type { FoundDate } from './dates'

/** The edits with the dates as they were, all locked. `theme` is what an edit of the theme brings. */
export type Orders = {
  edits: readonly Edit[]
  dates: readonly FoundDate[]
  series: Series | null
  theme: Theme | null
  now: Instant
}

/** What people have planned their way by. */
const ASKED_AGAIN: readonly EditField[] = ['day', 'time', 'venueId', 'stops']

const isMoved = ({ fields }: Edit) => fields.some((field) => ASKED_AGAIN.includes(field))

/**
 * Does what was decided: dates with their sessions, those who lose their place back on the list, everybody told and
 * asked again where day, time or place changed, and what is free now offered to the line.
 */
export async function carryOut(tx: Tx, orders: Orders): Promise<void> {
  const { edits, now } = orders
  if (edits.length === 0) return
  await shiftSessions(tx, orders)
  await keepDates(tx, orders)
  await unseat(tx, edits)
  await askAgain(tx, edits.filter(isMoved))
  await tell(tx, await talesOf(tx, edits, now), now)
  for (const { activityId, fields } of edits)
    if (fields.includes('places') || fields.includes('day') || fields.includes('time'))
      await offerFreed(tx, activityId, now)
}

async function keepDates(tx: Tx, { edits, dates, series, theme, now }: Orders): Promise<void> {
  const rows = edits.map((edit) => {
    const before = dates.find(({ activityId }) => activityId === edit.activityId) as FoundDate
    const group =
      theme && edit.fields.includes('theme') ? (theme.keyGroup ?? series?.keyGroup ?? null) : before.keyGroup
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
async function shiftSessions(tx: Tx, { edits, dates }: Orders): Promise<void> {
  const shifts = edits.flatMap(({ activityId, after }) => {
    const before = dates.find((date) => date.activityId === activityId) as FoundDate
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

/** Those who lose their place stand before everybody on the list, in their order. */
async function unseat(tx: Tx, edits: readonly Edit[]): Promise<void> {
  for (const { activityId, displaced } of edits.filter((edit) => edit.displaced.length > 0)) {
    const { rows } = await sql<{ head: number | null }>`
      select min(queue_no) as head from tickets where activity_id = ${activityId} and state = 'waiting'`.execute(tx)
    const numbers = queueNumbersAhead(displaced.length, rows[0]?.head ?? null)
    await sql`
      update tickets t set state = 'waiting', bucket = 'open', queue_no = back.no, offered_until = null, reconfirm = null
      from unnest(${displaced.map(({ ticketId }) => ticketId)}::uuid[], ${numbers}::bigint[]) back (id, no)
      where t.id = back.id`.execute(tx)
  }
}

/** Holders are asked whether they still come; no offer outlives the new last call. */
async function askAgain(tx: Tx, moved: readonly Edit[]): Promise<void> {
  if (moved.length === 0) return
  const ids = moved.map(({ activityId }) => activityId)
  await sql`
    update tickets t set
      reconfirm = case when t.state = 'booked' then 'asked' else t.reconfirm end,
      offered_until = case when t.state = 'offered' then least(t.offered_until, a.closes_at, a.starts_at)
        else t.offered_until end
    from activities a
    where a.id = t.activity_id and a.id = any(${ids}::uuid[]) and t.state in ('booked', 'offered')`.execute(tx)
}

async function talesOf(tx: Tx, edits: readonly Edit[], now: Instant): Promise<Tale[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from venues where id = any(${edits.map(({ after }) => after.venueId)}::uuid[])`.execute(tx)
  const placeOf = ({ after }: Edit) => rows.find(({ id }) => id === after.venueId)?.name ?? ''
  return edits.flatMap((edit) => {
    const { activityId, after, displaced } = edit
    const { title, startsAt } = after
    const body = bodyOf(edit, placeOf(edit))
    const forEmployers = movedForEmployers(after, placeOf(edit))
    const reason = `moved:${activityId}:${startsAt}:${now}`
    const moved = isMoved(edit) ? [{ activityId, title, body, forEmployers, reason }] : []
    return [
      ...moved,
      ...displaced.map(({ ticketId }) => ({
        activityId,
        ticketId,
        title,
        body: '名额减少，您已转到候补最前面。有空位会第一个通知您。',
        reason: `unseated:${ticketId}:${now}`,
      })),
    ]
  })
}

const bodyOf = ({ fields, after: { startsAt, endsAt } }: Edit, place: string): string =>
  fields.every((field) => field === 'stops' || !ASKED_AGAIN.includes(field))
    ? '上车点或时间有变动。请在“我的报名”里看清在哪里上车，并确认还来不来。'
    : `改到${sayRange(startsAt, endsAt)}，${place}。请在“我的报名”里确认还来不来。`
