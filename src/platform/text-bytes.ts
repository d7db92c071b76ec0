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

const unitsOf = (bytes: Uint8Array, from: number, isLittle: boolean): string => {
  let text = ''
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    text += String.fromCharCode(isLittle ? one | (two << 8) : two | (one << 8))
  }
  return (bytes.length - from) % 2 === 0 || bytes[bytes.length - 1] === 0 ? text : `${text}\ufffd`
}

/** Letters, digits, signs, characters and pairs of halves, with nothing else: what a list consists of. */
const LIKE_TEXT =
  /^(?:[\t\n\r\u0020-\u007e\u00a0-\u024f\u2000-\u27ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud83c-\ud8bf][\udc00-\udfff])+\ufffd?$/

/**
 * UTF-16 (Excel's “Unicode 文本”): by the mark in front, or without one where it is text in one order of bytes alone. Half
 * a sign at the end shows as U+FFFD, so that the cell it stands in is no other word. Null for anything else.
 */
function readUtf16(bytes: Uint8Array): string | null {
  const isLittle = startsWith(bytes, 0xff, 0xfe)
  const marked = isLittle || startsWith(bytes, 0xfe, 0xff) ? unitsOf(bytes, 2, isLittle) : null
  if (marked !== null || !bytes.includes(0)) return marked
  const [little, big] = [true, false].map((order) => unitsOf(bytes, 0, order))
  const [isOne, isOther] = [LIKE_TEXT.test(little ?? ''), LIKE_TEXT.test(big ?? '')]
  if (isOne === isOther) return null
  return (isOne ? little : big) ?? null
}

/** UTF-8, also where the last character is cut off, which shows as U+FFFD. */
function readUtf8(bytes: Uint8Array, decode: Decode): string | null {
  const whole = decode('utf-8', bytes)
  if (whole !== null) return whole
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const text = decode('utf-8', bytes.subarray(0, bytes.length - cut))
    if (text !== null && /[\u0080-\uffff]/.test(text)) return `${text}\ufffd`
  }
  return null
}

/** Reads bytes in an encoding, or null where they are none, or this platform does not know it. */
export type Decode = (encoding: 'utf-8' | 'gb18030', bytes: Uint8Array) => string | null

/**
 * The text of a file, without a byte order mark: UTF-16 by its mark or its looks, else UTF-8, else GB 18030, as sheets in China are
 * often saved (GB 18030-2022).
 */
export function readBytes(bytes: Uint8Array, decode: Decode): { text: string } | NoText {
  if (isDocument(bytes)) return 'spreadsheet'
  const text = readUtf16(bytes) ?? readUtf8(bytes, decode) ?? decode('gb18030', bytes)
  if (text === null || /\u0000/.test(text)) return 'unreadable'
  return isDocumentText(text) ? 'spreadsheet' : { text: text.replace(/^\ufeff/, '') }
}
