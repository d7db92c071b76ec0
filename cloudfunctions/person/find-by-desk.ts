import { type RawBuilder, sql } from 'kysely'
import { PERSON_LOOK_UPS, readDocumentNumber } from '../../src/domain/person/desk-person'
import { numbersKeptOf } from '../../src/domain/person/id-number'
import { maskIdNumber, maskPhone } from '../../src/domain/person/mask'
import { checkPhone } from '../../src/domain/person/phone'
import type { Input } from '../../types/contract'
import type { PersonId } from '../../types/core'
import type { DeskPerson } from '../../types/desk-person'
import { city } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { maskedName } from '../core/person/names'
import { type ClerkActor, inScope } from '../kit/actor'
import { attempt } from '../kit/attempts'
import { audit } from '../kit/audit'
import type { Db } from '../kit/db'
import { lookupHash, type Sealed, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'

/** A number stands for a person or two, for the claims others made with it, or for those a helper signed up with theirs. */
const MOST = 20
const TICKETS = 20

/**
 * Whom a clerk looks for by a whole number, masked, with their sign-ups of the clerk's division. Every look is kept with
 * its reason and what it found, and nobody makes many in an hour. Of a county only those who signed up there are found;
 * the city's clerks find everybody. Refusals: person.idForm, person.phone, desk.slowDown.
 */
export const find: Verb<'person.find'> = ({ input, actor, db, now, traceId }) =>
  db.transaction().execute(async (tx) => {
    const sought = soughtBy(input)
    if (!sought.ok) return sought
    const until = await attempt(tx, { what: 'person.find', whose: actor.staffId, ...PERSON_LOOK_UPS, now })
    if (until !== null) return refuse({ code: 'desk.slowDown', until })
    const persons = await findPersons(tx, actor, sought.value)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'person.find',
      subject: 'clerk',
      subjectId: actor.staffId,
      district: actor.district,
      detail: { by: input.by, reason: input.reason, personIds: persons.map(({ id }) => id) },
    })
    return accept({ persons: persons.slice(0, MOST), more: persons.length > MOST })
  })

/** SQL: the person `p` the number is of. */
function soughtBy({ by, number }: Input<'person.find'>): Decision<RawBuilder<boolean>> {
  if (by === 'phone') {
    const phone = checkPhone(number)
    return phone.ok ? accept(sql<boolean>`p.phone_hash = ${lookupHash('phone', phone.value)}`) : phone
  }
  const whole = readDocumentNumber(number)
  if (!whole.ok) return whole
  const hashes = numbersKeptOf(whole.value).map((kept) => lookupHash('id', kept))
  return accept(sql<boolean>`p.id_hash = any (${hashes}::bytea[])`)
}

/** SQL: person `p` is the clerk's to find: signed up in their division, or anybody for the city's. */
export const isFindable = (clerk: ClerkActor): RawBuilder<boolean> =>
  clerk.district === city.code
    ? sql`true`
    : sql`exists (
        select from tickets t join activities a on a.id = t.activity_id
        where t.person_id = p.id and ${inScope('a.district', clerk)}
      )`

type Row = Omit<DeskPerson, 'name' | 'idNumber' | 'phone'> & {
  nameSealed: Sealed
  idSealed: Sealed
  phoneSealed: Sealed
}

/** The people of the clerk's scope who are meant, masked; the last sign-ups of the scope, newest first. */
export async function findPersons(db: Db, clerk: ClerkActor, meant: RawBuilder<boolean>): Promise<DeskPerson[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name_sealed as "nameSealed", p.id_type as "idType", p.id_sealed as "idSealed",
      p.phone_sealed as "phoneSealed", p.registered_at as "registeredAt",
      exists (select from account_persons l where l.person_id = p.id and l.proved_at is not null) as proved,
      (select count(*) from tickets t join activities a on a.id = t.activity_id
        where t.person_id = p.id and ${inScope('a.district', clerk)}) as "signUps",
      (select coalesce(json_agg(held order by held."bookedAt" desc, held.id), '[]') from (
        select t.id, a.title, a.day, t.state, t.booked_at as "bookedAt"
        from tickets t join activities a on a.id = t.activity_id
        where t.person_id = p.id and ${inScope('a.district', clerk)}
        order by t.booked_at desc, t.id limit ${TICKETS}
      ) held) as tickets
    from persons p
    where ${meant} and ${isFindable(clerk)}
    order by p.registered_at, p.id limit ${MOST + 1}`.execute(db)
  return rows.map(({ nameSealed, idSealed, phoneSealed, ...person }) => ({
    ...person,
    name: maskedName(nameSealed),
    idNumber: maskIdNumber(unseal(idSealed)),
    phone: maskPhone(unseal(phoneSealed)),
  }))
}

/** One of them, or null: elsewhere it is as if they were not there. */
export const findPerson = async (db: Db, clerk: ClerkActor, personId: PersonId): Promise<DeskPerson | null> =>
  (await findPersons(db, clerk, sql`p.id = ${personId}`))[0] ?? null
