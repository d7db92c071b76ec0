import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../src/domain/mask'
import { type PersonCard, PRIVACY_VERSION } from '../../types/person'

/** A person with the real name still readable. */
export type PersonRow = Omit<PersonCard, 'name'> & { realName: string }

/** SQL: the JSON of a person as one account sees them, from `p` persons and its `link`. */
export const personJson: RawBuilder<PersonRow> = sql`json_build_object(
  'id', p.id, 'realName', p.real_name, 'idType', p.id_type, 'idNumber', p.id_masked, 'phone', p.phone_masked,
  'relation', link.relation, 'agreed', exists (
    select from privacy_consents agreed
    where agreed.openid = link.openid and agreed.person_id = p.id and agreed.version = ${PRIVACY_VERSION}
  ))`

/** The person as their own account sees them. */
export const showPerson = ({ realName, ...row }: PersonRow): PersonCard => ({ ...row, name: maskName(realName) })
