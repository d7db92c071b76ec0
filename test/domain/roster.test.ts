import fc from 'fast-check'
import { idCheckDigit } from '../../src/domain/person/id-number'
import { rowsOf } from '../../src/domain/roster/cells'
import { groupsIn, type RosterCounted, readRoster, rosterLength } from '../../src/domain/roster/roster'
import { makeIdNumber } from '../support/numbers'

const TODAY = '2026-11-20'
const [ONE, TWO, THREE] = [1, 2, 3].map((seq) => makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq })) as [
  string,
  string,
  string,
]
/** Good numbers whose last signs are so many noughts. */
const makeRound = (noughts: number): string[] =>
  Array.from(
    { length: 400 },
    (_, nth) =>
      `5206021985${String(301 + (nth % 28)).padStart(4, '0')}${noughts === 3 ? `${(nth % 9) + 1}00` : String(100 + nth)}`,
  )
    .map((digits) => `${digits}${idCheckDigit(digits)}`)
    .filter((number) => number.endsWith('0'.repeat(noughts)) && (noughts === 3 || !number.endsWith('000')))
const nameOf = (nth: number) =>
  `杨${'秀军文芳丽强明华'.charAt(nth % 8)}${'甲乙丙丁戊己庚辛'.charAt(Math.floor(nth / 8) % 8)}`
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
    expect(read(text)).toMatchObject({ good: [veteran(1, '杨秀军', ONE)], bad: [] })
  })

  test('without its heading and its empty lines, whatever ends them', () => {
    const text = `姓名,身份证号,人群\r\n\r\n杨秀军,${ONE}\r龙小燕,${TWO}\n\n`
    expect(read(text)).toMatchObject({ good: [veteran(3, '杨秀军', ONE), veteran(4, '龙小燕', TWO)], bad: [] })
  })

  test('each line in the group it names', () => {
    const { good, bad } = read(`杨秀军,${ONE},脱贫人口\n龙小燕,${TWO},易地扶贫搬迁群众\n石桂芬,${THREE},街坊`)
    expect(good.map(({ keyGroup }) => keyGroup)).toEqual(['liftedFromPoverty', 'resettled'])
    expect(bad).toEqual([{ at: 3, name: '石桂芬', why: 'group', said: '街坊' }])
  })

  test('a line without a group waits until one is chosen, and is never put into one by itself', () => {
    const text = `杨秀军,${ONE}\n龙小燕,${TWO},易地搬迁`
    expect(readRoster(text, null, TODAY)).toMatchObject({
      good: [{ at: 2, name: '龙小燕', idNumber: TWO, keyGroup: 'resettled' }],
      bad: [{ at: 1, name: '杨秀军', why: 'groupless' }],
    })
  })

  test('a group written behind the last column of the heading is the group of that line', () => {
    const { good, bad } = read(`姓名,证件号码\n杨秀军,${ONE}\n龙小燕,${TWO},易地搬迁\n石桂芬,${THREE},汉族`)
    expect(good.map(({ keyGroup }) => keyGroup)).toEqual(['veteran', 'resettled', 'veteran'])
    expect(bad).toEqual([])
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
    expect(read(text.join('\n'))).toMatchObject({
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

  test('a child under 14 is named as one, and from the fourteenth birthday on taken', () => {
    const [child, grown] = ['2012-11-21', '2012-11-20'].map((bornOn) => makeIdNumber({ bornOn, sex: 'male', seq: 3 }))
    expect(read(`龙小宝,${child}\n龙大宝,${grown}`)).toMatchObject({
      good: [veteran(2, '龙大宝', grown as string)],
      bad: [{ at: 1, name: '龙小宝', why: 'person.childNotAsked' }],
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

/** The table of a bureau's list: `A` and `B` stand for two good numbers, → for a tab, ␣ for a blank. */
const A = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: 7 })
const B = makeIdNumber({ bornOn: '1990-05-06', sex: 'female', seq: 8 })
const typed = (text: string) => text.replace(/→/g, '\t').replace(/␣/g, ' ').replace(/\bA\b/g, A).replace(/\bB\b/g, B)
/** The lines a list accounts for. */
const accounted = ({ people: found, faults, headings, titles, footers }: RosterCounted) =>
  found + faults + headings + titles + footers
const people = (text: string, group: Parameters<typeof readRoster>[1] = null) => {
  const { good, bad, counted } = readRoster(typed(text), group, TODAY)
  expect(accounted(counted)).toBe(counted.lines)
  return {
    good: good.map(
      ({ name, idNumber, keyGroup }) =>
        `${name.replace(/\s/g, '')} ${idNumber === A ? 'A' : idNumber === B ? 'B' : '?'} ${keyGroup}`,
    ),
    bad: bad.map(({ at, why }) => `${at} ${why}`),
  }
}
const poor = '杨秀军 A liftedFromPoverty'
const moved = '杨秀军 A resettled'

describe('a bureau’s list as it is', () => {
  test.each([
    [
      'title, heading, signature',
      '铜仁市碧江区2026年脱贫劳动力花名册\n序号→姓名→性别→民族→公民身份号码→联系电话→家庭住址→人员类别\n1→杨秀军→男→苗族→A→13900000001→碧江区环北街道→脱贫劳动力\n2→龙小燕→女→侗族→B→13900000002→碧江区灯塔街道→脱贫劳动力\n填表人：　　审核人：',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['sex before the number', '姓名,性别,身份证号,人群\n杨秀军,男,A,脱贫劳动力', [poor]],
    ['schooling is no group', '姓名→文化程度→身份证号→人员类别\n杨秀军→初中毕业→A→脱贫劳动力', [poor]],
    ['an address is no group', '姓名→住址→身份证号→人员类别\n杨秀军→碧江区易地搬迁安置点→A→脱贫劳动力', [poor]],
    [
      'the householder is somebody else',
      '户主姓名→姓名→与户主关系→身份证号→类别\n杨大山→杨秀军→之子→A→易地搬迁',
      [moved],
    ],
    ['a code of the region is no number', '姓名→区划代码→身份证号→类别\n杨秀军→520602001001→A→脱贫', [poor]],
    ['blanks in a name, tabs', '杨␣␣军→A→易地搬迁', ['杨军 A resettled']],
    ['blanks in a name, commas', '杨␣␣␣军,A,易地搬迁', ['杨军 A resettled']],
    ['blanks for separators too', '杨␣军␣A␣易地搬迁', ['杨军 A resettled']],
    ['blanks in the number', `杨秀军,${A.slice(0, 6)}␣␣${A.slice(6, 14)}␣␣${A.slice(14)},易地搬迁`, [moved]],
    ['a formula around the number', '杨秀军,="A",易地搬迁', [moved]],
    ['a quoted formula', '"杨秀军","=""A""","易地搬迁"', [moved]],
    ['formulas everywhere', '="杨秀军",="A",="易地搬迁"', [moved]],
    ['a bare formula', '杨秀军,=A,易地搬迁', [moved]],
    ['quotes of Word', '杨秀军,‘A’,易地搬迁', [moved]],
    ['a backtick', '杨秀军,`A,易地搬迁', [moved]],
    ['hyphens in the number', `杨秀军,${A.slice(0, 6)}-${A.slice(6, 14)}-${A.slice(14)},易地搬迁`, [moved]],
    ['a radical in the name', '⾼秀⽂,A,易地搬迁', ['⾼秀⽂ A resettled']],
    ['full-width separators', '杨秀军；A；易地搬迁', [moved]],
    ['a bar', '杨秀军|A|易地搬迁', [moved]],
    ['an enumeration comma', '杨秀军、A、易地搬迁', [moved]],
    ['separators mixed in a line', '杨秀军，A,易地搬迁', [moved]],
    ['an address with a comma between tabs', '姓名→住址→身份证号→人群\n杨秀军→碧江区，环北街道→A→脱贫户', [poor]],
    ['a quoted cell with a line break', '姓名,住址,身份证号,人群\n杨秀军,"碧江区\n环北街道",A,脱贫户', [poor]],
    ['two groups of one person', '姓名,身份证号,人群\n杨秀军,A,脱贫户、残疾人', [poor, '杨秀军 A disabled']],
    ['a column that asks', '姓名,身份证号,是否脱贫户,是否残疾人\n杨秀军,A,是,否', [poor]],
    [
      'two people side by side under a double heading',
      '姓名,身份证号,姓名,身份证号\n杨秀军,A,龙小燕,B',
      [],
      ['2 groupless', '2 groupless'],
    ],
    [
      'a heading again on the next page',
      '姓名,身份证号,人群\n杨秀军,A,脱贫\n姓名,身份证号,人群\n龙小燕,B,脱贫\n合计,2',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['notes below', '姓名,身份证号,人群\n杨秀军,A,脱贫\n备注：以上人员均已核实\n2026年11月20日', [poor]],
    ['everything by blanks', '1 杨秀军 男 苗族 A 13900000001 碧江区环北街道 脱贫劳动力', [poor]],
    [
      'unemployed graduates are graduates',
      '姓名,证件号码,人员类型\n杨秀军,A,离校未就业高校毕业生',
      ['杨秀军 A graduate'],
    ],
    ['required columns with stars', '*姓名,*身份证号码,*人员类别\n杨秀军,A,退役士兵', ['杨秀军 A veteran']],
    ['units in the heading', '姓名（必填）,身份证号（18位）,人群（必填）\n杨秀军,A,残疾人', ['杨秀军 A disabled']],
    [
      'the name of a card of another column',
      '姓名,残疾证号,身份证号,残疾类别,人群\n杨秀军,52060219850304901142,A,肢体,残疾人',
      ['杨秀军 A disabled'],
    ],
    ['a householder’s number first', '户主姓名,户主身份证号,姓名,身份证号,人群\n杨大山,B,杨秀军,A,脱贫', [poor]],
    ['a bank card', '姓名,银行卡号,身份证号,人群\n杨秀军,6217000000000000123,A,脱贫', [poor]],
    ['empty columns', ',,姓名,,身份证号,人群\n,,杨秀军,,A,脱贫', [poor]],
    ['columns that end early', '姓名,身份证号,人群,备注,,,\n杨秀军,A,脱贫', [poor]],
    [
      'a quote that is never closed',
      '姓名,身份证号,人群\n"杨秀军,A,脱贫\n龙小燕,B,脱贫',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    [
      'quotes that would swallow somebody',
      '姓名,身份证号,人群,备注\n杨秀军,A,脱贫,"在家\n龙小燕,B,脱贫,"',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['labels', '姓名：杨秀军 身份证：A 人群：脱贫户', [poor]],
    ['labels between commas', '姓名：杨秀军，身份证号：A，脱贫户', [poor]],
    ['running numbers glued to the name', '1.杨秀军，A，脱贫\n2、龙小燕 B 脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    ['everything glued together', '杨秀军A脱贫户'.replace('A', A), [poor]],
    ['a number in brackets', '杨秀军（A），脱贫户', [poor]],
    ['a table of a chat', '| 姓名 | 身份证号 | 人群 |\n| --- | --- | --- |\n| 杨秀军 | A | 脱贫户 |', [poor]],
    [
      'columns by wide gaps',
      '姓名        身份证号      人群\n杨秀军      A    脱贫户\n龙 小燕      B    残疾人',
      [poor, '龙小燕 B disabled'],
    ],
    [
      'parts by district',
      '姓名,身份证号,人群\n一、碧江区\n杨秀军,A,脱贫户\n二、万山区\n龙小燕,B,脱贫户\n小计,2人',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['a heading of two rows', '基本信息,,,就业信息\n姓名,性别,身份证号,人群\n杨秀军,男,A,脱贫户', [poor]],
    [
      'the kind of document first',
      '证件类型,证件号码,姓名,人员类别\n居民身份证,A,杨秀军,就业困难人员',
      ['杨秀军 A hardToEmploy'],
    ],
    ['a household’s list', '户号,成员姓名,成员身份证号码,与户主关系,人员类别\n001,杨秀军,A,户主,脱贫户', [poor]],
    ['ticks', '姓名,身份证号码,是否易地搬迁,是否退役军人\n杨秀军,A,√,\n龙小燕,B,,√', [moved, '龙小燕 B veteran']],
    ['a tab within quotes', '"姓名","身份证号","人群"\n"杨秀军","A→","脱贫"', [poor]],
    ['the first line of a spreadsheet’s own CSV', 'sep=;\n姓名;身份证号;人群\n杨秀军;A;脱贫', [poor]],
    [
      'signatures in several columns',
      '姓名,身份证号,人群\n杨秀军,A,脱贫\n负责人：龙小燕,,\n,审核：石桂芬,\n第1页 共1页\n单位（盖章）：碧江区就业局',
      [poor],
    ],
    ['the group first, without a heading', '脱贫户,杨秀军,A', [poor]],
    ['somebody who helps', '姓名,身份证号,人群,帮扶责任人\n杨秀军,A,脱贫,石桂芬', [poor]],
    ['a heading written wide', '姓 名,身 份 证 号,人 群\n杨秀军,A,脱贫', [poor]],
    ['a heading in two languages', '姓名/Name,证件号码/ID No.,人群\n杨秀军,A,脱贫', [poor]],
    ['another word for the group', '人员姓名,人员身份证,所属群体\n杨秀军,A,高校毕业生', ['杨秀军 A graduate']],
    [
      'names that begin like a footer',
      '姓名,身份证号,人群\n单位强,A,脱贫\n村晓芬,B,脱贫',
      ['单位强 A liftedFromPoverty', '村晓芬 B liftedFromPoverty'],
    ],
    ['a group left out in a merged cell', '姓名,身份证号,人群\n杨秀军,A,脱贫户\n龙小燕,B,', [poor], ['3 groupless']],
    ['two lines of title', '附件1\n碧江区就业局\n姓名,身份证号,人群\n杨秀军,A,脱贫', [poor]],
    [
      'titles above and a signature below a list without a heading',
      '附件2：\n铜仁市碧江区人力资源和社会保障局\n碧人社通〔2026〕12号\n各村脱贫户务工情况\n（共2人）\n杨秀军→A→脱贫户\n龙小燕→B→脱贫户\n碧江区灯塔街道\n2026年11月30日',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    [
      'running numbers with a full-width dot',
      '1．杨秀军→A→脱贫\n２．龙小燕→B→脱贫',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['running numbers in brackets', '(1)杨秀军 A 脱贫\n（2）龙小燕，B，脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    ['running numbers in circles', '①杨秀军 A 脱贫\n⑵ 龙小燕 B 脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    ['running numbers in Chinese', '一、杨秀军 A 脱贫\n第2 龙小燕 B 脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    [
      'running numbers glued on',
      '姓名→身份证号→人群\n1.杨秀军→A→脱贫\n2龙小燕→B→脱贫',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['signs in front', '• 杨秀军 A 脱贫\n★龙小燕 B 脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    ['strokes for separators', '杨秀军/A/脱贫\n龙小燕：B：脱贫', [poor, '龙小燕 B liftedFromPoverty']],
    ['a word for the number in front of it', '杨秀军,身份证A,电话13900000001,脱贫', [poor]],
    [
      'a remark in brackets',
      '姓名→身份证号→人群\n杨秀军（男）→A（新）→脱贫\n龙小燕*→身份证B→脱贫',
      [poor, '龙小燕 B liftedFromPoverty'],
    ],
    ['a heading broken within its cells', '"姓\n名","身份证\n号码","人员\n类别"\n"杨\n秀军",A,脱贫户', [poor]],
    [
      'people written like forms',
      '姓名：杨秀军\n性别：男\n身份证号：A\n人员类别：脱贫户\n\n姓名：龙小燕\n身份证号：B\n人员类别：残疾人',
      [poor, '龙小燕 B disabled'],
    ],
    [
      'a member of a household without a number is not the householder',
      '姓名：杨秀军\n姓名：龙小燕\n身份证号：B\n类别：残疾人',
      ['龙小燕 B disabled'],
      ['1 form'],
    ],
    [
      'notes in the column of names',
      '姓名→身份证号→人群\n杨秀军→A→脱贫\n以下空白→→\n此页无正文→→\n特此证明→→\n村主任（签字）→→\n包村干部：吴军→13900000001→',
      [poor],
    ],
    [
      'somebody above the heading without a number',
      '杨秀军→→脱贫户\n姓名→身份证号→人群\n龙小燕→B→残疾人',
      ['龙小燕 B disabled'],
      ['1 form'],
    ],
  ])('%s', (_, text, good, bad: string[] = []) => {
    expect(people(text)).toEqual({ good, bad })
  })

  test.each([
    ['two people on one line', '杨秀军,A,龙小燕,B', '1 two'],
    ['two numbers in one cell', '姓名,身份证号\n杨秀军,A/B', '2 two'],
    ['a power of ten', '杨秀军,5.20602E+17,脱贫', '1 rounded'],
    ['three noughts', '杨秀军,520602198503049000,脱贫', '1 rounded'],
    ['a decimal', '杨秀军,520602198503049000.00,脱贫', '1 rounded'],
    ['a column too narrow', '姓名,身份证号,人群\n杨秀军,########,脱贫', '2 rounded'],
    ['not lifted from poverty', '姓名,身份证号,人群\n杨秀军,A,非脱贫户', '2 denied'],
    ['no', '姓名,身份证号,人群\n杨秀军,A,否', '2 denied'],
    ['none', '姓名,身份证号,人群\n杨秀军,A,无', '2 denied'],
    ['left the list', '姓名,身份证号,人群\n杨秀军,A,脱贫户（已退出）', '2 denied'],
    ['not disabled', '姓名,身份证号,人群\n杨秀军,A,不是残疾人', '2 denied'],
    ['kin of a veteran', '姓名,身份证号,人群\n杨秀军,A,退役军人家属', '2 group'],
    ['kin of a disabled person', '姓名,身份证号,人群\n杨秀军,A,残疾人亲属', '2 group'],
    ['an office', '姓名,身份证号,人群\n杨秀军,A,退役军人事务局', '2 group'],
    ['a place', '姓名,身份证号,人群\n杨秀军,A,易地搬迁安置点', '2 group'],
    ['a school', '姓名,身份证号,人群\n杨秀军,A,初中毕业', '2 group'],
    ['a name without a number', '姓名,身份证号,人群\n杨秀军,,脱贫', '2 form'],
    ['a number without a name', '姓名,身份证号,人群\n,A,脱贫', '2 form'],
    ['a masked number', '姓名,身份证号,人群\n杨秀军,520602********9011,脱贫', '2 person.idForm'],
    ['a line shifted by a cell', '序号,姓名,身份证号,人群\n杨秀军,A,脱贫', '2 form'],
  ])('%s is nobody, and said with its line', (_, text, why) => {
    expect(people(text)).toEqual({ good: [], bad: [why] })
  })

  test('somebody twice is one, with two names nobody, and in two groups both', () => {
    expect(people('杨秀军,A,脱贫\n杨秀军,A,脱贫').bad).toEqual(['2 repeated'])
    expect(people('杨秀军,A,脱贫\n龙小燕,A,脱贫')).toEqual({ good: [], bad: ['1 otherName', '2 otherName'] })
    expect(people('杨秀军,A,脱贫\n杨秀军,A,残疾人').good).toHaveLength(2)
  })

  test('what a clerk says a doubtful word means is done, and what is not meant is left out', () => {
    const text = typed('姓名,身份证号,人群\n杨秀军,A,监测户\n龙小燕,B,军属')
    const { good, bad } = readRoster(text, null, TODAY, { 监测户: 'liftedFromPoverty', 军属: 'none' })
    expect(good).toMatchObject([{ name: '杨秀军', keyGroup: 'liftedFromPoverty' }])
    expect(bad).toMatchObject([{ at: 3, why: 'denied' }])
  })

  test('once a number is known to be rounded, no number that ends in three noughts is believed', () => {
    const whole = Array.from({ length: 10 }, (_, at) => `52060219850304${at}00`).map(
      (digits) => `${digits}${idCheckDigit(digits)}`,
    )
    const round = whole.find((number) => number.endsWith('000')) ?? '520602198503049000'
    expect(people(`杨秀军,${round},脱贫\n龙小燕,5.20602E+17,脱贫`).bad).toContain('2 rounded')
  })
})

describe('a number that ends as a spreadsheet ends it', () => {
  /** Good numbers that end in three noughts, and in one. */
  const round = makeRound(3)
  const nought = makeRound(1)
  const OTHER = [ONE, TWO, THREE].find((number) => !number.endsWith('0')) as string
  const list = (numbers: readonly string[]) =>
    ['姓名,身份证号,人群', ...numbers.map((number, nth) => `${nameOf(nth)},${number},脱贫`)].join('\n')
  const readSure = (text: string, sure: boolean) => readRoster(text, null, TODAY, {}, sure)

  test('in three noughts is asked about though its check digit fits, and taken once it was compared with the card', () => {
    const text = list([A, round[0] as string, B])
    expect(readSure(text, false)).toMatchObject({ good: [{ at: 2 }, { at: 4 }], bad: [{ at: 3, why: 'round' }] })
    expect(readSure(text, true)).toMatchObject({ good: { length: 3 }, bad: [] })
  })

  test('in one nought is asked about only where every number of the list does, or one is known to be rounded', () => {
    const [one, two, three] = nought as [string, string, string]
    expect(readSure(list([one, OTHER, two]), false).bad).toEqual([])
    expect(readSure(list([one, two]), false).bad).toEqual([])
    expect(readSure(list([one, two, three]), false).bad.map(({ why }) => why)).toEqual(['round', 'round', 'round'])
    expect(readSure(list([one, two, three]), true).good).toHaveLength(3)
    expect(readSure(list([one, OTHER, '5.20602E+17']), false).bad.map(({ at, why }) => `${at} ${why}`)).toEqual([
      '2 round',
      '4 rounded',
    ])
  })

  test('is refused whatever the clerk says where the list shows that it was rounded', () => {
    const text = list([round[0] as string, '5.20602E+17'])
    expect(readSure(text, true).bad.map(({ why }) => why)).toEqual(['rounded', 'rounded'])
  })
})

describe('what stands below a list', () => {
  const foots = [
    '合计,2',
    '合计：2人',
    '小计,1',
    '总计,2,123456789012345678',
    '合计,,1234567890123456',
    '共2人',
    '本页共 2 人',
    '累计,2',
    '制表人：石桂芬',
    '制表：石桂芬 139 0000 0001 52060219900101',
    '审核人：杨大山,,电话：085652000001234',
    '单位：碧江区就业局,统一社会信用代码,915206020000000000',
    '单位（盖章）：碧江区就业局',
    '填报日期：20261120093000',
    '填报日期 2026年11月20日',
    '统计时间：2026-11-20 09:30:00',
    '联系电话：0856-5200000 13900000001',
    '备注：以上人员均已核实，文号 520602202611200001',
  ]
  const heads = ['姓名,身份证号,人群\n杨秀军,A,脱贫', '序号,姓名,身份证号,人群\n1,杨秀军,A,脱贫', '杨秀军,A,脱贫']
  test.each(foots)('is a footer and nobody, with numbers or without: %s', (foot) => {
    for (const head of heads) {
      const { good, bad, counted } = readRoster(typed(`${head}\n${foot}`), 'woman', TODAY)
      expect([good.length, bad, counted.footers]).toEqual([1, [], 1])
    }
  })

  test('is said with its line where the card of whoever signs stands beside, never passed over', () => {
    for (const head of heads) {
      const { good, bad } = readRoster(typed(`${head}\n经办人：石桂芬,${THREE}`), 'woman', TODAY)
      expect([good.length, bad.map(({ at }) => at)]).toEqual([1, [head.split('\n').length + 1]])
    }
  })

  test.each([
    '碧江区环北街道办事处',
    '驻村第一书记签字：',
    '核实人：',
    '（盖章）',
    '数据来源：碧江区就业局',
    '2026.11.30',
    '2026-11-30',
    '20261130',
    '二〇二六年十一月三十日',
    '录入人：',
    '入户干部：',
    '男1人，女1人',
    '1、身份证号必须18位',
    '*注：以上人员均已核实',
    '1/3',
  ])('is nobody though no list of words knows it: %s', (foot) => {
    const text = `姓名→身份证号→人员类别\n杨秀军→A→脱贫户\n${foot}`
    expect(people(text)).toEqual({ good: [poor], bad: [] })
    expect(readRoster(typed(text), null, TODAY).counted.footers).toBe(1)
  })

  test('is never taken for somebody whose name begins like it', () => {
    const text = '姓名,身份证号,人群\n单位强,A,脱贫\n总计文,B,脱贫'
    expect(people(text).good).toEqual(['单位强 A liftedFromPoverty', '总计文 B liftedFromPoverty'])
    expect(people('姓名,身份证号,人群\n单位强,520602198503041,脱贫').bad).toEqual(['2 person.idLength'])
  })
})

describe('the columns of a heading decide who is somebody', () => {
  const two = ['杨秀军 A liftedFromPoverty', '龙小燕 B liftedFromPoverty']
  test.each([
    ['a household of so many', '家庭人口→姓名→身份证号→人员类别\n3人→杨秀军→A→脱贫户\n2人→龙小燕→B→脱贫户', two],
    ['a table of columns', '序→姓名→身份证号→人员类别\n共3户→杨秀军→A→脱贫户\n计3人→龙小燕→B→脱贫户', two],
    [
      'a number that is short, and none',
      '村组→姓名→身份证号→人员类别\n村头组→杨秀军→→脱贫户\n镇江村→龙小燕→5206021985→脱贫户\n街道办事处→石桂芬→无身份证→脱贫户\n2026年11月→龙小燕→5206021985→脱贫户',
      [],
      ['2 form', '3 person.idLength', '4 form', '5 person.idLength'],
    ],
    [
      'a second person of the household',
      '姓名→身份证号→家庭成员姓名→家庭成员身份证号→人员类别\n杨大山→B→杨秀军→A→脱贫户',
      ['杨大山 B liftedFromPoverty', poor],
    ],
    ['a second card that nobody takes', '姓名→身份证号→证件号码→人员类别\n杨秀军→A→B→脱贫户', [], ['2 two']],
    ['a number written twice', '姓名→身份证号→证件号码→人员类别\n杨秀军→A→A→脱贫户', [poor]],
    ['columns numbered below the heading', '姓名→身份证号→人员类别\n（1）→（2）→（3）\n杨秀军→A→脱贫户', [poor]],
    [
      'a heading of two rows',
      '姓名→身份证号→人员类别→联系方式→\n→→→电话→地址\n杨秀军→A→脱贫户→13900000001→碧江区',
      [poor],
    ],
    ['the number under a merged heading', '姓名→身份证件→→人员类别\n→类型→号码→\n杨秀军→居民身份证→A→脱贫户', [poor]],
    ['only the householder', '户主姓名→身份证号码→人员类别\n杨秀军→A→脱贫户', [poor]],
    ['people who are trained', '培训学员姓名→身份证号码→人员类别\n杨秀军→A→脱贫户', [poor]],
    [
      'a heading of three rows',
      '姓名→证件信息→→联系方式→→人员类别\n→证件类型→证件号码→电话→地址→\n→（1）→（2）→（3）→（4）→（5）\n杨秀军→身份证→A→13900000001→环北街道→脱贫户',
      [poor],
    ],
    ['a merged word above the names', '人员→证件→→人员类别\n姓名→类型→号码→\n杨秀军→身份证→A→脱贫户', [poor]],
    [
      'groups to tick below a merged heading',
      '姓名→身份证号→人员类别→→\n→→脱贫户→易地搬迁→其他\n杨秀军→A→√→→\n龙小燕→B→√→√→',
      [poor, '龙小燕 B liftedFromPoverty', '龙小燕 B resettled'],
    ],
    ['who applies', '申请人→身份证号→人员类别\n杨秀军→A→脱贫户', [poor]],
    ['who is trained', '序号→学员→身份证号→类别\n1→杨秀军→A→脱贫户', [poor]],
    ['who takes part', '参训人员→身份证号码→人员属性\n杨秀军→A→脱贫户', [poor]],
    ['a parent beside who is trained', '学员→身份证号→家长姓名→家长身份证号→类别\n杨秀军→A→杨大山→B→脱贫户', [poor]],
    ['who acts for whom', '申请人→申请人身份证号→代办人→代办人身份证号→类别\n杨秀军→A→龙小燕→B→脱贫户', [poor]],
    [
      'notes with a telephone below',
      '姓名→身份证号→类别\n杨秀军→A→脱贫户\n注：1.本表一式两份；\n2.请于11月30日前报送；\n3.联系人石桂芬，电话13900000001。',
      [poor],
    ],
    ['a heading with colons', '姓名：→身份证号：→人员类别：\n杨秀军→A→脱贫户', [poor]],
    [
      'householders beside the members of their household, named on each line',
      '户主姓名→户主身份证号→家庭成员姓名→家庭成员身份证号→人员类别\n龙小燕→B→杨秀军→A→脱贫户\n龙小燕→B→石桂芬→5206021985→脱贫户',
      ['龙小燕 B liftedFromPoverty', poor].reverse(),
      ['3 repeated', '3 person.idLength'].reverse(),
    ],
    ['a child under its own name', '儿童姓名→监护人姓名→监护人身份证号→类别\n龙小燕→杨秀军→A→脱贫户', [], ['2 form']],
  ])('%s', (_, text, good, bad: string[] = []) => {
    expect(people(text)).toEqual({ good, bad })
  })

  const firsts = ['电话：13900000001', '单位：甲公司', '负责人：杨秀军', '联系人：杨秀军', '日期：11.30', '注：已外出']
  const feet = [
    '备注：外出',
    '合计',
    '共3人',
    '经办人',
    '填表日期',
    '说明',
    '第2页',
    '镇江村',
    '2026年11月',
    '以上',
    '盖章',
  ]
  const last = A.endsWith('0') ? '1' : '0'
  test.each([...firsts, ...feet])('somebody behind “%s” is never passed over', (first) => {
    const rowOf = (number: string, said: string) => `序号→姓名→身份证号→人员类别\n${first}→杨秀军→${number}→${said}`
    expect(people(rowOf('A', '脱贫户'))).toEqual({ good: [poor], bad: [] })
    expect(people(rowOf('5206021985', '脱贫户')).bad).toEqual(['2 person.idLength'])
    expect(people(rowOf(`${A.slice(0, 17)}${last}`, '')).bad).toEqual(['2 person.idCheckDigit'])
    expect(people(rowOf('', '脱贫户')).bad).toEqual(['2 form'])
    const { good, bad } = people(`${first}→杨秀军→A→脱贫户`)
    expect([...good.filter((one) => one !== poor), good.length + bad.length]).toEqual([1])
  })

  test('a name alone is said with its line though it begins like a footer', () => {
    expect(people('姓名→身份证号→人员类别\n单位强→→\n村晓芬→→').bad).toEqual(['2 form', '3 form'])
  })

  test('what the clerk says of a contradiction is done', () => {
    const text = typed('姓名→身份证号→备注\n杨秀军→A→脱贫户\n龙小燕→B→脱贫户')
    const [asked] = readRoster(text, 'resettled', TODAY).bad
    expect(asked).toMatchObject({ why: 'group', said: '备注：脱贫户' })
    const { good } = readRoster(text, 'resettled', TODAY, { '备注：脱贫户': 'resettled' })
    expect(good.map(({ keyGroup }) => keyGroup)).toEqual(['resettled', 'resettled'])
  })

  test('somebody in a row of labels is found by the label of the name', () => {
    expect(people('联系电话：13900000001，姓名：杨秀军，身份证号：A，类别：易地搬迁').good).toEqual([moved])
    expect(people('单位：甲公司，姓名：杨秀军，身份证号：A，类别：易地搬迁').good).toEqual([moved])
  })
})

describe('a group is what the list says, and a contradiction is asked about', () => {
  test.each([
    ['no in the column of the group', '姓名→身份证号→残疾人\n杨秀军→A→否', 'disabled', [], ['2 denied']],
    ['no under yes or no', '姓名→身份证号→脱贫户（是/否）\n杨秀军→A→否', 'liftedFromPoverty', [], ['2 denied']],
    ['a cross', '姓名→身份证号→脱贫\n杨秀军→A→×', 'liftedFromPoverty', [], ['2 denied']],
    ['a tick under another', '姓名→身份证号→脱贫户→易地搬迁→残疾人\n杨秀军→A→√→→', 'disabled', [poor], []],
    ['the group under its own name', '姓名→身份证号→脱贫户\n杨秀军→A→脱贫户', 'disabled', [poor], []],
    ['户属性', '姓名→身份证号→户属性\n杨秀军→A→脱贫户\n龙小燕→B→', 'resettled', ['龙小燕 B resettled'], ['2 group']],
    ['备注', '姓名→身份证号→备注\n杨秀军→A→脱贫户', 'resettled', [], ['2 group']],
    ['schooling', '姓名→身份证号→文化程度\n杨秀军→A→高校毕业生', 'disabled', [], ['2 group']],
    ['户属性 as chosen', '姓名→身份证号→户属性\n杨秀军→A→脱贫户', 'liftedFromPoverty', [poor], []],
    ['户属性, nothing chosen', '姓名→身份证号→户属性\n杨秀军→A→脱贫户', null, [poor], []],
    ['农户类型 with a none', '姓名→身份证号→农户类型\n杨秀军→A→脱贫户\n龙小燕→B→无', null, [poor], ['3 groupless']],
    ['a row shifted by a glued cell', `姓名→身份证号→类别\n杨秀军${A}→→脱贫户`, 'disabled', [], ['2 group']],
    ['家庭类型, nothing chosen', '姓名→身份证号→家庭类型\n杨秀军→A→脱贫户', null, [poor], []],
    ['a denial in it', '姓名→身份证号→属性\n杨秀军→A→脱贫户\n龙小燕→B→非脱贫户', null, [poor], ['3 denied']],
    ['the kind of difficulty', '姓名→身份证号→就业困难人员类别\n杨秀军→A→残疾人', null, ['杨秀军 A disabled'], []],
    [
      'two columns of groups',
      '姓名→身份证号→人员类别1→人员类别2\n杨秀军→A→脱贫户→残疾人\n龙小燕→B→→残疾人',
      null,
      [poor, '杨秀军 A disabled', '龙小燕 B disabled'],
      [],
    ],
    [
      'a note that says another group than is chosen',
      '姓名→身份证号→备注\n杨秀军→A→脱贫户\n龙小燕→B→外出',
      'resettled',
      ['龙小燕 B resettled'],
      ['2 group'],
    ],
    [
      'a note that denies the chosen group',
      '姓名→身份证号→备注\n杨秀军→A→非脱贫户\n龙小燕→B→外出',
      'liftedFromPoverty',
      ['龙小燕 B liftedFromPoverty'],
      ['2 group'],
    ],
    [
      'a column that says no to the group named',
      '姓名→身份证号→人群→是否残疾人\n杨秀军→A→残疾人→否',
      null,
      [],
      ['2 group'],
    ],
    ['somebody else’s group', '姓名→身份证号→户主类别\n杨秀军→A→脱贫户', 'resettled', [moved], []],
    [
      'parts by group',
      '姓名→身份证号\n一、脱贫户\n杨秀军→A\n二、易地搬迁户（1人）\n龙小燕→B',
      'disabled',
      [poor, '龙小燕 B resettled'],
      [],
    ],
    [
      'a remark that denies what is ticked',
      '姓名→身份证号→是否脱贫户→备注\n杨秀军→A→是→非脱贫户',
      null,
      [],
      ['2 group'],
    ],
    ['a remark that somebody has died', '姓名→身份证号→类别→备注\n杨秀军→A→脱贫户→已死亡', null, [], ['2 group']],
    [
      'no, nothing chosen',
      '姓名→身份证号→是否脱贫户\n杨秀军→A→不是\n龙小燕→B→是',
      null,
      ['龙小燕 B liftedFromPoverty'],
      ['2 denied'],
    ],
    [
      'a title of another group than is chosen',
      '2026年残疾人花名册\n姓名→身份证号\n杨秀军→A',
      'resettled',
      [],
      ['3 group'],
    ],
    [
      'a title of the group that is chosen',
      '碧江区易地搬迁劳动力名单\n姓名→身份证号\n杨秀军→A',
      'resettled',
      [moved],
      [],
    ],
    ['a title of a group, nothing chosen', '残疾人花名册\n杨秀军 A', null, [], ['2 group']],
    ['groups parted by a blank', '姓名→身份证号→类别\n杨秀军→A→脱贫户 残疾人', null, [poor, '杨秀军 A disabled'], []],
    [
      'the others behind a part by group',
      '姓名→身份证号\n（一）脱贫户\n杨秀军→A\n（二）其他\n龙小燕→B',
      'woman',
      [poor],
      ['5 group'],
    ],
    [
      'a place within a part by group',
      '姓名→身份证号\n一、脱贫户\n杨秀军→A\n（一）万山区\n龙小燕→B',
      'woman',
      [poor],
      ['5 group'],
    ],
    ['parts in Arabic numbers', '1.脱贫户：\n杨秀军 A\n2.残疾人：\n龙小燕 B', 'woman', [poor, '龙小燕 B disabled'], []],
    [
      'parts by group above their own headings',
      '（一）脱贫户\n姓名→身份证号\n杨秀军→A\n（二）监测户\n姓名→身份证号\n龙小燕→B',
      'disabled',
      [poor],
      ['6 group'],
    ],
  ] as const)('%s', (_, text, group, good, bad) => {
    expect(people(text, group)).toEqual({ good, bad })
  })

  test('a number that is wrong is said before the group, so that it never holds up the rest', () => {
    for (const number of ['5206021985', 'H12345678']) {
      const { good, bad } = people(`姓名→身份证号→人员类别\n杨秀军→A→脱贫户\n龙小燕→${number}→脱贫户`)
      expect(good).toEqual([poor])
      expect(bad).toEqual([expect.stringMatching(/^3 person\.id/)])
    }
    expect(people('杨秀军,5206021985').bad).toEqual(['1 person.idLength'])
    expect(people('镇江村,龙小燕,5206021985,脱贫户').bad).toEqual(['1 person.idLength'])
    expect(people('村干部,龙小燕,5206021985,脱贫户').bad).toEqual(['1 form'])
  })
})

describe('a name among words is whole or asked about', () => {
  test.each([
    ['阿依古丽 买买提 A 易地搬迁', ['阿依古丽买买提 A resettled']],
    ['John Smith 952840198804120011 易地搬迁', ['JohnSmith ? resettled']],
    ['龙 小燕 B 易地搬迁', ['龙小燕 B resettled']],
    ['1 杨 秀军 男 A 易地搬迁', [moved]],
    ['环北街道→灯塔村→杨秀军→A→脱贫户', [poor]],
    ['苗族→杨秀军→A→脱贫户', [poor]],
    ['初中→杨秀军→A→脱贫户', [poor]],
    ['杨秀军 石桂 A 易地搬迁', []],
    ['已就业→杨秀军→A→脱贫户', []],
    ['已就业→杨秀军→A', []],
    ['已就业→男→杨秀军→A→脱贫户', []],
    ['A→已就业→杨秀军→脱贫户', []],
    ['白 小燕 B 易地搬迁', []],
  ])('%s', (text, good) => {
    const found = people(text)
    expect(found).toEqual({ good, bad: good.length > 0 ? [] : ['1 form'] })
  })
})

describe('a list loses nobody', () => {
  const kinds = fc.constantFrom(
    ['titles', '铜仁市碧江区2026年花名册'],
    ['headings', '姓名,身份证号,人群'],
    ['footers', '合计：3人'],
    ['footers', '填表人：　审核人：'],
    ['blanks', ''],
    ['blanks', ' \t\u3000 '],
    ['faults', '杨秀军,,脱贫'],
    ['faults', '杨秀军,5.2E+17,脱贫'],
  )

  test('of lines whose kind is known each is counted as what it is, and all come to the lines there are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(kinds, fc.constant(['people', ''])), { maxLength: 20 }), (lines) => {
        const want: Record<string, number> = { people: 1, faults: 0, headings: 1, titles: 0, footers: 0, blanks: 0 }
        const text = lines.map(([kind = '', line = ''], nth) => {
          const counted = kind === 'titles' ? 'footers' : kind
          want[counted] = (want[counted] ?? 0) + 1
          return kind === 'people'
            ? `${nameOf(nth)},${makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: nth + 10 })},脱贫`
            : line
        })
        const all = ['姓名,身份证号,人群', `杨秀军,${A},脱贫`, ...text]
        const { counted } = readRoster(all.join('\n'), null, TODAY, {}, true)
        expect(counted).toEqual({ ...want, lines: all.length - (want.blanks ?? 0) })
      }),
    )
  })

  test('whatever is pasted, the rows take every line once, one after the other', () => {
    const sign = fc.constantFrom('"', ',', '\t', '\n', '\r\n', '\u2028', ' ', '杨', A, '=', '，', "'", '\u0000')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const text = signs.join('')
        const lines = text.replace(/\0/g, '').split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/).length
        let next = 1
        for (const { at, lines: many } of rowsOf(text)) {
          expect(at).toBe(next)
          next += many
        }
        expect(next - 1).toBe(lines)
      }),
    )
  })

  const around = fc.constantFrom(
    ...['', '1', '2．', '(3)', '④', '3人', '共2户', '户主', '长子', '男', '苗族', '初中', '13900000001', '139****0001'],
    ...[
      '合计',
      '小计',
      '制表人',
      '经办人：石桂芬',
      '审核：',
      '填表日期',
      '2026年11月',
      '2026.11.30',
      '备注',
      '说明：无',
      '注',
    ],
    ...[
      '第2页',
      '单位',
      '联系电话：0856-5200000',
      '环北街道',
      '灯塔村',
      '镇江村',
      '一、',
      '以上',
      '盖章',
      '外出',
      '姓名',
      '*',
      '✓',
    ],
  )

  test('whatever stands beside a name and a number or a group, under a heading or without, it is somebody or a fault', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['姓名', '身份证号', '人群', '备注', '序号', '电话'], { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        fc.array(
          fc.record({
            beside: fc.array(around, { minLength: 3, maxLength: 3 }),
            number: fc.constantFrom('good', 'good', 'short', 'wrong', 'none'),
            said: fc.constantFrom('脱贫户', ''),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (columns, headed, rows) => {
          const wanted: number[] = []
          const lines = rows.map(({ beside, number, said }, nth) => {
            const card = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: nth + 10 })
            const wrong = `${card.slice(0, 17)}${card.endsWith('1') ? '2' : '1'}`
            const typedNumber = { good: card, short: card.slice(0, 10), wrong, none: '' }[number]
            if (number !== 'none' || (headed && said !== '')) wanted.push(nth + (headed ? 2 : 1))
            const own: Record<string, string> = { 姓名: nameOf(nth), 身份证号: typedNumber, 人群: said }
            return columns
              .map((column) => own[column] ?? beside[['备注', '序号', '电话'].indexOf(column)] ?? '')
              .join('\t')
          })
          const text = [...(headed ? [columns.join('\t')] : []), ...lines, '合计\t8人'].join('\n')
          const { good, bad, counted } = readRoster(text, 'woman', TODAY, {}, true)
          const told = new Set([...good, ...bad].map(({ at }) => at))
          expect(wanted.filter((at) => !told.has(at))).toEqual([])
          expect(accounted(counted)).toBe(counted.lines)
          for (const { at, keyGroup } of good)
            if (rows[at - (headed ? 2 : 1)]?.said !== '') expect(keyGroup).toBe('liftedFromPoverty')
        },
      ),
      { numRuns: 300 },
    )
  })

  const person = fc.record({
    name: fc.constantFrom('杨秀军', '龙小燕', '石桂芬', '阿依古丽·买买提'),
    seq: fc.integer({ min: 0, max: 49 }),
  })
  const noise = fc.constantFrom(
    '',
    '铜仁市花名册',
    '填表人：　审核人：',
    '姓名,身份证号,人群',
    '杨秀军',
    '合计：3人',
    '"',
    '“',
    ',,,',
    '😀',
    '5.2E+17',
    '杨秀军,,脱贫',
  )
  const line = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ who: person, separator: fc.constantFrom('\t', ',', '，', ';', '|', '、', ' ') }),
    },
    { weight: 1, arbitrary: noise },
  )

  test('every line that is not empty is a person, a fault or a part of the form, and no number is dropped', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const numbers: string[] = []
        const text = lines.map((one) => {
          if (typeof one === 'string') return one
          const number = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: one.who.seq })
          numbers.push(number)
          return [one.who.name, number, '脱贫人口'].join(one.separator)
        })
        const { good, bad, counted } = readRoster(text.join('\n'), null, TODAY)
        expect(accounted(counted)).toBe(counted.lines)
        const told = new Set([...good.map(({ at }) => at), ...bad.map(({ at }) => at)])
        for (const [at, one] of text.entries()) if (/\d{17}/.test(one)) expect(told.has(at + 1)).toBe(true)
        for (const { idNumber } of good) expect(numbers).toContain(idNumber)
      }),
    )
  })

  test('whatever is pasted, every line with a word in it is counted', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (lines) => {
        const { counted, good, bad } = readRoster(lines.join('\n'), 'woman', TODAY)
        expect(accounted(counted)).toBe(counted.lines)
        expect(good.length + bad.length).toBeGreaterThanOrEqual(counted.people + counted.faults)
      }),
    )
  })
})
