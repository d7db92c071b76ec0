import { accept, refuse } from '../../types/reply'
import { type EmployerRow, employerJson, showEmployer } from '../core/employer/view'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** What is written of an approved employer is right: it is asked again when the time is up next. */
export const confirm: Verb<'employer.confirm'> = async ({ actor, db, now }) => {
  const { rows } = await sql<{ employer: EmployerRow }>`
    update employers e set verified_at = ${now} where e.id = ${actor.employerId} and e.state = 'approved'
    returning ${employerJson} as employer`.execute(db)
  return rows[0] ? accept(showEmployer(rows[0].employer)) : refuse({ code: 'employer.notApproved' })
}
