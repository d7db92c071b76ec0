import { basesFor, decideBasis } from '../../src/domain/person/consent-basis'
import { limitOf } from '../../src/domain/person/helper-right'
import { checkIdNumber, type IdNumber } from '../../src/domain/person/id-number'
import { checkPhone } from '../../src/domain/person/phone'
import { checkRealName } from '../../src/domain/person/real-name'
import { dayOf } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import type { HelperRightId, Instant, OpenId, PersonId } from '../../types/core'
import type { ConsentBasis, PersonCard } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import { changePerson, personColumns, phoneColumns } from '../core/person/columns'
import { tellKeepers } from '../core/person/correct-name'
import { checkConsent, keepNeededConsents } from '../core/person/privacy-consents'
import { constraintOf, type Tx } from '../kit/db'
import { lookupHash, nameHash, seal, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { insertInto, sql } from '../kit/sql'
import { type PersonRow, showPerson } from './card'
import { decideClaim } from './claims'
import { retried } from './forget'
import { holdRightOf } from './live-right'

/** What was typed, read by the rules. */
type Application = {
  personId: PersonId
  realName: string
  id: IdNumber
  idHash: Buffer
  phone: string
  basis: ConsentBasis | undefined
  openid: OpenId
  now: Instant
}

/**
 * Registers the real name and links the account to it. A number and a name already known are the same person: the
 * account is linked, and what was registered first stays; nothing others did is shown to it, nor who decides changed,
 * before staff saw the card (docs/identity.md). The same number with another name is another claim, so that nobody is
 * locked out by what somebody typed, and a guess tells nothing. Whoever is registered with a basis said for family is
 * family.
 */
export const register: Verb<'person.register'> = async ({ input, actor, db, now }) => {
  const application = read(input, actor.openid, now)
  if (!application.ok) return application
  const consent = await checkConsent(db, input, { bornOn: application.value.id.bornOn, now })
  if (!consent.ok) return consent
  const claim = await decideClaim(db, application.value)
  if (!claim.ok) return claim
  try {
    return await retried(db, (tx) => admit(tx, application.value))
  } catch (fault) {
    if (constraintOf(fault) === 'persons_pkey') return refuse({ code: 'input.invalid', field: 'personId' })
    throw fault
  }
}

/** In the order of the form. Refusals: person.realName, person.id*, person.phone. */
function read(input: Input<'person.register'>, openid: OpenId, now: Instant): Decision<Application> {
  const name = checkRealName(input.realName, input.idType)
  if (!name.ok) return name
  const id = checkIdNumber({ type: input.idType, number: input.idNumber }, dayOf(now))
  if (!id.ok) return id
  const phone = checkPhone(input.phone)
  if (!phone.ok) return phone
  const idHash = lookupHash('id', id.value.number)
  return accept({
    personId: input.personId,
    realName: name.value,
    id: id.value,
    idHash,
    phone: phone.value,
    basis: input.basis,
    openid,
    now,
  })
}

type Known = Omit<PersonRow, 'relation' | 'agreed'> & {
  relation: PersonRow['relation'] | null
}

async function admit(tx: Tx, application: Application): Promise<Decision<PersonCard>> {
  // one registration of an account at a time, or two at once could both be its first, or both its last
  await sql`select pg_advisory_xact_lock(hashtextextended(${application.openid}, 5206))`.execute(tx)
  const { people, hasSelf } = await countOf(tx, application.openid)
  const known = await find(tx, application)
  const { openid, now, id, phone } = application
  const isFamily = hasSelf || (application.basis !== undefined && application.basis !== 'self')
  const right = await holdRightOf(tx, openid, now)
  const limit = limitOf(right !== null)
  // oneself is never one too many: by the own name the desk finds the account to let it sign up more
  if (isFamily && !known?.relation && people >= limit) return refuse({ code: 'person.tooMany', limit })
  const relation = known?.relation ?? (isFamily ? 'family' : 'self')
  const today = dayOf(now)
  const basis = decideBasis(application.basis, basesFor({ relation, bornOn: id.bornOn }, today))
  if (!basis.ok) return basis
  const person = known ?? (await insert(tx, application))
  const isOwn = known?.relation != null || person.id === application.personId
  await link(tx, {
    ...{ openid, personId: person.id, relation, basis: basis.value, now },
    phone: isOwn ? null : phone,
    right: relation === 'family' ? right : null,
  })
  if (!isOwn) await tellKeepers(tx, { personId: person.id, but: openid, now, ...ANOTHER })
  if (!isOwn && unseal(person.phoneSealed) === '') await changePerson(tx, person.id, phoneColumns(person.id, phone))
  const phoneSealed = isOwn ? person.phoneSealed : seal(phone)
  return accept(showPerson({ ...person, phoneSealed, relation, agreed: true }, now))
}

/** Whoever signed this person up hears of another claim: who knows nothing of it can have the card looked at. */
const ANOTHER = {
  title: '另一个微信登记了同一个人',
  body: '有人用同样的姓名和证件号码登记。您做的报名不变，登记的人也看不到。要是不是您家里人，请带证件到服务台核对。',
}

async function countOf(tx: Tx, openid: OpenId): Promise<{ people: number; hasSelf: boolean }> {
  const { rows } = await sql<{ people: number; hasSelf: boolean }>`
    select count(*) as people, coalesce(bool_or(relation = 'self'), false) as "hasSelf"
    from account_persons where openid = ${openid}`.execute(tx)
  return rows[0] as { people: number; hasSelf: boolean }
}

async function find(tx: Tx, { idHash, realName, openid }: Application): Promise<Known | undefined> {
  const { rows } = await sql<Known>`
    select p.id, p.name_sealed as "nameSealed", p.id_type as "idType", p.id_sealed as "idSealed",
      coalesce(link.phone_sealed, p.phone_sealed) as "phoneSealed", p.born_sealed as "bornSealed", link.relation
    from persons p left join account_persons link on link.person_id = p.id and link.openid = ${openid}
    where p.id_hash = ${idHash} and p.name_hash = ${nameHash(realName)}`.execute(tx)
  return rows[0]
}

/** The new person, or the one another account has registered with this number in the same moment. */
async function insert(tx: Tx, application: Application): Promise<Known> {
  const { personId, now } = application
  await sql`
    ${insertInto('persons', personColumns(personId, application, now))}
    on conflict on constraint persons_claim do nothing`.execute(tx)
  const person = await find(tx, application)
  if (!person) throw new Error('a person just registered is not there')
  return person
}

type Linking = Pick<Application, 'openid' | 'personId' | 'now'> & {
  relation: PersonRow['relation']
  basis: ConsentBasis
  /** What the account gave where the person has another number already. */
  phone: string | null
  /** The right of a village helper it is done under. */
  right: HelperRightId | null
}

/** Lets the account act for the person, and keeps to which privacy notice it agreed for them, and on what basis. */
async function link(tx: Tx, { openid, personId, relation, basis, phone, right, now }: Linking): Promise<void> {
  await sql`
    insert into account_persons (openid, person_id, relation, linked_at, phone_sealed, helper_right)
    values (${openid}, ${personId}, ${relation}, ${now}, ${phone === null ? null : seal(phone)}, ${right})
    on conflict do nothing`.execute(tx)
  await keepNeededConsents(tx, { openid, personId, basis, now })
}
