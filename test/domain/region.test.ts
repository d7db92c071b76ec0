import { provinces, sayRegion } from '../../src/domain/region/region'
import { sayWorkplace } from '../../src/wording/activity'
import { tradeLabel } from '../../src/wording/labels'
import { counties, ProvinceCode, RegionCode } from '../../types/division'
import { Trade } from '../../types/posting'

test('every province can be chosen, once, and is none of ours', () => {
  expect(new Set(provinces.map(({ code }) => code)).size).toBe(34)
  for (const { code, name } of provinces) {
    expect(ProvinceCode.safeParse(code).success).toBe(true)
    expect(sayRegion(code)).toBe(name)
  }
  expect(new Set(provinces.map(({ name }) => name)).size).toBe(34)
})

test.each(['', '00', '16', '38', '47', '55', '66', '72', '83', '90', '4', '441900', '5201'])(
  'no work is at %j',
  (code) => {
    expect(RegionCode.safeParse(code).success).toBe(false)
  },
)

test('where one would work is said once', () => {
  const [county] = counties
  if (!county) throw new Error('no counties')
  expect(sayWorkplace({ region: county.code, place: '灯塔工业园' })).toBe('碧江区 灯塔工业园')
  expect(sayWorkplace({ region: ProvinceCode.parse('44'), place: '广东省东莞市长安镇' })).toBe('广东省东莞市长安镇')
  expect(sayWorkplace({ region: ProvinceCode.parse('44'), place: '东莞市长安镇' })).toBe('广东 东莞市长安镇')
})

test('every trade has its own word', () => {
  expect(new Set(Trade.options.map((trade) => tradeLabel[trade])).size).toBe(Trade.options.length)
})
