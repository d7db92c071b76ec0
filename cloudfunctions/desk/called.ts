import type { ActivityId, Instant, NoticeId, TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { lockActivity } from '../core/ticket/offers'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { findAsked, readCalls } from './calls'

/** So long a result noted by mistake can be taken back. */
const REGRET_MS = 10 * 60_000

type Input = Ask<'desk.called'>['input']
type Line = { district: DistrictCode; activityId: ActivityId; result: string | null }

/**
 * Notes what came of a call. Told, a wrong number, a yes: it leaves the list, the first result stays unless whoever noted
 * it takes it back. Nobody answered: it goes to the end of the list with a count of tries. Sent again it changes nothing.
 */
export const called: Verb<'desk.called'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const call = await lockCall(tx, { input, actor })
    if (!call) return refuse({ code: 'call.notFound' })
    if (input.result === 'coming' && call.result !== null && call.result !== 'coming')
      return refuse({ code: 'call.settled' })
    const ticketIds = input.result === 'coming' && call.result === null ? await sayYes(tx, input.noticeId, now) : null
    if (ticketIds?.length === 0) return refuse({ code: 'call.notAsked' })
    const isChanged = await change(tx, { input, actor, now })
    if (input.result === 'takenBack' && !isChanged && call.result !== null) return refuse({ code: 'call.settled' })
    if (isChanged)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'desk.called',
        subject: 'call',
        subjectId: input.noticeId,
        district: call.district,
        detail: { result: input.result, ...(ticketIds && { ticketIds }) },
      })
    return accept(await readCalls(tx, { actor, now, traceId }))
  })

type Calling = { input: Input; actor: ClerkActor }

/** The call, locked; before a yes the activity is, whose lock stands before its tickets and all that hangs on them. */
async function lockCall(tx: Tx, { input, actor }: Calling): Promise<Line | undefined> {
  const isTheirs = sql`c.notice_id = ${input.noticeId} and ${inScope('c.district', actor)}`
  const find = (how: Sql<unknown>) =>
    sql<Line>`
    select c.district, n.activity_id as "activityId", c.result
    from calls c join notices n on n.id = c.notice_id where ${isTheirs} ${how}`.execute(tx)
  if (input.result === 'coming') {
    const [seen] = (await find(sql``)).rows
    if (seen) await lockActivity(tx, seen.activityId)
  }
  return (await find(sql`for update of c`)).rows[0]
}

/** Notes the yes for every place of the account that waits for one; empty when none does. */
async function sayYes(tx: Tx, noticeId: NoticeId, now: Instant): Promise<TicketId[]> {
  const asked = await findAsked(tx, noticeId, now)
  if (!asked) return []
  const { rows } = await sql<{ id: TicketId }>`
    update tickets set reconfirm = 'yes'
    where activity_id = ${asked.activityId} and booked_by = ${asked.openid} and state = 'booked' and reconfirm = 'asked'
    returning id`.execute(tx)
  return rows.map(({ id }) => id).sort()
}

/** Whether the call is another one now. */
async function change(tx: Tx, { input, actor, now }: Calling & { now: Instant }): Promise<boolean> {
  const isOwn = sql`c.result in ('told', 'wrongNumber') and c.called_by = ${actor.staffId}
    and c.called_at > ${now - REGRET_MS}`
  const isSeen = input.result === 'noAnswer' && input.tries !== undefined ? sql`and c.tries = ${input.tries}` : sql``
  const { rows } = await sql`
    update calls c set ${outcomeOf(input, { staffId: actor.staffId, now })}
    where c.notice_id = ${input.noticeId} and ${input.result === 'takenBack' ? isOwn : sql`c.result is null ${isSeen}`}
    returning c.notice_id`.execute(tx)
  return rows.length > 0
}

const outcomeOf = ({ result }: Input, { staffId, now }: { staffId: string; now: Instant }): Sql<unknown> => {
  if (result === 'noAnswer') return sql`tries = c.tries + 1, last_tried_at = ${now}`
  if (result === 'takenBack') return sql`result = null, called_by = null, called_at = null`
  return sql`result = ${result}, called_by = ${staffId}, called_at = ${now}`
}
