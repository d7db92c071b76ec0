import fc from 'fast-check'
import { screenPosting } from '../../src/domain/posting/screen'
import { FLAGGED, LAWFUL } from '../support/posting-wordings'

const screen = (text: string) => screenPosting([{ field: 'content', text }])
const found = (text: string) => screen(text).map(({ code, phrase }) => `${code} ${phrase}`)

describe('schools and ways of study', () => {
  test.each([
    '限985、211院校毕业生',
    '双一流高校优先',
    '非985不要',
    '非全日制勿投',
    '仅限全日制本科',
    '第一学历须为统招本科',
    '要求985/211本科毕业',
    '自考、成教免投',
    '统招大专及以上',
    '只招一本院校毕业生',
    '名校优先',
    '全日制本科以上学历',
    '“双一流”建设高校优先',
    '双一流建设高校毕业生优先',
    '学历：全日制本科',
    '任职要求：全日制大专',
    '本科及以上学历（全日制）',
    '本科（全日制）及以上',
    '统招本科',
    '普通高校全日制本科毕业',
    '全日制优先',
    '统招优先',
    '全日制学历优先',
    '仅限全日制',
    '只要统招生',
    '本科须为全日制',
    '不接受非全日制',
    '不接受自考',
    '非全日制学历不予考虑',
    '不含非全日制',
    '函授不认可',
    '985院校',
    '985本科',
    '毕业院校：985/211',
    '双一流及以上',
    '一本及以上',
    '二本及以上学历',
    '三本勿投',
    '民办院校勿投',
    '九八五院校优先',
    '清北优先',
    '限贵州大学毕业生',
    '“985”“211”高校优先',
    '大专及以上（统招）',
  ])('%s is flagged with what to write instead', (text) => {
    const flags = screen(text)
    expect(flags.map(({ code }) => code)).toContain('school')
    expect(flags[0]?.suggestion).toMatch(/本科及以上学历/)
  })

  test.each([
    '985高校食堂厨师',
    '地址：211国道旁',
    '本科及以上学历',
    '欢迎非全日制毕业生',
    '欢迎自考毕业生',
    '全日制工作，双休',
    '非全日制用工，按小时结算',
    '不限985、211，能做就行',
    '第一学历不限',
    '统招、自考均可',
    '工资：3211元',
    '在211大学旁边的奶茶店上班',
    '需要一本健康证',
    '要求一本以上著作',
    '月工资3985以上',
    '日薪211以上',
    '须持一本驾驶证',
    '要求写一本日记',
    '限211室',
    '限211房间',
    '要求985米',
    '为名校毕业生提供服务',
    '负责名校毕业生回访',
    '老板985毕业',
    '要求：全日制工作，本科学历',
    '不接受非全日制用工',
    '限应届大学毕业生',
    '全日制本科院校后勤',
    '本科（非全日制）也可',
  ])('%s is not', (text) => {
    expect(screen(text).filter(({ code }) => code === 'school')).toEqual([])
  })
})

const wordings = Object.entries(FLAGGED).flatMap(([code, texts]) => texts.map((text) => [code, text] as const))
test.each(wordings)('%s is found in “%s”', (code, text) => {
  expect(screen(text).map((flag) => flag.code)).toContain(code)
})

test.each(LAWFUL)('nothing is found in “%s”', (text) => {
  expect(found(text)).toEqual([])
})

test('characters that only look the same are the same', () => {
  expect(found('仅限\u2f25性')).toEqual(['sex 仅限\u2f25性'])
})

