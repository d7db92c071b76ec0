import type { ActivityId, Instant } from '../../types/core'
import type { GatePack, ScanOutcome, Way } from '../../types/gate'
import { type CodeFacts, type HeldFacts, outcomeOf } from './gate'
import { type OwnAct, shortOf } from './gate-own'
import { type ReadTicketCode, readTicketCode } from './ticket-code'

/** What a phone needs to decide alone, as merged from the cloud's packs. */
export type HeldPack = Omit<GatePack, 'freed' | 'whole'>

/** The pack after one more answer: a whole one replaces it, a part changes it. */
export function mergePack(before: HeldPack | null, { freed, whole, ...fresh }: GatePack): HeldPack {
  if (whole || before?.sessionId !== fresh.sessionId) return fresh
  const gone = new Set(freed)
  const merge = (held: readonly string[], more: readonly string[]) => [
    ...new Set([...held.filter((short) => !gone.has(short)), ...more]),
  ]
  return { ...fresh, cancelled: merge(before.cancelled, fresh.cancelled), used: merge(before.used, fresh.used) }
}

type Good = Extract<ReadTicketCode, { ok: true }>['value']

/** Whether a signature is of this public key (raw Ed25519 in base64). */
export type Verify = (code: Pick<Good, 'signed' | 'signature'>, publicKey: string) => boolean

export type OfflineFacts = {
  text: string
  way: Way
  pack: HeldPack | null
  /** What this phone itself let through at the session. */
  own: ReadonlyMap<string, OwnAct>
  verify: Verify
  now: Instant
}

/** `blind`: this phone has no key to tell by; only the cloud can. */
export type OfflineAnswer = { kind: 'decided'; outcome: ScanOutcome; ticketId: string | null } | { kind: 'blind' }

/**
 * The phone's own answer, by the cloud's rule and what was known at the last pack. It cannot know of cancellations and
 * admissions elsewhere since then, nor how many are inside; whoever reads the answer is told so.
 */
export function decideOffline({ text, way, pack, own, verify, now }: OfflineFacts): OfflineAnswer {
  const read = readTicketCode(text)
  if (!read.ok) return { kind: 'decided', outcome: read.reason, ticketId: null }
  const key = pack?.keys.find(({ keyId }) => keyId === read.value.keyId)
  if (!pack || !key) return { kind: 'blind' }
  const { ticketId } = read.value
  const code = codeFacts(read.value, key, verify)
  if (!code.ok) return { kind: 'decided', outcome: code.reason, ticketId: null }
  const held = heldFacts(ticketId, pack, own, way)
  return { kind: 'decided', outcome: outcomeOf(code, { ...pack, isFull: false }, held, { way, now }), ticketId }
}

function codeFacts(code: Good, key: HeldPack['keys'][number], verify: Verify): CodeFacts {
  if (!verify(code, key.publicKey)) return { ok: false, reason: 'forged' }
  if (key.retiredAt !== null) return { ok: false, reason: 'keyRetired' }
  return { ok: true, activityId: code.activityId as ActivityId, day: code.day }
}

/**
 * What is known of a ticket here. Nobody is kept from going out because another gate let them in; on the way in, an
 * admission elsewhere counts as being inside, for a helper to look.
 */
function heldFacts(ticketId: string, { used, cancelled }: HeldPack, own: OfflineFacts['own'], way: Way): HeldFacts {
  const short = shortOf(ticketId)
  const act = own.get(short)
  const elsewhere = act === undefined && (way === 'out' || used.includes(short))
  const checkedIn = act === undefined ? used.includes(short) : act.way !== 'undone'
  const state = cancelled.includes(short) ? 'cancelled' : 'booked'
  return { state, checkedIn, inside: act?.way === 'in' || elsewhere, released: false }
}
