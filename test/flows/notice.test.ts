import type { Page } from 'playwright-core'
import { sayCount } from '../../src/domain/text/count'
import { instantOf } from '../../src/domain/time/calendar'
import { callAs } from '../support/system'
import { answersWechat, arrivesAt, isForEverybody, sees, tap } from './helpers/acts'
import { allowNotices, bookTicket } from './helpers/journeys'
import { homeOf } from './helpers/rows'
import { DESK, openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-25', '15:00')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

type Inbox = { messages: { title: string; rows: { label: string; value: string }[]; page: string; link: string }[] }
const inboxOf = async (who: string): Promise<Inbox['messages']> => {
  const answer = await fetch(`${stage.system.address}/wechat/inbox.json?openid=${stage.accountOf(who)}`)
  return ((await answer.json()) as Inbox).messages
}
const creditsOf = async (who: string, kind = 'fridaySpecial') =>
  (
    await stage.rows<{ credits: number }>`select credits from consents
    where openid = ${stage.accountOf(who)} and kind = ${kind}`
  )[0]?.credits ?? 0
const noticesOf = (who: string) => stage.rows`select n.state from notices n join campaigns c on c.id = n.campaign_id
  where n.openid = ${stage.accountOf(who)} and c.activity_id = ${special}`

/** The network goes away for this one call. */
const loses = (page: Page, call: string) =>
  page.route('**/functions/**', (route) =>
    (route.request().postDataJSON() as { call: string }).call === call
      ? route.abort('internetdisconnected')
      : route.continue(),
  )

/** What stands on the clerk's screen, waited for. */
const counted = (page: Page, id: string, count: number) =>
  page.locator(`#${id}`, { hasText: new RegExp(`(^|\\D)${sayCount(count)}(\\D|$)`) }).waitFor({ timeout: 30_000 })

const fire = (name: string) => fetch(`${stage.system.address}/local/timers/${name}/fire`, { method: 'POST' })

const states = async () => {
  const rows = await stage.rows<{ state: string; people: number }>`
    select n.state, count(*)::int as people from notices n join campaigns c on c.id = n.campaign_id
    where c.activity_id = ${special} group by n.state`
  return Object.fromEntries(rows.map(({ state, people }) => [state, people]))
}

test('a special proposes its notice, a clerk says yes, it goes out at its time, and the report tells what came of it', async () => {
  const wants = await stage.openAs('杨军', 'pages/home/index')
  await arrivesAt(wants, '天天有招聘 · 周五是专场', '今天的招聘会')
  await allowNotices(wants)
  await sees(wants, '下周也提醒')
  await isForEverybody(wants)
  expect(await creditsOf('杨军')).toBe(1)

  const refuses = await stage.openAs('吴海', 'pages/home/index')
  await tap(refuses, '提醒我')
  await answersWechat(refuses, 'refuse')
  await sees(refuses, /没有开启，不再问您/)
  expect(await creditsOf('吴海')).toBe(0)

  const clerk = await stage.openAs('罗静', 'packages/desk/today/index', DESK)
  await tap(clerk, '专场通知，1 件', 'link')
  await arrivesAt(clerk, '专场通知', '待确认')
  await tap(clerk, '打开，退役军人专场招聘会')
  await arrivesAt(clerk, '退役军人专场招聘会 · 通知', '本人在微信里看到的')
  const audience = {
    districts: [],
    themes: [],
    keyGroups: [],
    interests: [],
    history: 'any',
    skipBooked: true,
    call: false,
  }
  type Counts = { people: number; byMessage: number; noCredit: number }
  const everybody = await callAs<Counts>(stage.system, stage.accountOf('罗静'), 'campaign.preview', {
    activityId: special,
    audience,
  })
  await counted(clerk, 'people', everybody.people)
  await counted(clerk, 'by-message', everybody.byMessage)
  await counted(clerk, 'unreached-noCredit', everybody.noCredit)

  await tap(clerk, '只发给一部分人…')
  await tap(clerk, '一年内到过场', 'checkbox')
  await sees(clerk, /一年内到过场的，已报名本场的不发/)
  await loses(clerk, 'campaign.preview')
  await tap(clerk, '还没报过名', 'checkbox')
  await sees(clerk, '人数没有数出来，现在还不能确认发送')
  expect(await clerk.locator('#approve').getAttribute('aria-disabled')).toBe('true')
  await isForEverybody(clerk)
  await clerk.unroute('**/functions/**')
  await tap(clerk, '再数一次')
  await clerk.locator('#people').waitFor()
  await tap(clerk, '不限', 'checkbox')
  await counted(clerk, 'people', everybody.people)
  await isForEverybody(clerk)

  await clerk.locator('#approve').click()
  await sees(clerk, `发给 ${sayCount(everybody.people)} 人，11月26日 周四 10:00 发出？`)
  await isForEverybody(clerk)
  await clerk.locator('#approving-confirm').click()
  await sees(clerk, '11月26日 周四 10:00 自动发出')
  await sees(clerk, /罗静 .* 确认/)
  await isForEverybody(clerk)
  expect(await states()).toEqual({})

  const colleague = await stage.openAs('周明', `packages/desk/notice/index?activityId=${special}`, DESK)
  await sees(colleague, '11月26日 周四 10:00 自动发出')
  await tap(colleague, '暂停')
  await sees(colleague, '已暂停，一条也不会再发')
  await tap(colleague, '继续发送')
  await sees(colleague, '11月26日 周四 10:00 自动发出')

  await stage.moveClock('2026-11-26 10:01')
  await fire('drainNotices')
  await fire('drainNotices')
  await clerk.reload()
  await sees(clerk, /^已发完/)
  await counted(clerk, 'report-sent', everybody.byMessage)
  await counted(clerk, 'report-noCredit', everybody.noCredit)
  expect(await states()).toEqual({ sent: everybody.byMessage, noCredit: everybody.noCredit })
  expect(await noticesOf('杨军')).toEqual([{ state: 'sent' }])
  expect(await inboxOf('吴海')).toEqual([])
  expect(await creditsOf('杨军')).toBe(0)
  await isForEverybody(clerk)

  const [message, ...others] = await inboxOf('杨军')
  expect(others).toEqual([])
  expect(message?.page).toMatch(new RegExp(`^packages/fair/detail/index\\?id=${special}&n=`))
  const opens = await stage.open(message?.link.replace(stage.system.address, '') ?? '')
  await arrivesAt(opens, '专场详情', '怎么去')
  await clerk.reload()
  await counted(clerk, 'step-opened-count', 1)
  expect(
    await stage.rows`select act from audit where act like 'campaign.%' and district like '5206%' order by id`,
  ).toMatchObject([{ act: 'campaign.approve' }, { act: 'campaign.pause' }, { act: 'campaign.resume' }])
})

test('what is new has a badge until it is looked at, and a line leads to what it is about', async () => {
  const who = '石桂芬'
  await stage.rows`update notices set read_at = 1 where openid = ${stage.accountOf(who)}`
  const [ticket] = await stage.rows<{ id: string; activity_id: string }>`
    select id, activity_id from tickets where booked_by = ${stage.accountOf(who)} and state = 'booked' limit 1`
  await stage.rows`
    insert into notices (kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at)
    values ('activityChanged', ${ticket?.activity_id}, ${ticket?.id}, ${stage.accountOf(who)}, 'noCredit', '换了地方',
      '改到市民广场，请看清再来', ${instantOf('2026-11-25', '15:00')}, 1)`
  const page = await stage.openAs(who, 'pages/me/index')
  await arrivesAt(page, '我的', '我的通知')
  await page.getByRole('button', { name: '我的通知，1 条没看' }).waitFor()
  await isForEverybody(page)
  await tap(page, '我的通知，1 条没看')
  await arrivesAt(page, '我的通知', '改到市民广场，请看清再来')
  await page.getByRole('button', { name: /^未读，换了地方/ }).waitFor()
  await isForEverybody(page)
  await tap(page, /^未读，换了地方/)
  await arrivesAt(page, '入场码', '入场时请出示，由工作人员扫码')
  const again = await stage.openAs(who, 'pages/me/index')
  await tap(again, '我的通知')
  await arrivesAt(again, '我的通知', '换了地方')
  expect(await again.getByRole('button', { name: /^未读/ }).count()).toBe(0)
})

test('a kind is switched off and on, and after signing up one tap asks for what matters then', async () => {
  const page = await stage.openAs('龙小燕', 'packages/service/settings/index')
  await arrivesAt(page, '提醒和设置', '要哪些提醒')
  await tap(page, '报名结果，微信提醒我')
  await answersWechat(page, 'allow')
  await page.locator('#subscription-bookingResult', { hasText: '微信还能提醒 1 次' }).waitFor()
  expect(await creditsOf('龙小燕', 'bookingResult')).toBe(1)
  await tap(page, '周五专场提醒', 'switch' as 'tab')
  await page.locator('#subscription-fridaySpecial', { hasText: '已关闭，不再提醒' }).waitFor()
  await isForEverybody(page)
  expect(
    await stage.rows`select is_off from notice_choices where openid = ${stage.accountOf('龙小燕')} and kind = 'fridaySpecial'`,
  ).toEqual([{ is_off: true }])
  const home = await stage.openAs('龙小燕', 'pages/home/index')
  await arrivesAt(home, '天天有招聘 · 周五是专场', '今天的招聘会')
  expect(await home.getByRole('button', { name: /提醒我/ }).count()).toBe(0)

  const fair = (await homeOf(stage)).fairs.find(
    ({ id, day, seats, booked }) => id !== special && day > '2026-11-26' && seats > booked,
  )
  const booking = await stage.openAs('龙小燕', `packages/fair/detail/index?id=${fair?.id}`)
  await bookTicket(booking, '龙')
  await sees(booking, '开始前，用微信提醒我')
  await tap(booking, '提醒我')
  await sees(booking, '获取以下通知权限')
  expect(await booking.locator('input[name=wx-template]').count()).toBe(3)
  await answersWechat(booking, 'allow')
  await sees(booking, /已开提醒/)
  expect([await creditsOf('龙小燕', 'dayBefore'), await creditsOf('龙小燕', 'soon')]).toEqual([1, 1])
})

test('the texts for WeChat groups are made from the activity and copied with one tap', async () => {
  const page = await stage.openAs('罗静', `packages/desk/group/index?activityId=${special}`, DESK)
  await arrivesAt(page, '退役军人专场招聘会 · 发到微信群', '【退役军人专场招聘会】')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await tap(page, '复制，短文案')
  await sees(page, '短文案已复制，到群里粘贴')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('地点：铜仁市人力资源市场')
  await isForEverybody(page)
})

test('whoever could not be told is called: nobody answered goes last with a count, told leaves the list', async () => {
  const tickets = await stage.rows<{ id: string; activity_id: string; booked_by: string }>`
    select t.id, t.activity_id, t.booked_by from tickets t join activities a on a.id = t.activity_id
    where t.state = 'booked' and t.activity_id = ${special} and t.person_id is not null order by t.id limit 2`
  for (const [at, ticket] of tickets.entries()) {
    const [notice] = await stage.rows<{ id: string }>`
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at)
      values ('activityChanged', ${ticket.activity_id}, ${ticket.id}, ${ticket.booked_by}, 'noCredit', '改期了', '请打电话告知',
        ${1000 + at}, 1) returning id`
    await stage.rows`insert into calls (notice_id, district) values (${notice?.id}, '520602')`
  }
  const page = await stage.openAs('罗静', 'packages/desk/calls/index', DESK)
  await arrivesAt(page, '要打电话的人', '微信通知不到或没答复的')
  const cards = page.locator('[id^="call-"]')
  const first = await cards.first().getAttribute('id')
  await page.locator('[id^="noAnswer-"]').first().click()
  await sees(page, /没接，排到最后，等会儿再打/)
  await page.locator(`#${first}`, { hasText: '打过 1 次没接' }).waitFor()
  expect(await cards.last().getAttribute('id')).toBe(first)
  await isForEverybody(page)
  const told = page.locator(`#told-${first?.slice('call-'.length)}`)
  await told.click()
  await sees(page, /已告知，不用再打/)
  await isForEverybody(page)
  await tap(page, /^点错了，撤回/)
  await page.locator('#called').waitFor({ state: 'detached' })
  await told.click()
  await sees(page, /已告知，不用再打/)
  expect(await stage.rows`select tries, result from calls where result is not null`).toEqual([
    { tries: 1, result: 'told' },
  ])
})
