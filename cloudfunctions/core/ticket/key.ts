import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import { packSelfCode, readSelfCode, type SelfCode, selfCodeText } from '../../../src/domain/gate/self-code'
import { type CodeStands, packTicketCode, readTicketCode, ticketCodeText } from '../../../src/domain/ticket/code'
import type { ActivityId, Instant, LocalDate, SessionId, TicketId } from '../../../types/core'
import type { GateKey } from '../../../types/gate'
import { readKeys } from '../../kit/seal'

/** PKCS#8 wrapping of a raw 32-byte Ed25519 seed, and SPKI wrapping of a raw public key (RFC 8410 §7, §4). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** Keys that sign no more: `publicKey` once the private one was destroyed, `retiredAt` when it was taken back. */
type Past = { publicKey?: string; retiredAt?: Instant | null }
type Key = { publicKey: KeyObject; privateKey: KeyObject | null; retiredAt: Instant | null }
type Ring = { current: number; seed: Buffer; byId: Map<number, Key> }

let ready: { text: string; ring: Ring } | undefined

/**
 * The keys of `TICKET_KEYS` (`{"2":"base64 of 32 bytes", …}`, the newest signs, the others go on verifying what is printed)
 * and of `TICKET_KEYS_PAST` (`{"1":{"publicKey":"base64 of 32 bytes","retiredAt":null}}`): what a key with `retiredAt` has
 * signed is good no more. Faults when none is left to sign with.
 */
function keyRing(): Ring {
  const text = `${process.env.TICKET_KEYS}\n${process.env.TICKET_KEYS_PAST}`
  if (ready?.text === text) return ready.ring
  const seeds = readKeys('TICKET_KEYS').byId
  const past = new Map(
    Object.entries(JSON.parse(process.env.TICKET_KEYS_PAST || '{}') as Record<string, Past>).map(([id, key]) => [
      Number(id),
      key,
    ]),
  )
  const byId = new Map<number, Key>()
  for (const [id, { publicKey, retiredAt = null }] of past)
    if (publicKey)
      byId.set(id, { publicKey: publicKeyOf(Buffer.from(publicKey, 'base64')), privateKey: null, retiredAt })
  for (const [id, seed] of seeds) {
    const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
    byId.set(id, { publicKey: createPublicKey(privateKey), privateKey, retiredAt: past.get(id)?.retiredAt ?? null })
  }
  const current = Math.max(...[...seeds.keys()].filter((id) => byId.get(id)?.retiredAt === null))
  const seed = seeds.get(current)
  if (!seed) throw new Error('TICKET_KEYS holds no key to sign with')
  ready = { text, ring: { current, seed, byId } }
  return ready.ring
}

const publicKeyOf = (raw: Buffer) =>
  createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' })

/** The text of a ticket's QR code, signed with the newest key of `TICKET_KEYS`; of somebody in line it says so. */
export function signTicket(
  ticket: { ticketId: TicketId; activityId: ActivityId; day: LocalDate },
  stands: CodeStands = 'place',
): string {
  const { current, byId } = keyRing()
  const packed = packTicketCode({ keyId: current, ...ticket }, stands)
  return ticketCodeText(packed, sign(null, packed, byId.get(current)?.privateKey as KeyObject))
}

export type ReadTicket =
  | { ok: true; ticketId: TicketId; activityId: ActivityId; day: LocalDate }
  | { ok: false; reason: 'notOurs' | 'damaged' | 'forged' | 'keyRetired' }

/** Reads a scanned text: ours, whole, and signed by a key that is good, or the reason why not. */
export function readSignedTicket(text: string): ReadTicket {
  const code = readTicketCode(text)
  if (!code.ok) return code
  const key = keyRing().byId.get(code.value.keyId)
  const { signature, signed, signedInLine } = code.value
  const isOurs = key && (isSigned({ signed, signature }, key) || isSigned({ signed: signedInLine, signature }, key))
  if (!isOurs) return { ok: false, reason: 'forged' }
  if (key.retiredAt !== null) return { ok: false, reason: 'keyRetired' }
  const { ticketId, activityId, day } = code.value
  return { ok: true, ticketId: ticketId as TicketId, activityId: activityId as ActivityId, day }
}

/**
 * Whether a signature is this key's. Ed25519 signs the same bytes the same way (RFC 8032 §5.1.6), so that where the private
 * key is at hand signing again and comparing says it, in a third of the time of verifying.
 */
function isSigned({ signed, signature }: { signed: Uint8Array; signature: Uint8Array }, key: Key): boolean {
  if (!key.privateKey) return verify(null, signed, key.publicKey, signature)
  return timingSafeEqual(sign(null, signed, key.privateKey), signature)
}

/** The verifying keys as devices hold them. */
export const publicKeys = (): GateKey[] =>
  [...keyRing().byId].map(([keyId, { publicKey, retiredAt }]) => ({
    keyId,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('base64'),
    retiredAt,
  }))

const macOf = (packed: Uint8Array) => {
  const key = createHmac('sha256', keyRing().seed).update('self check-in').digest()
  return createHmac('sha256', key).update(packed).digest()
}

/** The text a check-in screen shows in a step. */
export function signSelfCode(code: { sessionId: SessionId; step: number }): string {
  const packed = packSelfCode(code)
  return selfCodeText(packed, macOf(packed))
}

/** What a check-in screen's code says, when it is one of ours; else `notOurs`, or `forged`. */
export function readSignedSelfCode(
  text: string,
): ({ ok: true } & SelfCode) | { ok: false; reason: 'notOurs' | 'forged' } {
  const code = readSelfCode(text)
  if (!code) return { ok: false, reason: 'notOurs' }
  if (!timingSafeEqual(macOf(code.packed).subarray(0, code.mac.length), code.mac))
    return { ok: false, reason: 'forged' }
  return { ok: true, sessionId: code.sessionId, step: code.step }
}
