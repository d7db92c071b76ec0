import { MOBILE_SEGMENTS } from '../../src/domain/person/mobile-segments'
import { checkPhone, isOfUnknownSegment } from '../../src/domain/person/phone'

test.each([
  ['13812345678', '13812345678'],
  [' 138 1234 5678 ', '13812345678'],
  ['138-1234-5678', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['008613812345678', '13812345678'],
  ['１９９１２３４５６７８', '19912345678'],
  ['\u202d13812345678\u202c', '13812345678'],
  ['+852 9123 4567', '+85291234567'],
  ['852-91234567', '+85291234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+886 912 345 678', '+886912345678'],
  ['+886 (0)912 345 678', '+886912345678'],
  ['+8860912345678', '+886912345678'],
])('%j is kept as %s', (typed, kept) => {
  expect(checkPhone(typed)).toEqual({ ok: true, value: kept })
})

test.each([
  '',
  '1381234567',
  '138123456789',
  '12812345678',
  '0856-5223344',
  '110',
  '+1 415 555 0100',
  '+852 9123 456',
  '+886 12345678',
  '一三八一二三四五六七八',
  '13812345678 转 8',
  '1'.repeat(4096),
])('%j is refused', (typed) => {
  expect(checkPhone(typed)).toEqual({ ok: false, refusal: { code: 'person.phone' } })
})

test('a number of a segment given out after the data is taken, and asked to be looked at again', () => {
  expect(MOBILE_SEGMENTS.asOf).toMatch(/^20\d{2}-\d{2}-\d{2}$/)
  for (const phone of ['15412345678', '19412345678', '14212345678']) {
    expect(checkPhone(phone)).toEqual({ ok: true, value: phone })
    expect(isOfUnknownSegment(phone)).toBe(true)
  }
  for (const phone of ['13985600001', '19212345678', '+85291234567']) expect(isOfUnknownSegment(phone)).toBe(false)
})

test('every segment of the data is one the rule takes', () => {
  for (const segment of MOBILE_SEGMENTS.segments) expect(checkPhone(`${segment}12345678`).ok).toBe(true)
  expect(new Set(MOBILE_SEGMENTS.segments).size).toBe(MOBILE_SEGMENTS.segments.length)
})
