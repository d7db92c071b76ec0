import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ActivityCard } from '../../types/activity'
import { weappDist } from '../support/dist'
import { everyNode } from './harness/nodes'
import { readPages } from './harness/pages'
import { openRealCloud, type Phone, type RealCloud } from './real-cloud'

const KB = 1024

let cloud: RealCloud
let special: ActivityCard
const ids = { course: '', ticket: '', person: '', session: '', told: '', held: '' }
beforeAll(async () => {
  cloud = await openRealCloud('2026-11-25', '10:00')
  const seeker = cloud.openidOf('石桂芬')
  const home = await cloud.get(seeker, 'activity.home', { district: null })
  special = home.special as ActivityCard
  ids.course = home.courses[0]?.id ?? ''
  ids.ticket = home.tickets[0]?.id ?? ''
  ids.person = (await cloud.get(seeker, 'person.mine', {})).persons[0]?.id ?? ''
  ids.session = (await cloud.get(cloud.openidOf('田敏'), 'gate.sessions', {})).at(-1)?.sessionId ?? ''
  await cloud.sql`update sessions set rotating = true where id = ${ids.session}`
  const [told] = await cloud.sql<{ openid: string }>`select openid from notices order by id limit 1`
  ids.told = told?.openid ?? ''
  const [held] = await cloud.sql<{ fair: string; employer: string }>`
    select a.id as fair, b.employer_id as employer from booths b join activities a on a.id = b.activity_id
    where b.state = 'approved' and a.state = 'published' and a.day = '2026-11-20' order by b.id limit 1`
  ids.held = held?.fair ?? ''
  await cloud.sql`insert into recruiters (openid, employer_id, joined_at) values ('o-recruiter', ${held?.employer}, 1)`
})
afterAll(() => cloud.close())

type Screen = { as: string | (() => string); query?: () => string; words: (string | (() => string))[] }

