import fc from 'fast-check'
import { readScene, readShortCode, type Scene, sceneOf, shortCodeOf } from '../../src/domain/activity/scene'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const someCode = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 4, maxLength: 12 })
const someScene = fc.record<Scene>({ via: fc.constantFrom('poster', 'share', 'ticket', 'venue'), code: someCode })
const unreadable = { ok: false, refusal: { code: 'scene.unreadable' } }

test('what is printed is read back, also percent-encoded, and fits WeChat’s 32 characters', () => {
  fc.assert(
    fc.property(someScene, (scene) => {
      const text = sceneOf(scene)
      expect(text).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
      expect(readScene(text)).toEqual({ ok: true, value: scene })
      expect(readScene(encodeURIComponent(text))).toEqual({ ok: true, value: scene })
    }),
  )
})

test('one changed, swapped, lost or added character is never read as a code', () => {
  fc.assert(
    fc.property(someScene, fc.nat(15), fc.constantFrom(...ALPHABET), (scene, where, other) => {
      const text = sceneOf(scene)
      const at = where % text.length
      if (text[at] !== other) expect(readScene(text.slice(0, at) + other + text.slice(at + 1))).toEqual(unreadable)
      const [one, two] = [text.charAt(at), text.charAt(at + 1)]
      if (at < text.length - 3 && one !== two)
        expect(readScene(text.slice(0, at) + two + one + text.slice(at + 2))).toEqual(unreadable)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['nothing', ''],
  ['another program’s', 'id=12&from=x'],
  ['a broken encoding', '%E0%A4%A'],
  ['an encoded attack', encodeURIComponent("1P' or 1=1--")],
  ['Chinese', '招聘会'],
  ['4 KB', '1P'.repeat(2048)],
  ['a code of another version', `2${sceneOf({ via: 'poster', code: 'K7Q2M9XP3T' }).slice(1)}`],
])('%s is refused', (_what, raw) => {
  expect(readScene(raw)).toEqual(unreadable)
})

test('any text at all is either one of ours or refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (raw) => {
      const read = readScene(raw)
      expect(read.ok ? sceneOf(read.value) : read).toEqual(read.ok ? decodeURIComponent(raw) : unreadable)
    }),
  )
})

test('a short code is ten characters of the alphabet from ten random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 16 }), (random) => {
      expect(shortCodeOf(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      expect(readShortCode(shortCodeOf(random))).toEqual({ ok: true, value: shortCodeOf(random) })
    }),
  )
  expect(() => shortCodeOf(new Uint8Array(9))).toThrow(RangeError)
  expect(() => sceneOf({ via: 'share', code: 'LOOK' })).toThrow(RangeError)
})

test('a code typed from a poster is put right', () => {
  expect(readShortCode(' k7q2-m9xp 3t ')).toEqual({ ok: true, value: 'K7Q2M9XP3T' })
  expect(readShortCode('oil0')).toEqual({ ok: true, value: '0110' })
  for (const typed of ['', 'abc', 'K7Q2M9XP3TK7Q', '招聘招聘', 'UUUU']) expect(readShortCode(typed)).toEqual(unreadable)
})
