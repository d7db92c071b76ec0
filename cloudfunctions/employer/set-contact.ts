import { checkOfficePhone } from '../../src/domain/employer/office-phone'
import { accept, refuse } from '../../types/reply'
import { tellRecruiters } from '../core/employer/tell-recruiters'
import { type EmployerRow, employerJson, showEmployer } from '../core/employer/view'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { seal, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/**
 * A clerk puts right where an employer in scope is found and whom to ask for, as they were told; its recruiters are told.
 * What is so already changes nothing. The audit keeps which fields and why, never what was in them.
 */
export const setContact: Verb<'employer.setContact'> = async ({ input, actor, db, now, traceId }) => {
  const { employerId, address, contactName, reason } = input
  const phone = input.contactPhone === null ? accept(null) : checkOfficePhone(input.contactPhone)
  if (!phone.ok) return phone
  return db.transaction(async (tx) => {
    const isIt = sql`e.id = ${employerId} and ${inScope('e.district', actor)}`
    const { rows } = await sql<{ employer: EmployerRow }>`
      select ${employerJson} as employer from employers e where ${isIt} for update of e`.execute(tx)
    const before = rows[0]?.employer
    if (!before) return refuse({ code: 'employer.notFound' })
    const shown = showEmployer(before)
    const fields = [
      ...(shown.address === address ? [] : ['address']),
      ...(shown.contactName === contactName ? [] : ['contactName']),
      ...(phone.value === null || unseal(before.contactPhoneSealed) === phone.value ? [] : ['contactPhone']),
    ]
    if (fields.length === 0) return accept(shown)
    const { rows: after } = await sql<{ employer: EmployerRow }>`
      update employers e set address = ${address}, contact_name_sealed = ${seal(contactName)},
        contact_phone_sealed = coalesce(${phone.value === null ? null : seal(phone.value)}::bytea, contact_phone_sealed)
      where ${isIt} returning ${employerJson} as employer`.execute(tx)
    const { district, name: title } = shown
    const act = { act: 'employer.setContact', subject: 'employer', subjectId: employerId, district }
    await audit(tx, { at: now, traceId, actor, ...act, detail: { fields, reason } })
    await tellRecruiters(tx, { employerId, reason: `employer.setContact:${employerId}:${now}`, title, body: TOLD }, now)
    return after[0] ? accept(showEmployer(after[0].employer)) : refuse({ code: 'employer.notFound' })
  })
}

const TOLD = '经办人更正了单位的地址或联系方式。请到“我的单位”核对，不对可以自己改。'
