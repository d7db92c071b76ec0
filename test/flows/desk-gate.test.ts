import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { callAs } from '../support/system'
import { arrivesAt, fillIn, fitsTheSmallest, gapBelow, isForEverybody, sees, tap } from './helpers/acts'
import { codeOf, holdersOf, homeOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

const DESK = { width: 1280, height: 800 }
const VOLUNTEER = 'o-flow-volunteer'
const CLERK = '罗静'

let stage: Stage
let special: string
let sessionId: string
beforeAll(async () => {
  stage = await openStage('2026-11-27', '09:20')
  special = (await homeOf(stage)).special.id
  const [row] = await stage.rows<{ id: string }>`select id from sessions where activity_id = ${special}`
  sessionId = row?.id ?? ''
})
afterAll(() => stage.close())

/** Scans through the cloud, as another phone at the gate does. */
const scanBy = (openid: string, text: string) =>
  callAs<{ outcome: string }>(stage.system, openid, 'gate.scan', {
    scanId: randomUUID(),
    sessionId,
    text,
    scannedAt: stage.now(),
    way: 'in',
  })

/** The code of somebody with a place who has not come yet. */
async function aCode(): Promise<string> {
  const [row] = await stage.rows<{ id: string; openid: string }>`
    select t.id, t.booked_by as openid from tickets t
    where t.activity_id = ${special} and t.state = 'booked' and t.released_at is null
      and not exists (select from checkins c where c.ticket_id = t.id) order by t.id limit 1`
  return codeOf(stage, row?.openid ?? '', row?.id ?? '')
}

/** The figure with this id, as it stands there now. */
const figure = async (page: Page, id: string) =>
  (await page.locator(`#${id}`).filter({ visible: true }).first().textContent()) ?? ''

test('a clerk gives a volunteer a code, watches the gate, and takes the right of a lost phone back in two taps', async () => {
  const page = await stage.openAs(CLERK, `packages/desk/fair/index?activityId=${special}`, DESK)
  await arrivesAt(page, '退役军人专场招聘会', '入口和验票员')
  await tap(page, '发验票码', 'tab')
  await fillIn(page, { 给谁: '志愿者小吴', 在哪个入口: '南门' })
  await tap(page, '发验票码')
  await sees(page, '把验票码念给 志愿者小吴')
  await isForEverybody(page)
  const code = await figure(page, 'invite-code')
  await callAs(stage.system, VOLUNTEER, 'gate.claim', { code })
  await tap(page, '好了')
  await tap(page, '入场实况')
  await arrivesAt(page, '退役军人专场招聘会', '验票的手机')
  const before = await figure(page, 'came')
  const held = await aCode()
  expect((await scanBy(VOLUNTEER, held)).outcome).toBe('admitted')
  await sees(page, '南门')
  await page.waitForFunction(
    (was) => [...document.querySelectorAll('#came')].every((one) => one.textContent !== was),
    before,
  )
  await tap(page, '收回 志愿者小吴 的验票权')
  await page.locator('#revoke-confirm').click()
  await sees(page, '志愿者小吴 的验票权已收回')
  await expect(scanBy(VOLUNTEER, held)).rejects.toThrow('gate.revoked')
})

test('the wall keeps its figures through a lost network and a restart, says how old they are, and goes on', async () => {
  const page = await stage.openAs('杨军', `packages/desk/wall/index?sessionId=${sessionId}`, DESK)
  await arrivesAt(page, '退役军人专场招聘会', '人已入场')
  const came = await figure(page, 'wall-came')
  expect(came).toMatch(/^[1-9]\d* \/ \d+/)
  await page.context().route('**/functions/**', (route) => route.abort('internetdisconnected'))
  await sees(page, /网络断了，这是 .+前的数字，正在重连/)
  expect(await figure(page, 'wall-came')).toBe(came)
  await isForEverybody(page)
  expect(await gapBelow(page, '#wall-words', '#wall-came')).toBeGreaterThanOrEqual(8)
  const age = await page.locator('#wall-age').boundingBox()
  expect((age?.y ?? 0) + (age?.height ?? 0)).toBeLessThanOrEqual(DESK.height)
  await page.reload()
  await arrivesAt(page, '退役军人专场招聘会', /网络断了/)
  expect(await figure(page, 'wall-came')).toBe(came)
  await page.context().unroute('**/functions/**')
  const openid = stage.accountOf('田敏')
  expect((await scanBy(openid, await aCode())).outcome).toBe('admitted')
  await page.waitForFunction((was) => document.querySelector('#wall-came')?.textContent !== was, came)
  await sees(page, /\d+:\d\d 更新/)
  const words = (await page.locator('body').textContent()) ?? ''
  for (const { name } of await holdersOf(stage, special, 20)) expect(words).not.toContain(name)
})

test('a clerk gives places nobody came for to the hall, and takes all scans out as a table', async () => {
  const page = await stage.openAs(CLERK, `packages/desk/board/index?sessionId=${sessionId}`, DESK)
  await arrivesAt(page, '退役军人专场招聘会', '让出名额给现场')
  await tap(page, /^让出 \d+ 个名额$/)
  await isForEverybody(page)
  await page.locator('#release-now-confirm').click()
  await sees(page, /让出了 \d+ 个名额/)
  const released = await stage.rows`select from tickets where activity_id = ${special} and released_at is not null`
  expect(released.length).toBeGreaterThan(0)
  await tap(page, '报告')
  await arrivesAt(page, '入场报告：退役军人专场招聘会', '扫码的结果')
  await fitsTheSmallest(page)
  const saved = page.waitForEvent('download')
  await tap(page, '导出表格')
  const file = await saved
  expect(file.suggestedFilename()).toBe('入场记录 退役军人专场招聘会 2026-11-27.csv')
  const table = readFileSync(await file.path(), 'utf8')
  const [kept] = await stage.rows<{
    scans: number
  }>`select count(*)::int as scans from scans where session_id = ${sessionId}`
  expect(table.startsWith('\ufeff扫码时间,')).toBe(true)
  expect(table.trim().split('\r\n')).toHaveLength((kept?.scans ?? 0) + 1)
  await sees(page, `导出了 ${kept?.scans} 条扫码记录`)
})
