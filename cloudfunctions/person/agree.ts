import { decideBasis } from '../../src/domain/person/consent-basis'
import { dayOf } from '../../src/domain/time/calendar'
import { accept, refuse } from '../../types/reply'
import { bornOnOf } from '../core/person/columns'
import { checkConsent, keepNeededConsents } from '../core/person/privacy-consents'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { type PersonRow, personJson, showPerson } from './card'

/** Keeps that the account agreed, for one of its people, to the privacy notice as it reads now; once a version. */
export const agree: Verb<'person.agree'> = async ({ input, actor, db, now }) => {
  const { personId } = input
  const { rows } = await sql<{ person: PersonRow }>`
    select ${personJson(dayOf(now))} as person from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${actor.openid} and link.person_id = ${personId}`.execute(db)
  const person = rows[0]?.person
  if (!person) return refuse({ code: 'person.notFound' })
  const consent = await checkConsent(db, input, { bornOn: bornOnOf(person.bornSealed), now })
  if (!consent.ok) return consent
  const basis = decideBasis(input.basis, showPerson(person, now).bases)
  if (!basis.ok) return basis
  await keepNeededConsents(db, { openid: actor.openid, personId, basis: basis.value, now })
  return accept({ ...showPerson(person, now), agreed: true })
}
