import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type BookingFacts, decideBooking } from '../../src/domain/booking'
import type { Input } from '../../types/contract'
import type { Instant, OpenId, TicketId } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Ticket } from '../../types/ticket'
import { constraintOf, type Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { findTicket } from './find'
import { showTicket, type TicketRow, ticketColumns } from './view'

type Wish = Input<'ticket.book'> & { openid: OpenId; now: Instant }

/** A place may be freed between losing the seat and asking why; then it is worth one more try, not an endless one. */
const TRIES = 3

/** Books a place: one statement when there is one, and a second to say why not. */
export const book: Verb<'ticket.book'> = async ({ input, actor, db, now }) => {
  const wish = { ...input, openid: actor.openid, now }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const taken = await take(db, wish)
    if (taken) return accept(showTicket(taken, now))
    const why = await explain(db, wish)
    if (why !== 'tryAgain') return why
  }
  return refuse({ code: 'ticket.full' })
}

/**
 * Takes a seat and writes the ticket, or does neither. The row of the activity is the lock; `booked <= seats` and the
 * one-live-ticket index hold whatever the order.
 */
async function take(db: Db, { activityId, personId, openid, now }: Wish): Promise<TicketRow | null> {
  try {
    const { rows } = await sql<TicketRow>`
      with p as (
        select p.* from account_persons link join persons p on p.id = link.person_id
        where link.openid = ${openid} and link.person_id = ${personId}
      ), seat as (
        update activities a set booked = booked + 1 from p
        where a.id = ${activityId} and a.state = 'published'
          and a.opens_at <= ${now} and ${now} < a.closes_at and a.booked < a.seats
          and (a.min_age is null or p.born_on is null or p.born_on <= a.day - make_interval(years => a.min_age))
          and not exists (
            select from tickets held
            where held.activity_id = a.id and held.person_id = p.id and held.state in ('booked', 'waiting', 'offered')
          )
        returning a.*
      ), t as (
        insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
        select ${randomUUID()}, seat.id, p.id, ${openid}, 'booked', ${now} from seat, p
        returning *
      )
      select ${ticketColumns} from t cross join p cross join seat a join venues v on v.id = a.venue_id`.execute(db)
    return rows[0] ?? null
  } catch (fault) {
    if (constraintOf(fault) === 'tickets_one_live') return null
    throw fault
  }
}

type Facts = BookingFacts['activity'] & {
  bornOn: string | null
  heldId: TicketId | null
  heldBy: string | null
}

/** Why no seat was taken: the ticket already held, or the refusal of the shared rule. */
async function explain(db: Db, wish: Wish): Promise<Decision<Ticket> | 'tryAgain'> {
  const { activityId, personId, openid, now } = wish
  const linked = await sql<{ bornOn: string | null }>`
    select p.born_on as "bornOn" from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and link.person_id = ${personId}`.execute(db)
  if (!linked.rows[0]) return refuse({ code: 'person.notFound' })
  const found = await sql<Facts>`
    select a.state, a.day, a.starts_at as "startsAt", a.ends_at as "endsAt", a.opens_at as "opensAt",
      a.closes_at as "closesAt", a.seats, a.booked, a.min_age as "minAge", held.id as "heldId", held.booked_by as "heldBy"
    from activities a left join tickets held
      on held.activity_id = a.id and held.person_id = ${personId} and held.state in ('booked', 'waiting', 'offered')
    where a.id = ${activityId} and a.state <> 'draft'`.execute(db)
  const activity = found.rows[0]
  if (!activity) return refuse({ code: 'activity.notFound' })
  const held = activity.heldId ? { mine: activity.heldBy === openid } : null
  const decision = decideBooking({ activity, held, bornOn: linked.rows[0].bornOn, now })
  if (!decision.ok) return decision
  if (decision.value === 'take') return 'tryAgain'
  const ticket = await findTicket(db, openid, activity.heldId as TicketId)
  return ticket ? accept(showTicket(ticket, now)) : 'tryAgain'
}
