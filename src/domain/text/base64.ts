const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a base64 text (RFC 4648 §4), or null when it is none. WeChat's logic layer has neither atob nor Buffer. */
export const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  const digits = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || digits.length % 4 === 1) return null
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit)
    if (value < 0) return null
    bits = (bits << 6) | value
    held += 6
    if (held >= 8) {
      held -= 8
      bytes.push((bits >> held) & 255)
      bits &= (1 << held) - 1
    }
  }
  return Uint8Array.from(bytes)
}