/** Every page as somebody would open it, and words that only the cloud can have told. */
const screens: Record<string, Screen> = {
  'pages/home/index': {
    as: '石桂芬',
    words: ['退役军人专场招聘会', '碧江区', '今天的招聘会', '农产品电商直播班', '我的入场码'],
  },
  'pages/calendar/index': { as: '石桂芬', words: ['碧江 零工夜市'] },
  'pages/postings/index': { as: '石桂芬', words: ['元/月'] },
  'pages/courses/index': { as: '石桂芬', words: ['农产品电商直播班', '叉车司机取证班'] },
  'pages/me/index': { as: '石桂芬', words: ['石*芬', '待参加 1 个'] },
  'pages/code/index': { as: '杨军', words: ['这个码读不出来', '回首页'] },
  'packages/fair/detail/index': {
    as: '杨军',
    query: () => `?id=${special.id}`,
    words: ['退役军人专场招聘会', '就业直通车', () => `${special.employers} 家单位 ${special.postings} 个岗位`],
  },
  'packages/fair/buses/index': { as: '杨军', words: ['正在报名', '全市'] },
  'packages/course/detail/index': {
    as: '杨军',
    query: () => `?id=${ids.course}`,
    words: ['农产品电商直播班', '第 1 课 账号与定位', '免费培训'],
  },
  'packages/ticket/book/index': {
    as: '杨军',
    query: () => `?activity=${special.id}`,
    words: ['退役军人专场招聘会', '第一次报名', '证件号码'],
  },
  'packages/ticket/show/index': {
    as: '石桂芬',
    query: () => `?id=${ids.ticket}`,
    words: ['石*芬', '退役军人专场招聘会', '入场时请出示，由工作人员扫码'],
  },
  'packages/ticket/list/index': { as: '龙小燕', words: ['待参加', '历史报名'] },
  'packages/employer/home/index': { as: '吴海', words: ['三步就能招人'] },
  'packages/employer/register/index': { as: '吴海', words: ['统一社会信用代码', '提交登记'] },
  'packages/employer/posting/index': { as: '吴海', words: ['先登记单位'] },
  'packages/employer/booth/index': { as: '吴海', words: ['先登记单位'] },
  'packages/employer/outcome/index': {
    as: 'o-recruiter',
    query: () => `?id=${ids.held}`,
    words: ['数字只给就业局统计'],
  },
  'packages/gate/sessions/index': { as: '田敏', words: ['入口 1', '退役军人专场招聘会', '碧江 零工夜市'] },
  'packages/gate/scan/index': {
    as: '田敏',
    query: () => `?sessionId=${ids.session}`,
    words: ['准备好了', '已报名', () => `${special.booked}`],
  },
  'packages/gate/find/index': {
    as: '田敏',
    query: () => `?sessionId=${ids.session}`,
    words: ['证件后四位', '手机后四位', '查找'],
  },
  'packages/gate/walk-in/index': {
    as: '田敏',
    query: () => `?sessionId=${ids.session}`,
    words: ['证件号码', '登记并入场'],
  },
  'packages/gate/claim/index': { as: '杨军', words: ['8 位验票码', '半小时内有效'] },
  'packages/gate/screen/index': {
    as: '罗静',
    query: () => `?sessionId=${ids.session}`,
    words: ['秒后换新码', '已签到'],
  },
  'packages/ticket/check-in/index': {
    as: '石桂芬',
    query: () => `?id=${ids.ticket}`,
    words: ['扫签到码', '石*芬'],
  },
  'packages/desk/today/index': { as: '罗静', words: ['碧江 零工夜市', '周五专场通知', '等我审核'] },
  'packages/desk/review/index': { as: '罗静', words: ['碧江某餐饮管理公司', '碧江某汽修服务部'] },
  'packages/desk/fair/index': {
    as: '罗静',
    query: () => `?activityId=${special.id}`,
    words: ['铜仁市人力资源市场', () => `${special.booked} / ${special.seats}`, '田敏'],
  },
  'packages/desk/notice/index': {
    as: '罗静',
    query: () => `?activityId=${special.id}`,
    words: ['天天有招聘', '退役军人专场招聘会', '能收到微信', '碧江区登记过或订阅过的人'],
  },
  'packages/desk/campaigns/index': { as: '罗静', words: ['退役军人专场招聘会', '待确认', '已发完'] },
  'packages/desk/group/index': {
    as: '罗静',
    query: () => `?activityId=${special.id}`,
    words: ['【退役军人专场招聘会】', '微信搜小程序'],
  },
  'packages/desk/series/index': { as: '周明', words: ['周五专场', '新建场次'] },
  'packages/desk/days/index': { as: '罗静', words: ['没有停办日', '放假安排', '各年放假安排'] },
  'packages/desk/roster/index': { as: '罗静', words: ['导入名单', '名册里有谁'] },
  'packages/desk/person/index': { as: '周明', words: ['完整证件号码', '每次查找都留下记录'] },
  'packages/desk/audit/index': { as: '周明', words: ['全部操作'] },
  'packages/desk/rules/index': { as: '周明', words: ['候补名额保留多久', '免打扰时间', '安装以来没有人改过', '修改'] },
  'packages/desk/plan/index': { as: '周明', words: ['退役军人', '轮换'] },
  'packages/desk/edit/index': {
    as: '罗静',
    query: () => `?activityId=${special.id}`,
    words: ['退役军人专场招聘会', '只改这一场'],
  },
  'packages/desk/calls/index': { as: '罗静', words: ['没有要打的电话'] },
  'packages/desk/board/index': {
    as: '罗静',
    query: () => `?sessionId=${ids.session}`,
    words: [() => special.title, '现场还能进', '还没有人入场'],
  },
  'packages/desk/wall/index': {
    as: '石桂芬',
    query: () => `?sessionId=${ids.session}`,
    words: [() => special.title, '人已入场', '开放入场'],
  },
  'packages/desk/report/index': {
    as: '罗静',
    query: () => `?sessionId=${ids.session}`,
    words: [() => `入场报告：${special.title}`, '还没有人入场'],
  },
  'packages/desk/people/index': {
    as: '罗静',
    query: () => `?activityId=${special.id}`,
    words: ['有名额', '未到场', '已报名'],
  },
  'packages/service/privacy/index': { as: '杨军', words: ['版本', '活动结束后：招聘会 2 年'] },
  'packages/service/person/index': {
    as: '石桂芬',
    query: () => `?id=${ids.person}`,
    words: ['石*芬', '退役军人专场招聘会', '保存到'],
  },
  'packages/service/correct/index': {
    as: '石桂芬',
    query: () => `?id=${ids.person}`,
    words: ['只能改错别字', '用微信的手机号'],
  },
  'packages/service/leave/index': {
    as: '石桂芬',
    query: () => `?id=${ids.person}`,
    words: ['会取消的报名', '退役军人专场招聘会', '马上删除'],
  },
  'packages/service/settings/index': { as: '石桂芬', words: ['周五专场提醒', '还能提醒 1 次'] },
  'packages/service/notices/index': { as: () => ids.told, words: ['专场招聘会'] },
}

const { all } = readPages(weappDist)

type Bar = { navigationBarTitleText: string; navigationBarBackgroundColor: string; navigationBarTextStyle: string }

const jsonOf = (file: string) => JSON.parse(readFileSync(path.join(weappDist, `${file}.json`), 'utf8'))

/** The ground of the page under WeChat's bar, by the class of its shell. */
const GROUNDS = { ticket: '#08503f', copper: '#7c3a10', jade: '#08503f' }

