import { isFresh } from '../../src/domain/gate/self-code'
import type { ActivityId, Instant, LocalDate, SessionId, TicketId } from '../../types/core'
import type { SelfCheckin } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { type Act, keep, pass, type ReadCode, whyNot } from '../core/gate/pass-gate'
import { readSignedSelfCode } from '../core/ticket/key'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'

type Own = {
  activityId: ActivityId
  day: LocalDate
  title: string
  place: string
  startsAt: Instant
  /** The session the act is kept at: the one of the code when it is this activity's, else the nearest one. */
  sessionId: SessionId
  rotating: boolean
  isThisSession: boolean
}

const TRIES = 4

/**
 * The holder checks themself in by the code a screen shows: good only there, now, for that session. The same rules as at
 * the gate decide, and what comes of it is kept as a scan.
 */
export const checkIn: Verb<'ticket.checkIn'> = async (ask) => {
  const { input, actor, db, now } = ask
  const code = readSignedSelfCode(input.text)
  const own = await findOwn(ask, code.ok ? (code.sessionId as SessionId) : null)
  if (!own) return refuse({ code: 'ticket.notFound' })
  if (!own.rotating) return refuse({ code: 'gate.noSelfCode' })
  const read = ((): ReadCode => {
    if (!code.ok) return code
    if (!own.isThisSession) return { ok: false, reason: 'selfCodeElsewhere' }
    if (!isFresh(code.step, now)) return { ok: false, reason: 'selfCodeStale' }
    return { ok: true, ticketId: input.ticketId, activityId: own.activityId, day: own.day }
  })()
  const { scanId, text } = input
  const { title, place, startsAt, sessionId } = own
  const act: Act = {
    scanId,
    sessionId,
    text,
    code: read,
    openid: actor.openid,
    way: 'in',
    how: 'self',
    said: null,
    mark: null,
    letting: true,
    scannedAt: now,
    at: now,
    now,
    forTicket: input.ticketId,
  }
  const shown = (outcome: SelfCheckin['outcome'], at: Instant) => accept({ outcome, at, title, place, startsAt })
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await pass(db, act)
    if (!answer) continue
    const { prior, outcome } = answer
    if (prior) return prior.own ? shown(prior.outcome, prior.at) : refuse({ code: 'input.invalid', field: 'scanId' })
    if (outcome) return shown(outcome, now)
    const why = whyNot(act, answer)
    if (await keep(db, act, answer, { outcome: why, conflict: null })) return shown(why, now)
  }
  throw new Error('a check-in is neither kept nor answered')
}

/** The account's own ticket, with the session a code is for, or the nearest one of its activity. */
async function findOwn({ input, actor, db, now }: Ask<'ticket.checkIn'>, sessionId: SessionId | null) {
  const { rows } = await sql<Own & { ticketId: TicketId }>`
    select t.activity_id as "activityId", a.day, a.title, v.name as place, s.starts_at as "startsAt", s.id as "sessionId",
      s.rotating, s.id is not distinct from ${sessionId}::uuid as "isThisSession"
    from tickets t join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
      join sessions s on s.activity_id = a.id
    where t.id = ${input.ticketId} and t.booked_by = ${actor.openid}
    order by s.id is not distinct from ${sessionId}::uuid desc, abs(s.starts_at - ${now}), s.id limit 1`.execute(db)
  return rows[0] ?? null
}
