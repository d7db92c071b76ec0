import { isChild } from '../../../src/domain/person/consent-basis'
import type { IdNumber } from '../../../src/domain/person/id-number'
import { originOf } from '../../../src/domain/person/origin'
import { dayOf } from '../../../src/domain/time/calendar'
import type { Instant, LocalDate, PersonId } from '../../../types/core'
import type { Db } from '../../kit/db'
import { lookupHash, nameHash, type Sealed, seal, tailHash, unseal } from '../../kit/seal'
import { sql, update } from '../../kit/sql'

/** A telephone number's columns; somebody without one has a hash nobody else has. */
export const phoneColumns = (personId: PersonId, phone: string | null) => ({
  phone_hash: lookupHash('phone', phone ?? `none/${personId}`),
  phone_sealed: seal(phone ?? ''),
  phone_tail: tailHash('phoneTail', phone ?? `none/${personId}`),
})

/** A name's columns. */
export const nameColumns = (name: string) => ({ name_sealed: seal(name), name_hash: nameHash(name) })

type Who = { realName: string; id: IdNumber; phone: string | null }

/** A person's row as it is made: what identifies them sealed, with the hashes it is found by, and whether it is a child's. */
export const personColumns = (personId: PersonId, who: Who, now: Instant) => ({
  id: personId,
  registered_at: now,
  ...nameColumns(who.realName),
  id_type: who.id.type,
  id_hash: lookupHash('id', who.id.number),
  id_sealed: seal(who.id.number),
  id_tail: tailHash('idTail', who.id.number),
  born_sealed: who.id.bornOn === null ? null : seal(who.id.bornOn),
  is_child: isChild(who.id.bornOn, dayOf(now)),
  origin: originOf(who.id),
  ...phoneColumns(personId, who.phone),
})

type Changed = ReturnType<typeof phoneColumns> | ReturnType<typeof nameColumns> | { card_note_sealed: Buffer }

/** Changes what is kept of a person. */
export async function changePerson(db: Db, personId: PersonId, columns: Changed): Promise<void> {
  await sql`${update('persons', columns)} where id = ${personId}`.execute(db)
}

/** The birth date from its seal; null where the document does not tell. */
export const bornOnOf = (sealed: Sealed | null): LocalDate | null =>
  sealed === null ? null : (unseal(sealed) as LocalDate)
