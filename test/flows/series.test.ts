import { addDays, fridayOnOrAfter } from '../../src/domain/time/calendar'
import { city } from '../../types/division'
import { makeIdNumber } from '../support/numbers'
import { callAs } from '../support/system'
import { arrivesAt, choose, fillIn, isForEverybody, sees, tap, writtenIn } from './helpers/acts'
import { DESK, openStage, type Stage } from './helpers/stage'

const TODAY = '2026-11-25'
const CITY = '周明'
const COUNTY = '罗静'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(TODAY, '10:00')
})
afterAll(() => stage.close())

test('a clerk makes a bus for one day, sees it among the series, and calls it off', async () => {
  const page = await stage.openAs(
    CITY,
    `packages/desk/series/index?district=520602&busOn=2026-11-29&venue=${encodeURIComponent('铜仁市人力资源市场')}`,
    DESK,
  )
  await arrivesAt(page, '新建场次', '上车点（按先后，第一个是发车的地方）')
  await tap(page, '保存并排场')
  await sees(page, /还有 \d 项要改/)
  await isForEverybody(page)
  await fillIn(page, { '第 1 个上车点': '川硐教育园区', 主办方: '铜仁市就业服务中心', 咨询电话: '0856-0000123' })
  await tap(page, '加一个上车点')
  await fillIn(page, { '第 2 个上车点': '碧江万达广场', 几点到: '06:30' })
  await tap(page, '保存并排场')
  await sees(page, /“碧江万达广场”的时间不对/)
  await fillIn(page, { 几点到: '07:25' })
  await tap(page, '保存并排场')
  await sees(page, '保存后排出 1 场')
  await isForEverybody(page)
  await tap(page, '保存')
  await arrivesAt(page, '固定场次', /已保存/)
  const [made] = await stage.rows<{ id: string; day: string; stops: unknown[] }>`
    select id, day, stops from activities where kind = 'bus' and day = '2026-11-29'`
  expect(made?.stops).toEqual([
    { code: 's1', name: '川硐教育园区', after: 0 },
    { code: 's2', name: '碧江万达广场', after: 25 },
  ])
  const desk = await stage.openAs(CITY, `packages/desk/fair/index?activityId=${made?.id}`, DESK)
  await sees(desk, '各上车点')
  await isForEverybody(desk)
  await tap(desk, '改时间、地点、名额，或取消')
  await tap(desk, '取消这场', 'tab')
  await fillIn(desk, { '为什么取消，报名的人会看到': '道路结冰' })
  await tap(desk, '取消 1 场')
  await tap(desk, '确认取消')
  await sees(desk, '本场已取消')
  expect(await stage.rows`select state, cancel_reason from activities where id = ${made?.id}`).toEqual([
    { state: 'cancelled', cancel_reason: '道路结冰' },
  ])
})

test('the city closes a day, sees what it touches, calls it all off and opens the day again', async () => {
  const [busy] = await stage.rows<{ day: string; count: number }>`
    select day, count(*)::int as count from activities
    where state = 'published' and kind = 'fair' and theme is null and day > '2026-12-01' group by day order by count desc, day limit 1`
  const day = busy?.day ?? ''
  const page = await stage.openAs(CITY, `packages/desk/days/index?day=${day}`, DESK)
  await arrivesAt(page, '放假和停办', '这天已经排好的')
  await tap(page, '全市停办')
  await sees(page, '请写原因，40 个字以内')
  await isForEverybody(page)
  await tap(page, '天气恶劣，出行不安全')
  await tap(page, '全市停办')
  await isForEverybody(page)
  await tap(page, '定为停办')
  await arrivesAt(page, '放假和停办', /定为停办/)
  expect(await stage.rows`select kind, name from calendar_days where day = ${day}`).toEqual([
    { kind: 'noFair', name: '天气恶劣，出行不安全' },
  ])
  const seeker = await stage.openAs('杨军', 'pages/calendar/index')
  await arrivesAt(seeker, '日历', '今天')
  if (day.startsWith('2026-12')) await tap(seeker, '下个月')
  await seeker.locator(`#day-${day}`).filter({ visible: true }).click()
  await arrivesAt(seeker, '日历', '当天停办招聘会')

  await tap(page, /^这 \d+ 场全部取消$/)
  await tap(page, '确认取消')
  await sees(page, /已取消 \d+ 场/)
  expect(await stage.rows`select from activities where day = ${day} and state = 'published'`).toHaveLength(0)
  await tap(page, '改回照常')
  await sees(page, '改回照常，跳过的场次已经补排')
  expect(await stage.rows`select kind from calendar_days where day = ${day}`).toEqual([])
})

test('the city says by hand what a day of a year not published is, and takes it back', async () => {
  const day = '2027-02-10'
  const page = await stage.openAs(CITY, `packages/desk/days/index?day=${day}`, DESK)
  await arrivesAt(page, '放假和停办', '放假安排还没有录入，先不排场次')
  await tap(page, '定为放假')
  await sees(page, '请写放什么假，40 个字以内')
  await tap(page, '照常办', 'tab')
  await tap(page, '定为照常办')
  await isForEverybody(page)
  await tap(page, '定下来')
  await sees(page, /^2027年2月10日 周三 定为照常办$/)
  expect(await stage.rows`select kind, by_hand from calendar_days where day = ${day}`).toEqual([
    { kind: 'ordinary', by_hand: true },
  ])
  await tap(page, '取消设置')
  await sees(page, '已取消设置')
  expect(await stage.rows`select from calendar_days where day = ${day}`).toHaveLength(0)
  await tap(page, '看全年放假安排')
  await arrivesAt(page, '放假和停办', '各年放假安排')
})