/** WeChat's bar over a page: as its json says until the page names and colours it, and as it stands then. */
const barOf = (phone: Phone, page: string) => {
  const { window } = jsonOf('app') as { window: Bar }
  const json: Bar = { ...window, ...jsonOf(page) }
  const last = (name: string) => phone.calls.filter((call) => call.name === name).at(-1)?.args
  const colour = last('setNavigationBarColor')
  const shell = everyNode(phone.tree()).find(({ attributes }) => /shell_/.test(String(attributes.class)))
  const ground = Object.entries(GROUNDS).find(([name]) => String(shell?.attributes.class).includes(`${name}_`))?.[1]
  // the wall fills a hall's screen and has no shell: its own json colours the bar
  const under = ground ?? (shell ? window : jsonOf(page)).navigationBarBackgroundColor
  return {
    first: json.navigationBarTitleText,
    title: String(last('setNavigationBarTitle')?.title ?? json.navigationBarTitleText),
    colour: String(colour?.backgroundColor ?? json.navigationBarBackgroundColor).toLowerCase(),
    words: colour ? (colour.frontColor === '#ffffff' ? 'white' : 'black') : json.navigationBarTextStyle,
    under: { colour: String(under).toLowerCase(), words: ground || !shell ? 'white' : 'black' },
  }
}
const troubles = /系统出了点问题|没有网络，|没有这项权限|没有找到/

const told = (word: string | (() => string)) => (typeof word === 'string' ? word : word())

const openAt = async (page: string): Promise<Phone> => {
  const { as, query } = screens[page] as Screen
  const phone = cloud.phoneOf(told(as))
  await phone.launch(`/${page}${query?.() ?? ''}`)
  return phone
}

test('every page of the mini-program is looked at here', () => {
  expect(Object.keys(screens).sort()).toEqual([...all].sort())
})

test.each(all)('%s opens cold with what the cloud answered', async (page) => {
  const phone = await openAt(page)
  expect(phone.page().route).toBe(page)
  for (const word of screens[page]?.words ?? []) expect(phone.text()).toContain(told(word))
  expect(phone.text()).not.toMatch(troubles)
  expect(phone.replies.filter(({ reply }) => reply.kind !== 'done')).toEqual([])

  const { first, title, colour, words, under } = barOf(phone, page)
  const isHome = page === 'pages/home/index'
  for (const said of [first, title]) {
    expect(said).toMatch(/[一-龥]/)
    if (!isHome) expect(said).not.toContain('天天有招聘')
  }
  expect({ colour, words }).toEqual(under)
})

test('each page has a name of its own in WeChat’s bar before it has drawn anything', () => {
  const names = all.map((page) => jsonOf(page).navigationBarTitleText as string)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test.each(all)('%s sends no more than 256 KB over the bridge at once', async (page) => {
  const phone = await openAt(page)
  expect(Math.max(...phone.payloads.map(({ bytes }) => bytes))).toBeLessThanOrEqual(256 * KB)
})

test('home reaches the bridge with at most 64 KB at first, and with its data in one call', async () => {
  const phone = await openAt('pages/home/index')
  const [first] = phone.payloads
  const whole = phone.payloads.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(first?.bytes).toBeLessThanOrEqual(64 * KB)
  expect(whole).toBeLessThanOrEqual(128 * KB)
  expect(phone.sent('activity.home')).toEqual([{ district: null }])
})

test('a phone that knows home opens it with one setData of at most 64 KB, all of it shown', async () => {
  const { storage } = await openAt('pages/home/index')
  const cloudless = () => {
    throw new Error('no network')
  }
  const phone = cloud.phoneOf('石桂芬', { storage, cloud: cloudless })
  await phone.launch()
  expect(phone.payloads[0]?.bytes).toBeLessThanOrEqual(64 * KB)
  expect(JSON.stringify(phone.payloads[0]?.data)).toContain('退役军人专场招聘会')
  expect(phone.text()).toContain('没有网络')
})

test('a list without end stays within the bridge, however far somebody scrolls', async () => {
  const phone = await openAt('pages/postings/index')
  const asked = () => phone.sent('posting.list').length
  for (let turn = 0; turn < 5; turn += 1) {
    const before = asked()
    await phone.page().onReachBottom?.()
    await phone.settle()
    expect(asked()).toBe(before + 1)
  }
  expect(Math.max(...phone.payloads.map(({ bytes }) => bytes))).toBeLessThanOrEqual(256 * KB)
})

test('elder mode is one tap from home, changes what home shows, and is kept', async () => {
  const phone = await openAt('pages/home/index')
  await phone.tap('elder')
  expect(phone.text()).toContain('拨打 12333')
  const later = cloud.phoneOf('石桂芬', { storage: phone.storage })
  await later.launch()
  expect(later.text()).toContain('拨打 12333')
  await later.tap('elder')
  expect(later.text()).toContain('近 7 天其他场次')
})
