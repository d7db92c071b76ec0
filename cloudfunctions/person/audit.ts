import type { Instant, PersonId } from '../../types/core'
import type { Tx } from '../kit/db'
import { insertInto } from '../kit/sql'

/** One act of a person on their own data. `detail` holds codes and counts, never personal data. */
export type OwnAct = {
  at: Instant
  traceId: string
  personId: PersonId
  act: string
  detail?: Record<string, unknown>
}

/**
 * Appends a person's own act to the audit log, in the act's transaction. It names the person by an id which means
 * nothing any more once they are erased, and never the account: an openid could not be taken out of the log again.
 */
export async function auditOwn(tx: Tx, { at, traceId, personId, act, detail = {} }: OwnAct): Promise<void> {
  await insertInto('audit', {
    at,
    trace_id: traceId,
    actor: 'person',
    actor_id: personId,
    act,
    subject: 'person',
    subject_id: personId,
    district: null,
    detail: JSON.stringify(detail),
  }).execute(tx)
}
