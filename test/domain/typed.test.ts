import fc from 'fast-check'
import { readInviteCode } from '../../src/domain/employer/invite-code'
import { compactNumber, lastFour, readAmount, readWhole } from '../../src/domain/text/typed'

test.each([
  ['3000', 3000],
  [' 3000 ', 3000],
  ['3,000', 3000],
  ['3，000', 3000],
  ['1,234,567', 1234567],
  ['3000元', 3000],
  ['¥3,000', 3000],
  ['３０００', 3000],
  ['３，０００ 元', 3000],
  ['\u202d3000\u202c', 3000],
  ['3 000', 3000],
  [' ¥ 3000 元整 ', 3000],
  ['٣٠', 30],
  ['༣༠', 30],
  ['035', 35],
])('%j is the whole number %d', (typed, value) => {
  expect(readWhole(typed, '元')).toBe(value)
})

test.each([
  '',
  ' ',
  '3000.5',
  '1e3',
  '-5',
  '－5',
  '+5',
  '3万',
  '3千',
  '30,00',
  '3,0000',
  '3.000',
  '3000.',
  '3000-4000',
  '3000左右',
  '3²',
  '①',
  '½',
  '0x10',
  '1_000',
  '8 10',
  '1 2',
  '20 30人',
  '3 00',
  '3000 5000',
  '8\n10',
  '5%',
  '５％',
  'Infinity',
  '三千',
])('%j is not a whole number, and no other number either', (typed) => {
  for (const unit of ['人', '元', '天', '岁'] as const) expect(readWhole(typed, unit)).toBeNaN()
})

test.each([
  ['20人', '人', 20],
  ['10 000 人', '人', 10000],
  ['３ 名', '人', 3],
  ['3个人', '人', 3],
  ['14天', '天', 14],
  ['2周', '周', 2],
  ['16周岁', '岁', 16],
  ['48 小时', '小时', 48],
  ['30分钟', '分钟', 30],
] as const)('%j in a field of %s is %d', (typed, unit, value) => {
  expect(readWhole(typed, unit)).toBe(value)
})

test.each([
  ['2周', '天'],
  ['1个月', '天'],
  ['2天', '周'],
  ['3天', '小时'],
  ['1小时', '分钟'],
  ['3000元', '人'],
  ['¥20', '人'],
  ['20人', '元'],
  ['16年', '岁'],
  ['3件', '次'],
] as const)('%j in a field of %s is asked about: it would be another number', (typed, unit) => {
  expect(readWhole(typed, unit)).toBeNaN()
})

test.each([
  ['19.6', 19.6],
  ['0.35 元', 0.35],
  ['３．５', 3.5],
  ['1,000.25', 1000.25],
])('%j is the amount %d', (typed, value) => {
  expect(readAmount(typed, 2, '元')).toBe(value)
})

test.each(['0.355', '.5', '1.2.3', '-0.5', '1,5'])('%j is not an amount with two decimals', (typed) => {
  expect(readAmount(typed, 2, '元')).toBeNaN()
})

test('whatever is typed, what is read has exactly the digits that were typed', () => {
  const piece = fc.constantFrom(...'0123456789.,，-－+eE元万人 ０９²①xX/％%')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(2), (pieces, places) => {
      const value = readAmount(pieces.join(''), places, '元')
      if (Number.isNaN(value)) return
      const digits = pieces
        .join('')
        .normalize('NFKC')
        .replace(/[^\d.]/g, '')
      expect(value).toBe(Number(digits))
      expect(value).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['13900009011', '9011'],
  ['9011', '9011'],
  ['901', '901'],
  ['139****9011', '9011'],
  ['139 **** 9011', '9011'],
  ['139••••9011', '9011'],
  ['1390000****', '1390000****'],
  ['139******11', '139******11'],
])('of %j the last four are %s, and what shows less stays', (typed, four) => {
  expect(lastFour(typed)).toBe(four)
})

test.each([
  '\u2169',
  '\u2179',
  '\u00d7',
  '\u0425',
  '\u0445',
  '\u03a7',
  '\u03c7',
  'x',
  'Ｘ',
  'ｘ',
  '\u2717',
  '\u2718',
  '\u2573',
  '\u274c',
  '\u{1d417}',
  '\u24cd',
])('%s behind seventeen digits is the X of the check digit', (x) => {
  expect(compactNumber(`5206021985 0304-902${x}`)).toBe('52060219850304902X')
})

test.each([
  '‘52060219850304902X’',
  "'52060219850304902X",
  '`52060219850304902X`',
  '="52060219850304902X"',
  '“=52060219850304902X”',
  '“52060219850304902X”',
  '「52060219850304902X」',
  '（52060219850304902X）',
  '【520602 19850304 902X】',
  '身份证52060219850304902X',
  '身份证号码：52060219850304902X',
  '公民身份号码 52060219850304902X',
  '520602.19850304.902X',
  '520602·19850304·902X',
  '520602/19850304/902X',
  '520602，19850304，902X',
  '52060219850304902X。',
  '52060219850304902X,',
  '52060219850304902X（身份证）',
  '52060219850304902X号',
  '杨秀军 52060219850304902X',
  '«52060219850304902X»',
  'ID:52060219850304902X',
  'ID card No. 52060219850304902X',
  '№52060219850304902X',
  '52O6O2198503O4902X',
  '5206O2l98503O4902X',
  '52060219850304902🅇',
  '520602.19850304902X',
  '520602-19850304-902X',
])('%j is the number of the card', (typed) => {
  expect(compactNumber(typed)).toBe('52060219850304902X')
})

test.each(['5.20602E+17', '520602198503049011.00', '520602********902X', '+52060219850304902X', '五二〇六'])(
  'what means something in %j stays, so that it is no other number',
  (typed) => {
    expect(compactNumber(typed)).toBe(typed)
  },
)

test.each([
  ['验票码：1234 5678', '12345678'],
  ['1234-5678', '12345678'],
  ['１２３４５６７８', '12345678'],
  ['验票码 12345678（30 分钟内有效）', '12345678'],
])('the code in %j is %s', (typed, code) => {
  expect(readInviteCode(typed)).toBe(code)
})

test.each(['', '1234567', '123456789', '12345678，87654321'])('there is no one code in %j', (typed) => {
  expect(readInviteCode(typed)).toBeNull()
})
