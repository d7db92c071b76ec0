import { checkCreditCode } from '../../src/domain/employer/credit-code'
import { asksForReview, decideRegistering } from '../../src/domain/employer/employer'
import { checkOfficePhone } from '../../src/domain/employer/office-phone'
import type { Input } from '../../types/contract'
import type { Instant, OpenId } from '../../types/core'
import type { Employer } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { type EmployerRow, employerJson, showEmployer } from '../core/employer/view'
import { constraintOf, type Db } from '../kit/db'
import { seal, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** What was typed, read by the rules; a contact phone of null is the stored one. */
type Draft = Input<'employer.register'> & { openid: OpenId; now: Instant }

/** Registers the account's employer, corrects it and sends it to review again, or changes an approved one. */
export const register: Verb<'employer.register'> = async ({ input, actor, db, now }) => {
  const creditCode = checkCreditCode(input.creditCode)
  if (!creditCode.ok) return creditCode
  const contactPhone = input.contactPhone === null ? accept(null) : checkOfficePhone(input.contactPhone)
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
    if (DISTRICTS.includes(constraintOf(fault) ?? '')) return refuse({ code: 'input.invalid', field: 'district' })
    throw fault
  }
}

const DISTRICTS = ['employers_district_fkey', 'employer_changes_district_fkey']

/** Null when a unique key was met, the employer or the account is somebody's already, or a clerk decided in between. */
async function attempt(db: Db, draft: Draft): Promise<Decision<Employer> | null> {
  const own = await findOwn(db, draft.openid)
  const decision = decideRegistering({ own: own?.employer ?? null, draft })
  if (!decision.ok) return decision
  const { contactPhone } = draft
  if (!own && contactPhone === null) return refuse({ code: 'employer.phone' })
  try {
    if (!own) return asDone(await create(db, { ...draft, contactPhone: contactPhone ?? '' }))
    const held = { ...draft, employerId: own.employer.id }
    if (decision.value === 'correct') return asDone(await correct(db, held))
    if (isSame(own, held)) return accept(own.employer)
    if (await isTaken(db, held)) return refuse({ code: 'employer.taken' })
    return asDone(await change(db, held, own.employer))
  } catch (fault) {
    if (TAKEN.includes(constraintOf(fault) ?? '')) return null
    throw fault
  }
}

const asDone = (saved: Employer | null) => saved && accept(saved)

const TAKEN = ['employers_pkey', 'employers_credit_code_key', 'recruiters_pkey']

type Own = { employer: Employer; phone: string }

async function findOwn(db: Db, openid: OpenId): Promise<Own | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    select ${employerJson} as employer
    from recruiters r join employers e on e.id = r.employer_id where r.openid = ${openid}`.execute(db)
  const row = rows[0]?.employer
  return row ? { employer: showEmployer(row), phone: unseal(row.contactPhoneSealed) } : null
}

/** Sent twice, it changes nothing: also what waits is what is sent. */
const isSame = ({ employer, phone }: Own, draft: Draft) =>
  (draft.contactPhone === null || phone === draft.contactPhone) &&
  (['address', 'about', 'contactName'] as const).every((field) => employer[field] === draft[field]) &&
  employer.change?.state !== 'sentBack' &&
  !asksForReview(employer.change ?? employer, draft)

async function isTaken(db: Db, draft: Draft): Promise<boolean> {
  const { rows } = await sql`
    select from employers where credit_code = ${draft.creditCode} and id <> ${draft.employerId}`.execute(db)
  return rows.length > 0
}

async function create(db: Db, draft: Draft & { contactPhone: string }): Promise<Employer | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    with e as (
      insert into employers (id, name, credit_code, district, address, about, contact_name_sealed, contact_phone_sealed,
        state, registered_at)
      values (${draft.employerId}, ${draft.name}, ${draft.creditCode}, ${draft.district}, ${draft.address},
        ${draft.about}, ${seal(draft.contactName)}, ${seal(draft.contactPhone)}, 'pending', ${draft.now})
      returning *
    ), r as (
      insert into recruiters (openid, employer_id, joined_at) select ${draft.openid}, e.id, ${draft.now} from e
    )
    select ${employerJson} as employer from e`.execute(db)
  return rows[0] ? showEmployer(rows[0].employer) : null
}

/** SQL: the phone, unless the stored one stays. */
const phoneColumns = (phone: string | null) => (phone === null ? sql`` : sql`contact_phone_sealed = ${seal(phone)},`)

/** Null when a clerk approved it in between. */
async function correct(db: Db, { contactPhone: phone, ...draft }: Draft): Promise<Employer | null> {
  const { rows } = await sql<{ employer: EmployerRow }>`
    update employers e set name = ${draft.name}, credit_code = ${draft.creditCode}, district = ${draft.district},
      address = ${draft.address}, about = ${draft.about}, contact_name_sealed = ${seal(draft.contactName)}, ${phoneColumns(phone)}
      state = 'pending', note = null, reviewed_at = null, reviewed_by = null
    where e.id = ${draft.employerId} and e.state <> 'approved'
    returning ${employerJson} as employer`.execute(db)
  return rows[0] ? showEmployer(rows[0].employer) : null
}

/**
 * What an approved employer may say by itself holds at once; the rest waits beside it, or is taken back when the old is
 * sent again. Null when a clerk sent it back in between.
 */
const change = (db: Db, { contactPhone: phone, ...draft }: Draft, held: Employer): Promise<Employer | null> =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ employer: EmployerRow }>`
      update employers e set address = ${draft.address}, about = ${draft.about}, contact_name_sealed = ${seal(draft.contactName)},
        ${phoneColumns(phone)} verified_at = ${draft.now}
      where e.id = ${draft.employerId} and e.state = 'approved'
      returning ${employerJson} as employer`.execute(tx)
    if (!rows[0]) return null
    if (asksForReview(held, draft))
      await sql`
        insert into employer_changes as old (employer_id, name, credit_code, district, state, asked_at)
        values (${draft.employerId}, ${draft.name}, ${draft.creditCode}, ${draft.district}, 'pending', ${draft.now})
        on conflict (employer_id) do update set name = excluded.name, credit_code = excluded.credit_code,
          district = excluded.district, state = 'pending', note = null, reviewed_at = null, reviewed_by = null,
          asked_at = case when old.state = 'pending' then old.asked_at else excluded.asked_at end`.execute(tx)
    else await sql`delete from employer_changes where employer_id = ${draft.employerId}`.execute(tx)
    const { rows: after } = await sql<{ employer: EmployerRow }>`
      select ${employerJson} as employer from employers e where e.id = ${draft.employerId}`.execute(tx)
    return after[0] ? showEmployer(after[0].employer) : null
  })
