import { callAs } from '../support/system'
import { isForEverybody, sees, tap } from './helpers/acts'
import { DESK, openStage, type Stage } from './helpers/stage'

let stage: Stage
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
})
afterAll(() => stage.close())

test('somebody who has just started the system can be anyone in it, and can try a Friday', async () => {
  const page = await stage.open('/', DESK)
  const inside = page.frameLocator('iframe')
  await sees(page, '换一个人试试')
  for (const name of ['杨军', '石桂芬', '龙小燕', '吴海', '田敏', '罗静', '周明']) await sees(page, name)
  await inside.getByText('今天的招聘会').first().waitFor()
  await isForEverybody(page)

  await tap(page, /^周明/)
  await inside.getByRole('heading', { name: '今天 11月25日 周三' }).waitFor()
  await isForEverybody(page)
  await inside.locator('body').evaluate((body) => body.append(document.createElement('button')))
  await expect(isForEverybody(page)).rejects.toThrow('button-name')
  await inside.locator('body > button').evaluate((button) => button.remove())

  await tap(page, '到周五 8:30')
  await sees(page, '已拨动')
  await tap(page, /^田敏/)
  await inside.getByText('正在入场').first().waitFor()

  await tap(page, '触发 drainNotices')
  await sees(page, /完成 \{"sent":0,"settled":0\}/)
})

test('in a wide window the title stands over what is read below', async () => {
  const page = await stage.openAs('石桂芬', 'pages/home/index', DESK)
  await sees(page, '今天的招聘会')
  const leftOf = async (level: number) =>
    (await page.getByRole('heading', { level }).first().boundingBox())?.x ?? Number.NaN
  expect(Math.abs((await leftOf(1)) - (await leftOf(2)))).toBeLessThanOrEqual(4)
})

test('what a city clerk sees holds for all counties', async () => {
  const page = await stage.openAs('周明', 'packages/desk/today/index', DESK)
  const { rows } = await callAs<{ rows: { title: string }[] }>(stage.system, stage.accountOf('周明'), 'desk.today')
  for (const { title } of rows.slice(0, 8)) await sees(page, title)
  await isForEverybody(page)
})
