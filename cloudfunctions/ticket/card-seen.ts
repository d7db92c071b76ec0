import { randomUUID } from 'node:crypto'
import { checkRealName } from '../../src/domain/person/real-name'
import type { ActivityId, OpenId, PersonId, TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { IdType } from '../../types/person'
import { accept, refuse } from '../../types/reply'
import { changePerson, phoneColumns } from '../core/person/columns'
import { correctName, tellKeepers } from '../core/person/correct-name'
import { handOver } from '../core/ticket/hand-over'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { constraintOf, type Tx } from '../kit/db'
import { nameHash, type Sealed, seal, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSignUp, showSignUp } from './sign-up'

type Holder = { personId: PersonId; openid: OpenId; idType: IdType; district: DistrictCode; activityId: ActivityId }

/** From now on the person is called at the number of the account that was proved. */
async function takePhone(
  tx: Tx,
  { personId, openid }: Pick<Holder, 'personId' | 'openid'>,
  phone: string,
): Promise<void> {
  await changePerson(tx, personId, phoneColumns(personId, phone))
  await sql`update account_persons set phone_sealed = null where openid = ${openid} and person_id = ${personId}`.execute(
    tx,
  )
}

/** The claim of the same number with this name, and the account that made it; null when no account has. */
async function otherClaim(tx: Tx, personId: PersonId, realName: string) {
  const { rows } = await sql<Pick<Holder, 'personId' | 'openid'>>`
    select other.id as "personId", link.openid
    from persons own join persons other on other.id_hash = own.id_hash and other.id <> own.id
      join account_persons link on link.person_id = other.id
    where own.id = ${personId} and other.name_hash = ${nameHash(realName)}
    order by link.proved_at, link.relation = 'self' desc, link.linked_at limit 1`.execute(tx)
  return rows[0] ?? null
}

const PROVED = {
  title: '本人已核对证件',
  body: '工作人员看了证件，完整的信息今后由本人的微信管理。您替家人做的报名不变。',
}

/**
 * A clerk compared the card of whoever stands there with the account in hand: the account the ticket was made by is
 * proved, and decides from then on; a wrong name is put right, and where the right one is registered too its account has
 * the place. Sent twice it is done once.
 */
export const cardSeen: Verb<'ticket.cardSeen'> = async ({ input, actor, db, now, traceId }) => {
  const { ticketId, realName, reason } = input
  try {
    return await db.transaction(async (tx) => {
      const { rows } = await sql<Holder>`
        select t.person_id as "personId", t.booked_by as openid, p.id_type as "idType", a.district,
          a.id as "activityId"
        from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
        where t.id = ${ticketId} and ${inScope('a.district', actor)} for no key update of p`.execute(tx)
      const holder = rows[0]
      if (!holder) return refuse({ code: 'ticket.notFound' })
      const { personId, openid, idType, district, activityId } = holder
      const name = realName === null ? null : checkRealName(realName, idType)
      if (name && !name.ok) return name
      const other = name && (await otherClaim(tx, personId, name.value))
      if (other) {
        const to = { ...other, ticketId: randomUUID() as string as TicketId }
        if (!(await handOver(tx, { from: ticketId, to, activityId, now }))) return refuse({ code: 'person.claimed' })
        const { personId: subjectId } = other
        const act = {
          act: 'person.handOver',
          subject: 'person',
          subjectId,
          district,
          detail: { ticketId, to: to.ticketId },
        }
        await audit(tx, { at: now, traceId, actor, ...act })
        const row = await findSignUp(tx, actor, to.ticketId)
        return row ? accept(showSignUp(row, now)) : refuse({ code: 'ticket.notFound' })
      }
      const proved = await sql<{ phoneSealed: Sealed | null }>`
        update account_persons set proved_at = ${now}, proved_by = 'desk'
        where openid = ${openid} and person_id = ${personId} and proved_at is null
        returning phone_sealed as "phoneSealed"`.execute(tx)
      const [account] = proved.rows
      if (account) await tellKeepers(tx, { personId, but: openid, now, ...PROVED })
      if (account?.phoneSealed) await takePhone(tx, { personId, openid }, unseal(account.phoneSealed))
      if (name) await correctName(tx, { personId, realName: name.value, now })
      await changePerson(tx, personId, { card_note_sealed: seal(reason) })
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'ticket.cardSeen',
        subject: 'person',
        subjectId: personId,
        district,
        detail: { ticketId, named: name !== null },
      })
      const row = await findSignUp(tx, actor, ticketId)
      return row ? accept(showSignUp(row, now)) : refuse({ code: 'ticket.notFound' })
    })
  } catch (fault) {
    if (constraintOf(fault) === 'persons_claim') return refuse({ code: 'person.claimed' })
    throw fault
  }
}
