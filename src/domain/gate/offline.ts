import type { ActivityId, Instant } from '../../../types/core'
import type { GatePack, ScanOutcome, TicketLists, Way } from '../../../types/gate'
import { type CodeStands, type ReadTicketCode, readTicketCode } from '../ticket/code'
import { type CodeFacts, type HeldFacts, outcomeOf } from './gate'
import { type OwnAct, shortOf } from './own'

/** What a phone needs to decide alone, as merged from the cloud's packs. */
export type HeldPack = Omit<GatePack, 'freed' | 'whole' | 'tickets'> & { tickets: TicketLists }

/** The pack after one more answer: a whole one replaces it, a part changes it. Null: it fits nothing that is held. */
export function mergePack(
  before: HeldPack | null,
  { freed, whole, tickets: news, ...fresh }: GatePack,
): HeldPack | null {
  const held = before?.sessionId === fresh.sessionId ? before : null
  const tickets = news ?? (held?.stamp === fresh.stamp ? held.tickets : null)
  if (!tickets) return null
  if (whole || !held) return { ...fresh, tickets }
  const moved = new Set([...freed, ...fresh.used, ...fresh.left])
  const merge = (known: readonly string[], more: readonly string[]) => [
    ...known.filter((short) => !moved.has(short)),
    ...more,
  ]
  return { ...fresh, tickets, used: merge(held.used, fresh.used), left: merge(held.left, fresh.left) }
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
  /** Tickets this phone let through and has not told the cloud of yet. */
  untold: ReadonlySet<string>
  verify: Verify
  now: Instant
}

/**
 * `blind`: this phone has no key to tell by; only the cloud can. `isNew`: a place taken after the pack, which the code
 * itself proves.
 */
export type OfflineAnswer =
  | { kind: 'decided'; outcome: ScanOutcome; ticketId: string | null; isNew: boolean }
  | { kind: 'blind' }

/**
 * The phone's own answer: the one the cloud would give, by the same rule, for what was true at the last pack and what this
 * phone has done since. It gives no place away: whoever has none is shown to the desk, as two gates would give the same one.
 */
export function decideOffline({ text, way, pack, own, untold, verify, now }: OfflineFacts): OfflineAnswer {
  const read = readTicketCode(text)
  if (!read.ok) return { kind: 'decided', outcome: read.reason, ticketId: null, isNew: false }
  const key = pack?.keys.find(({ keyId }) => keyId === read.value.keyId)
  if (!pack || !key) return { kind: 'blind' }
  const { ticketId, activityId, day } = read.value
  const stands = standsOf(read.value, key.publicKey, verify)
  const code: CodeFacts = !stands
    ? { ok: false, reason: 'forged' }
    : key.retiredAt !== null
      ? { ok: false, reason: 'keyRetired' }
      : { ok: true, activityId: activityId as ActivityId, day }
  const since = sinceOf(pack, own, untold)
  const known = listOf(shortOf(ticketId), pack.tickets)
  const held = heldFacts(shortOf(ticketId), known ?? (stands === 'place' ? 'booked' : 'line'), { pack, since })
  const isFull = pack.venueLimit !== null && insideOf(pack, since) >= pack.venueLimit
  const outcome = outcomeOf(code, { ...pack, isFull }, held, { way, now })
  return { kind: 'decided', outcome, ticketId: code.ok ? ticketId : null, isNew: code.ok && known === null }
}

/** What a code was signed for; null when by nobody of ours. */
function standsOf({ signed, signedInLine, signature }: Good, publicKey: string, verify: Verify): CodeStands | null {
  if (verify({ signed, signature }, publicKey)) return 'place'
  return verify({ signed: signedInLine, signature }, publicKey) ? 'line' : null
}

type List = keyof TicketLists
const LISTS: readonly List[] = ['booked', 'line', 'cancelled', 'released']

const listOf = (short: string, tickets: TicketLists): List | null =>
  LISTS.find((list) => tickets[list].includes(short)) ?? null

/** What this phone has done that the pack does not know of: older acts are in the pack, and what others did since as well. */
const sinceOf = (pack: HeldPack, own: OfflineFacts['own'], untold: OfflineFacts['untold']) =>
  new Map([...own].filter(([short, { at }]) => at >= pack.at || untold.has(short)))

type Known = { pack: HeldPack; since: ReadonlyMap<string, OwnAct> }

function heldFacts(short: string, list: List, { pack, since }: Known): HeldFacts {
  const act = since.get(short)
  const inside = act ? act.way === 'in' : pack.used.includes(short)
  const checkedIn = act ? act.way !== 'undone' : inside || pack.left.includes(short)
  const state = list === 'released' ? 'booked' : list === 'line' ? 'waiting' : list
  return { state, checkedIn, inside, released: list === 'released' }
}

function insideOf({ used }: HeldPack, since: Known['since']): number {
  const inside = new Set(used)
  for (const [short, { way }] of since) {
    if (way === 'in') inside.add(short)
    else inside.delete(short)
  }
  return inside.size
}
