import { sql } from 'kysely'
import { checkCreditCode } from '../../src/domain/credit-code'
import { decideRegistering } from '../../src/domain/employer'
import { checkPhone } from '../../src/domain/phone'
import type { Input } from '../../types/contract'
import type { Instant, OpenId } from '../../types/core'
import type { Employer } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf, type Db } from '../kit/db'
import { type EmployerRow, employerJson, showEmployer } from '../kit/employer-view'
import { seal, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'

/** What was typed, read by the rules; a contact phone of null is the stored one. */
type Draft = Input<'employer.register'> & { openid: OpenId; now: Instant }

/** Registers the account's employer, or corrects it and sends it to review again. */
export const register: Verb<'employer.register'> = async ({ input, actor, db, now }) => {
  const creditCode = checkCreditCode(input.creditCode)
  if (!creditCode.ok) return creditCode
  const contactPhone = input.contactPhone === null ? accept(null) : checkPhone(input.contactPhone)
  if (!contactPhone.ok) return contactPhone
  const draft = {
    ...input,
    creditCode: creditCode.value,
    contactPhone: contactPhone.value,
    openid: actor.openid,
    now,
  }
  try {
    // The first of two equal registrations may have won in between; then this one finds it.
    return (await attempt(db, draft)) ?? (await attempt(db, draft)) ?? refuse({ code: 'employer.taken' })
  } catch (fault) {
    if (constraintOf(fault) === 'employers_district_fkey') return refuse({ code: 'input.invalid', field: 'district' })
    throw fault
  }
}

/** Null when a unique key was met: the employer, or the account, is somebody's already. */
async function attempt(db: Db, draft: Draft): Promise<Decision<Employer> | null> {
  const own = await findOwn(db, draft.openid)
  const same = own !== null && isSame(own.employer, own.phone, draft)
  const decision = decideRegistering({ own: own && { ...own.employer, same }, draft })
  if (!decision.ok) return decision
  if (own && decision.value === 'keep') return accept(own.employer)
  try {
    if (own) return asDone(await correct(db, { ...draft, employerId: own.employer.id }))
    const { contactPhone } = draft
    return contactPhone === null
      ? refuse({ code: 'person.phone' })
      : asDone(await create(db, { ...draft, contactPhone }))
  } catch (fault) {
    if (TAKEN.includes(constraintOf(fault) ?? '')) return null
    throw fault
  }
}

const asDone = (saved: Employer | null) => saved && accept(saved)

const TAKEN = ['employers_pkey', 'employers_credit_code_key', 'recruiters_pkey']

async function findOwn(db: Db, openid: OpenId): Promise<{ employer: Employer; phone: string } | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    select ${employerJson} as employer
    from recruiters r join employers e on e.id = r.employer_id where r.openid = ${openid}`.execute(db)
  const row = rows[0]?.employer
  return row ? { employer: showEmployer(row), phone: unseal(row.contactPhoneSealed) } : null
}

const isSame = (employer: Employer, phone: string, draft: Draft) =>
  (draft.contactPhone === null || phone === draft.contactPhone) &&
  (['name', 'creditCode', 'district', 'address', 'about', 'contactName'] as const).every(
    (field) => employer[field] === draft[field],
  )

async function create(db: Db, draft: Draft & { contactPhone: string }): Promise<Employer | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    with e as (
      insert into employers (id, name, credit_code, district, address, about, contact_name_sealed, contact_phone_sealed,
        state, registered_at)
      values (${draft.employerId}, ${draft.name}, ${draft.creditCode}, ${draft.district}, ${draft.address},
        ${draft.about}, ${seal(draft.contactName)}, ${seal(draft.contactPhone)}, 'pending',
        ${draft.now})
      returning *
    ), r as (
      insert into recruiters (openid, employer_id, joined_at) select ${draft.openid}, e.id, ${draft.now} from e
    )
    select ${employerJson} as employer from e`.execute(db)
  return rows[0] ? showEmployer(rows[0].employer) : null
}

/** Null when a clerk approved it in between. */
async function correct(db: Db, { contactPhone: phone, ...draft }: Draft): Promise<Employer | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    update employers e set name = ${draft.name}, credit_code = ${draft.creditCode}, district = ${draft.district},
      address = ${draft.address}, about = ${draft.about}, contact_name_sealed = ${seal(draft.contactName)},
      ${phone === null ? sql`` : sql`contact_phone_sealed = ${seal(phone)},`}
      state = 'pending', note = null, reviewed_at = null, reviewed_by = null
    where e.id = ${draft.employerId} and e.state <> 'approved'
    returning ${employerJson} as employer`.execute(db)
  return rows[0] ? showEmployer(rows[0].employer) : null
}
