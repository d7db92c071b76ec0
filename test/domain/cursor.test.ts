import fc from 'fast-check'
import { cursorOf, placeOf, type Query } from '../../src/domain/text/cursor'

const refused = { ok: false, refusal: { code: 'input.invalid', field: 'cursor' } }
const somePlace = fc.record({ at: fc.integer({ min: 1, max: 4_102_444_800_000 }), id: fc.uuid() })
const someQuery = fc.dictionary(
  fc.constantFrom('kind', 'district', 'from', 'until', 'themes'),
  fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.nat(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string({ maxLength: 3 })),
  ),
) as fc.Arbitrary<Query>

test('goes on where it stopped, in the query that gave it, however its keys are ordered', () => {
  fc.assert(
    fc.property(someQuery, somePlace, (query, place) => {
      const cursor = cursorOf(query, place)
      const turned = Object.fromEntries(Object.entries(query).reverse())
      expect(placeOf(turned, cursor)).toEqual({ ok: true, value: place })
      expect(cursor).toMatch(/^[0-9a-z.]{1,60}$/)
    }),
  )
})

test('there is none at the start', () => {
  expect(placeOf({ kind: 'fair' }, null)).toEqual({ ok: true, value: null })
})

test('of another query is refused', () => {
  fc.assert(
    fc.property(someQuery, someQuery, somePlace, (query, other, place) => {
      const sorted = (some: Query) => JSON.stringify(Object.entries(some).sort())
      fc.pre(sorted(query) !== sorted(other))
      expect(placeOf(other, cursorOf(query, place))).toEqual(refused)
    }),
  )
  const fairs = { kind: 'fair', district: null }
  expect(
    placeOf({ ...fairs, district: '520602' }, cursorOf(fairs, { at: 1, id: '0b7e0c3e-93d4-4c39-9d3b-0d6b4d0f9a10' })),
  ).toEqual(refused)
})

test('changed in one character is refused', () => {
  fc.assert(
    fc.property(
      someQuery,
      somePlace,
      fc.nat(60),
      fc.constantFrom(...'0123456789abcdefz.'),
      (query, place, where, other) => {
        const cursor = cursorOf(query, place)
        const at = where % cursor.length
        fc.pre(cursor[at] !== other)
        expect(placeOf(query, cursor.slice(0, at) + other + cursor.slice(at + 1))).toEqual(refused)
      },
    ),
    { numRuns: 1000 },
  )
})

test.each(['', '.', 'null', 'a'.repeat(200), '{"at":1}', "0' or 1=1", '招聘'])('%j is refused', (cursor) => {
  expect(placeOf({ kind: 'fair' }, cursor)).toEqual(refused)
})

test('forged beyond what the order can hold is refused', () => {
  const query = { kind: 'fair' }
  const id = '00000000-0000-4000-8000-000000000001'
  expect(placeOf(query, cursorOf(query, { at: 2 ** 31, id }), 2)).toEqual(refused)
  expect(placeOf(query, cursorOf(query, { at: Number.MAX_SAFE_INTEGER, id }))).toEqual(refused)
})
