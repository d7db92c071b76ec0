import { basesFor, decideBasis } from '../../src/domain/person/consent-basis'
import { checkIdNumber, type IdNumber } from '../../src/domain/person/id-number'
import { isSameName } from '../../src/domain/person/name-search'
import { checkPhone } from '../../src/domain/person/phone'
import { checkRealName } from '../../src/domain/person/real-name'
import { dayOf } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import type { ActivityId, Instant, OpenId, PersonId, SessionId } from '../../types/core'
import type { ConsentBasis } from '../../types/person'
import { accept, type Decision } from '../../types/reply'
import { personColumns } from '../core/person/columns'
import { keepNeededConsents } from '../core/person/privacy-consents'
import type { Tx } from '../kit/db'
import { lookupHash, nameHash, type Sealed, unseal } from '../kit/seal'
import { insertInto, sql } from '../kit/sql'

/** Somebody who came without signing up, as the helper typed them in, read by the rules. */
export type Visitor = {
  personId: PersonId
  realName: string
  id: IdNumber
  idHash: Buffer
  /** Null for somebody who has none: they are reached at the door or not at all. */
  phone: string | null
  /** Who said yes to the helper: the person, or a child's guardian. */
  basis: ConsentBasis
}

/**
 * Reads what was typed, in the order of the form. Refusals: person.realName, person.id*,
 * person.basisMissing, person.phone.
 */
export function readVisitor(input: Input<'gate.walkIn'>, now: Instant): Decision<Visitor> {
  const name = checkRealName(input.realName, input.idType)
  if (!name.ok) return name
  const id = checkIdNumber({ type: input.idType, number: input.idNumber }, dayOf(now))
  if (!id.ok) return id
  const basis = decideBasis(input.basis, basesFor({ relation: 'self', bornOn: id.value.bornOn }, dayOf(now)))
  if (!basis.ok) return basis
  const phone = input.phone === null || input.phone.trim() === '' ? accept(null) : checkPhone(input.phone)
  if (!phone.ok) return phone
  const idHash = lookupHash('id', id.value.number)
  const { personId } = input
  return accept({
    personId,
    realName: name.value,
    id: id.value,
    idHash,
    phone: phone.value,
    basis: basis.value,
  })
}

/** A registered person: the account that acts for them, themself first; null when none does. */
export type KnownVisitor = { personId: PersonId; nameSealed: Sealed; openid: OpenId | null }

/** `isHere`: holds a place, or a place in line, at the activity of the door. */
export type HereOrNot = KnownVisitor & { isHere: boolean }

/** The person with this number and name, if they have ever registered; `others`: claims of the number with other names. */
export async function findVisitor(
  tx: Tx,
  { idHash, realName }: Pick<Visitor, 'idHash' | 'realName'>,
  activityId: ActivityId,
): Promise<{ known: HereOrNot | null; others: readonly HereOrNot[] }> {
  const { rows } = await sql<HereOrNot>`
    select p.id as "personId", p.name_sealed as "nameSealed", exists (
      select from tickets t where t.activity_id = ${activityId} and t.person_id = p.id
        and is_live_place(t.state)
    ) as "isHere", (
      select link.openid from account_persons link where link.person_id = p.id
      order by link.proved_at, link.relation = 'self' desc, link.linked_at limit 1
    ) as openid
    from persons p where p.id_hash = ${idHash} order by p.registered_at, p.id`.execute(tx)
  const known = rows.find(({ nameSealed }) => isSameName(unseal(nameSealed), realName)) ?? null
  return { known, others: rows.filter((row) => row !== known) }
}

/** What acts for somebody no account acts for: the door of the session they came through. */
export const doorOf = (sessionId: SessionId): OpenId => `door:${sessionId}` as OpenId

type Enrolled = Visitor & { door: OpenId; now: Instant }

/**
 * The person with this number, registered now when nobody has been, and the consent they gave to the helper: kept as the
 * door's, whoever else acts for them. Two doors at once register one person.
 */
export async function enrol(tx: Tx, visitor: Enrolled): Promise<PersonId> {
  const { personId, realName, idHash, basis, door, now } = visitor
  const fresh = await sql<{ id: PersonId }>`
    ${insertInto('persons', personColumns(personId, visitor, now))}
    on conflict on constraint persons_claim do nothing returning id`.execute(tx)
  const known =
    fresh.rows[0] ??
    (
      await sql<{ id: PersonId }>`
        select id from persons where id_hash = ${idHash} and name_hash = ${nameHash(realName)}`.execute(tx)
    ).rows[0]
  const registered = known?.id
  if (!registered) return enrol(tx, visitor)
  await keepNeededConsents(tx, { openid: door, personId: registered, basis, now })
  return registered
}
