import type { IdNumber } from '../../src/domain/id-number'
import { originOf } from '../../src/domain/origin'
import type { LocalDate, PersonId } from '../../types/core'
import { lookupHash, nameHash, type Sealed, seal, tailHash, unseal } from './seal'

/** A telephone number's columns; somebody without one has a hash nobody else has. */
export const phoneColumns = (personId: PersonId, phone: string | null) => ({
  phone_hash: lookupHash('phone', phone ?? `none/${personId}`),
  phone_sealed: seal(phone ?? ''),
  phone_tail: tailHash('phoneTail', phone ?? `none/${personId}`),
})

/** A name's columns. */
export const nameColumns = (name: string) => ({ name_sealed: seal(name), name_hash: nameHash(name) })

/** Everything of a person's row that identifies them, sealed, with the hashes it is found by. */
export const personColumns = (personId: PersonId, who: { realName: string; id: IdNumber; phone: string | null }) => ({
  id: personId,
  ...nameColumns(who.realName),
  id_type: who.id.type,
  id_hash: lookupHash('id', who.id.number),
  id_sealed: seal(who.id.number),
  id_tail: tailHash('idTail', who.id.number),
  born_sealed: who.id.bornOn === null ? null : seal(who.id.bornOn),
  origin: originOf(who.id),
  ...phoneColumns(personId, who.phone),
})

/** The birth date from its seal; null where the document does not tell. */
export const bornOnOf = (sealed: Sealed | null): LocalDate | null =>
  sealed === null ? null : (unseal(sealed) as LocalDate)
