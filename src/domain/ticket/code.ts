import type { LocalDate } from '../../../types/core'
import { decodeBase45, encodeBase45 } from '../text/base45'
import { uuidBytes, uuidText } from '../text/uuid-bytes'
import { addDays, daysBetween } from '../time/calendar'

/** Every ticket's code begins like this. */
export const TICKET_CODE = 'TR1:'

/**
 * The signed text of a ticket's QR code: `TR1:` + base45 of
 *
 *     keyId u8 | ticketId 16 bytes | activityId 16 bytes | first day u16 (days since 2020-01-01) | signature 64 bytes
 *
 * 153 characters of the QR alphanumeric set, so that it fits version 6 at error level M (ISO/IEC 18004: 154). It names
 * no person. Nothing here signs or verifies: the cloud does (Ed25519, RFC 8032), and devices do without a network.
 *
 * Whoever is in line holds a code too, for the line in the hall. It looks the same and is signed under another label, so
 * that a code says by itself whether a place was held when it was signed, and old printed ones stay good.
 */
const PREFIX = TICKET_CODE
const BODY = 35
const SIGNATURE = 64
const TEXT = PREFIX.length + 149
const FIRST_DAY: LocalDate = '2020-01-01'

/** Signed in front of the body, never in the code: a signature made for anything else is no ticket's. */
const labelOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const LABELS = { place: labelOf('tongren-jobs ticket TR1\n'), line: labelOf('tongren-jobs line TR1\n') } as const

/** What the holder of a code had when it was signed: a place, or one in line only. */
export type CodeStands = keyof typeof LABELS

export type TicketCode = { keyId: number; ticketId: string; activityId: string; day: LocalDate }

type Bytes = Uint8Array<ArrayBuffer>

/**
 * What a code says before its signature is checked: believe nothing of it until one of `signed` has been verified; which
 * one tells what it stands for.
 */
export type ReadTicketCode =
  | { ok: true; value: TicketCode & { signed: Bytes; signedInLine: Bytes; signature: Bytes } }
  | { ok: false; reason: 'notOurs' | 'damaged' }

const isByteSized = (value: number, bytes: number) => Number.isInteger(value) && value >= 0 && value < 256 ** bytes

/**
 * The bytes to sign for a ticket: the label, then the body of the code. A fault when an id is not a UUID, the key id
 * not a byte, or the day not between 2020-01-01 and 2199-06-06.
 */
export const packTicketCode = (
  { keyId, ticketId, activityId, day }: TicketCode,
  stands: CodeStands = 'place',
): Uint8Array<ArrayBuffer> => {
  const days = daysBetween(FIRST_DAY, day)
  if (!isByteSized(keyId, 1)) throw new RangeError('not a key id')
  if (!isByteSized(days, 2)) throw new RangeError('not a day of a ticket')
  const body = [keyId, ...uuidBytes(ticketId), ...uuidBytes(activityId), Math.floor(days / 256), days % 256]
  return Uint8Array.from([...LABELS[stands], ...body])
}

/** The text of the QR code from what `packTicketCode` gave and the signature over it. */
export const ticketCodeText = (packed: Uint8Array, signature: Uint8Array): string => {
  if (packed.length <= BODY || signature.length !== SIGNATURE) throw new RangeError('not a ticket code')
  return PREFIX + encodeBase45(Uint8Array.from([...packed.subarray(packed.length - BODY), ...signature]))
}

/**
 * Reads a scanned or pasted text. `notOurs`: another application's code. `damaged`: ours, but cut or mistyped. Spaces
 * around it and lower case are forgiven, as the alphabet has no lower case and no code ends in a space.
 */
export const readTicketCode = (text: string): ReadTicketCode => {
  const trimmed = text.trim()
  if (trimmed.slice(0, PREFIX.length).toUpperCase() !== PREFIX) return { ok: false, reason: 'notOurs' }
  if (trimmed.length !== TEXT) return { ok: false, reason: 'damaged' }
  const upper = trimmed.replace(/[a-z]/g, (letter) => letter.toUpperCase())
  const bytes = decodeBase45(upper.slice(PREFIX.length))
  if (!bytes) return { ok: false, reason: 'damaged' }
  const [keyId = 0] = bytes
  const [high = 0, low = 0] = bytes.subarray(33, BODY)
  return {
    ok: true,
    value: {
      keyId,
      ticketId: uuidText(bytes.subarray(1, 17)),
      activityId: uuidText(bytes.subarray(17, 33)),
      day: addDays(FIRST_DAY, high * 256 + low),
      signed: Uint8Array.from([...LABELS.place, ...bytes.subarray(0, BODY)]),
      signedInLine: Uint8Array.from([...LABELS.line, ...bytes.subarray(0, BODY)]),
      signature: bytes.slice(BODY),
    },
  }
}
