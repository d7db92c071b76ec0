import { createHash } from 'node:crypto'
import { isPassed, SKEW_MS, UPLOADS_A_MINUTE, uploadOf, uploadsUntil } from '../../src/domain/gate/gate'
import type { Instant, OpenId, ScanId, SessionId } from '../../types/core'
import { OfflineScan, ScanOutcome, type UploadAnswer } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { type Act, type GateAnswer, keep, pass, whyNot } from '../core/gate/pass-gate'
import { readSignedTicket } from '../core/ticket/key'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { readable } from '../kit/unfit'
import { hasMore, markFull, putInOrder } from './order'
import { type StandingRow, standingQuery } from './standing'

const MINUTE = 60_000

/** The device that uploads, and how far its clock is off. */
type Device = { sessionId: SessionId; openid: OpenId; skew: number; now: Instant }

/**
 * Takes scans made without a network, each on its own: what was kept before is answered as before, what cannot be read
 * is kept as that. Passings count in the order they happened, whichever phone tells of them first; what contradicts
 * another one is marked.
 */
export const upload: Verb<'gate.upload'> = async ({ input, actor, db, now }) => {
  const { rows } = await standingQuery(input.sessionId, actor.openid).execute(db)
  const standing = rows[0]
  if (!standing) return refuse({ code: 'gate.notAssigned' })
  const until = standing.uploadsAt + MINUTE
  if (now < until && standing.uploads + input.scans.length > UPLOADS_A_MINUTE)
    return refuse({ code: 'gate.slowDown', until })
  const device = { sessionId: input.sessionId, openid: actor.openid, skew: now - input.deviceNow, now }
  const taken: Taken[] = []
  for (const scan of input.scans) taken.push(await take(db, read(scan, device)))
  await markFull(db, input.sessionId)
  return accept(await answersOf(db, taken, device))
}

/** What each scan is now that all are in: a later one may have come before it. */
async function answersOf(db: Db, taken: readonly Taken[], { sessionId, openid }: Device) {
  const { rows } = await sql<Kept & { id: ScanId }>`
    select id, outcome, conflict from scans where id = any (${taken.map(({ keptAs }) => keptAs)}::uuid[])`.execute(db)
  const known = new Map(rows.map((row) => [row.id, row]))
  const answers = taken.map(({ answer, keptAs }): UploadAnswer => {
    const now = known.get(keptAs)
    return now ? { ...answer, outcome: now.outcome, conflict: now.conflict } : answer
  })
  const { counts } = (await standingQuery(sessionId, openid).execute(db)).rows[0] as StandingRow
  return { answers, counts }
}

/** An entry as an act; `named` is the id the device knows it by. */
type Entry = { act: Act; named: ScanId; isUnreadable: boolean }

/** An entry of a device's queue as an act: its time by the cloud's clock, never later than now. */
function read(entry: unknown, { sessionId, openid, skew, now }: Device): Entry {
  const mark = Math.abs(skew) > SKEW_MS ? 'clockWrong' : null
  const shared = { sessionId, openid, how: 'offline', mark, now } as const
  const scan = OfflineScan.safeParse(withKnownWord(entry))
  if (!scan.success) {
    const text = textOf(entry)
    const scanId = idOf(sessionId, openid, text)
    const code = { ok: false, reason: 'damaged' } as const
    const act = {
      ...shared,
      scanId,
      code,
      text,
      way: 'in',
      said: null,
      letting: false,
      scannedAt: now,
      at: now,
    } as const
    return { act, named: scanId, isUnreadable: true }
  }
  const { scanId, scannedAt, way, said } = scan.data
  const text = readable(scan.data.text)
  const at = Math.min(now, Math.max(1, scannedAt + skew))
  const letting = said === null || isPassed(said) || (way === 'out' && said === 'notInside')
  const act = { ...shared, scanId, code: readSignedTicket(text), text, way, said, letting, scannedAt: at, at }
  return { act, named: scanId, isUnreadable: false }
}

/** An entry nobody can read, as a text; one nested without end has none. */
function textOf(entry: unknown): string {
  try {
    return JSON.stringify(entry) ?? ''
  } catch {
    return '…'
  }
}

/** A word of an edited queue that is no outcome says nothing. */
const withKnownWord = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'said' in entry && !ScanOutcome.safeParse(entry.said).success
    ? { ...entry, said: null }
    : entry

/** The same entry of the same device has the same id, so that sending it again keeps it once. */
function idOf(...words: [SessionId, OpenId, string]): ScanId {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ScanId
}

/** The same act sent twice at once may win in between; its answer then decides the next try. */
const TRIES = 4

type Taken = { answer: UploadAnswer; keptAs: ScanId }

async function take(db: Db, entry: Entry): Promise<Taken> {
  let { act } = entry
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await pass(db, act)
    if (!answer) continue
    const { prior } = answer
    // somebody else's scan has this id: both are kept
    if (prior && !prior.own) act = { ...act, scanId: idOf(act.sessionId, act.openid, `${entry.named} ${act.text}`) }
    else {
      const kept = prior ? await noteSaid(db, act, prior) : await settle(db, { ...entry, act }, answer)
      const at = prior?.at ?? act.at
      if (!kept) continue
      await order(db, act, answer)
      const { outcome, conflict } = kept
      return { answer: { scanId: entry.named, outcome, conflict, at }, keptAs: act.scanId }
    }
  }
  throw new Error('an uploaded scan is neither kept nor answered')
}

/** Puts the scan where it belongs among those of its ticket. */
async function order(db: Db, { scanId, sessionId, mark }: Act, { held, rightId }: GateAnswer): Promise<void> {
  if (!held) return
  if (mark) await sql`update scans set clock_wrong = true where id = ${scanId} and how = 'offline'`.execute(db)
  const ticket = { sessionId, ticketId: held.id, counter: rightId ?? sessionId }
  if (await hasMore(db, ticket)) await db.transaction((tx) => putInOrder(tx, ticket))
}

type Kept = Pick<UploadAnswer, 'outcome' | 'conflict'>

/** A scan the cloud had answered without the device hearing it: what the device said meanwhile is noted beside it. */
async function noteSaid(db: Db, { scanId, said }: Act, prior: Kept): Promise<Kept> {
  const { outcome, conflict } = prior
  if (said === null || conflict !== null) return { outcome, conflict }
  const noted = uploadOf({ read: outcome, said, isRevoked: false, isClockWrong: false }).conflict
  await sql`
    update scans set said = ${said}, conflict = ${noted} where id = ${scanId} and said is null and how <> 'offline'`.execute(
    db,
  )
  return { outcome, conflict: noted }
}

async function settle(db: Db, { act, isUnreadable }: Entry, answer: GateAnswer): Promise<Kept | null> {
  const { outcome, conflict } = answer
  if (outcome) return { outcome, conflict }
  const kept: Kept = isUnreadable ? { outcome: 'damaged', conflict: 'unreadable' } : judge(act, answer)
  return (await keep(db, act, answer, kept)) ? kept : null
}

function judge(act: Act, answer: GateAnswer): Kept {
  const isRevoked = answer.revokedAt !== null || answer.hasLeft
  const facts = { said: act.said, isRevoked, isClockWrong: act.mark !== null }
  if (act.now >= uploadsUntil(answer.closesAt)) return uploadOf({ ...facts, read: 'tooLate' })
  if (answer.revokedAt !== null && act.at >= answer.revokedAt) return uploadOf({ ...facts, read: 'rightRevoked' })
  return uploadOf({ ...facts, read: whyNot(act, answer) })
}
