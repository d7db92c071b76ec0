import type { Page } from 'playwright-core'
import { maskName } from '../../src/domain/person/mask'
import { callAs } from '../support/system'
import { arrivesAt, fillIn, isForEverybody, sees, tap } from './helpers/acts'
import { pasteCode, typeAsScanner } from './helpers/journeys'
import { holdersOf, homeOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-27', '08:20')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

type Colour = 'green' | 'amber' | 'red' | 'none'

/** The colour a helper would name, from what the browser paints. */
const colourOf = ([red = 0, green = 0, blue = 0]: number[]): Colour =>
  Math.min(red, green, blue) > 200 ? 'none' : green > red && green > blue ? 'green' : green > red / 3 ? 'amber' : 'red'

/** What the gate shows once it says this: its colour and all its words. */
async function signOf(page: Page, word: string) {
  const sign = page.locator('#sign').filter({ visible: true, hasText: word })
  await sign.waitFor()
  const paint = await sign.evaluate((element) => getComputedStyle(element).backgroundColor)
  return { colour: colourOf((paint.match(/\d+/g) ?? []).map(Number)), words: await sign.textContent() }
}

/** Pastes a code's text and reads the sign that answers. */
async function scanAt(page: Page, text: string, word: string) {
  await pasteCode(page, '入场码里的文字', text)
  const sign = await signOf(page, word)
  await isForEverybody(page)
  return sign
}

const scansAt = (sessionId: string) =>
  stage.rows<{ outcome: string; ticketId: string | null }>`select outcome, ticket_id as "ticketId" from scans
    where session_id = ${sessionId} order by received_at, id`

test('a helper lets people in once and is told why not, each attempt kept', async () => {
  const [comes, gaveBack] = await holdersOf(stage, special, 2)
  if (!comes || !gaveBack) throw new Error('nobody holds a ticket')
  const page = await stage.openAs('田敏', 'packages/gate/sessions/index')
  await arrivesAt(page, '选择场次', '8:30 开放入场')
  await tap(page, '打开验票，入口 1，退役军人专场招聘会')
  await arrivesAt(page, '入口 1 · 退役军人专场招聘会', '还没到入场时间，可以先试扫')
  const sessionId = new URLSearchParams(page.url().split('?').at(-1)).get('sessionId') ?? ''
  const [{ admitted: before } = { admitted: Number.NaN }] = await stage.rows<{
    admitted: number
  }>`select admitted_at(${sessionId}) as admitted`

  expect(await scanAt(page, comes.code, '入口还没有开放')).toMatchObject({ colour: 'amber' })

  await stage.moveClock('2026-11-27 08:40')
  const welcome = await scanAt(page, comes.code, '请入场')
  expect(welcome).toMatchObject({ colour: 'green' })
  expect(welcome.words).toContain(`${maskName(comes.name)} · 今天第 ${before + 1} 位`)
  expect(welcome.words).not.toContain(comes.name)

  await stage.moveClock('2026-11-27 08:52')
  await typeAsScanner(page, comes.code)
  const again = await signOf(page, '已经用过')
  expect(again).toMatchObject({ colour: 'amber' })
  expect(again.words).toContain('8:40 在入口 1 入过场')

  const nearby = (await homeOf(stage)).fairs.find(({ title }) => title === '印江 园区招工会')
  const tomorrow = (await homeOf(stage)).fairs.find(({ title }) => title === '碧江 综合招聘会')
  const [elsewhere] = await holdersOf(stage, nearby?.id ?? '', 1)
  const [early] = await holdersOf(stage, tomorrow?.id ?? '', 1)
  const other = await scanAt(page, elsewhere?.code ?? '', '不是本场')
  expect(other).toMatchObject({ colour: 'red' })
  expect(other.words).toContain('印江 园区招工会')
  expect(other.words).not.toContain(maskName(elsewhere?.name ?? ''))
  const wrongDay = await scanAt(page, early?.code ?? '', '日子不对')
  expect(wrongDay).toMatchObject({ colour: 'red' })
  expect(wrongDay.words).toContain('碧江 综合招聘会，11月28日')

  const forged = gaveBack.code.replace(/^(TR1:.{40})(.)/, (_, head, char) => head + (char === '7' ? '8' : '7'))
  expect(await scanAt(page, forged, '无效码')).toMatchObject({ colour: 'red' })

  await stage.rows`update tickets set state = 'cancelled', cancelled_at = booked_at + 1 where id = ${gaveBack.id}`
  expect(await scanAt(page, gaveBack.code, '已经取消')).toMatchObject({ colour: 'red' })

  await tap(page, /^粘贴/)
  await fillIn(page, { 入场码里的文字: 'https://example.com/menu' })
  await page.getByRole('button', { name: '验票', exact: true }).filter({ visible: true }).dblclick()
  expect(await signOf(page, '不是入场码')).toMatchObject({ colour: 'red' })
  expect(await page.locator('#pasted').count()).toBe(0)
  await arrivesAt(page, '入口 1 · 退役军人专场招聘会', '不是入场码')
  expect(await scanAt(page, comes.code.slice(0, 90), '没有读全')).toMatchObject({ colour: 'amber' })

  expect((await scansAt(sessionId)).map(({ outcome }) => outcome)).toEqual([
    'gateNotOpen',
    'admitted',
    'usedAlready',
    'otherActivity',
    'otherDay',
    'forged',
    'cancelled',
    'notOurs',
    'damaged',
  ])
  expect(
    await stage.rows`select gate from checkins where session_id = ${sessionId} and ticket_id = ${comes.id}`,
  ).toEqual([{ gate: '入口 1' }])
  await sees(page, '此码用过了')
  await sees(page, '无效码')
})

test('a picture of the ticket is read at the gate', async () => {
  const [, , holder] = await holdersOf(stage, special, 3)
  if (!holder) throw new Error('nobody holds a ticket')
  await stage.moveClock('2026-11-27 09:05')
  const phone = await stage.openAs(holder.openid, `packages/ticket/show/index?id=${holder.id}`)
  await arrivesAt(phone, '入场码', '入场时请出示，由工作人员扫码')
  const picture = await phone.screenshot()

  const gate = await stage.openAs('田敏', 'packages/gate/sessions/index')
  await tap(gate, '打开验票，入口 1，退役军人专场招聘会')
  const asked = gate.waitForEvent('filechooser')
  await tap(gate, '选图片扫码')
  await (await asked).setFiles({ name: 'ticket.png', mimeType: 'image/png', buffer: picture })
  expect(await signOf(gate, '请入场')).toMatchObject({ colour: 'green' })

  await phone.reload()
  await arrivesAt(phone, '入场码', '9:05 已入场')
})

test('a session somebody is not assigned to stays closed, and nothing is kept of it', async () => {
  const [elsewhere] = await stage.rows<{ id: string }>`select s.id from sessions s
    where s.id not in (select session_id from gate_rights where openid = ${stage.accountOf('田敏')}) and s.starts_at > 1795741200000 order by s.starts_at, s.id limit 1`
  const sessionId = elsewhere?.id ?? ''
  const page = await stage.openAs('田敏', `packages/gate/scan/index?sessionId=${sessionId}`)
  await arrivesAt(page, '扫码验票', '这一场没有安排您验票')
  await sees(page, '请找本场负责人把您加进来')

  const [holder] = await holdersOf(stage, special, 1)
  const scan = {
    scanId: '5b3c1d2e-0000-4000-8000-000000000001',
    sessionId,
    text: holder?.code ?? '',
    scannedAt: stage.now(),
    way: 'in',
  }
  await expect(callAs(stage.system, stage.accountOf('田敏'), 'gate.scan', scan)).rejects.toThrow('gate.notAssigned')
  expect(await scansAt(sessionId)).toEqual([])
})
