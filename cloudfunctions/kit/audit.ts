import type { Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { ClerkActor, GateActor } from './actor'
import type { Tx } from './db'
import { accountMark } from './seal'
import { insertInto } from './sql'

/** One staff act to be kept for good. `detail` holds codes and ids, never personal data. */
export type AuditEntry = {
  at: Instant
  traceId: string
  actor: ClerkActor | GateActor
  act: string
  subject: string
  subjectId: string
  district: DistrictCode | null
  detail?: Record<string, unknown>
}

/**
 * Appends to the audit log, in the transaction of the act itself. A helper without a staff row is named by
 * the mark of the account: nothing could be taken out of this log when the account is deleted.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await insertInto('audit', {
    at: entry.at,
    trace_id: entry.traceId,
    actor: entry.actor.kind,
    actor_id: entry.actor.kind === 'clerk' ? entry.actor.staffId : accountMark(entry.actor.openid),
    act: entry.act,
    subject: entry.subject,
    subject_id: entry.subjectId,
    district: entry.district,
    detail: JSON.stringify(entry.detail ?? {}),
  }).execute(tx)
}
