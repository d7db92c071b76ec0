import { checkPhone } from '../../src/domain/person/phone'
import { checkRealName } from '../../src/domain/person/real-name'
import type { IdType } from '../../types/person'
import { accept, refuse } from '../../types/reply'
import { changePerson, nameColumns, phoneColumns } from '../core/person/columns'
import { tellKeepers } from '../core/person/correct-name'
import { audit } from '../kit/audit'
import { constraintOf } from '../kit/db'
import { type Sealed, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findPerson, isFindable } from './find-by-desk'

type Held = { idType: IdType; nameSealed: Sealed; phoneSealed: Sealed }

/**
 * A clerk puts a name or a phone right for somebody who asked for it and was made sure of (个人信息保护法 art. 46, 50): what
 * is the same already is left, so that it is safe twice. Everybody who signed the person up is told.
 */
export const putRight: Verb<'person.putRight'> = async ({ input, actor, db, now, traceId }) => {
  const { personId, reason } = input
  try {
    return await db.transaction(async (tx) => {
      const { rows } = await sql<Held>`
        select p.id_type as "idType", p.name_sealed as "nameSealed", p.phone_sealed as "phoneSealed"
        from persons p where p.id = ${personId} and ${isFindable(actor)} for no key update`.execute(tx)
      const held = rows[0]
      if (!held) return refuse({ code: 'desk.personNotFound' })
      const name = input.realName === null ? null : checkRealName(input.realName, held.idType)
      if (name && !name.ok) return name
      const phone = input.phone === null ? null : checkPhone(input.phone)
      if (phone && !phone.ok) return phone
      const renamed = name !== null && name.value !== unseal(held.nameSealed)
      const called = phone !== null && phone.value !== unseal(held.phoneSealed)
      if (renamed) await changePerson(tx, personId, nameColumns(name.value))
      if (called) {
        await changePerson(tx, personId, phoneColumns(personId, phone.value))
        await sql`
          update account_persons set phone_sealed = null where person_id = ${personId} and relation = 'self'`.execute(
          tx,
        )
      }
      const fields = [...(renamed ? ['realName'] : []), ...(called ? ['phone'] : [])]
      if (fields.length > 0) {
        const what = [renamed && '姓名', called && '手机号码'].filter(Boolean).join('和')
        await tellKeepers(tx, { personId, but: null, now, ...putRightOf(what) })
        await audit(tx, {
          at: now,
          traceId,
          actor,
          act: 'person.putRight',
          subject: 'person',
          subjectId: personId,
          district: actor.district,
          detail: { fields, reason },
        })
      }
      const person = await findPerson(tx, actor, personId, now)
      return person ? accept(person) : refuse({ code: 'desk.personNotFound' })
    })
  } catch (fault) {
    if (constraintOf(fault) === 'persons_claim') return refuse({ code: 'person.claimed' })
    throw fault
  }
}

const putRightOf = (what: string) => ({
  title: `${what}已更正`,
  body: `工作人员核实后，按本人要求更正了报名用的${what}。报名不变。不是您要求的，请打 12333 或到服务台说明。`,
})
