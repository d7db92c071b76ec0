import { PERSON_LOOK_UPS, readDocumentNumber } from '../../src/domain/person/desk-person'
import { numbersKeptOf } from '../../src/domain/person/id-number'
import { maskIdNumber, maskPhone } from '../../src/domain/person/mask'
import { checkPhone } from '../../src/domain/person/phone'
import type { Input } from '../../types/contract'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { DeskAccount, DeskPerson, HelperRight } from '../../types/desk-person'
import { city } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { maskedName } from '../core/person/names'
import { type ClerkActor, inScope } from '../kit/actor'
import { attempt } from '../kit/attempts'
import { audit } from '../kit/audit'
import type { Db } from '../kit/db'
import { accountMark, lookupHash, type Sealed, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { isLive } from './live-right'

/** A number stands for a person or two, for the claims others made with it, or for those a helper signed up with theirs. */
const MOST = 20
const TICKETS = 20

/**
 * Whom a clerk looks for by a whole number, masked, with their sign-ups of the clerk's division. Every look is kept with
 * its reason and what it found, and nobody makes many in an hour. Of a county only those who signed up there are found;
 * the city's clerks find everybody. Refusals: person.idForm, person.phone, desk.slowDown.
 */
export const find: Verb<'person.find'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const sought = soughtBy(input)
    if (!sought.ok) return sought
    const until = await attempt(tx, { what: 'person.find', whose: actor.staffId, ...PERSON_LOOK_UPS, now })
    if (until !== null) return refuse({ code: 'desk.slowDown', until })
    const persons = await findPersons(tx, actor, sought.value, now)
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
function soughtBy({ by, number }: Input<'person.find'>): Decision<Sql<boolean>> {
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
export const isFindable = (clerk: ClerkActor): Sql<boolean> =>
  clerk.district === city.code
    ? sql`true`
    : sql`exists (
        select from tickets t join activities a on a.id = t.activity_id
        where t.person_id = p.id and ${inScope('a.district', clerk)}
      )`

type AccountRow = Omit<DeskAccount, 'mark' | 'right'> & {
  openid: OpenId
  right: (Omit<HelperRight, 'reason'> & { reasonSealed: Sealed }) | null
}
type Row = Omit<DeskPerson, 'name' | 'idNumber' | 'phone' | 'accounts' | 'helpers'> & {
  nameSealed: Sealed
  idSealed: Sealed
  phoneSealed: Sealed
  accounts: AccountRow[]
  helpers: { nameSealed: Sealed; since: Instant }[]
}

/** SQL: the accounts that say they are person `p`, with the right of a village helper where one counts. */
const accountsJson = (clerk: ClerkActor, now: Instant) => sql`(
  select coalesce(json_agg(json_build_object('openid', l.openid, 'since', l.linked_at, 'proved', l.proved_at is not null,
    'people', (select count(*) from account_persons other where other.openid = l.openid), 'right', (
      select json_build_object('id', r.id, 'until', r.until, 'grantedAt', r.granted_at, 'by', s.name, 'district', r.district,
        'reasonSealed', r.reason_sealed, 'mayEnd', ${inScope('r.district', clerk)})
      from helper_rights r join staff s on s.id = r.granted_by where r.openid = l.openid and ${isLive(now)}
    )) order by l.linked_at, l.openid), '[]')
  from account_persons l where l.person_id = p.id and l.relation = 'self'
)`

/** SQL: the village helpers who registered person `p`. */
const helpersJson = sql`(
  select coalesce(json_agg(json_build_object('nameSealed', helper.name_sealed, 'since', l.linked_at)
    order by l.linked_at, helper.id), '[]')
  from account_persons l join helper_rights r on r.id = l.helper_right join persons helper on helper.id = r.person_id
  where l.person_id = p.id
)`

/** The people of the clerk's scope who are meant, masked; the last sign-ups of the scope, newest first. */
export async function findPersons(db: Db, clerk: ClerkActor, meant: Sql<boolean>, now: Instant): Promise<DeskPerson[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name_sealed as "nameSealed", p.id_type as "idType", p.id_sealed as "idSealed",
      p.phone_sealed as "phoneSealed", p.registered_at as "registeredAt",
      exists (select from account_persons l where l.person_id = p.id and l.proved_at is not null) as proved,
      ${accountsJson(clerk, now)} as accounts, ${helpersJson} as helpers,
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
  return rows.map(({ nameSealed, idSealed, phoneSealed, accounts, helpers, ...person }) => ({
    ...person,
    accounts: accounts.map(showAccount),
    helpers: helpers.map((helper) => ({ name: maskedName(helper.nameSealed), since: helper.since })),
    name: maskedName(nameSealed),
    idNumber: maskIdNumber(unseal(idSealed)),
    phone: maskPhone(unseal(phoneSealed)),
  }))
}

function showAccount({ openid, right, ...account }: AccountRow): DeskAccount {
  if (right === null) return { ...account, mark: accountMark(openid), right }
  const { reasonSealed, ...shown } = right
  return { ...account, mark: accountMark(openid), right: { ...shown, reason: unseal(reasonSealed) } }
}

/** One of them, or null: elsewhere it is as if they were not there. */
export const findPerson = async (
  db: Db,
  clerk: ClerkActor,
  personId: PersonId,
  now: Instant,
): Promise<DeskPerson | null> => (await findPersons(db, clerk, sql`p.id = ${personId}`, now))[0] ?? null