describe('conditions are flagged with the phrase', () => {
  test.each([
    ['限男性', 'sex 限男性'],
    ['仅限女性，', 'sex 仅限女性'],
    ['要求：男', 'sex 男'],
    ['1、女，高中以上学历', 'sex 女'],
    ['女性优先', 'sex 女性优先'],
    ['男士勿扰', 'sex 男士勿扰'],
    ['招女工20名', 'sex 招女工20名'],
    ['要求：女 35岁以下', 'sex 女 age 35岁以下'],
    ['女 高中以上学历', 'sex 女'],
    ['限男,女勿扰', 'sex 限男 sex 女勿扰'],
    ['男25-40，女20-35', 'sex 男 age 男25-40 sex 女 age 女20-35'],
    ['诚聘女文员一名', 'sex 诚聘女文员'],
    ['女收银员', 'sex 女收银员'],
    ['性别：女', 'sex 性别：女'],
    ['限 男 性', 'sex 限 男 性'],
    ['限*男*性', 'sex 限*男*性'],
    ['招聘保洁阿姨', 'sex 招聘保洁阿姨'],
    ['适合女性求职者', 'sex 适合女性求职'],
    ['男3名，女2名', 'sex 男3名 sex 女2名'],
    ['男女各5人', 'sex 女各5人'],
    ['35岁以下', 'age 35岁以下'],
    ['年龄18-45岁', 'age 年龄18-45岁'],
    ['１８—４５周岁', 'age １８—４５周岁'],
    ['18岁至50岁', 'age 18岁至50岁'],
    ['年龄：20~40', 'age 年龄：20~40'],
    ['年龄不超过50', 'age 年龄不超过50'],
    ['年龄45以下', 'age 年龄45以下'],
    ['三十五周岁以内', 'age 三十五周岁以内'],
    ['25周岁以上', 'age 25周岁以上'],
    ['95后优先', 'age 95后优先'],
    ['00后、有活力', 'age 00后'],
    ['年轻人优先', 'age 年轻人优先'],
    ['大龄勿扰', 'age 大龄勿扰'],
    ['汉族优先', 'ethnicity 汉族优先'],
    ['限汉族', 'ethnicity 限汉族'],
    ['少数民族勿扰', 'ethnicity 少数民族勿扰'],
    ['不招维吾尔族', 'ethnicity 不招维吾尔族'],
    ['无宗教信仰', 'ethnicity 无宗教信仰'],
    ['本地户口优先', 'household 本地户口优先'],
    ['仅限铜仁户籍', 'household 仅限铜仁户籍'],
    ['本地人优先', 'household 本地人优先'],
    ['不招外地人', 'household 不招外地人'],
    ['河南人勿扰', 'household 河南人勿扰'],
    ['户籍要求：碧江区', 'household 户籍要求：碧江区'],
    ['城镇户口，高中学历', 'household 城镇户口'],
    ['已婚已育优先', 'marital 已婚已育优先'],
    ['未婚', 'marital 未婚'],
    ['两年内不得生育', 'marital 两年内不得生育'],
    ['无生育计划', 'marital 无生育计划'],
    ['孕妇勿扰', 'marital 孕妇勿扰'],
    ['宝妈优先', 'marital 宝妈优先'],
    ['入职体检需做孕检', 'marital 入职体检需做孕检'],
    ['婚育稳定', 'marital 婚育稳定'],
    ['无残疾', 'health 无残疾'],
    ['无传染病史', 'health 无传染病史'],
    ['乙肝携带者勿扰', 'health 乙肝携带者勿扰'],
    ['体检查乙肝两对半', 'health 乙肝 health 两对半'],
    ['残疾人勿扰', 'health 残疾人勿扰'],
    ['四肢健全', 'health 四肢健全'],
    ['入职交押金500元', 'fee 押金'],
    ['收取服装费', 'fee 服装费'],
    ['培训费自理', 'fee 培训费自理'],
    ['需缴纳体检费', 'fee 缴纳体检费'],
    ['扣押身份证', 'fee 扣押身份证'],
    ['压一个月工资', 'fee 压一个月工资'],
    ['无经验者需交保证金', 'fee 保证金'],
    ['不收押金但需交服装费', 'fee 服装费'],
    ['淘宝刷单', 'fraud 刷单'],
    ['非刷单，正规兼职', 'fraud 刷单'],
    ['先垫付货款', 'fraud 先垫付货款'],
    ['日赚500', 'fraud 日赚500'],
    ['在家就能赚钱', 'fraud 在家就能赚'],
    ['高价收银行卡', 'fraud 高价收银行卡'],
    ['缅甸客服，包机票', 'fraud 缅甸客服'],
    ['先培训后上岗，培训可分期', 'fraud 培训可分期'],
  ])('%s', (text, flags) => {
    expect(found(text).join(' ')).toBe(flags)
  })
})

