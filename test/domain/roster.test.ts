import { groupsIn, readRoster, rosterLength } from '../../src/domain/roster'
import { makeIdNumber } from '../support/numbers'

const TODAY = '2026-11-20'
const [ONE, TWO, THREE] = [1, 2, 3].map((seq) => makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq })) as [
  string,
  string,
  string,
]
const read = (text: string) => readRoster(text, 'veteran', TODAY)
const veteran = (at: number, name: string, idNumber: string) => ({ at, name, idNumber, keyGroup: 'veteran' })

describe('a list is read', () => {
  test.each([
    ['commas', `杨秀军,${ONE}`],
    ['full-width commas', `杨秀军，${ONE}`],
    ['tabs, as copied from a sheet', `杨秀军\t${ONE}`],
    ['spaces', `杨秀军  ${ONE}`],
    ['one space', `杨秀军 ${ONE}`],
    ['quotes', `"杨秀军","${ONE}"`],
    ['the number first', `${ONE},杨秀军`],
    ['a running number in front', `1,杨秀军,${ONE}`],
    ['an apostrophe before the number, as sheets export it', `杨秀军,'${ONE}`],
    ['a small x and full-width digits', `杨秀军,${ONE.toLowerCase().replace(/1/g, '１')}`],
    ['a byte order mark', `\ufeff杨秀军,${ONE}`],
  ])('with %s', (_, text) => {
    expect(read(text)).toEqual({ good: [veteran(1, '杨秀军', ONE)], bad: [] })
  })

  test('without its heading and its empty lines, whatever ends them', () => {
    const text = `姓名,身份证号,人群\r\n\r\n杨秀军,${ONE}\r龙小燕,${TWO}\n\n`
    expect(read(text)).toEqual({ good: [veteran(3, '杨秀军', ONE), veteran(4, '龙小燕', TWO)], bad: [] })
  })

  test('each line in the group it names', () => {
    const { good, bad } = read(`杨秀军,${ONE},脱贫人口\n龙小燕,${TWO},易地扶贫搬迁群众\n石桂芬,${THREE},街坊`)
    expect(good.map(({ keyGroup }) => keyGroup)).toEqual(['liftedFromPoverty', 'resettled'])
    expect(bad).toEqual([{ at: 3, name: '石桂芬', why: 'group' }])
  })

  test('a line without a group waits until one is chosen, and is never put into one by itself', () => {
    const text = `杨秀军,${ONE}\n龙小燕,${TWO},易地搬迁`
    expect(readRoster(text, null, TODAY)).toEqual({
      good: [{ at: 2, name: '龙小燕', idNumber: TWO, keyGroup: 'resettled' }],
      bad: [{ at: 1, name: '杨秀军', why: 'groupless' }],
    })
  })

  test('is counted by group, most first', () => {
    const { good } = read(`杨秀军,${ONE},易地搬迁\n龙小燕,${TWO}\n杨秀军,${ONE}`)
    expect(groupsIn(good)).toEqual([
      { keyGroup: 'veteran', people: 2 },
      { keyGroup: 'resettled', people: 1 },
    ])
    expect(groupsIn([])).toEqual([])
  })

  test('line by line, the bad ones with their reason', () => {
    const last = ONE.endsWith('0') ? '1' : '0'
    const text = [`杨秀军,${ONE.slice(0, 17)}${last}`, '只有名字', ONE, `杨秀军,${ONE}`, `杨秀军,${ONE}`, `A1,${TWO}`]
    expect(read(text.join('\n'))).toEqual({
      good: [veteran(4, '杨秀军', ONE)],
      bad: [
        { at: 1, name: '杨秀军', why: 'person.idCheckDigit' },
        { at: 2, name: '只有名字', why: 'form' },
        { at: 3, name: '', why: 'form' },
        { at: 5, name: '杨秀军', why: 'repeated' },
        { at: 6, name: 'A1', why: 'person.realName' },
      ],
    })
  })

  test('a permit of a Hong Kong resident is a number too', () => {
    const permit = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: 5, region: '810000' })
    expect(read(`陈大文,${permit}`).good).toHaveLength(1)
  })

  test('five thousand lines at once', () => {
    const text = Array.from(
      { length: 5000 },
      (_, at) => `杨秀军,${makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: at % 50 })}`,
    )
    expect(rosterLength(text.join('\n'))).toBe(5000)
    const { good, bad } = read(text.join('\n'))
    expect(good.length + bad.length).toBe(5000)
  })

  test('a page that is no list has only bad lines, and nothing is lost of it', () => {
    const { good, bad } = read('<html>\n\u202e恶意\u202c\n😀😀😀')
    expect(good).toEqual([])
    expect(bad.map(({ at }) => at)).toEqual([1, 2, 3])
  })
})
