import type { EmployerId, Instant, OpenId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { JoinRequest } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { tellRecruiters } from '../core/employer/tell-recruiters'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { getRequest } from './request'

/** One of the employer's own accounts lets a colleague in, or does not. */
export const answerJoin: Verb<'employer.answerJoin'> = ({ input, actor, db, now }) =>
  db.transaction((tx) => settle(tx, { ...input, alone: false, whose: sql`e.id = ${actor.employerId}`, now }))

/** A clerk lets somebody in, who then may be the only one. */
export const letIn: Verb<'employer.letIn'> = ({ input: { reason, ...answer }, actor, db, now, traceId }) =>
  db.transaction((tx) =>
    settle(tx, {
      ...answer,
      whose: inScope('e.district', actor),
      now,
      keep: ({ employerId, district }) =>
        audit(tx, {
          at: now,
          traceId,
          actor,
          act: 'employer.letIn',
          subject: 'employer',
          subjectId: employerId,
          district,
          detail: { ...answer, reason },
        }),
    }),
  )

type Answer = {
  requestId: string
  yes: boolean
  alone: boolean
  whose: Sql<boolean>
  now: Instant
  /** Keeps the act in the log. */
  keep?: (settled: Settled) => Promise<void>
}
type Settled = { employerId: EmployerId; openid: OpenId; employer: string; district: DistrictCode }

/** The first answer stands; the same one again changes nothing. Who got an employer of their own meanwhile is not let in. */
async function settle(tx: Tx, { requestId, yes, alone, whose, now, keep }: Answer): Promise<Decision<JoinRequest>> {
  const state = yes ? 'approved' : 'refused'
  const { rows } = await sql<Settled & { taken: boolean }>`
    select e.id as "employerId", q.openid, e.name as employer, e.district,
      exists (select from recruiters r where r.openid = q.openid and r.employer_id <> e.id) as taken
    from recruiter_requests q join employers e on e.id = q.employer_id
    where q.id = ${requestId} and q.state = 'pending' and ${whose} for update of q`.execute(tx)
  const settled = rows[0]
  if (!settled) return standing(tx, { requestId, state, whose })
  const { employerId, openid, employer } = settled
  if (yes && settled.taken) return refuse({ code: 'employer.hasOne' })
  await sql`
    update recruiter_requests set state = ${state}, settled_at = ${now} where id = ${requestId}`.execute(tx)
  if (yes && alone) await sql`delete from recruiters where employer_id = ${employerId}`.execute(tx)
  if (yes)
    await sql`
      insert into recruiters (openid, employer_id, joined_at, name_sealed)
      select openid, employer_id, ${now}, name_sealed from recruiter_requests where id = ${requestId}
      on conflict (openid) do nothing`.execute(tx)
  await tellRecruiters(
    tx,
    {
      employerId,
      openid,
      reason: `joined:${requestId}`,
      title: employer,
      body: yes
        ? '您的加入申请已通过，现在可以发布岗位、申请展位。'
        : '您的加入申请没有通过。有疑问请联系单位或就业局。',
    },
    now,
  )
  const request = await getRequest(tx, requestId)
  await keep?.(settled)
  return request ? accept(request) : refuse({ code: 'employer.joinGone' })
}

async function standing(
  tx: Tx,
  { requestId, state, whose }: { requestId: string; state: string; whose: Sql<boolean> },
): Promise<Decision<JoinRequest>> {
  const { rows } = await sql`
    select from recruiter_requests q join employers e on e.id = q.employer_id
    where q.id = ${requestId} and q.state = ${state} and ${whose}`.execute(tx)
  const request = rows.length > 0 ? await getRequest(tx, requestId) : null
  return request ? accept(request) : refuse({ code: 'employer.joinGone' })
}
