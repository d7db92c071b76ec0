import fc from 'fast-check'
import { foldText } from '../../src/domain/text/fold'
import { cleanLine, cleanProse } from '../../types/text'

test.each([
  ['\u2fbc级钳工', '高级钳工'],
  ['仅限\u2f25性', '仅限女性'],
  ['CNC', 'ＣＮＣ'],
  ['缝纫工(计件)', '缝纫工（计件）'],
  ['电焊工', '电 焊 工'],
  ['CNC编程员', 'cnc 编程员'],
  ['用户', '⽤\u2f3e'],
  ['电\u200b焊\u00ad工', '电焊工'],
  ['缝纫·裁剪', '缝纫・裁剪'],
  ['7-8千', '7－8千'],
  ['7-8千', '7–8千'],
  ['㊛性', '女性'],
  ['ﾊﾞ', 'バ'],
  ['缝纫工【计件】', '缝纫工（计件）'],
  ['缝纫工（计件）', '缝纫工计件'],
  ['C.N.C', 'CNC'],
  ['Ｃ．Ｎ．Ｃ编程', 'cnc编程'],
  ['“双休”普工，包吃住', '双休普工包吃住'],
  ['《电工》', '电工'],
  ['⑴电工', '1电工'],
])('%j is found by %j', (written, sought) => {
  expect(foldText(written)).toBe(foldText(sought))
})

test('a line break parts what stands on two lines', () => {
  expect(foldText('招男\r\n性能测试').replace(/\n+/g, '|')).toBe('招男|性能测试')
})

test('folding twice changes nothing', () => {
  const sign = fc.constantFrom(...'（）()【】[]{}<>《》.·•。、,“”"\'’:;!?…⑴⒜⒈́̈ aÁ가가')
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 1 })) }), (typed) => {
      expect(foldText(foldText(typed))).toBe(foldText(typed))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  '',
  ' ',
  '\u200b',
  '\u2800',
  '\u3164',
  '\u115f',
  '\u00ad',
  '\u{e0041}\u{e007f}',
  '\ufe0f',
  '\ufffc',
  '\u2028',
  '\u0085',
  '\u000b\t\r\n \u202e',
  '\u200d\ufe0f',
  '\u{1d159}',
])('text that shows nothing is empty: %j', (typed) => {
  expect([cleanLine(typed), cleanProse(typed)]).toEqual(['', ''])
})

test.each([
  ['1.\t负责车间生产\n2.\t能上夜班', '1. 负责车间生产\n2. 能上夜班'],
  ['一\u000b二\u000c三\r四\r\n五\u0085六\u2028七\u2029八', '一\n二\n三\n四\n五\n六\n七\n八'],
  ['看\ufffc图\u00ad', '看图'],
  ['☎️ 一家\u{1f468}\u200d\u{1f469}\u200d\u{1f467} 1️⃣', '☎️ 一家\u{1f468}\u200d\u{1f469}\u200d\u{1f467} 1️⃣'],
])('pasted text %j is kept as %j', (typed, kept) => {
  expect(cleanProse(typed)).toBe(kept)
})

test('a line takes tabs and line breaks as blanks and drops direction marks', () => {
  expect(cleanLine('\u202d吴经理\u202c')).toBe('吴经理')
  expect(cleanLine('碧江区\t环北\u000b街道')).toBe('碧江区 环北 街道')
})
