import { CROWD } from '../../local/seeds/people'
import { callAs } from '../support/system'
import { arrivesAt, choose, fitsTheSmallest, isForElders, sees, tap } from './helpers/acts'
import { readQr } from './helpers/qr'
import { booked, codeOf, ticketsOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let bus: { id: string; title: string }
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
  const home = await callAs<{ buses: (typeof bus)[] }>(stage.system, 'o-someone', 'activity.home', { district: null })
  bus = home.buses.find(({ title }) => title.includes('江口')) as typeof bus
})
afterAll(() => stage.close())

const elderAt = async (who: string, path: string) => {
  const page = await stage.openAs(who, path)
  await page.evaluate((openid) => localStorage.setItem(`tongren:${openid}:elder`, 'true'), stage.accountOf(who))
  await page.reload()
  return page
}

/** Somebody of the crowd gives their place back. */
async function givesBack(activityId: string): Promise<void> {
  const [held] = await stage.rows<{ id: string; openid: string }>`
    select id, booked_by as openid from tickets
    where activity_id = ${activityId} and state = 'booked' and booked_by like ${`${CROWD}%`} order by id limit 1`
  if (!held) throw new Error('nobody of the crowd holds a place')
  await callAs(stage.system, held.openid, 'ticket.cancel', { ticketId: held.id })
}

test('a bus is found on home, booked with a stop, and its code opens without a network', async () => {
  const before = await booked(stage, bus.id)
  const page = await stage.openAs('石桂芬', 'pages/home/index')
  await tap(page, new RegExp(`^${bus.title}`))
  await arrivesAt(page, '直通车详情', '在哪里上车')
  await sees(page, '坝盘镇集镇路口')
  await sees(page, '这趟车去的招聘会')
  await tap(page, '我要报名')
  await arrivesAt(page, '报名', '在哪里上车？')
  await tap(page, /^坝盘镇集镇路口/, 'radio')
  await tap(page, /（本人）/, 'radio')
  await tap(page, '确认报名')
  await arrivesAt(page, '乘车码', '上车时请出示，由工作人员扫码')
  await sees(page, '坝盘镇集镇路口 上车')
  const [ticket] = await stage.rows<{ id: string; stop: string }>`
    select id, stop from tickets where activity_id = ${bus.id} and booked_by = ${stage.accountOf('石桂芬')}`
  expect(ticket?.stop).toBe('s2')
  expect(await booked(stage, bus.id)).toBe(before + 1)
  const code = await codeOf(stage, '石桂芬', ticket?.id ?? '')
  expect(await readQr(page)).toBe(code)

  await tap(page, '换上车点')
  await choose(page, '上车点', '7:10 江口县客运站')
  await arrivesAt(page, '乘车码', '在哪里上车')
  await tap(page, '确定')
  await sees(page, '江口县客运站 上车')
  expect(await stage.rows`select stop from tickets where id = ${ticket?.id}`).toEqual([{ stop: 's1' }])

  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await arrivesAt(page, '乘车码', /没有网络，这是 .* 的内容/)
  await sees(page, '江口县客运站 上车')
  expect(await readQr(page)).toBe(code)
})

test('the fair has its buses on its page', async () => {
  const [special] = await stage.rows<{ id: string }>`
    select id from activities where theme is not null and day = '2026-11-27'`
  const page = await stage.openAs('杨军', `packages/fair/detail/index?id=${special?.id}`)
  await arrivesAt(page, '专场详情', '去本场的直通车')
  await fitsTheSmallest(page)
  await tap(page, '发给朋友')
  await sees(page, '链接已复制，发给朋友就能打开')
  await tap(page, new RegExp(`^${bus.title}`))
  await arrivesAt(page, '直通车详情', '在哪里上车')
})

