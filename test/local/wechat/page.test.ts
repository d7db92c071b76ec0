import type { Browser, BrowserContext, Page } from 'playwright-core'
import { isForEverybody } from '../../support/accessible'
import { openBrowser } from '../../support/browser'
import { type Line, openLine } from './phone-line'

const me = 'o-mei-lan'
const SPECIAL = 'tpl-friday-special'
const RESULT = 'tpl-booking-result'
const APP = `<!doctype html><html lang="zh-CN"><title>活动</title><main><h1>周五专场</h1>
  <button id="consent">订阅</button><button id="phone">手机号</button><output id="said"></output><output id="early"></output></main>
  <script src="/wechat/page.js"></script>
  <script>
    const say = (what) => { said.textContent = JSON.stringify(what) }
    wxStandIn.requestSubscribeMessage({ tmplIds: ['${SPECIAL}'] }).catch(({ errMsg }) => { early.textContent = errMsg })
    const tell = (promise) => promise.then(say, ({ errMsg, errCode }) => say({ errMsg, errCode }))
    consent.onclick = () => tell(wxStandIn.requestSubscribeMessage({ tmplIds: ['${SPECIAL}', '${RESULT}'] }))
    phone.onclick = () => tell(wxStandIn.getPhoneNumber())
  </script></html>`

let browser: Browser
let context: BrowserContext
let line: Line
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 390, height: 800 } })
}, 60_000)
afterAll(() => browser.close())

beforeEach(async () => {
  line = await openLine()
  page = await context.newPage()
  await page.route('**/app/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: APP }))
  await page.goto(new URL(`/app/?as=${me}#/pages/home/index`, line.base).href)
})
afterEach(() => line.close())

const said = async () => JSON.parse((await page.locator('#said:not(:empty)').textContent()) ?? '')

test('allowing credits the ticked templates and tells the page', async () => {
  await page.click('#consent')
  const dialog = page.getByRole('dialog', { name: '获取以下通知权限' })
  expect(await dialog.locator('#wx-allow').evaluate((button) => button === document.activeElement)).toBe(true)
  await isForEverybody(page)
  await dialog.getByLabel('报名结果通知').uncheck()
  await page.click('#wx-allow')
  expect(await said()).toEqual({ [SPECIAL]: 'accept', [RESULT]: 'reject' })
  expect(line.standIn.creditsOf(me, SPECIAL)).toBe(1)
  expect(line.standIn.creditsOf(me, RESULT)).toBe(0)
})

test.each([
  ['the button', () => page.click('#wx-refuse')],
  ['the Escape key', () => page.keyboard.press('Escape')],
])('refusing with %s credits nothing and gives the page back', async (_, refuse) => {
  await page.click('#consent')
  await page.waitForSelector('#wx-refuse')
  await refuse()
  expect(await said()).toEqual({ [SPECIAL]: 'reject', [RESULT]: 'reject' })
  expect(await page.locator('[role=dialog]').count()).toBe(0)
  expect(line.standIn.creditsOf(me, SPECIAL)).toBe(0)
})

test('a choice that is always kept is not asked for again', async () => {
  await page.click('#consent')
  await page.getByLabel('总是保持以上选择').check()
  await page.click('#wx-allow')
  await said()
  await page.reload()
  await page.click('#consent')
  expect(await said()).toEqual({ [SPECIAL]: 'accept', [RESULT]: 'accept' })
  expect(line.standIn.creditsOf(me, SPECIAL)).toBe(2)
})

test('without a tap there is no dialog', async () => {
  expect(await page.locator('#early:not(:empty)').textContent()).toContain('can only be invoked by user TAP gesture')
  expect(await page.locator('[role=dialog]').count()).toBe(0)
})

test('the phone button shows a masked number and hands over a code that gives the full one', async () => {
  await page.click('#phone')
  expect(await page.getByRole('dialog', { name: '获取并验证你的手机号' }).textContent()).toContain('199****0001')
  await isForEverybody(page)
  await page.click('#wx-allow')
  const { code } = await said()
  const { phone_info } = await line.call('wxa/business/getuserphonenumber', { code })
  expect(phone_info.phoneNumber).toBe('19900000001')
})

test('not allowing the phone number is told to the page', async () => {
  await page.click('#phone')
  await page.click('#wx-refuse')
  expect(await said()).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
})

test('the inbox shows a message as soon as it is sent, and leads into the mini-program', async () => {
  await page.goto(`${line.base}inbox?openid=${me}`)
  await page.getByText('还没有收到通知').waitFor()
  line.standIn.grant(me, 'tpl-activity-changed')
  await line.call('cgi-bin/message/subscribe/send', {
    touser: me,
    template_id: 'tpl-activity-changed',
    page: 'packages/fair/detail/index?id=7',
    data: { thing1: { value: '退役军人专场' }, time2: { value: '3月6日 09:00' }, thing3: { value: '改到体育馆' } },
  })
  const message = page.getByRole('article')
  await message.waitFor()
  expect(await message.getByRole('heading').textContent()).toBe('活动变更通知')
  expect(await message.getByRole('term').allTextContents()).toEqual(['活动名称', '活动时间', '变更说明'])
  expect(await message.getByRole('definition').allTextContents()).toEqual([
    '退役军人专场',
    '3月6日 09:00',
    '改到体育馆',
  ])
  expect(await message.getByRole('link').getAttribute('href')).toBe(`/app/?as=${me}#/packages/fair/detail/index?id=7`)
  await isForEverybody(page)
})
