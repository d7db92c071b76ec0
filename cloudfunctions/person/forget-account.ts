import type { Instant, OpenId } from '../../types/core'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import { sql } from '../kit/sql'

/** The name of a helper who is gone. */
export const NOBODY = '已注销'

/**
 * Takes an account out of everything that is not about a person: consents to messages, its inbox, its place at an
 * employer and at gates. Notices stay as numbers under an address nobody has; the outbox settles those not yet sent. Rights at work
 * belong to the bureau and stay.
 */
export async function forgetAccount(tx: Tx, openid: OpenId, now: Instant): Promise<void> {
  await sql`delete from consents where openid = ${openid}`.execute(tx)
  await sql`delete from consent_grants where openid = ${openid}`.execute(tx)
  await sql`delete from notice_choices where openid = ${openid}`.execute(tx)
  await sql`delete from recruiters where openid = ${openid}`.execute(tx)
  await sql`delete from recruiter_requests where openid = ${openid}`.execute(tx)
  await sql`delete from gate_guesses where openid = ${openid}`.execute(tx)
  await sql`delete from wechat_asks where openid = ${openid}`.execute(tx)
  await sql`
    update gate_rights set openid = null, helper_sealed = ${seal(NOBODY)}, device = null, revoked_at = coalesce(revoked_at, ${now})
    where openid = ${openid}`.execute(tx)
  await sql`update notices set openid = 'erased:' || id where openid = ${openid}`.execute(tx)
}
