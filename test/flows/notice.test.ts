import type { Page } from 'playwright-core'
import { callAs } from '../support/system'
import { answersWechat, arrivesAt, isForEverybody, sees, tap } from './helpers/acts'
import { allowNotices } from './helpers/journeys'
import { homeOf } from './helpers/rows'
import { DESK, openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-25', '15:00')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

type Inbox = { messages: { title: string; rows: { label: string; value: string }[]; page: string }[] }
const inboxOf = async (who: string): Promise<Inbox['messages']> => {
  const answer = await fetch(`${stage.system.address}/wechat/inbox.json?openid=${stage.accountOf(who)}`)
  return ((await answer.json()) as Inbox).messages
}
const creditsOf = async (who: string) =>
  (
    await stage.rows<{ credits: number }>`select credits from consents
    where openid = ${stage.accountOf(who)} and kind = 'fridaySpecial'`
  )[0]?.credits ?? 0
const noticesOf = (who: string) => stage.rows`select n.state from notices n join campaigns c on c.id = n.campaign_id
  where n.openid = ${stage.accountOf(who)} and c.activity_id = ${special}`

/** What the report on the clerk's screen counts. */
const reported = async (page: Page, line: string) => Number(await page.locator(`#report-${line}`).textContent())

const stored = async () => {
  const rows = await stage.rows<{
    state: string
    people: number
  }>`select n.state, count(*)::int as people from notices n
    join campaigns c on c.id = n.campaign_id where c.activity_id = ${special} group by n.state`
  return Object.fromEntries(rows.map(({ state, people }) => [state, people]))
}

test('who said yes gets the Friday notice once in WeChat, who said no does not', async () => {
  const wants = await stage.openAs('杨军', 'pages/home/index')
  await arrivesAt(wants, '天天有招聘 · 周五是专场', '今天有招聘')
  await allowNotices(wants)
  await sees(wants, '已订阅 × 1')
  await isForEverybody(wants)
  expect(await creditsOf('杨军')).toBe(1)

  const refuses = await stage.openAs('吴海', 'pages/home/index')
  await tap(refuses, '提醒我')
  await answersWechat(refuses, 'refuse')
  await sees(refuses, /没有开启/)
  expect(await creditsOf('吴海')).toBe(0)

  const clerk = await stage.openAs('罗静', 'packages/desk/today/index', DESK)
  await tap(clerk, '看通知，准备发送')
  await arrivesAt(clerk, '退役军人专场招聘会 · 通知', '对方在微信里看到的')
  const preview = await callAs<{
    audience: { consented: number; withoutCredit: number }
    message: { title: string; rows: unknown }
  }>(stage.system, stage.accountOf('罗静'), 'campaign.preview', { activityId: special })
  const { consented } = preview.audience
  expect(await clerk.locator('#message').textContent()).toContain('退役军人专场招聘会')
  await tap(clerk, `发送给 ${consented} 人`)
  await sees(clerk, '微信发出后收不回')
  await isForEverybody(clerk)
  await clerk.locator('#sending-confirm').click()
  await sees(clerk, /^已发出/)
  await isForEverybody(clerk)
  expect(await reported(clerk, 'sent')).toBe(consented)
  expect(await reported(clerk, 'refused')).toBe(0)
  expect(await reported(clerk, 'noCredit')).toBe(preview.audience.withoutCredit)
  expect(await stored()).toEqual({ sent: consented, noCredit: preview.audience.withoutCredit })

  const [message, ...others] = await inboxOf('杨军')
  expect(others).toEqual([])
  expect(message).toMatchObject({ ...preview.message, page: `packages/fair/detail/index?id=${special}` })
  const inbox = await stage.open(`/wechat/inbox?openid=${stage.accountOf('杨军')}`)
  await arrivesAt(inbox, '服务通知', '周五专场提醒')
  for (const { value } of message?.rows ?? []) await sees(inbox, value)
  expect(await inboxOf('吴海')).toEqual([])
  expect(await noticesOf('杨军')).toEqual([{ state: 'sent' }])
  expect(await creditsOf('杨军')).toBe(0)
  expect(await stage.rows`select act from audit where act = 'campaign.send' and district = '520602'`).toHaveLength(1)

  await tap(clerk, '再发一次（不会重复）')
  await sees(clerk, '收到过的人不会再收到')
  await clerk.locator('#sending-confirm').click()
  await clerk.locator('#sending').waitFor({ state: 'hidden' })
  await sees(clerk, /^已发出/)
  expect(await inboxOf('杨军')).toHaveLength(1)
  expect(await stored()).toEqual({ sent: consented, noCredit: preview.audience.withoutCredit })

  const own = await stage.openAs('杨军', 'packages/service/notices/index')
  await arrivesAt(own, '我的通知', '退役军人专场招聘会')
  await tap(own, /^退役军人专场招聘会/)
  await arrivesAt(own, '专场详情', '怎么去')
})

test('consents can be looked at and added to in the settings', async () => {
  const page = await stage.openAs('石桂芬', 'packages/service/settings/index')
  await arrivesAt(page, '提醒和设置', '微信提醒')
  await tap(page, '报名结果，提醒我')
  await answersWechat(page, 'allow')
  await page.locator('#subscription-bookingResult', { hasText: '还能提醒 1 次' }).waitFor()
  expect(
    await stage.rows`select credits from consents where openid = ${stage.accountOf('石桂芬')} and kind = 'bookingResult'`,
  ).toEqual([{ credits: 1 }])
})
