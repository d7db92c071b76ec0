import { callAs } from '../support/system'
import { arrivesAt, blameOn, fillIn, isForEverybody, sees, tap } from './helpers/acts'
import { DESK, openStage, type Stage } from './helpers/stage'

const CITY = '周明'
const COUNTY = '罗静'
const RULES = 'packages/desk/rules/index'

let stage: Stage
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
})
afterAll(() => stage.close())

const stored = async (name: string) =>
  (await stage.rows<{ value: unknown }>`select value from policies where name = ${name}`)[0]?.value

test('a city clerk changes how long an offer is kept, reads what it means, and goes back to the shipped rule', async () => {
  const page = await stage.openAs(CITY, RULES, DESK)
  await arrivesAt(page, '全市的规则', '候补名额保留 4 小时，8:30–20:30 之外不倒计时。')
  await tap(page, '修改：候补名额保留多久')
  await fillIn(page, { '保留多久（小时）': '0' })
  await page.locator('#save-offer').click()
  expect(await blameOn(page, '保留多久（小时）')).toBe('请填 0.5 到 168 小时，可以有半小时')
  await isForEverybody(page)
  await fillIn(page, { '保留多久（小时）': '2' })
  await sees(page, '候补名额保留 2 小时，8:30–20:30 之外不倒计时。')
  await page.locator('#save-offer').click()
  await sees(page, '已保存')
  await sees(page, /系统默认：候补名额保留 4 小时/)
  await sees(page, /周明 2026年11月25日 .* 改的/)
  await isForEverybody(page)
  expect(await stored('offer')).toEqual({ hours: 2, from: '08:30', until: '20:30' })
  await tap(page, '修改：候补名额保留多久')
  await page.locator('#shipped-offer').click()
  await page.locator('#save-offer').click()
  await sees(page, '已保存')
  expect(await stored('offer')).toEqual({ hours: 4, from: '08:30', until: '20:30' })
})

test('a shorter period is saved only after the clerk was told what is deleted, and asked once more', async () => {
  const page = await stage.openAs(CITY, RULES, DESK)
  await arrivesAt(page, '全市的规则', '招聘会的报名记录，从活动结束起保存 2 年。')
  await tap(page, '修改：个人信息保存多久')
  await fillIn(page, { '招聘会报名记录（天）': '365' })
  await page.locator('#save-retention').click()
  await sees(page, '招聘会报名记录：2 年 改成 1 年')
  await isForEverybody(page)
  await tap(page, '看清了，继续')
  await sees(page, '再确认一次：真的要缩短吗？')
  await isForEverybody(page)
  expect(await stored('retention')).toMatchObject({ fair: 730 })
  await tap(page, '确定缩短')
  await sees(page, '已保存')
  expect(await stored('retention')).toMatchObject({ fair: 365 })
})

test('what a colleague changed meanwhile is shown, not overwritten', async () => {
  const page = await stage.openAs(CITY, RULES, DESK)
  await arrivesAt(page, '全市的规则', '一个人七天里最多收到 3 条专场通知，超出的只在小程序里通知。')
  await tap(page, '修改：专场通知一周几条')
  await fillIn(page, { '一个人七天里最多（条）': '5' })
  await callAs(stage.system, stage.accountOf(CITY), 'policy.save', {
    rule: { name: 'weeklyCap', value: { messages: 2 } },
    version: 0,
  })
  await page.locator('#save-weeklyCap').click()
  await sees(page, '周明刚刚改过这条规则')
  await sees(page, '一个人七天里最多收到 2 条专场通知，超出的只在小程序里通知。')
  expect(await stored('weeklyCap')).toEqual({ messages: 2 })
})

test('a county clerk reads the rules and is told whose they are', async () => {
  const page = await stage.openAs(COUNTY, RULES, DESK)
  await arrivesAt(page, '全市的规则', '规则由市就业局统一定，这里只能看')
  await sees(page, '21:00 到第二天 8:00 不发微信通知，过了再发。')
  expect(await page.getByRole('button', { name: /^修改/ }).count()).toBe(0)
})

test('the rules fit a phone, also while one is edited', async () => {
  const page = await stage.openAs(CITY, RULES)
  await sees(page, '免打扰时间')
  await tap(page, '修改：什么时候提醒')
  await sees(page, '填回系统默认')
  await isForEverybody(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
