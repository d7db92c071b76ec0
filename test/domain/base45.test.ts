import fc from 'fast-check'
import { decodeBase45, encodeBase45 } from '../../src/domain/text/base45'

const bytes = (text: string) => Uint8Array.from(Buffer.from(text))

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('the examples of RFC 9285 §4.3: %s is %s', (plain, text) => {
  expect(encodeBase45(bytes(plain))).toBe(text)
  expect(decodeBase45(text)).toEqual(bytes(plain))
})

test('any bytes come back as they went', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (sent) => {
      expect(decodeBase45(encodeBase45(sent))).toEqual(sent)
    }),
  )
})

test('any text is the encoding of at most one byte sequence', () => {
  const char = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
  fc.assert(
    fc.property(fc.string({ unit: char, maxLength: 12 }), (text) => {
      const decoded = decodeBase45(text)
      expect(decoded === null || encodeBase45(decoded) === text).toBe(true)
    }),
  )
})

test.each(['GGW', ':::', '::', 'A', 'BB8B', 'bb8', 'BB8\n', '中文字', 'BB_'])('%j decodes to nothing', (text) => {
  expect(decodeBase45(text)).toBeNull()
})
