import type { Page, Route } from 'playwright-core'
import { makeIdNumber } from '../support/numbers'
import { arrivesAt, gapBelow, isForEverybody, sees, tap } from './helpers/acts'
import { holdsTicket, pasteCode, showPapers } from './helpers/journeys'
import { booked, holdersOf, homeOf, ticketsOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-27', '08:40')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

/** The network goes away after the cloud has done this call and before its answer is back. */
const loseAnswerOf = (page: Page, call: string) =>
  page.route('**/functions/**', async (route: Route) => {
    if ((route.request().postDataJSON() as { call: string }).call !== call) return route.continue()
    await route.fetch()
    return route.abort('internetdisconnected')
  })

test('when the network goes in the middle of booking, nobody is told a lie, and a second tap gives one ticket', async () => {
  const before = await booked(stage, special)
  const idNumber = makeIdNumber({ bornOn: '2002-07-19', sex: 'male', seq: 31 })
  const page = await stage.openAs('杨军', `packages/ticket/book/index?activity=${special}`)
  await arrivesAt(page, '报名', '第一次报名，填一次就够')
  await showPapers(page, { name: '杨军', idNumber, phone: '13985600002' })
  await loseAnswerOf(page, 'ticket.book')
  await tap(page, '确认报名')
  await sees(page, '结果未确认，请到“我的报名”查看')
  await isForEverybody(page)
  expect(await ticketsOf(stage, '杨军', special)).toHaveLength(1)

  await page.unroute('**/functions/**')
  await tap(page, '确认报名')
  const ticketId = await holdsTicket(page)
  expect(await ticketsOf(stage, '杨军', special)).toEqual([{ id: ticketId, state: 'booked' }])
  expect(await booked(stage, special)).toBe(before + 1)
})

test('when registering gets no answer, a second tap registers one person', async () => {
  const idNumber = makeIdNumber({ bornOn: '1999-02-03', sex: 'female', seq: 32 })
  const page = await stage.openAs('o-newcomer', `packages/ticket/book/index?activity=${special}`)
  await sees(page, '第一次报名，填一次就够')
  await showPapers(page, { name: '龙秀英', idNumber, phone: '13985600003' })
  await loseAnswerOf(page, 'person.register')
  await tap(page, '确认报名')
  await sees(page, '结果未确认，请到“我的报名”查看')
  await page.unroute('**/functions/**')
  await tap(page, '确认报名')
  await holdsTicket(page)
  expect(await stage.rows`select relation from account_persons where openid = 'o-newcomer'`).toEqual([
    { relation: 'self' },
  ])
})

test('a scan whose answer was lost is kept on the phone and lets one person in once', async () => {
  const [holder] = await holdersOf(stage, special, 1)
  const page = await stage.openAs('田敏', 'packages/gate/sessions/index')
  await tap(page, '打开验票，入口 1，退役军人专场招聘会')
  await arrivesAt(page, '入口 1 · 退役军人专场招聘会', '准备好了')
  await loseAnswerOf(page, 'gate.scan')
  await pasteCode(page, '入场码里的文字', holder?.code ?? '')
  await sees(page, '离线放行')
  await sees(page, '待上传 1')
  await isForEverybody(page)
  await page.unroute('**/functions/**')
  await page.getByText('待上传 1').first().waitFor({ state: 'hidden' })
  expect(await stage.rows`select outcome, said, conflict from scans where ticket_id = ${holder?.id}`).toEqual([
    { outcome: 'admitted', said: 'admitted', conflict: null },
  ])
  expect(await stage.rows`select gate from checkins where ticket_id = ${holder?.id}`).toEqual([{ gate: '入口 1' }])
})

test('without a network each screen says so and offers to try again', async () => {
  const page = await stage.openAs('石桂芬', 'pages/home/index')
  await sees(page, '今天的招聘会')
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('ticket.mine:')))
  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
  for (const [path, title, words] of [
    [`packages/fair/detail/index?id=${special}`, '招聘会详情', '没有网络，请检查网络后再试'],
    ['packages/ticket/list/index', '我的报名', /没有网络，这是 .* 的内容/],
    ['pages/me/index', '我的', '没有网络，请检查网络后再试'],
    ['pages/postings/index', '岗位', '没有网络，请检查网络后再试'],
  ] as const) {
    await page.goto(`${stage.system.address}/app/?as=${stage.accountOf('石桂芬')}#/${path}`)
    await page.reload()
    await arrivesAt(page, title, words)
    if (title === '我的') expect(await gapBelow(page, '#retry', '#tickets')).toBeGreaterThanOrEqual(8)
  }
  await page.unroute('**/functions/**')
  await tap(page, '再试一次')
  await arrivesAt(page, '岗位', /家单位|元\/月/)
})
