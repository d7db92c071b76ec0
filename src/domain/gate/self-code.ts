import type { Instant } from '../../../types/core'
import { decodeBase45, encodeBase45 } from '../text/base45'
import { uuidBytes, uuidText } from '../text/uuid-bytes'

/** Every check-in screen's code begins like this. */
export const SELF_CODE = 'TS1:'

/**
 * The changing code of a check-in screen: `TS1:` + base45 of
 *
 *     sessionId 16 bytes | step u32 (steps of 15 s since 1970) | the first 8 bytes of an HMAC-SHA256 over both
 *
 * 46 characters of the QR alphanumeric set. The key never leaves the cloud: a photo of the screen is good for half a minute.
 */
const PREFIX = SELF_CODE
const BODY = 20
const MAC = 8
const TEXT = PREFIX.length + 42

/** How long one code is shown, in ms. */
export const STEP = 15_000

/** Signed in front of the body, never in the code. */
const LABEL = Uint8Array.from('tongren-jobs self check-in TS1\n', (char) => char.charCodeAt(0))

export type SelfCode = { sessionId: string; step: number }

/** The step an instant lies in, and when a step begins. */
export const stepOf = (at: Instant): number => Math.floor(at / STEP)
export const startOf = (step: number): Instant => step * STEP

/** The bytes the cloud makes the code's mark from. */
export const packSelfCode = ({ sessionId, step }: SelfCode): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...LABEL,
    ...uuidBytes(sessionId),
    ...[24, 16, 8, 0].map((bits) => Math.floor(step / 2 ** bits) % 256),
  ])

/** The text to show, from what `packSelfCode` gave and the HMAC over it. */
export const selfCodeText = (packed: Uint8Array, mac: Uint8Array): string =>
  PREFIX + encodeBase45(Uint8Array.from([...packed.subarray(LABEL.length), ...mac.subarray(0, MAC)]))

/** What a text says before its mark is checked, or null when it is no check-in screen's code. */
export function readSelfCode(
  text: string,
): (SelfCode & { packed: Uint8Array<ArrayBuffer>; mac: Uint8Array<ArrayBuffer> }) | null {
  const trimmed = text.trim().toUpperCase()
  if (!trimmed.startsWith(PREFIX) || trimmed.length !== TEXT) return null
  const bytes = decodeBase45(trimmed.slice(PREFIX.length))
  if (!bytes || bytes.length !== BODY + MAC) return null
  const step = bytes.slice(16, BODY).reduce((sum, byte) => sum * 256 + byte, 0)
  return {
    sessionId: uuidText(bytes.subarray(0, 16)),
    step,
    packed: Uint8Array.from([...LABEL, ...bytes.subarray(0, BODY)]),
    mac: bytes.slice(BODY),
  }
}

/** Whether a code is still, or already, good: its own step and one on either side, for slow hands and clocks a little off. */
export const isFresh = (step: number, now: Instant): boolean => Math.abs(stepOf(now) - step) <= 1
