import { checkUntil } from '../../src/domain/person/helper-right'
import { dayOf } from '../../src/domain/time/calendar'
import type { HelperRightId, LocalDate, OpenId, PersonId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { constraintOf, type Tx } from '../kit/db'
import { accountMark, seal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findPerson, isFindable } from './find-by-desk'

/**
 * A clerk lets an account of somebody who was made sure of sign up the people of a village, until a day. The same right
 * sent again changes nothing.
 */
export const grantHelper: Verb<'person.grantHelper'> = async ({ input, actor, db, now, traceId }) => {
  const { rightId, personId, reason } = input
  try {
    return await db.transaction(async (tx) => {
      if (!(await isThere(tx, actor, personId))) return refuse({ code: 'desk.personNotFound' })
      const openid = await accountOf(tx, personId, input.mark)
      if (!openid) return refuse({ code: 'desk.helperNotFound' })
      const today = dayOf(now)
      const held = await newestOf(tx, openid)
      if (held?.id !== rightId) {
        if (held?.isOpen && held.until >= today) return refuse({ code: 'desk.helperGranted', day: held.until })
        const until = checkUntil(input.until, today)
        if (!until.ok) return until
        await sql`
          update helper_rights set ended_at = ${now} where openid = ${openid} and ended_at is null`.execute(tx)
        await sql`
          insert into helper_rights (id, openid, person_id, district, reason_sealed, granted_by, granted_at, until)
          values (${rightId}, ${openid}, ${personId}, ${actor.district}, ${seal(reason)}, ${actor.staffId}, ${now},
            ${until.value})`.execute(tx)
        await audit(tx, {
          at: now,
          traceId,
          actor,
          act: 'person.grantHelper',
          subject: 'person',
          subjectId: personId,
          district: actor.district,
          detail: { rightId, account: input.mark, until: until.value, reason },
        })
      }
      const person = await findPerson(tx, actor, personId, now)
      return person ? accept(person) : refuse({ code: 'desk.personNotFound' })
    })
  } catch (fault) {
    if (constraintOf(fault) === 'helper_rights_pkey') return refuse({ code: 'input.invalid', field: 'rightId' })
    throw fault
  }
}

/** A clerk ends such a right of their division at once; whoever was registered under it stays. Ended is ended. */
export const endHelper: Verb<'person.endHelper'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { rightId, personId, reason } = input
    if (!(await isThere(tx, actor, personId))) return refuse({ code: 'desk.personNotFound' })
    const { rows } = await sql<{ district: DistrictCode; isOpen: boolean }>`
      select r.district, r.ended_at is null as "isOpen" from helper_rights r
      where r.id = ${rightId} and r.person_id = ${personId} and ${inScope('r.district', actor)}
      for no key update`.execute(tx)
    const right = rows[0]
    if (!right) return refuse({ code: 'desk.helperNotFound' })
    if (right.isOpen) {
      await sql`
        update helper_rights set ended_at = ${now}, ended_by = ${actor.staffId} where id = ${rightId}`.execute(tx)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'person.endHelper',
        subject: 'person',
        subjectId: personId,
        district: right.district,
        detail: { rightId, reason },
      })
    }
    const person = await findPerson(tx, actor, personId, now)
    return person ? accept(person) : refuse({ code: 'desk.personNotFound' })
  })

async function isThere(tx: Tx, clerk: ClerkActor, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`select from persons p where p.id = ${personId} and ${isFindable(clerk)}`.execute(tx)
  return rows.length > 0
}

/** The person's own account of this mark, held so that one clerk at a time settles its rights. */
async function accountOf(tx: Tx, personId: PersonId, mark: string): Promise<OpenId | undefined> {
  const { rows } = await sql<{ openid: OpenId }>`
    select openid from account_persons where person_id = ${personId} and relation = 'self'
    order by openid for no key update`.execute(tx)
  return rows.find(({ openid }) => accountMark(openid) === mark)?.openid
}

type Held = { id: HelperRightId; until: LocalDate; isOpen: boolean }

async function newestOf(tx: Tx, openid: OpenId): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select id, until, ended_at is null as "isOpen" from helper_rights where openid = ${openid}
    order by granted_at desc, ended_at desc nulls first limit 1`.execute(tx)
  return rows[0]
}
