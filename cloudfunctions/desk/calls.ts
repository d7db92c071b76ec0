import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant, NoticeId, OpenId } from '../../types/core'
import type { Call } from '../../types/desk'
import { accept } from '../../types/reply'
import { isReached } from '../core/notice/outbox-calls'
import { isPointless } from '../core/notice/outbox-pointless'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { type Sealed, unseal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'

/** Whoever makes calls works from the top; the rest comes when these are ticked off. */
const CALLS = 50

/** What the first view says of how many wait: beyond it is many. */
const COUNTED = 100

type Asking = Pick<Ask<'desk.calls'>, 'actor' | 'now' | 'traceId'>

/** The people to call; whose number was read is audited in the same transaction. */
export const calls: Verb<'desk.calls'> = ({ db, ...ask }) =>
  db.transaction(async (tx) => {
    await addUnanswered(tx, ask)
    return accept(await readCalls(tx, ask))
  })

/** Whoever was told of a moved date and has not said by the day before whether they still come is to be called, once. */
async function addUnanswered(tx: Tx, { actor, now }: Asking): Promise<void> {
  await sql`insert into calls (notice_id, district) ${unanswered(actor, now)} on conflict (notice_id) do nothing`.execute(
    tx,
  )
}

/** SQL: the notices of a moved date of today or tomorrow in scope that somebody was told by and has not answered. */
const unanswered = (clerk: ClerkActor, now: Instant) => {
  const today = dayOf(now)
  return sql`
    select distinct told.id as notice_id, a.district
    from activities a join tickets t on t.activity_id = a.id cross join lateral (
      select n.id from notices n
      where n.openid = t.booked_by and n.activity_id = a.id and n.reason like 'moved:%'
      order by n.queued_at desc, n.id desc limit 1
    ) told
    where a.day in (${today}, ${addDays(today, 1)}) and a.starts_at > ${now} and a.moved_at is not null
      and a.state = 'published' and ${inScope('a.district', clerk)} and t.state = 'booked' and t.reconfirm = 'asked'`
}

/**
 * SQL: lines `c` of a call list (columns notice_id, district) with what they are about: the notice `n`, its activity `a`,
 * session `s`, employer `e`, ticket `tk`, the person `p` to ring, and whether a moved date waits for an answer
 * (`asked.open`, null where nobody was asked).
 */
const callLines = (lines: Sql<unknown>) => sql`
  ${lines} c join notices n on n.id = c.notice_id join activities a on a.id = n.activity_id
    left join employers e on e.id = n.employer_id left join sessions s on s.id = n.session_id
    left join tickets tk on tk.id = n.ticket_id left join persons p on p.id = coalesce(tk.person_id, (
      select own.person_id from account_persons own where own.openid = n.openid and own.relation = 'self'
    ))
    left join lateral (
      select bool_or(held.reconfirm = 'asked') as open from tickets held
      where n.reason like 'moved:%' and held.activity_id = n.activity_id and held.booked_by = n.openid
        and held.state = 'booked' and held.reconfirm is not null
    ) asked on true`

/** SQL: of those lines the ones still worth a call. */
const isWorthIt = (now: Instant) => sql<boolean>`(
  a.ends_at > ${now} and coalesce(e.id, p.id) is not null and not ${isPointless(now)}
    and asked.open is distinct from false and (asked.open or not ${isReached}))`

/** SQL: how many calls wait for this clerk, also those that reading the list would add; counted to a hundred. */
export const waitingCalls = (clerk: ClerkActor, now: Instant) => sql`
  select count(*) from (
    select from ${callLines(sql`(
      select notice_id, district from calls where result is null and ${inScope('calls.district', clerk)}
      union all
      select notice_id, district from (${unanswered(clerk, now)}) asked
      where not exists (select from calls known where known.notice_id = asked.notice_id)
    )`)}
    where ${isWorthIt(now)} limit ${COUNTED}
  ) few`

/** The account whose answer to a moved date this call still waits for, and where; null when it does not. */
export async function findAsked(tx: Tx, noticeId: NoticeId, now: Instant) {
  const { rows } = await sql<{ activityId: ActivityId; openid: OpenId }>`
    select n.activity_id as "activityId", n.openid from ${callLines(sql`calls`)}
    where c.notice_id = ${noticeId} and asked.open and a.state = 'published' and a.starts_at > ${now}
      and ${isWorthIt(now)}`.execute(tx)
  return rows[0] ?? null
}

type Row = Omit<Call, 'phone' | 'name'> & { sealed: Sealed; nameSealed: Sealed; employer: string | null }

/**
 * The calls in the clerk's scope that are still worth making, oldest first and those nobody answered last: neither told
 * by message meanwhile nor pointless; a moved date until it is answered, told or not. An employer is called at the number
 * of its contact. The one place where full numbers are opened.
 */
export async function readCalls(tx: Tx, { actor, now, traceId }: Asking): Promise<Call[]> {
  const { rows } = await sql<Row>`
    select n.id as "noticeId", n.kind, coalesce(e.contact_name_sealed, p.name_sealed) as "nameSealed", e.name as employer,
      coalesce(e.contact_phone_sealed, (
        select own.phone_sealed from account_persons own where own.openid = n.openid and own.person_id = p.id
      ), p.phone_sealed) as sealed, n.title, n.body as text, n.queued_at as at, c.tries,
      c.last_tried_at as "lastTriedAt", coalesce(asked.open, false) as unanswered
    from ${callLines(sql`calls`)}
    where c.result is null and ${inScope('c.district', actor)} and ${isWorthIt(now)}
    order by c.tries, n.queued_at, n.id limit ${CALLS}`.execute(tx)
  if (rows.length > 0)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'desk.calls',
      subject: 'call',
      subjectId: traceId,
      district: actor.district,
      detail: { noticeIds: rows.map(({ noticeId }) => noticeId) },
    })
  return rows.map(({ sealed, nameSealed, employer, ...call }) => ({
    ...call,
    name: unseal(nameSealed) + (employer === null ? '' : `（${employer}）`),
    phone: unseal(sealed),
  }))
}
