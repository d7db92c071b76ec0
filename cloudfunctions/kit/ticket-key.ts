import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { packTicketCode, readTicketCode, ticketCodeText } from '../../src/domain/ticket-code'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import { readKeys } from './seal'

/** PKCS#8 wrapping of a raw 32-byte Ed25519 seed (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

const ready = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>()

function keyPair(seed: Buffer) {
  const name = seed.toString('base64')
  const known = ready.get(name)
  if (known) return known
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const pair = { privateKey, publicKey: createPublicKey(privateKey) }
  ready.set(name, pair)
  return pair
}

/** The text of a ticket's QR code, signed with the newest key of `TICKET_KEYS`. */
export function signTicket(ticket: { ticketId: TicketId; activityId: ActivityId; day: LocalDate }): string {
  const { current, byId } = readKeys('TICKET_KEYS')
  const packed = packTicketCode({ keyId: current, ...ticket })
  return ticketCodeText(packed, sign(null, packed, keyPair(byId.get(current) as Buffer).privateKey))
}

export type ReadTicket =
  | { ok: true; ticketId: TicketId; activityId: ActivityId; day: LocalDate }
  | { ok: false; reason: 'notOurs' | 'damaged' | 'forged' }

/** Reads a scanned text: ours, whole, and signed by a key we hold, or the reason why not. */
export function readSignedTicket(text: string): ReadTicket {
  const code = readTicketCode(text)
  if (!code.ok) return code
  const seed = readKeys('TICKET_KEYS').byId.get(code.value.keyId)
  if (!seed || !verify(null, code.value.signed, keyPair(seed).publicKey, code.value.signature))
    return { ok: false, reason: 'forged' }
  const { ticketId, activityId, day } = code.value
  return { ok: true, ticketId: ticketId as TicketId, activityId: activityId as ActivityId, day }
}
