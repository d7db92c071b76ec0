import { accept, refuse } from '../../types/reply'
import { isOfChild } from '../core/person/child'
import { keepFreeConsents } from '../core/person/privacy-consents'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Agrees to one thing for one of the account's people, or takes it back with what hangs on it. */
export const allow: Verb<'person.allow'> = async ({ input, actor, db, now }) => {
  const { personId, part, allowed } = input
  const { openid } = actor
  return db.transaction(async (tx) => {
    const { rows } = await sql`
      select from account_persons where openid = ${openid} and person_id = ${personId} for update`.execute(tx)
    if (rows.length === 0) return refuse({ code: 'person.notFound' })
    if (allowed) {
      if (await isOfChild(tx, { openid, personId, now })) return refuse({ code: 'person.childNotAsked' })
      await keepFreeConsents(tx, { openid, personId, parts: [part], now })
      return accept({ allowed })
    }
    await sql`
      update privacy_consents set withdrawn_at = ${now}
      where openid = ${openid} and person_id = ${personId} and part = ${part} and withdrawn_at is null`.execute(tx)
    if (part === 'help') await sql`delete from answers where person_id = ${personId} and question = 'help'`.execute(tx)
    if (part === 'keyGroup')
      await sql`
        update tickets set mark = null
        where person_id = ${personId} and booked_by = ${openid} and state = 'waiting' and mark = 'declared'`.execute(tx)
    return accept({ allowed })
  })
}
