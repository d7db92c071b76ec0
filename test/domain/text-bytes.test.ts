import { readRoster } from '../../src/domain/roster/roster'
import { type Decode, isDocumentText, readBytes } from '../../src/platform/text-bytes'
import { makeIdNumber } from '../support/numbers'

/** As a browser decodes; a phone knows UTF-8 alone. */
const inBrowser: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
const onPhone: Decode = (encoding, bytes) => (encoding === 'utf-8' ? inBrowser(encoding, bytes) : null)

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'))
const bytesOf = (...parts: (string | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]))
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((sign) =>
      Array.from(sign).flatMap((one) =>
        Array.from({ length: one.length }, (_, at) => one.charCodeAt(at)).flatMap((unit) =>
          isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
        ),
      ),
    ),
  )

const NUMBER = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: 3 })
const LIST = `姓名\t身份证号\t人群\r\n杨秀军\t${NUMBER}\t脱贫\r\n`

test.each<[string, Uint8Array]>([
  ['UTF-8', bytesOf(LIST)],
  ['UTF-8 with a byte order mark', bytesOf(hex('efbbbf'), LIST)],
  ['Excel’s “Unicode 文本”, little endian', utf16(LIST, true)],
  ['UTF-16, big endian', utf16(LIST, false)],
  ['UTF-16 without its mark', utf16(LIST, true).slice(2)],
  ['UTF-16 without its mark, big endian', utf16(LIST, false).slice(2)],
  ['UTF-16 with a byte too many', bytesOf(utf16(LIST, true), Uint8Array.of(0))],
  ['UTF-16 cut within its last sign', utf16(LIST, false).slice(0, -1)],
  // 姓名,身份证号,人群 / 杨秀军,…,脱贫 as GB 18030 writes it
  [
    'GB 18030',
    bytesOf(hex('d0d5c3fb 2c c9edb7ddd6a4bac5 2c c8cbc8ba 0d0a d1eed0e3befc 2c'), NUMBER, hex('2c cdd1c6b6 0d0a')),
  ],
])('a list saved as %s is read', (_, bytes) => {
  const read = readBytes(bytes, inBrowser)
  if (typeof read === 'string') throw new Error(read)
  expect(read.text.startsWith('姓名')).toBe(true)
  expect(readRoster(read.text, null, '2026-12-01')).toMatchObject({
    good: [{ at: 2, name: '杨秀军', idNumber: NUMBER, keyGroup: 'liftedFromPoverty' }],
    bad: [],
  })
})

test.each<[string, Uint8Array]>([
  ['UTF-16', utf16('姓名\n杨秀军', true).slice(0, -1)],
  ['UTF-16 without its mark', utf16('姓名\n杨秀军', false).slice(2, -1)],
  ['UTF-8', bytesOf('姓名\n杨秀军').slice(0, -1)],
])('a list in %s that breaks off within a character shows it, and is no other text', (_, bytes) => {
  expect(readBytes(bytes, inBrowser)).toEqual({ text: '姓名\n杨秀\ufffd' })
})

test('rare characters of names are read: four bytes of GB 18030, two units of UTF-16', () => {
  // 㐀 (U+3400) is 8139EE39 in GB 18030-2022
  expect(readBytes(hex('d1ee 8139ee39'), inBrowser)).toEqual({ text: '杨㐀' })
  expect(readBytes(utf16('杨𠮷', true), inBrowser)).toEqual({ text: '杨𠮷' })
  expect(readBytes(utf16('杨𠮷', false), inBrowser)).toEqual({ text: '杨𠮷' })
})

test.each<[string, Uint8Array]>([
  ['xlsx', hex('504b0304 14000600 08000000 2100')],
  ['xls', hex('d0cf11e0 a1b11ae1 00000000')],
  ['PDF', bytesOf('%PDF-1.7\n')],
  ['RTF', bytesOf('{\\rtf1\\ansi')],
  [
    'HTML that calls itself .xls',
    bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>杨秀军'),
  ],
  ['the same in GB 18030', bytesOf('<table><tr><td>', hex('d1eed0e3befc'))],
  ['XML of Excel 2003', bytesOf(hex('efbbbf'), '<?xml version="1.0"?><Workbook>')],
])('%s is refused by name', (_, bytes) => {
  expect(readBytes(bytes, inBrowser)).toBe('spreadsheet')
  expect(readBytes(bytes, onPhone)).toBe(bytes.includes(0xd1) && bytes[0] === 0x3c ? 'unreadable' : 'spreadsheet')
})

test.each<[string, Uint8Array]>([
  ['a picture', hex('89504e47 0d0a1a0a 0000000d')],
  ['bytes of no encoding', hex('fffffffe 80')],
])('%s is refused as unreadable', (_, bytes) => {
  expect(readBytes(bytes, inBrowser)).toBe('unreadable')
})

test('on a phone, which knows no GB 18030, such a file is unreadable and never read as something else', () => {
  expect(readBytes(hex('d1eed0e3befc'), onPhone)).toBe('unreadable')
  expect(readBytes(bytesOf(LIST), onPhone)).toEqual({ text: LIST })
  expect(readBytes(utf16(LIST, true), onPhone)).toEqual({ text: LIST })
})

test('a whole file pasted as text is told from a list', () => {
  for (const text of ['PK\u0003\u0004\u0014', '\ufeff<html>', ' <table><tr>', '<?xml version="1.0"?>', '%PDF-1.4'])
    expect(isDocumentText(text)).toBe(true)
  for (const text of ['', LIST, 'PK值,杨秀军', '<杨秀军>,1']) expect(isDocumentText(text)).toBe(false)
})
