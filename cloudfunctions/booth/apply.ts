import { type ApplyingFacts, decideApplying } from '../../src/domain/employer/booth'
import { dayOf } from '../../src/domain/time/calendar'
import type { Booth } from '../../types/booth'
import type { BoothId, PostingId } from '../../types/core'
import type { ReviewState } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { getBooth } from './find'

type Applying = Ask<'booth.apply'>

/** Two applications of one employer can meet; the second then finds the booth of the first. */
const TRIES = 3

/** Asks for a booth with these postings, or adds them to the one the employer has at this fair. */
export const apply: Verb<'booth.apply'> = async (ask) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await attempt(ask)
    if (answer) return answer
  }
  return refuse({ code: 'booth.notFound' })
}

async function attempt(ask: Applying): Promise<Decision<Booth> | null> {
  const { input, actor, db, now } = ask
  const { sent, live, ...facts } = await factsOf(ask)
  if (sent && (sent.employerId !== actor.employerId || sent.activityId !== input.activityId))
    return refuse({ code: 'booth.notFound' })
  if (sent?.state === 'withdrawn') return accept(await getBooth(db, sent.id))
  const wanted = [...new Set(input.postingIds)]
  const decision = decideApplying({ ...facts, wanted, today: dayOf(now), now })
  if (!decision.ok) return decision
  const boothId = live ?? input.boothId
  return (await offer(ask, { boothId, isLive: live !== null, wanted })) ? accept(await getBooth(db, boothId)) : null
}

type Facts = Pick<ApplyingFacts, 'fair' | 'own' | 'hasOpen'> & {
  /** The booth of the id that was sent. */
  sent: { id: BoothId; employerId: string; activityId: string; state: ReviewState } | null
  /** The employer's live booth at this fair. */
  live: BoothId | null
}

async function factsOf({ input, actor, db, now }: Applying): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select (
      select json_build_object('kind', a.kind, 'state', a.state, 'day', a.day, 'startsAt', a.starts_at,
        'endsAt', a.ends_at)
      from activities a where a.id = ${input.activityId} and a.state <> 'draft'
    ) as fair, (
      select coalesce(json_agg(json_build_object('id', p.id, 'closed', p.closed_at is not null,
        'validUntil', p.valid_until)), '[]')
      from postings p where p.id = any(${input.postingIds}::uuid[]) and p.employer_id = ${actor.employerId}
    ) as own, exists (
      select from postings p where p.employer_id = ${actor.employerId} and p.closed_at is null
        and p.valid_until >= ${dayOf(now)}::date
    ) as "hasOpen", (
      select json_build_object('id', b.id, 'employerId', b.employer_id, 'activityId', b.activity_id, 'state', b.state)
      from booths b where b.id = ${input.boothId}
    ) as sent, (
      select b.id from booths b
      where b.activity_id = ${input.activityId} and b.employer_id = ${actor.employerId}
        and b.state in ('pending', 'approved')
    ) as live`.execute(db)
  return rows[0] as Facts
}

type Offer = { boothId: BoothId; isLive: boolean; wanted: readonly PostingId[] }

/**
 * Writes booth and postings together. A booth that was sent back waits again, and so do the postings sent back with
 * it. False when another application took the employer's one live booth, or the live one was withdrawn, in between.
 */
async function offer({ input, actor, db, now }: Applying, { boothId, isLive, wanted }: Offer): Promise<boolean> {
  const booth = isLive
    ? sql`select id from booths where id = ${boothId} and state in ('pending', 'approved') for update`
    : sql`
        insert into booths as old (id, activity_id, employer_id, state, applied_at)
        values (${boothId}, ${input.activityId}, ${actor.employerId}, 'pending', ${now})
        on conflict (id) do update set state = 'pending', applied_at = excluded.applied_at, reviewed_at = null,
          reviewed_by = null
        where old.state = 'sentBack' and old.employer_id = excluded.employer_id
        returning id`
  try {
    const { rows } = await sql`
      with b as (${booth}), offered as (
        insert into booth_postings as old (booth_id, posting_id, state)
        select b.id, wanted.id, 'pending' from b, unnest(${wanted}::uuid[]) wanted (id)
        on conflict (booth_id, posting_id) do update set state = 'pending' where old.state = 'sentBack'
      )
      select id from b`.execute(db)
    return rows.length === 1
  } catch (fault) {
    if (constraintOf(fault) === 'booths_one_live') return false
    throw fault
  }
}
