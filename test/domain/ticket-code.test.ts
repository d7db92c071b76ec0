import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { encode } from 'uqr'
import { packTicketCode, readTicketCode, type TicketCode, ticketCodeText } from '../../src/domain/ticket/code'
import { addDays } from '../../src/domain/time/calendar'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const issue = (code: TicketCode) => {
  const packed = packTicketCode(code)
  return ticketCodeText(packed, sign(null, packed, privateKey))
}
const isGenuine = (text: string) => {
  const read = readTicketCode(text)
  return read.ok && verify(null, read.value.signed, publicKey, read.value.signature)
}

const someTicket = fc.record({
  keyId: fc.nat(255),
  ticketId: fc.uuid(),
  activityId: fc.uuid(),
  day: fc.nat(65_535).map((days) => addDays('2020-01-01', days)),
})
const aTicket: TicketCode = {
  keyId: 1,
  ticketId: '0b7e0c3e-93d4-4c39-9d3b-0d6b4d0f9a10',
  activityId: 'f2f5b1de-1f6e-4a53-8a55-1b1f0f2e7c01',
  day: '2026-11-27',
}
const genuine = issue(aTicket)

test('what was issued is read back, whole and genuine', () => {
  fc.assert(
    fc.property(someTicket, (code) => {
      const text = issue(code)
      expect(readTicketCode(text)).toMatchObject({ ok: true, value: code })
      expect(isGenuine(text)).toBe(true)
    }),
  )
})

test('a code fits a version 6 QR code at error level M in alphanumeric mode', () => {
  expect(genuine).toHaveLength(153)
  expect(genuine).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  expect(encode(genuine, { ecc: 'M', boostEcc: false, border: 0 }).version).toBe(6)
})

test('a code of somebody in line looks the same and is signed as what it is', () => {
  const packed = packTicketCode(aTicket, 'line')
  const text = ticketCodeText(packed, sign(null, packed, privateKey))
  const read = readTicketCode(text)
  expect(read).toMatchObject({ ok: true, value: aTicket })
  expect(text).toHaveLength(genuine.length)
  expect(isGenuine(text)).toBe(false)
  expect(read.ok && verify(null, read.value.signedInLine, publicKey, read.value.signature)).toBe(true)
  const placed = readTicketCode(genuine)
  expect(placed.ok && verify(null, placed.value.signedInLine, publicKey, placed.value.signature)).toBe(false)
})

test('one changed character is never the same ticket: it is damaged or no longer genuine', () => {
  const char = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
  fc.assert(
    fc.property(fc.nat(genuine.length - 1), char, (at, other) => {
      fc.pre(genuine[at] !== other)
      const text = genuine.slice(0, at) + other + genuine.slice(at + 1)
      expect(isGenuine(text)).toBe(false)
      const [before, after] = [readTicketCode(genuine), readTicketCode(text)]
      expect(after).not.toEqual(before)
    }),
    { numRuns: 500 },
  )
})

test('a lost or added character is damaged, not read as something else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: genuine.length - 1 }), (at) => {
      for (const text of [
        genuine.slice(0, at) + genuine.slice(at + 1),
        `${genuine.slice(0, at)}0${genuine.slice(at)}`,
        genuine.slice(0, at),
      ]) {
        expect(readTicketCode(text)).toEqual({ ok: false, reason: 'damaged' })
      }
    }),
  )
})

test('spaces and line breaks around it and lower case are forgiven', () => {
  for (const text of [` ${genuine}\r\n`, `\u3000${genuine}\t`, genuine.toLowerCase(), `tr1:${genuine.slice(4)}`]) {
    expect(isGenuine(text)).toBe(true)
  }
})

test('no code begins or ends in a space that trimming would take', () => {
  fc.assert(
    fc.property(someTicket, (code) => {
      const text = issue(code)
      expect(text.trim()).toBe(text)
    }),
  )
})

test.each([
  ['nothing', ''],
  ['a payment code', '134567890123456789'],
  ['a web address', 'https://u.wechat.com/kLm3'],
  ['a mini-program path', 'pages/home/index?scene=1'],
  ['a health code', 'HC1:6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTLRR+%3'],
  ['a later version of ours', `TR2:${genuine.slice(4)}`],
  ['Chinese text', '天天有招聘'.repeat(30)],
  ['4 KB of anything', 'A'.repeat(4096)],
])('%s is not ours', (_, text) => {
  expect(readTicketCode(text)).toEqual({ ok: false, reason: 'notOurs' })
})

test.each([
  ['the prefix alone', 'TR1:'],
  ['4 KB behind our prefix', `TR1:${'A'.repeat(4092)}`],
  ['full-width characters', `TR1:${'Ａ'.repeat(149)}`],
  ['letters that grow in upper case', `TR1:${'ß'.repeat(149)}`],
  ['values above two bytes', `TR1:${':'.repeat(149)}`],
  ['a line break inside', `${genuine.slice(0, 80)}\n${genuine.slice(81)}`],
])('%s behind our prefix is damaged', (_, text) => {
  expect(readTicketCode(text)).toEqual({ ok: false, reason: 'damaged' })
})

test('any text at all gets an answer', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }).map((text) => `TR1:${text}`),
      ),
      (text) => {
        expect(isGenuine(text)).toBe(false)
      },
    ),
  )
})

test('the signature covers the label, so that one made over the bare body is no ticket', () => {
  const packed = packTicketCode(aTicket)
  const bare = packed.slice(packed.length - 35)
  expect(isGenuine(ticketCodeText(packed, sign(null, bare, privateKey)))).toBe(false)
})

test.each([
  ['an id that is no UUID', { ticketId: 'abc' }],
  ['a key id above a byte', { keyId: 256 }],
  ['a day before 2020', { day: '2019-12-31' }],
  ['a day after two bytes of days', { day: '2199-06-07' }],
  ['a day that does not exist', { day: '2026-02-30' }],
])('packing %s is a fault', (_, wrong) => {
  expect(() => packTicketCode({ ...aTicket, ...wrong })).toThrow(RangeError)
})
