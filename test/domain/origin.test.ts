import { originOf } from '../../src/domain/person/origin'
import { counties } from '../../types/division'

test('every county of ours is known by its code of today and by the one most people’s numbers still bear', () => {
  for (const { code } of counties) expect(originOf({ type: 'residentId', number: `${code}199001011234` })).toBe(code)
  const before = ['01', '22', '23', '24', '25', '26', '27', '28', '29', '30'].map((county) => `5222${county}`)
  const today = before.map((code) => originOf({ type: 'residentId', number: `${code}199001011234` }))
  expect([...today].sort()).toEqual(counties.map(({ code }) => code).sort())
  expect(originOf({ type: 'residentId', number: '522229199001011234' })).toBe('520628')
})

test('elsewhere and other documents tell nothing', () => {
  expect(originOf({ type: 'residentId', number: '440301199001011234' })).toBeNull()
  expect(originOf({ type: 'passport', number: '520602123' })).toBeNull()
  expect(originOf({ type: 'hmtResidencePermit', number: '810000199001011234' })).toBeNull()
})