test('who comes too late stands in line, is offered what comes free, and takes it', async () => {
  await stage.rows`update activities set seats = booked where id = ${bus.id}`
  const page = await stage.openAs('龙小燕', `packages/fair/detail/index?id=${bus.id}`)
  await arrivesAt(page, '直通车详情', '名额已满，可以候补')
  await tap(page, '我要候补')
  await arrivesAt(page, '报名', '在哪里上车？')
  await tap(page, /（本人）/, 'radio')
  await tap(page, '确认候补')
  await arrivesAt(page, '候补', '下一个就是您')
  const [waiting] = await ticketsOf(stage, '龙小燕', bus.id)
  expect(waiting?.state).toBe('waiting')

  await givesBack(bus.id)
  expect((await ticketsOf(stage, '龙小燕', bus.id))[0]?.state).toBe('offered')
  const stranger = await stage.openAs('石桂芬', `packages/fair/detail/index?id=${bus.id}`)
  await arrivesAt(stranger, '直通车详情', '在哪里上车')
  expect(await stage.rows`select booked + offered as held, seats from activities where id = ${bus.id}`).toMatchObject([
    { held: expect.any(Number) },
  ])
  await page.reload()
  await arrivesAt(page, '候补', '确认参加')
  await tap(page, '确认参加')
  await arrivesAt(page, '乘车码', '上车时请出示，由工作人员扫码')
  expect((await ticketsOf(stage, '龙小燕', bus.id))[0]?.state).toBe('booked')
  const [row] = await stage.rows<{ held: number; seats: number }>`
    select booked + offered as held, seats from activities where id = ${bus.id}`
  expect(row?.held).toBeLessThanOrEqual(row?.seats ?? 0)
})

test('the calendar finds by theme and key group, and a phone with a wrong clock keeps its month without a network', async () => {
  const page = await stage.openAs('杨军', 'pages/me/index')
  await stage.setPhoneClock(page, '2027-03-09 23:50')
  await page.goto(page.url().replace('pages/me/index', 'pages/calendar/index'))
  await page.reload()
  await arrivesAt(page, '日历', '今天')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/functions/')) asked.push(JSON.parse(request.postData() ?? '{}').call)
  })
  await choose(page, '看哪些场次', '周五专场')
  await sees(page, '全市当天没有周五专场')
  await choose(page, '面向哪类人', '退役军人')
  await sees(page, '全市当天没有面向退役军人的周五专场')
  await tap(page, '看 11月27日 周五')
  await arrivesAt(page, '日历', '退役军人专场招聘会')
  await sees(page, '就业直通车')
  expect(new Set(asked)).toEqual(new Set(['activity.month']))
  await tap(page, '按周看', 'tab')
  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
  for (const clock of ['2027-03-09 23:55', '2026-10-01 08:00']) {
    await stage.setPhoneClock(page, clock)
    await page.reload()
    await arrivesAt(page, '日历', /没有网络|网络/)
    await page.getByRole('radio', { name: /11月25日/, checked: true }).waitFor()
  }
})

test('home, calendar, lists and details each bring their content in one call', async () => {
  const [course] = await stage.rows<{ id: string }>`
    select id from activities where kind = 'course' and day > '2026-11-25' order by id limit 1`
  const page = await stage.openAs('杨军', 'pages/home/index')
  await arrivesAt(page, '天天有招聘 · 周五是专场', '今天的招聘会')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/functions/')) asked.push(JSON.parse(request.postData() ?? '{}').call)
  })
  for (const [path, title, words, content] of [
    ['pages/home/index', '天天有招聘 · 周五是专场', '今天的招聘会', 'activity.home'],
    ['pages/calendar/index', '日历', '今天', 'activity.month'],
    ['pages/courses/index', '培训', '正在报名', 'activity.list'],
    [`packages/fair/detail/index?id=${bus.id}`, '直通车详情', '在哪里上车', 'activity.get'],
    [`packages/course/detail/index?id=${course?.id}`, '培训班详情', '课程安排', 'activity.get'],
  ] as const) {
    await page.goto('about:blank')
    asked.length = 0
    await page.goto(`${stage.system.address}/app/?as=${stage.accountOf('杨军')}#/${path}`)
    await page.getByRole('heading', { level: 1, name: title, exact: true }).filter({ visible: true }).waitFor()
    await sees(page, words)
    await page.waitForLoadState('networkidle')
    expect([path, asked]).toEqual([path, [content]])
  }
})

test('elders find, book and hold a bus', async () => {
  for (const [path, title, words] of [
    [`packages/fair/detail/index?id=${bus.id}`, '直通车详情', '在哪里上车'],
    [`packages/ticket/book/index?activity=${bus.id}`, '报名', '在哪里上车？'],
    ['pages/calendar/index', '日历', '今天'],
    ['pages/courses/index', '培训', '正在报名'],
  ] as const) {
    const page = await elderAt('石桂芬', path)
    await arrivesAt(page, title, words)
    await isForElders(page)
    await page.close()
  }
  const [held] = await ticketsOf(stage, '石桂芬', bus.id)
  const page = await elderAt('石桂芬', `packages/ticket/show/index?id=${held?.id}`)
  await arrivesAt(page, '乘车码', '上车时请出示，由工作人员扫码')
  await isForElders(page)
})
