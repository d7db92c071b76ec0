import { isSameVerdict, type Standing, type Verdict } from '../../src/domain/employer/employer'
import type { EmployerId } from '../../types/core'
import type { Employer } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { tellRecruiters } from '../core/employer/tell-recruiters'
import { type EmployerRow, employerJson, employerVersion, showEmployer } from '../core/employer/view'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { constraintOf, type Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Approves an employer that waits for review, or the change an approved one asks for. */
export const approve: Verb<'employer.approve'> = (ask) => review(ask, { state: 'approved' }, ask.input.version)

/** Sends it back to be corrected, with a note for its recruiter. */
export const sendBack: Verb<'employer.sendBack'> = (ask) => review(ask, { state: 'sentBack', note: ask.input.note })

/** Sends an approved employer back: nothing of it is shown until it is approved again. */
export const recall: Verb<'employer.recall'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { employerId, note } = input
    const found = await lock(tx, employerId, actor)
    if (!found) return refuse({ code: 'employer.notFound' })
    if (isSameVerdict({ state: 'sentBack', note }, actor.staffId, found.standing)) return accept(found.employer)
    if (found.employer.state !== 'approved') return refuse({ code: 'employer.notApproved' })
    await sql`
      with gone as (delete from employer_changes where employer_id = ${employerId})
      update employers set state = 'sentBack', note = ${note}, reviewed_at = ${now}, reviewed_by = ${actor.staffId}
      where id = ${employerId}`.execute(tx)
    return settled(tx, { act: 'recall', employerId, note, actor, now, traceId })
  })

type Reviewing = Pick<Ask<'employer.sendBack'>, 'actor' | 'db' | 'now' | 'traceId'> & {
  input: { employerId: EmployerId }
}

/** The first clerk's verdict stands: only what waits is decided on, and approved only as it was read. */
async function review(
  { input: { employerId }, actor, db, now, traceId }: Reviewing,
  verdict: Verdict,
  version: string | null = null,
): Promise<Decision<Employer>> {
  const act = verdict.state === 'approved' ? 'approve' : 'sendBack'
  const note = verdict.state === 'sentBack' ? verdict.note : null
  try {
    return await db.transaction(async (tx) => {
      const found = await lock(tx, employerId, actor)
      if (!found) return refuse({ code: 'employer.notFound' })
      const { employer, standing } = found
      const isChange = employer.state === 'approved' && employer.change?.state === 'pending'
      if (employer.state !== 'pending' && !isChange)
        return isSameVerdict(verdict, actor.staffId, standing)
          ? accept(employer)
          : refuse({ code: 'employer.alreadyReviewed' })
      if (version !== null && version !== found.version) return refuse({ code: 'employer.changed' })
      await (isChange ? settleChange : settleApplication)(tx, { employerId, verdict, note, actor, now })
      return settled(tx, { act, employerId, note, actor, now, traceId })
    })
  } catch (fault) {
    if (constraintOf(fault) === 'employers_credit_code_key') return refuse({ code: 'employer.taken' })
    throw fault
  }
}

type Found = { employer: Employer; version: string; standing: Standing }

/** The employer as it stands, held; whose last verdict it was, that on a change where one was sent back. */
async function lock(tx: Tx, employerId: EmployerId, clerk: ClerkActor): Promise<Found | null> {
  const { rows } = await sql<Omit<Found, 'employer'> & { employer: EmployerRow }>`
    select ${employerJson} as employer, ${employerVersion} as version, coalesce((
      select json_build_object('state', c.state, 'note', c.note, 'reviewedBy', c.reviewed_by) from employer_changes c
      where c.employer_id = e.id and c.state = 'sentBack'
    ), json_build_object('state', e.state, 'note', e.note, 'reviewedBy', e.reviewed_by)) as standing
    from employers e where e.id = ${employerId} and ${inScope('e.district', clerk)} for update of e`.execute(tx)
  return rows[0] ? { ...rows[0], employer: showEmployer(rows[0].employer) } : null
}

type Settling = { employerId: EmployerId; verdict: Verdict; note: string | null; actor: ClerkActor; now: number }

async function settleApplication(tx: Tx, { employerId, verdict, note, actor, now }: Settling): Promise<void> {
  await sql`
    update employers set state = ${verdict.state}, note = ${note}, reviewed_at = ${now}, reviewed_by = ${actor.staffId},
      verified_at = case when ${verdict.state}::text = 'approved' then ${now}::bigint else verified_at end
    where id = ${employerId}`.execute(tx)
}

async function settleChange(tx: Tx, { employerId, verdict, note, actor, now }: Settling): Promise<void> {
  if (verdict.state === 'approved')
    await sql`
      with c as (delete from employer_changes where employer_id = ${employerId} returning *)
      update employers e set name = c.name, credit_code = c.credit_code, district = c.district, note = null,
        reviewed_at = ${now}, reviewed_by = ${actor.staffId}, verified_at = ${now}
      from c where e.id = c.employer_id`.execute(tx)
  else
    await sql`
      update employer_changes set state = 'sentBack', note = ${note}, reviewed_at = ${now},
        reviewed_by = ${actor.staffId}
      where employer_id = ${employerId}`.execute(tx)
}

type Settled = {
  act: 'approve' | 'sendBack' | 'recall'
  employerId: EmployerId
  note: string | null
  actor: ClerkActor
  now: number
  traceId: string
}

/** Kept in the audit and told to the employer's recruiters, in the verdict's own transaction. */
async function settled(tx: Tx, { act, employerId, note, actor, now, traceId }: Settled): Promise<Decision<Employer>> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    select ${employerJson} as employer from employers e where e.id = ${employerId}`.execute(tx)
  const employer = rows[0] && showEmployer(rows[0].employer)
  if (!employer) throw new Error(`employer ${employerId} is gone`)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: `employer.${act}`,
    subject: 'employer',
    subjectId: employerId,
    district: employer.district,
    detail: note === null ? {} : { note },
  })
  await tellRecruiters(
    tx,
    {
      employerId,
      reason: `employer.${act}:${employerId}:${now}`,
      title: employer.name,
      body:
        act === 'approve'
          ? '单位信息审核通过。'
          : `单位信息被退回：${note}。请在“我的单位”里改好，改好后自动重新提交。`,
    },
    now,
  )
  return accept(employer)
}
