import { basesFor } from '../../src/domain/person/consent-basis'
import { maskIdNumber, maskPhone } from '../../src/domain/person/mask'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../types/core'
import type { PersonCard } from '../../types/person'
import { bornOnOf } from '../core/person/columns'
import { maskedName } from '../core/person/names'
import { type Sealed, unseal } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'

/** A person still sealed. */
export type PersonRow = Omit<PersonCard, 'name' | 'idNumber' | 'phone' | 'bases'> & {
  nameSealed: Sealed
  idSealed: Sealed
  phoneSealed: Sealed
  bornSealed: Sealed | null
}

/** SQL: the JSON of a person as one account sees them on a day, from `p` persons and its `link`. */
export const personJson = (today: LocalDate): Sql<PersonRow> => sql`json_build_object(
  'id', p.id, 'nameSealed', p.name_sealed, 'idType', p.id_type, 'idSealed', p.id_sealed, 'phoneSealed', coalesce(link.phone_sealed, p.phone_sealed),
  'bornSealed', p.born_sealed, 'relation', link.relation, 'agreed', has_agreed(link.openid, p.id, ${today}))`

/** The person as their own account sees them: masked. */
export const showPerson = (row: PersonRow, now: Instant): PersonCard => {
  const { nameSealed, idSealed, phoneSealed, bornSealed, ...shown } = row
  return {
    ...shown,
    name: maskedName(nameSealed),
    idNumber: maskIdNumber(unseal(idSealed)),
    phone: maskPhone(unseal(phoneSealed)),
    bases: [...basesFor({ relation: row.relation, bornOn: bornOnOf(bornSealed) }, dayOf(now))],
  }
}
