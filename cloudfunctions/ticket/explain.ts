import { decideSignUp, type SignUpFacts } from '../../src/domain/ticket/booking'
import { asForChild, isWordNew } from '../../src/domain/ticket/eligibility'
import { noShowStandingOf, withKept } from '../../src/domain/ticket/no-show'
import type { Instant, TicketId } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Ticket } from '../../types/ticket'
import type { GroupMark, Places } from '../../types/waitlist'
import { isBornChild } from '../core/person/child'
import { bornOnOf } from '../core/person/columns'
import { missedBy } from '../core/ticket/missed'
import type { Db } from '../kit/db'
import { policyOf } from '../kit/policies'
import type { Sealed } from '../kit/seal'
import { sql } from '../kit/sql'
import type { Wish } from './book'
import { findTicket } from './find'
import { giveWord } from './give-word'
import { showTicket } from './view'

type Found = {
  bornSealed: Sealed | null
  activity: (SignUpFacts['activity'] & { waitlist: boolean }) | null
  places: Places
  onRoster: boolean
  membersWaiting: number
  /** The person's live ticket here, or the one another claim of their number holds. */
  held: { id: TicketId; by: string; own: boolean; state: Ticket['state']; mark: GroupMark | null } | null
  policy: unknown
  /** Staff took a place here from them, and they may not take another. */
  takenBack: boolean
  /** Until when they are still paused from before they deleted themselves. */
  pausedUntil: Instant | null
}

/** Why no place was given: the ticket already held, the refusal of the shared rule, or that one should try again. */
export async function explain(db: Db, wish: Wish): Promise<Decision<Ticket> | 'tryAgain'> {
  const { openid, declared, now } = wish
  const found = await find(db, wish)
  if (!found) return refuse({ code: 'person.notFound' })
  const { activity, places, onRoster, membersWaiting, bornSealed, held } = found
  if (!activity) return refuse({ code: 'activity.notFound' })
  if (found.takenBack) return refuse({ code: 'ticket.takenBack' })
  const policy = policyOf('noShow', found.policy)
  const missed = async () =>
    policy.enabled ? ((await missedBy(db, [wish.personId], { policy, now })).get(wish.personId) ?? []) : []
  const ruling = decideSignUp({
    activity,
    places,
    held: held && { mine: held.own && held.by === openid },
    onRoster,
    membersWaiting,
    declared,
    bornOn: bornOnOf(bornSealed),
    listOpen: activity.waitlist,
    standing: withKept(noShowStandingOf(await missed(), policy, now), policy.enabled ? found.pausedUntil : null),
    now,
  })
  const decision = isBornChild(bornSealed, now) ? asForChild(ruling) : ruling
  if (!decision.ok) return decision
  if (decision.value.kind !== 'keep' || !held) return 'tryAgain'
  if (declared && isWordNew({ activity, onRoster, mark: held.mark }, held.state))
    await giveWord(db, { activityId: wish.activityId, ticketId: held.id, now })
  const ticket = await findTicket(db, openid, held.id)
  return ticket ? accept(showTicket(ticket, now)) : 'tryAgain'
}

/** All facts of a sign-up in one statement; null when the account may not act for the person. */
async function find(db: Db, { activityId, personId, openid, now }: Wish): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select p.born_sealed as "bornSealed", case when held.id is not null then json_build_object(
        'id', held.id, 'by', held.booked_by, 'own', held.person_id = p.id, 'state', held.state, 'mark', held.mark
      ) end as held,
      case when has_key_places(a) then (
        select count(*) from waiting_line line where line.activity_id = a.id and line.in_key_group
      ) else 0 end as "membersWaiting",
      (select value from policies where name = 'noShow') as policy, exists (
        select from tickets t where t.activity_id = a.id and t.person_id = p.id and t.barred_at is not null
      ) as "takenBack", kept_pause(p.id, ${now}) as "pausedUntil",
      exists (select from members m where m.key_group = a.key_group and m.person_id = p.id) as "onRoster",
      case when a.id is not null then json_build_object(
        'state', a.state, 'day', a.day, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'opensAt', a.opens_at,
        'closesAt', a.closes_at, 'minAge', a.min_age, 'eligibility', a.eligibility, 'keyGroup', a.key_group,
        'waitlist', a.waitlist
      ) end as activity,
      json_build_object(
        'seats', a.seats, 'booked', a.booked, 'offered', a.offered, 'waiting', a.waiting, 'keySeats', a.key_seats,
        'keyBooked', a.key_booked, 'keyOffered', a.key_offered, 'walkInSeats', a.walk_in_seats,
        'walkInBooked', a.walk_in_booked
      ) as places
    from account_persons link join persons p on p.id = link.person_id
      left join activities a on a.id = ${activityId} and a.state <> 'draft'
      left join lateral (
        select * from tickets t
        where t.activity_id = a.id and (t.person_id = p.id or t.id_hash = p.id_hash)
          and is_live_place(t.state)
        order by t.person_id = p.id desc limit 1
      ) held on true
    where link.openid = ${openid} and link.person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}
