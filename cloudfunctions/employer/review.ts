import { sql } from 'kysely'
import { isSameVerdict, type Verdict } from '../../src/domain/employer'
import type { EmployerId, StaffId } from '../../types/core'
import type { Employer } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { type EmployerRow, employerJson, employerVersion, showEmployer } from '../kit/employer-view'
import type { Ask, Verb } from '../kit/serve'

/** Approves an employer that waits for review. */
export const approve: Verb<'employer.approve'> = (ask) => review(ask, { state: 'approved' }, ask.input.version)

/** Sends an employer back to be corrected, with a note for its recruiter. */
export const sendBack: Verb<'employer.sendBack'> = (ask) => review(ask, { state: 'sentBack', note: ask.input.note })

type Reviewing = Pick<Ask<'employer.sendBack'>, 'actor' | 'db' | 'now' | 'traceId'> & {
  input: { employerId: EmployerId }
}

/** The first clerk's verdict stands: the row changes only while it waits, and is approved only as it was read. */
const review = (
  { input, actor, db, now, traceId }: Reviewing,
  verdict: Verdict,
  version: string | null = null,
): Promise<Decision<Employer>> =>
  db.transaction().execute(async (tx) => {
    const note = verdict.state === 'sentBack' ? verdict.note : null
    const { rows } = await sql<{ employer: EmployerRow }>`
      update employers e set state = ${verdict.state}, note = ${note}, reviewed_at = ${now},
        reviewed_by = ${actor.staffId}
      where e.id = ${input.employerId} and e.state = 'pending' and ${inScope('e.district', actor)}
        and ${version === null ? sql`true` : sql`${employerVersion} = ${version}`}
      returning ${employerJson} as employer`.execute(tx)
    const employer = rows[0]?.employer
    if (!employer) return standing(tx, { employerId: input.employerId, actor, verdict })
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: verdict.state === 'approved' ? 'employer.approve' : 'employer.sendBack',
      subject: 'employer',
      subjectId: employer.id,
      district: employer.district,
      detail: note === null ? {} : { note },
    })
    return accept(showEmployer(employer))
  })

type Asked = { employerId: EmployerId; actor: ClerkActor; verdict: Verdict }

async function standing(tx: Tx, { employerId, actor, verdict }: Asked): Promise<Decision<Employer>> {
  const { rows } = await sql<{ employer: EmployerRow; reviewedBy: StaffId | null }>`
    select ${employerJson} as employer, e.reviewed_by as "reviewedBy"
    from employers e where e.id = ${employerId} and ${inScope('e.district', actor)}`.execute(tx)
  const found = rows[0]
  if (!found) return refuse({ code: 'employer.notFound' })
  const { employer, reviewedBy } = found
  if (employer.state === 'pending') return refuse({ code: 'employer.changed' })
  return isSameVerdict(verdict, actor.staffId, { ...employer, reviewedBy })
    ? accept(showEmployer(employer))
    : refuse({ code: 'employer.alreadyReviewed' })
}
