import { sql } from 'kysely'
import { PRIVACY_VERSION } from '../../types/person'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { type PersonRow, personJson, showPerson } from './card'

/** Keeps that the account agreed, for one of its people, to the privacy notice as it reads now; once a version. */
export const agree: Verb<'person.agree'> = async ({ input, actor, db, now }) => {
  if (input.consentVersion !== PRIVACY_VERSION) return refuse({ code: 'person.consentMissing' })
  const { rows } = await sql<{ person: PersonRow }>`
    with agreed as (
      insert into privacy_consents (openid, person_id, version, agreed_at)
      select link.openid, link.person_id, ${PRIVACY_VERSION}, ${now} from account_persons link
      where link.openid = ${actor.openid} and link.person_id = ${input.personId}
      on conflict do nothing
    )
    select ${personJson} as person from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${actor.openid} and link.person_id = ${input.personId}`.execute(db)
  const person = rows[0]?.person
  return person ? accept({ ...showPerson(person), agreed: true }) : refuse({ code: 'person.notFound' })
}
