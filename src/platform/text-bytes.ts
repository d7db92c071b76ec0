/** Why bytes are no text we read: a spreadsheet or document chosen by mistake, or an encoding nobody here knows. */
export type NoText = 'spreadsheet' | 'unreadable'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

/** xlsx and docx are zips, xls and doc compound files; PDF and RTF say so themselves. */
const isDocument = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ||
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) ||
  startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ||
  startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)

/** Whether a text is a whole sheet or page: what some systems save as .xls is HTML or XML, and a zip can be pasted too. */
export const isDocumentText = (text: string): boolean =>
  /^(?:PK\u0003\u0004|%PDF-|\{\\rtf|\s*<(?:\?xml|!doctype|html|head|meta|body|table|style)\b)/i.test(
    text.replace(/^\ufeff/, ''),
  )

/** Text that says by its first two bytes that it is UTF-16 (Excel's “Unicode 文本”); null when it does not, or breaks off. */
function readUtf16(bytes: Uint8Array): string | null {
  const isLittle = startsWith(bytes, 0xff, 0xfe)
  if ((!isLittle && !startsWith(bytes, 0xfe, 0xff)) || bytes.length % 2 !== 0) return null
  let text = ''
  for (let at = 2; at < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    text += String.fromCharCode(isLittle ? one | (two << 8) : two | (one << 8))
  }
  return text
}

/** Reads bytes in an encoding, or null where they are none, or this platform does not know it. */
export type Decode = (encoding: 'utf-8' | 'gb18030', bytes: Uint8Array) => string | null

/**
 * The text of a file, without a byte order mark: UTF-16 by its mark, else UTF-8, else GB 18030, as sheets in China are
 * often saved (GB 18030-2022).
 */
export function readBytes(bytes: Uint8Array, decode: Decode): { text: string } | NoText {
  if (isDocument(bytes)) return 'spreadsheet'
  const text = readUtf16(bytes) ?? decode('utf-8', bytes) ?? decode('gb18030', bytes)
  if (text === null || /\u0000/.test(text)) return 'unreadable'
  return isDocumentText(text) ? 'spreadsheet' : { text: text.replace(/^\ufeff/, '') }
}
