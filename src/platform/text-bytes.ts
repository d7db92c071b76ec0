/** Why bytes are no text we read: a spreadsheet chosen by mistake, or an encoding nobody here knows. */
export type NoText = 'spreadsheet' | 'unreadable'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

/** xlsx is a zip, xls a compound file. */
export const isSpreadsheet = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** Text that says by its first two bytes that it is UTF-16 (Excel's “Unicode 文本”); null when it does not, or breaks off. */
export function readUtf16(bytes: Uint8Array): string | null {
  const isLittle = startsWith(bytes, 0xff, 0xfe)
  if ((!isLittle && !startsWith(bytes, 0xfe, 0xff)) || bytes.length % 2 !== 0) return null
  let text = ''
  for (let at = 2; at < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    text += String.fromCharCode(isLittle ? one | (two << 8) : two | (one << 8))
  }
  return text
}
