import * as fc from 'fast-check'
import { readablePattern, storedPattern, titleMark } from '../../src/domain/series/title-pattern'

test.each([
  ['{theme}专场招聘会', '〔主题〕专场招聘会'],
  ['{district}{date} 招聘会', '〔区县〕〔日期〕 招聘会'],
  ['{date}和{date}', '〔日期〕和〔日期〕'],
  ['春风行动', '春风行动'],
  ['{venue}招聘会', '{venue}招聘会'],
])('%s is read as %s and stored as it was', (pattern, readable) => {
  expect(readablePattern(pattern)).toBe(readable)
  expect(storedPattern(readable)).toBe(pattern)
})

test('who writes the stored form by hand means the same', () => {
  expect(storedPattern(`{theme}${titleMark('date')}招聘会`)).toBe('{theme}{date}招聘会')
})

test('whatever a title is made of, reading and storing it again changes nothing', () => {
  const piece = fc.constantFrom('{theme}', '{date}', '{district}', '{', '}', '招聘会', ' ', '$&')
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (pattern) => {
        expect(storedPattern(readablePattern(pattern))).toBe(pattern)
      },
    ),
  )
})
