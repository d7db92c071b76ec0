/**
 * Base45 (RFC 9285): bytes as the 45 characters of the QR code's alphanumeric mode, two bytes in three characters.
 * Written here because neither WeChat nor the phones' engines have an encoder of their own.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

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

/** The bytes, or null when the text is not the encoding of any: each byte sequence has exactly one text. */
export const decodeBase45 = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3)
    const values = Array.from(group, (char) => ALPHABET.indexOf(char))
    if (values.includes(-1)) return null
    const value = values.reduceRight((sum, digit) => sum * 45 + digit, 0)
    if (value >= (group.length === 3 ? 65_536 : 256)) return null
    bytes.push(...(group.length === 3 ? [Math.floor(value / 256), value % 256] : [value]))
  }
  return Uint8Array.from(bytes)
}