test('a Friday of the plan leads to closing it; a county clerk is told whose word that is', async () => {
  const friday = addDays(fridayOnOrAfter(TODAY), 14)
  const page = await stage.openAs(CITY, 'packages/desk/plan/index', DESK)
  await arrivesAt(page, '周五专场 · 半年计划', '主题')
  await page.locator(`#pick-${friday}`).click()
  await tap(page, '看看会怎么改')
  await sees(page, '主题按轮换来，日期按放假安排')
  await isForEverybody(page)
  await tap(page, '再改改')
  await tap(page, '全市停办…')
  await arrivesAt(page, '放假和停办', '为什么停办，群众在日历上会看到')

  const county = await stage.openAs(COUNTY, `packages/desk/days/index?day=${friday}`, DESK)
  await arrivesAt(county, '放假和停办', '停办日由市就业局确定。要停当天场次，请逐场取消。')
  await stage.rows`update series set district = ${city.code} where special`
  const plan = await stage.openAs(COUNTY, 'packages/desk/plan/index', DESK)
  await arrivesAt(plan, '周五专场 · 半年计划', '主题')
  await plan.locator(`#pick-${friday}`).click()
  await plan.getByLabel('主题', { exact: true }).filter({ visible: true }).selectOption({ index: 4 })
  await tap(plan, '看看会怎么改')
  await sees(plan, '这件事由市就业局定')
  expect(await stage.rows`select from special_plan`).toHaveLength(0)
})

test('a list of people is read line by line, imported without its bad lines, and one is taken off again', async () => {
  const [one, other] = [40, 41].map((seq) => makeIdNumber({ bornOn: '1990-01-02', sex: 'female', seq })) as [
    string,
    string,
  ]
  const wrong = one.slice(0, 17) + (one.endsWith('1') ? '2' : '1')
  const page = await stage.openAs(COUNTY, 'packages/desk/roster/index', DESK)
  await arrivesAt(page, '重点群体名册', '导入名单')
  const before = await stage.rows`select from rosters`
  await fillIn(page, { 名单: `姓名,证件号码\n田小妹,${one}\n冉小花,${wrong}\n石小兰,${other},易地搬迁\n` })
  await sees(page, '读到 4 行，1 行可以导入，2 行有问题，1 行是标题、表头或落款')
  await tap(page, '导入 1 人…')
  await sees(page, '请选人群，或在名单里每行写上')
  await choose(page, '没写人群的算哪一类', '脱贫人口')
  await sees(page, '读到 4 行，2 行可以导入，1 行有问题')
  await sees(page, /证件号码有一位填错了/)
  await isForEverybody(page)
  await tap(page, '导入 2 人…')
  await sees(page, /脱贫人口 1 人，易地搬迁群众 1 人。导入后不能整批撤回/)
  await isForEverybody(page)
  await page.locator('#importing-confirm').click()
  await sees(page, '新登记 2 人')
  expect(await stage.rows`select from rosters`).toHaveLength(before.length + 2)
  await tap(page, '清空')
  await choose(page, '从哪一类名册', '脱贫人口')
  await fillIn(page, { 证件号码: one })
  await tap(page, '移除')
  await sees(page, `从脱贫人口名册移除证件尾号 ${one.slice(-4)} 的人？`)
  await isForEverybody(page)
  await page.locator('#removing-confirm').click()
  await sees(page, '已移除')
  expect(await stage.rows`select from rosters`).toHaveLength(before.length + 1)
})

test("a phone's desk has one row of rooms, and asks before a half-written series is left", async () => {
  const page = await stage.openAs(CITY, 'packages/desk/today/index')
  await arrivesAt(page, '今天', '日历空档')
  const row = await page.locator('#desk-nav').filter({ visible: true }).boundingBox()
  expect(row?.height).toBeLessThan(60)
  await tap(page, '更多')
  await sees(page, '放假和停办')
  await isForEverybody(page)
  await tap(page, '固定场次', 'link')
  await arrivesAt(page, '固定场次', '新建场次')
  await tap(page, '新建场次')
  await arrivesAt(page, '固定场次', '哪一种活动')
  await tap(page, '返回')
  await arrivesAt(page, '固定场次', '新建场次')
  await tap(page, '新建场次')
  await fillIn(page, { 标题: '春风行动' })
  await tap(page, '标题里加日期')
  await sees(page, /会显示成：春风行动\d+月\d+日/)
  await tap(page, '返回')
  await sees(page, '还没保存，要离开吗？')
  await isForEverybody(page)
  await tap(page, '继续填')
  expect(await writtenIn(page, '标题')).toBe('春风行动〔日期〕')
  await tap(page, '返回')
  await tap(page, '离开，不保存')
  await arrivesAt(page, '固定场次', '修改')
})

test('desk screens of series, days and rosters fit a phone', async () => {
  await callAs(stage.system, stage.accountOf(CITY), 'series.closeDay', { day: '2026-12-30', reason: '设备检修' })
  for (const [path, title, words] of [
    ['packages/desk/days/index?day=2026-12-30', '放假和停办', '设备检修'],
    ['packages/desk/roster/index', '名册', '导入名单'],
    ['packages/desk/plan/index', '专场计划', /轮换/],
    ['packages/desk/series/index', '固定场次', /直通车/],
  ] as const) {
    const page = await stage.openAs(CITY, path)
    await arrivesAt(page, title, words)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.close()
  }
})
