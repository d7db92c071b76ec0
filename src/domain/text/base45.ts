/**
 * Base45 (RFC 9285): bytes as the 45 characters of the QR code's alphanumeric mode, two bytes in three characters.
 * Written here because neither WeChat nor the phones' engines have an encoder of their own.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** The value of each character code, -1 where it is none. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)))

const digits = (value: number, count: number) => {
  let text = ''
  for (let rest = value, left = count; left > 0; left--, rest = Math.floor(rest / 45))
    text += ALPHABET.charAt(rest % 45)
  return text
}

export const encodeBase45 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2)
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3)
  }
  return text
}

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? -1

/** The bytes, or null when the text is not the encoding of any: each byte sequence has exactly one text. */
export const decodeBase45 = (text: string): Uint8Array<ArrayBuffer> | null => {
  const left = text.length % 3
  if (left === 1) return null
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (left === 2 ? 1 : 0))
  for (let at = 0, put = 0; at < text.length; at += 3) {
    const isWhole = at + 2 < text.length
    const [one, two, three] = [valueAt(text, at), valueAt(text, at + 1), isWhole ? valueAt(text, at + 2) : 0]
    const value = one + two * 45 + three * 2025
    if (one < 0 || two < 0 || three < 0 || value >= (isWhole ? 65_536 : 256)) return null
    if (isWhole) bytes[put++] = Math.floor(value / 256)
    bytes[put++] = value % 256
  }
  return bytes
}