describe('a mention is not a condition', () => {
  test.each([
    '女装店导购',
    '招女装店导购2名',
    '招聘男装销售',
    '男女不限',
    '男、女均可',
    '性别：男女不限',
    '男 女 不限',
    '试用期不影响生育保险',
    '负责客房押金收退',
    '不限男女',
    '性别不限',
    '男/女',
    '男女老少皆宜',
    '管理女生宿舍',
    '男女职工宿舍分开',
    '女性用品销售',
    '妇产科护士',
    '落实女职工特殊劳动保护',
    '公司男女员工比例均衡',
    '男科医生助理',
    '年龄不限',
    '年满18周岁',
    '18周岁以上',
    '年龄18周岁以上',
    '年满16周岁至法定退休年龄',
    '年龄18周岁至法定退休年龄',
    '未满16周岁勿扰',
    '照顾80岁以上老人',
    '3-6岁幼儿园教师',
    '12岁以下儿童乘车',
    '18:00后可下班',
    '下班17:30后即可离开',
    '公司成立20年',
    '3-5年工作经验',
    '民族不限',
    '苗族银饰加工',
    '侗族大歌演员',
    '松桃苗族自治县人民医院',
    '诚信教育培训',
    '户籍不限',
    '协助办理落户',
    '公安户籍窗口辅助',
    '外地人员优先安排住宿',
    '需本地人脉资源',
    '易地搬迁群众优先',
    '脱贫户优先',
    '提供单身公寓',
    '婚庆策划师',
    '婚育不限',
    '已婚未婚均可',
    '享受婚假、产假、育儿假',
    '孕婴店店员',
    '妈妈岗，时间灵活',
    '身体健康',
    '持有效健康证',
    '残疾人优先',
    '欢迎残疾人应聘',
    '不得检测乙肝项目',
    '无论有无残疾均可应聘',
    '无障碍设施齐全',
    '乙肝疫苗接种护士',
    '无需提供疾病证明',
    '职业病危害防护到位',
    '不收取任何费用',
    '不收取押金、服装费、培训费',
    '无押金',
    '免培训费、免服装费',
    '体检费由公司承担',
    '公司承担体检费、服装费',
    '负责收取租户押金',
    '熟悉投标保证金办理',
    '老员工介绍费500元',
    '缴纳五险一金',
    '收取身份证复印件',
    '不压工资',
    '免费培训，包吃住',
    '防范刷单诈骗宣传员',
    '识别刷单行为',
    '日薪300元',
    '月薪5000-8000元',
    '负责缅甸茶叶出口单证',
    '交通便利，男鞋女鞋销售均有培训',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('a real posting gets each of its conditions, in order, with a suggestion and its place', () => {
  const content =
    '招缝纫车工20名，女性优先，18-45岁，\n本地户口，已婚已育，身体健康无残疾。\n入职交服装费200元，包吃住。'
  const flags = screenPosting([
    { field: 'title', text: '女装厂车工' },
    { field: 'content', text: content },
  ])
  expect(flags.map(({ code, phrase }) => [code, phrase])).toEqual([
    ['sex', '女性优先'],
    ['age', '18-45岁'],
    ['household', '本地户口'],
    ['marital', '已婚已育'],
    ['health', '无残疾'],
    ['fee', '服装费'],
  ])
  for (const { field, phrase, at, suggestion } of flags) {
    expect(field).toBe('content')
    expect(content.slice(at, at + phrase.length)).toBe(phrase)
    expect(suggestion.length).toBeGreaterThan(8)
  }
})

test('an honest posting is not touched', () => {
  expect(
    screenPosting([
      { field: 'title', text: '缝纫车工' },
      {
        field: 'content',
        text: '负责男装、女装衬衫缝制，计件工资，每月 4500–7000 元。年满 16 周岁，男女不限，年龄不限，不收取任何费用。公司提供宿舍（男女分开）、工作餐，缴纳五险。欢迎残疾人、易地搬迁群众应聘。',
      },
    ]),
  ).toEqual([])
})

test('suggestions do not themselves get flagged, except where they name what is forbidden', () => {
  for (const text of ['限男性', '35岁以下', '汉族优先', '本地人优先', '未婚', '无残疾']) {
    const [flag] = screen(text)
    expect(screen(flag?.suggestion ?? '').filter(({ code }) => code === flag?.code)).toEqual([])
  }
})

test('any text gets an answer whose phrases are really there', () => {
  const piece = fc.constantFrom(
    ...'男女限优先岁以下18 35-*\n，不招收费押金刷单已婚户口无残疾\u200b😀'.split(''),
    '优先',
    '勿扰',
    '岁',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      for (const { at, phrase } of screen(text)) {
        expect(phrase.length).toBeGreaterThan(0)
        expect(text.slice(at, at + phrase.length)).toBe(phrase)
      }
    }),
  )
})

test('a long text of the worst kind is screened at once', () => {
  const began = performance.now()
  for (const piece of ['无', '不收', '招', '男、', '18岁', '年龄', '押金但需交'])
    screen(piece.repeat(4000 / piece.length))
  expect(performance.now() - began).toBeLessThan(1500)
})
