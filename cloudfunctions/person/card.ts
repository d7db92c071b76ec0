import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { basesFor } from '../../src/domain/consent-basis'
import { maskName } from '../../src/domain/mask'
import type { Instant, LocalDate } from '../../types/core'
import { type PersonCard, PRIVACY_VERSION } from '../../types/person'

/** A person with the real name still readable. */
export type PersonRow = Omit<PersonCard, 'name' | 'bases'> & { realName: string; bornOn: LocalDate | null }

/** SQL: the JSON of a person as one account sees them, from `p` persons and its `link`. */
export const personJson: RawBuilder<PersonRow> = sql`json_build_object(
  'id', p.id, 'realName', p.real_name, 'idType', p.id_type, 'idNumber', p.id_masked, 'phone', p.phone_masked,
  'bornOn', p.born_on, 'relation', link.relation, 'agreed', exists (
    select from privacy_consents agreed
    where agreed.openid = link.openid and agreed.person_id = p.id and agreed.version = ${PRIVACY_VERSION}
      and agreed.basis is not null
  ))`

/** The person as their own account sees them. */
export const showPerson = ({ realName, bornOn, ...row }: PersonRow, now: Instant): PersonCard => ({
  ...row,
  name: maskName(realName),
  bases: [...basesFor({ relation: row.relation, bornOn }, dayOf(now))],
})
