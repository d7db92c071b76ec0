import { decidePublishing, payDoubt } from '../../src/domain/posting/posting'
import { tradesMeant } from '../../src/domain/posting/trade-words'
import { type Pay, Pay as PaySchema, PayUnit } from '../../types/posting'

const pay = (min: number, max: number, unit: PayUnit): Pay => ({ min, max, unit })
const today = '2026-11-20'
const said = (given: Pay, paySure?: boolean) => {
  const decision = decidePublishing({ pay: given, paySure, validUntil: '2026-12-01' }, today)
  return decision.ok ? decision.value : decision.refusal.code
}

test.each<[number, number, PayUnit]>([
  [19.6, 21.5, 'hour'],
  [0.35, 0.5, 'piece'],
  [3500, 5000, 'month'],
  [180, 260, 'day'],
  [0.01, 0.01, 'piece'],
  [3000, 12_000, 'month'],
  [20_000, 50_000, 'month'],
  [500, 1500, 'piece'],
])('pay of %d–%d per %s is as it may be', (min, max, unit) => {
  expect(PaySchema.safeParse(pay(min, max, unit)).success).toBe(true)
  expect(said(pay(min, max, unit))).toBe('publish')
})

test.each([0, -5, 19.655, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY])('%d is no pay', (min) => {
  expect(PaySchema.safeParse(pay(min, min, 'hour')).success).toBe(false)
})

test.each<[number, number, PayUnit, PayUnit]>([
  [3, 5, 'month', 'hour'],
  [20, 25, 'month', 'hour'],
  [180, 260, 'month', 'day'],
  [4000, 6000, 'hour', 'month'],
  [4000, 6000, 'day', 'month'],
  [15, 20, 'day', 'hour'],
  [3.5, 4, 'hour', 'piece'],
  [0.5, 0.8, 'day', 'piece'],
  [3, 5000, 'month', 'hour'],
  [500, 5000, 'month', 'day'],
  [4000, 6000, 'piece', 'month'],
])('%d–%d per %s is asked about: per %s?', (min, max, unit, meant) => {
  expect(payDoubt(pay(min, max, unit))).toEqual({ kind: 'unit', meant })
  expect(said(pay(min, max, unit))).toBe('posting.payUnlikely')
  expect(said(pay(min, max, unit), true)).toBe('publish')
})

test.each<[number, number, PayUnit]>([
  [3000, 90_000, 'month'],
  [1500, 15_000, 'month'],
  [3000, 500_000, 'month'],
  [300, 3500, 'day'],
  [15, 300, 'hour'],
  [0.1, 100, 'piece'],
])('%d–%d per %s is asked about: from so little to so much?', (min, max, unit) => {
  expect(said(pay(min, max, unit))).toBe('posting.payWide')
  expect(said(pay(min, max, unit), true)).toBe('publish')
})

test.each<[number, number, PayUnit]>([
  [300_000, 500_000, 'month'],
  [120_000, 120_000, 'month'],
])('%d–%d per %s fits no unit, and the amount is asked about', (min, max, unit) => {
  expect(payDoubt(pay(min, max, unit))).toEqual({ kind: 'amount' })
  expect(said(pay(min, max, unit))).toBe('posting.payUnlikely')
  expect(said(pay(min, max, unit), true)).toBe('publish')
})

test('whatever is asked about, another unit is proposed', () => {
  for (const unit of PayUnit.options)
    for (const min of [0.01, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
      expect(payDoubt(pay(min, min, unit))).not.toEqual({ kind: 'unit', meant: unit })
})

test.each([
  ['保安', 'guarding'],
  ['门卫', 'guarding'],
  ['普工', 'making'],
  ['流水线', 'making'],
  ['保姆', 'domestic'],
  ['月嫂', 'domestic'],
  ['护工', 'care'],
  ['骑手', 'transport'],
  ['ＣＮＣ', 'skilled'],
  ['电 焊 工', 'skilled'],
  ['招保姆', 'domestic'],
  ['想找住家保姆', 'domestic'],
  ['家政服务', 'domestic'],
  ['流水线工', 'making'],
  ['工厂招普工', 'making'],
  ['保安员', 'guarding'],
  ['保安人员', 'guarding'],
  ['保安的工作', 'guarding'],
  ['货车司机', 'transport'],
  ['叉车', 'skilled'],
  ['电焊', 'skilled'],
  ['数控车床', 'skilled'],
  ['水电工', 'building'],
  ['汽车电工', 'skilled'],
  ['酒店会计', 'office'],
  ['幼儿园老师', 'teaching'],
])('%s means the trade %s', (search, trade) => {
  expect([...tradesMeant(search)]).toEqual([trade])
})

test('a word that names no work means no trade', () => {
  for (const search of [
    '碧江',
    '',
    '工',
    '招',
    '找工作',
    '招工人员',
    '附近',
    '高新科技',
    '的',
    '铜仁学院',
    '横机挡车工',
    '挡车工',
  ])
    expect([search, ...tradesMeant(search)]).toEqual([search])
})
