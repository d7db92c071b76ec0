import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { basesFor, decideBasis } from '../../src/domain/consent-basis'
import { checkIdNumber, type IdNumber } from '../../src/domain/id-number'
import { type Link, takesOver } from '../../src/domain/keeper'
import { isSameName } from '../../src/domain/name-search'
import { checkPhone } from '../../src/domain/phone'
import { checkRealName } from '../../src/domain/real-name'
import type { Input } from '../../types/contract'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { ConsentBasis, PersonCard } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf, type Tx } from '../kit/db'
import { bornOnOf, personColumns, phoneColumns } from '../kit/person-columns'
import { checkConsent } from '../kit/privacy-consents'
import { lookupHash, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { type PersonRow, showPerson } from './card'
import { keepConsent } from './consent'
import { retried } from './forget'

/** People one account may sign up: a household. */
const LIMIT = 6

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
 * Registers the real name and links the account to it. A number already known is the same person when the name is the
 * same: the account is linked, and what was registered first stays. An adult who registers themself after family did is
 * the one who decides from then on (`keeperOf`), and their own phone takes the place of the family's. Whoever is
 * registered with a basis said for family is family.
 */
export const register: Verb<'person.register'> = async ({ input, actor, db, now }) => {
  const consent = await checkConsent(db, input, now)
  if (!consent.ok) return consent
  const application = read(input, actor.openid, now)
  if (!application.ok) return application
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
  links: Link[]
}

async function admit(tx: Tx, application: Application): Promise<Decision<PersonCard>> {
  // one registration of an account at a time, or two at once could both be its first, or both its last
  await sql`select pg_advisory_xact_lock(hashtextextended(${application.openid}, 5206))`.execute(tx)
  const { people, hasSelf } = await countOf(tx, application.openid)
  const known = await find(tx, application)
  if (!known?.relation && people >= LIMIT) return refuse({ code: 'person.tooMany', limit: LIMIT })
  const { openid, now, id } = application
  const isFamily = hasSelf || (application.basis !== undefined && application.basis !== 'self')
  const relation = known?.relation ?? (isFamily ? 'family' : 'self')
  const today = dayOf(now)
  const basis = decideBasis(application.basis, basesFor({ relation, bornOn: id.bornOn }, today))
  if (!basis.ok) return basis
  const person = known ?? (await insert(tx, application))
  if (!isSameName(unseal(person.nameSealed), application.realName)) return refuse({ code: 'person.nameMismatch' })
  await link(tx, { openid, personId: person.id, relation, basis: basis.value, now })
  const { links, ...card } = person
  const own = { openid, relation, linkedAt: now }
  const isTakeover = known && !known.relation && takesOver(own, links, { bornOn: bornOnOf(card.bornSealed), today })
  const phoneSealed = isTakeover ? await takeOver(tx, person.id, application) : card.phoneSealed
  return accept(showPerson({ ...card, phoneSealed, relation, agreed: true }, now))
}

/** From now on the person is told about changes, not whoever registered them. */
async function takeOver(tx: Tx, personId: PersonId, { phone }: Application): Promise<Buffer> {
  const columns = phoneColumns(personId, phone)
  await tx.updateTable('persons').set(columns).where('id', '=', personId).execute()
  return columns.phone_sealed
}

async function countOf(tx: Tx, openid: OpenId): Promise<{ people: number; hasSelf: boolean }> {
  const { rows } = await sql<{ people: number; hasSelf: boolean }>`
    select count(*) as people, coalesce(bool_or(relation = 'self'), false) as "hasSelf"
    from account_persons where openid = ${openid}`.execute(tx)
  return rows[0] as { people: number; hasSelf: boolean }
}

async function find(tx: Tx, { idHash, openid }: Pick<Application, 'idHash' | 'openid'>): Promise<Known | undefined> {
  const { rows } = await sql<Known>`
    select p.id, p.name_sealed as "nameSealed", p.id_type as "idType", p.id_sealed as "idSealed",
      p.phone_sealed as "phoneSealed", p.born_sealed as "bornSealed", link.relation, coalesce((
        select json_agg(json_build_object('openid', l.openid, 'relation', l.relation, 'linkedAt', l.linked_at))
        from account_persons l where l.person_id = p.id
      ), '[]') as links
    from persons p left join account_persons link on link.person_id = p.id and link.openid = ${openid}
    where p.id_hash = ${idHash}`.execute(tx)
  return rows[0]
}

/** The new person, or the one another account has registered with this number in the same moment. */
async function insert(tx: Tx, application: Application): Promise<Known> {
  const { personId, now } = application
  await tx
    .insertInto('persons')
    .values({ ...personColumns(personId, application), registered_at: now })
    .onConflict((same) => same.column('id_hash').doNothing())
    .execute()
  const person = await find(tx, application)
  if (!person) throw new Error('a person just registered is not there')
  return person
}

type Linking = Pick<Application, 'openid' | 'personId' | 'now'> & {
  relation: PersonRow['relation']
  basis: ConsentBasis
}

/** Lets the account act for the person, and keeps to which privacy notice it agreed for them, and on what basis. */
async function link(tx: Tx, { openid, personId, relation, basis, now }: Linking): Promise<void> {
  await sql`
    insert into account_persons (openid, person_id, relation, linked_at)
    values (${openid}, ${personId}, ${relation}, ${now}) on conflict do nothing`.execute(tx)
  await keepConsent(tx, { openid, personId, basis, now })
}
