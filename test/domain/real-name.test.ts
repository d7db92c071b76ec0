import fc from 'fast-check'
import { checkRealName, comparableName } from '../../src/domain/person/real-name'

test.each([
  ['杨军', '杨军'],
  [' 杨 秀 军 ', '杨秀军'],
  ['杨　军', '杨军'],
  ['欧阳秀军', '欧阳秀军'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['阿依古丽.买买提', '阿依古丽·买买提'],
  ['王䶮', '王䶮'],
  ['李\u{20bb7}', '李\u{20bb7}'],
  ['赵\u{2b740}\u{30000}', '赵\u{2b740}\u{30000}'],
  ['〇三', '〇三'],
  ['\u2fbc秀\u2f42', '高秀文'],
  ['\u2ef0小燕', '龙小燕'],
  ['\u2f3e小燕', '户小燕'],
  ['王\ue863', '王䶮'],
  ['杨秀军\u200b', '杨秀军'],
  ['杨\u00ad秀军', '杨秀军'],
  ['\u202d杨秀军\u202c', '杨秀军'],
  ['杨\u202e军', '杨军'],
  ['葛\u{e0100}秀军', '葛秀军'],
  ['杨\ufe00军', '杨军'],
  ['\uf9dc军', '隆军'],
  ['杨\u2800军', '杨军'],
  ['阿依古丽・买买提', '阿依古丽·买买提'],
  ['阿依古丽●买买提', '阿依古丽·买买提'],
  ['阿依古丽․买买提', '阿依古丽·买买提'],
  ['阿依古丽 ⋅ 买买提', '阿依古丽·买买提'],
  ['阿依古丽丶买买提', '阿依古丽·买买提'],
  ['羌'.repeat(40), '羌'.repeat(40)],
])('%j on an ID card is kept as %s', (typed, kept) => {
  expect(checkRealName(typed, 'residentId')).toEqual({ ok: true, value: kept })
})

test.each([
  ['John Smith', 'John Smith'],
  ["  Mary-Ann  O'Neil ", "Mary-Ann O'Neil"],
  ['Müller, Jörg', 'Müller, Jörg'],
  ['Jose\u0301 Nun\u0303ez', 'José Nuñez'],
  ['Robert Downey Jr.', 'Robert Downey Jr.'],
  ['Nguyễn Văn An', 'Nguyễn Văn An'],
  ['陈大文', '陈大文'],
  ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
  ['Mary\u2011Ann O\u02bcNeil', "Mary-Ann O'Neil"],
  ['John\u202eSmith\u200b', 'JohnSmith'],
])('%j on a passport is kept as %s', (typed, kept) => {
  expect(checkRealName(typed, 'passport')).toEqual({ ok: true, value: kept })
})

test.each([
  ['', 'residentId'],
  ['杨', 'residentId'],
  ['羌'.repeat(41), 'residentId'],
  ['John Smith', 'residentId'],
  ['John Smith', 'hmtResidencePermit'],
  ['J', 'passport'],
  ['杨军2', 'residentId'],
  ['杨军😀', 'residentId'],
  ['杨\ue900军', 'residentId'],
  ['杨○军', 'residentId'],
  ['杨*军', 'residentId'],
  ['\u200b杨', 'residentId'],
  ['\u3164\u115f\u00ad', 'residentId'],
  ['杨\u0000军', 'residentId'],
  ['·杨军', 'residentId'],
  ['杨··军', 'residentId'],
  ['杨军\ud800', 'residentId'],
  ['<b>杨军</b>', 'residentId'],
  ['Wang小明', 'passport'],
  ['John 😀', 'passport'],
  ['--', 'passport'],
  ['a'.repeat(4096), 'passport'],
  [`${'a '.repeat(2000)}!`, 'passport'],
] as const)('%j as %s is refused', (typed, type) => {
  expect(checkRealName(typed, type)).toEqual({ ok: false, refusal: { code: 'person.realName' } })
})

const HAN_TWINS: Record<string, string[]> = {
  高: ['高', '\u2fbc'],
  龙: ['龙', '\u2ef0'],
  文: ['文', '\u2f42', '文\ufe00'],
  䶮: ['䶮', '\ue863'],
  户: ['户', '\u2f3e'],
  金: ['金', '\u2fa6', '\uf90a'],
  葛: ['葛', '葛\u{e0100}'],
  艹: ['艹', '\u2ebf'],
}
const UNSEEN = [
  '',
  '',
  '',
  '\u200b',
  '\u00ad',
  '\u202e',
  '\u2060',
  '\ufeff',
  ' ',
  '\u3000',
  '\t',
  '\u2800',
  '\u3164',
  '\u{e0041}',
]
const BETWEENS = [...'·•‧・．●⋅․･。.丶', '', ' · ', '\u200b·']

const spelling = fc
  .array(fc.array(fc.constantFrom(...Object.keys(HAN_TWINS)), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((parts) => {
    const char = (real: string) => fc.tuple(fc.constantFrom(...(HAN_TWINS[real] ?? [])), fc.constantFrom(...UNSEEN))
    const written = fc.tuple(...parts.map((part) => fc.tuple(fc.constantFrom(...BETWEENS), ...part.map(char))))
    return fc.record({
      real: fc.constant(parts.map((part) => part.join('')).join('·')),
      written: written.map((all) =>
        all
          .map(([between, ...chars], at) => (at === 0 ? '' : between) + chars.map((two) => two.join('')).join(''))
          .join(''),
      ),
    })
  })

test('all spellings of a name compare as one', () => {
  fc.assert(fc.property(spelling, ({ real, written }) => expect(comparableName(written)).toBe(comparableName(real))))
})

test('what is kept of a name compares as what was typed', () => {
  fc.assert(
    fc.property(spelling, ({ written }) => {
      const kept = checkRealName(written, 'residentId')
      fc.pre(kept.ok)
      if (kept.ok) expect(comparableName(kept.value)).toBe(comparableName(written))
    }),
  )
})

test('the comparable form of any text is its own comparable form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const form = comparableName(text)
      expect(comparableName(form)).toBe(form)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ["Mary-Ann O'Neil", 'MARYANN O’NEIL'],
  ['Müller, Jörg', 'müller jo\u0308rg'],
  ['Strauß Emil', 'STRAUSS EMIL'],
  ['Ｊｏｈｎ Smith', 'john  smith'],
  ['阿依古丽·买买提', '阿依古丽 买买提'],
  ['黃文', '\u2fc8文'],
])('%j and %j are one person', (one, other) => {
  expect(comparableName(one)).toBe(comparableName(other))
})

test.each([
  ['龙小燕', '龍小燕'],
  ['杨军', '杨秀军'],
  ['Muller', 'Müller'],
  ['杨军', '羊军'],
])('%j and %j are not one person by their names', (one, other) => {
  expect(comparableName(one)).not.toBe(comparableName(other))
})

test('every CJK radical Unicode or NFKC knows the character of compares as that character', () => {
  for (const code of [...Array(0x2fd5 - 0x2e81 + 1).keys()].map((at) => 0x2e81 + at)) {
    const radical = String.fromCharCode(code)
    if (code === 0x2e9a || (code > 0x2ef3 && code < 0x2f00)) continue
    expect(comparableName(radical)).not.toBe(radical)
    expect(comparableName(radical)).toBe(comparableName(radical.normalize('NFKC')))
  }
})

test('foreigners’ documents carry Latin names', () => {
  for (const type of ['passport', 'permanentResidence', 'hmTravelPermit'] as const)
    expect(checkRealName('John Smith', type).ok).toBe(true)
  for (const type of ['residentId', 'hmtResidencePermit', 'twTravelPermit'] as const)
    expect(checkRealName('John Smith', type).ok).toBe(false)
})
