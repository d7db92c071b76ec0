import { decideReporting, outcomeTimes } from '../../src/domain/employer/outcome'
import type { BoothOutcome, FairOutcomes } from '../../types/booth'
import type { ActivityId, BoothId, EmployerId, Instant, PostingId } from '../../types/core'
import type { ReviewState } from '../../types/employer'
import type { ReminderPolicy } from '../../types/policy'
import { accept, type Decision, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { findPolicy } from '../kit/policies'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** What the employer said, or has to say, of its booth at one fair. */
export const outcome: Verb<'booth.outcome'> = async ({ input, actor, db }) => {
  const policy = await findPolicy(db, 'reminders')
  return show(db, { employerId: actor.employerId, fair: input.activityId, booth: null, policy })
}

/** Writes what came of each posting; the same again changes nothing, something else corrects it. */
export const report: Verb<'booth.report'> = async ({ input: { boothId, outcomes }, actor, db, now }) => {
  const { employerId } = actor
  const policy = await findPolicy(db, 'reminders')
  const { rows } = await sql<{ state: ReviewState; endsAt: Instant; offered: PostingId[] }>`
    select b.state, a.ends_at as "endsAt", array(
      select bp.posting_id from booth_postings bp where bp.booth_id = b.id and bp.state = 'approved'
    ) as offered
    from booths b join activities a on a.id = b.activity_id and a.state = 'published'
    where b.id = ${boothId} and b.employer_id = ${employerId}`.execute(db)
  const booth = rows[0] ?? null
  const decision = decideReporting({ booth, offered: booth?.offered ?? [], outcomes, policy, now })
  if (!decision.ok) return decision
  await sql`
    insert into outcomes as old (booth_id, posting_id, interviewed, intended, hired, reported_at)
    select distinct on (o."postingId") ${boothId}::uuid, o."postingId", o.interviewed, o.intended, o.hired, ${now}::bigint
    from json_to_recordset(${JSON.stringify(outcomes)})
      as o ("postingId" uuid, interviewed int, intended int, hired int)
    on conflict (booth_id, posting_id) do update set interviewed = excluded.interviewed, intended = excluded.intended,
      hired = excluded.hired, reported_at = excluded.reported_at
    where (old.interviewed, old.intended, old.hired)
      is distinct from (excluded.interviewed, excluded.intended, excluded.hired)`.execute(db)
  return show(db, { employerId, fair: null, booth: boothId, policy })
}

type Shown = Omit<BoothOutcome, 'dueAt' | 'closesAt'> & { endsAt: Instant }
type Showing = { employerId: EmployerId; fair: ActivityId | null; booth: BoothId | null; policy: ReminderPolicy }

async function show(db: Db, { employerId, fair, booth, policy }: Showing): Promise<Decision<BoothOutcome>> {
  const { rows } = await sql<Shown>`
    select b.id as "boothId", a.title as fair, a.starts_at as "startsAt", a.ends_at as "endsAt", (
      select max(o.reported_at) from outcomes o where o.booth_id = b.id
    ) as "reportedAt", (
      select coalesce(json_agg(json_build_object('postingId', p.id, 'title', p.title, 'headcount', p.headcount,
        'outcome', case when o.booth_id is not null then json_build_object('interviewed', o.interviewed, 'intended',
          o.intended, 'hired', o.hired) end) order by p.published_at, p.id), '[]')
      from booth_postings bp join postings p on p.id = bp.posting_id
        left join outcomes o on o.booth_id = bp.booth_id and o.posting_id = bp.posting_id
      where bp.booth_id = b.id and bp.state = 'approved'
    ) as rows
    from booths b join activities a on a.id = b.activity_id and a.state = 'published'
    where b.employer_id = ${employerId} and b.state = 'approved'
      and ${booth ? sql`b.id = ${booth}` : sql`b.activity_id = ${fair}`}`.execute(db)
  const found = rows[0]
  if (!found) return refuse({ code: 'booth.notFound' })
  const { endsAt, ...shown } = found
  return accept({ ...shown, ...outcomeTimes(endsAt, policy) })
}

type Row = FairOutcomes['employers'][number]

/** What came of one fair; employers that have said nothing stand with null, by booth number. */
export const outcomes: Verb<'booth.outcomes'> = async ({ input, actor, db }) => {
  const policy = await findPolicy(db, 'reminders')
  const { rows } = await sql<{ endsAt: Instant; employers: Row[] }>`
    select a.ends_at as "endsAt", (
      select coalesce(json_agg(row order by row.number, row.id), '[]') from (
        select b.id, e.name as employer, b.number, max(o.reported_at) as "reportedAt",
          coalesce(sum(o.interviewed), 0)::int as interviewed, coalesce(sum(o.intended), 0)::int as intended,
          coalesce(sum(o.hired), 0)::int as hired
        from booths b join employers e on e.id = b.employer_id left join outcomes o on o.booth_id = b.id
        where b.activity_id = a.id and b.state = 'approved' and exists (
          select from booth_postings bp where bp.booth_id = b.id and bp.state = 'approved'
        )
        group by b.id, e.id
      ) row
    ) as employers
    from activities a where a.id = ${input.activityId} and a.state <> 'draft'
      and ${inScope('a.district', actor)}`.execute(db)
  const found = rows[0]
  if (!found) return refuse({ code: 'activity.notFound' })
  return accept({ dueAt: outcomeTimes(found.endsAt, policy).dueAt, employers: found.employers })
}
