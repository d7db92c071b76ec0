import type { Page } from 'playwright-core'
import { arrivesAt, choose, fillIn, isForElders, isForEverybody, isRead, sees, tap } from './helpers/acts'
import { homeOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

/** What the database knows the fair to offer. */
const offered = (where: string) =>
  stage.rows<{ title: string }>`
    select title from offers where activity_id = ${special} and starts_with(region, ${where}) order by title`

const shown = '#postings [id^="posting-"]'

/** Reads the list from its first row to its last, as rows are there only while they are near, and goes back to the first. */
async function hasRows(page: Page, count: number): Promise<void> {
  const met = new Set<string>()
  await page.mouse.move(190, 420)
  for (let screens = 0; screens < 60 && met.size < count; screens += 1) {
    for (const id of await page.locator(shown).evaluateAll((rows) => rows.map((row) => row.id))) met.add(id)
    await page.mouse.wheel(0, 400)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  expect(met.size).toBe(count)
  await page
    .locator('#postings')
    .filter({ visible: true })
    .evaluate((list) => list.scrollIntoView())
}

test('the postings of a fair are looked through by trade, pay, place and company, and read in full', async () => {
  const page = await stage.openAs('石桂芬', `packages/fair/detail/index?id=${special}`)
  await arrivesAt(page, '专场详情', /家单位 \d+ 个岗位/)
  const calls: string[] = []
  page.on('request', (request) => request.url().includes('/functions/posting') && calls.push(request.url()))
  await choose(page, '地点', '铜仁以外')
  await sees(page, '符合的就这些')
  const away = await offered('44')
  expect(away.length).toBeGreaterThan(0)
  await hasRows(page, away.length)
  await isForEverybody(page)
  await page.locator(shown).first().click()
  await sees(page, /东莞市/)
  await sees(page, '工作内容')
  await tap(page, '关闭')

  await choose(page, '工资', '按小时算')
  await choose(page, '工种', '教师培训')
  await sees(page, '没有找到 铜仁以外 · 教师培训 · 按小时算')
  await isForEverybody(page)
  await tap(page, '看这场的全部岗位')
  await sees(page, /^更多岗位（还有 \d+ 个）$/)

  await fillIn(page, { 搜岗位或单位: '东莞' })
  await sees(page, '符合的就这些')
  await hasRows(page, away.length)
  expect(calls.length).toBe(4)
})

test('the list of the city keeps what was looked for while one reads on and comes back', async () => {
  const page = await stage.openAs('杨军', 'pages/postings/index')
  await arrivesAt(page, '岗位', '元/月')
  await choose(page, '工资', '能到 8000')
  await sees(page, /元\/月/)
  await choose(page, '地点', '铜仁本地')
  await page.waitForFunction((rows) => {
    const all = [...document.querySelectorAll(rows)].map((row) => row.textContent ?? '')
    return all.length > 0 && !all.some((text) => text.includes('广东'))
  }, shown)
  const first = await page.locator(shown).first().textContent()
  await page.locator(shown).first().click()
  await tap(page, '去看这场招聘会')
  await arrivesAt(page, '招聘会详情', '怎么去')
  await page.goBack()
  await arrivesAt(page, '岗位', '元/月')
  expect(await page.getByLabel('工资', { exact: true }).inputValue()).toBe('8000')
  expect(await page.getByLabel('地点', { exact: true }).inputValue()).toBe('5206')
  expect(await page.locator(shown).first().textContent()).toBe(first)
  expect(await isRead(page, '广东')).toBe(false)
})

test('large type: the wishes wrap, and every one can be hit', async () => {
  const page = await stage.openAs('龙小燕', 'pages/postings/index')
  await page.evaluate((openid) => localStorage.setItem(`tongren:${openid}:elder`, 'true'), stage.accountOf('龙小燕'))
  await page.reload()
  await arrivesAt(page, '岗位', '元/月')
  await isForElders(page)
})
