import type { Edit } from '../../src/domain/series/edit'
import { queueNumbersAhead } from '../../src/domain/ticket/waitlist'
import type { Instant, StaffId } from '../../types/core'
import { type Tale, tell } from '../core/notice/telling'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import { sql } from '../kit/sql'

/** What the ticket says of itself afterwards. */
const REASON = '主办方减少了名额，已经没有候补'

const BACK = '名额减少，您已转到候补最前面。有空名额会第一个通知您。'
const GONE = '名额减少，您的报名已取消，候补也结束了，请不要前往，可以看其他场次。'

type Unseating = { edits: readonly Edit[]; by: StaffId | null; now: Instant }

/**
 * Tells those who lose their place and takes it: they stand before everybody on the list in their order, or, where
 * nothing will be offered any more, hold nothing from now on and are told so.
 */
export async function unseat(tx: Tx, { edits, by, now }: Unseating): Promise<void> {
  const losing = edits.filter(({ displaced }) => displaced.length > 0)
  await tell(
    tx,
    losing.flatMap((edit) => talesOf(edit, now)),
    now,
  )
  for (const edit of losing) await (edit.gone ? takeAway(tx, edit, { by, now }) : putBack(tx, edit))
}

const talesOf = ({ activityId, displaced, gone, after: { title } }: Edit, now: Instant): Tale[] =>
  displaced.map(({ ticketId }) => ({
    activityId,
    ticketId,
    title,
    body: gone ? GONE : BACK,
    reason: `unseated:${ticketId}:${now}`,
  }))

const idsOf = ({ displaced }: Edit) => displaced.map(({ ticketId }) => ticketId)

const takeAway = (tx: Tx, edit: Edit, { by, now }: Pick<Unseating, 'by' | 'now'>) =>
  sql`
    update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${by}, cancel_reason_sealed = ${seal(REASON)}
    where id = any(${idsOf(edit)}::uuid[])`.execute(tx)

async function putBack(tx: Tx, edit: Edit): Promise<void> {
  const { rows } = await sql<{ head: number | null }>`
    select min(queue_no) as head from tickets
    where activity_id = ${edit.activityId} and state = 'waiting'`.execute(tx)
  const numbers = queueNumbersAhead(edit.displaced.length, rows[0]?.head ?? null)
  await sql`
    update tickets t set state = 'waiting', bucket = 'open', queue_no = back.no, offered_until = null, reconfirm = null
    from unnest(${idsOf(edit)}::uuid[], ${numbers}::bigint[]) back (id, no)
    where t.id = back.id`.execute(tx)
}
