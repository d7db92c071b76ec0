import type { Page, Route } from 'playwright-core'
import { lookupHash, unseal } from '../../cloudfunctions/kit/seal'
import { maskName } from '../../src/domain/person/mask'
import { makeIdNumber } from '../support/numbers'
import { callAs } from '../support/system'
import { arrivesAt, fillIn, isForEverybody, sees, tap } from './helpers/acts'
import { pasteCode } from './helpers/journeys'
import { codeOf, homeOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
let sessionId: string
beforeAll(async () => {
  stage = await openStage('2026-11-27', '08:45')
  special = (await homeOf(stage)).special.id
  const [session] = await stage.rows<{ id: string }>`select id from sessions where activity_id = ${special}`
  sessionId = session?.id ?? ''
})
afterAll(() => stage.close())

const calls = (url: URL) => url.pathname.startsWith('/functions/')

/** Takes the network away from one phone's calls, and gives it back. */
const loseNetwork = (page: Page) => page.route(calls, (route) => route.abort('internetdisconnected'))
const findNetwork = (page: Page) => page.unrouteAll()

/** The phone has what it needs to decide alone. */
const isReady = (page: Page) =>
  page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('gate.pack:')))

async function pastes(page: Page, text: string, word: string): Promise<void> {
  await pasteCode(page, '入场码里的文字', text)
  await page.locator('#sign-word').filter({ hasText: word, visible: true }).waitFor()
}

/** People of the special nobody let in yet, with the codes on their phones. */
async function coming(count: number) {
  const rows = await stage.rows<{ id: string; openid: string; sealed: Buffer }>`
    select t.id, t.booked_by as openid, p.name_sealed as sealed from tickets t join persons p on p.id = t.person_id
    where t.activity_id = ${special} and t.state = 'booked' and t.released_at is null and t.booked_by like 'o-%'
      and not exists (select from checkins c where c.ticket_id = t.id)
    order by t.id limit ${count}`
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      name: unseal(sealed),
      code: await codeOf(stage, row.openid, row.id),
    })),
  )
}

const scansOf = (ticketId: string) =>
  stage.rows<{ outcome: string; how: string; said: string | null; conflict: string | null; undone: boolean }>`
    select outcome, how, said, conflict, undone_at is not null as undone from scans
    where session_id = ${sessionId} and ticket_id = ${ticketId} order by received_at, id`

const atGate = async (who = '田敏') => {
  const page = await stage.openAs(who, `packages/gate/scan/index?sessionId=${sessionId}`)
  await sees(page, '准备好了')
  return page
}

test('a yard without a network: the phone lets in alone, tells later, and two gates at odds are shown', async () => {
  const [both, alone] = await coming(2)
  if (!both || !alone) throw new Error('nobody is coming')
  const page = await atGate()
  await isReady(page)
  await loseNetwork(page)
  await pastes(page, alone.code, '离线放行')
  await sees(page, '网络不好，离线验票中')
  await sees(page, '联网后再核对')
  await isForEverybody(page)
  await pastes(page, both.code, '离线放行')
  await sees(page, '待上传 2')

  const other = await atGate()
  await pastes(other, both.code, '请入场')

  await findNetwork(page)
  await sees(page, /离线放行时，该入场码已在其他入口使用/)
  await isForEverybody(page)
  expect(await scansOf(alone.id)).toMatchObject([
    { outcome: 'admitted', how: 'offline', said: 'admitted', conflict: null },
  ])
  expect((await scansOf(both.id)).map(({ conflict }) => conflict)).toEqual([null, 'usedElsewhere'])
  await page.locator('#link').waitFor({ state: 'detached', timeout: 40_000 })
})

test('a cloud that is slow is not waited for: after three seconds the phone answers itself', async () => {
  const [late] = await coming(1)
  if (!late) throw new Error('nobody is coming')
  const page = await atGate()
  await isReady(page)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(calls, async (route: Route) => {
    await held
    await route.continue()
  })
  await pastes(page, late.code, '离线放行')
  await sees(page, '网络不好，离线验票中')
  release()
  await page.unrouteAll({ behavior: 'wait' })
  await page.locator('#link').waitFor({ state: 'detached', timeout: 60_000 })
  expect((await scansOf(late.id)).filter(({ outcome }) => outcome === 'admitted')).toHaveLength(1)
})

test('a helper nobody knows comes in by a code, and is out at once when it is taken back', async () => {
  const invited = { rightId: '6f1c1d2e-0000-4000-8000-000000000007', sessionId, gate: '东门', helper: '志愿者小王' }
  const { code } = await callAs<{ code: string }>(stage.system, stage.accountOf('罗静'), 'gate.invite', invited)
  const page = await stage.openAs('o-door-newcomer', 'packages/gate/sessions/index')
  await arrivesAt(page, '选择场次', '还没有安排您验票')
  await tap(page, '输入验票码')
  await arrivesAt(page, '输入验票码', '码只能用一次')
  await tap(page, '开始验票')
  await sees(page, '验票码是 8 位数字，请再看一下')
  await fillIn(page, { '8 位验票码': `${code.slice(0, 4)} ${code.slice(4)}` })
  await tap(page, '开始验票')
  await arrivesAt(page, '东门 · 退役军人专场招聘会', '准备好了')
  const [guest] = await coming(1)
  await pastes(page, guest?.code ?? '', '请入场')

  await callAs(stage.system, stage.accountOf('罗静'), 'gate.revoke', { sessionId, rightId: invited.rightId })
  await sees(page, '收回')
  await sees(page, '之前扫的都已上传')
  await isForEverybody(page)
  expect(await stage.rows`select gate from checkins where ticket_id = ${guest?.id}`).toEqual([{ gate: '东门' }])
})

test('somebody who never signed up is in with name, document and their yes', async () => {
  const page = await atGate()
  await tap(page, '现场登记')
  await arrivesAt(page, '现场登记', '已向本人说明')
  await tap(page, '登记并入场')
  await sees(page, '请照证件写姓名')
  await isForEverybody(page)
  const idNumber = makeIdNumber({ bornOn: '1980-05-06', sex: 'female', seq: 41 })
  await fillIn(page, { 姓名: '龙海棠', 证件号码: idNumber })
  await tap(page, /已向本人说明，本人同意/, 'checkbox')
  await tap(page, '登记并入场')
  await page.locator('#sign-word').filter({ hasText: '请入场' }).waitFor()
  await isForEverybody(page)
  expect(
    await stage.rows`select c.gate from checkins c join tickets t on t.id = c.ticket_id
      join persons p on p.id = t.person_id where p.id_hash = ${lookupHash('id', idNumber)} and c.session_id = ${sessionId}`,
  ).toHaveLength(1)
  await tap(page, '回去扫码')
  await page.locator('#sign-word').filter({ hasText: '请入场', visible: true }).waitFor()
})

test('a scan is taken back with a reason, stays as evidence, and the person may come in after all', async () => {
  const [guest] = await coming(1)
  if (!guest) throw new Error('nobody is coming')
  const page = await atGate()
  await pastes(page, guest.code, '请入场')
  await tap(page, new RegExp(`^${maskName(guest.name).replace(/\*/g, '\\*')} 请入场，.*撤销$`))
  await isForEverybody(page)
  await tap(page, '撤销')
  await sees(page, '请写一个原因')
  await tap(page, '扫错了人', 'checkbox')
  await tap(page, '撤销')
  await sees(page, '已撤销')
  expect(await scansOf(guest.id)).toMatchObject([{ outcome: 'admitted', undone: true }])
  expect(await stage.rows`select from checkins where ticket_id = ${guest.id}`).toEqual([])
  await pastes(page, guest.code, '请入场')
})

test('somebody without a code is found by surname and four digits, and let in with one tap', async () => {
  const [guest] = await coming(1)
  if (!guest) throw new Error('nobody is coming')
  const { persons } = await callAs<{ persons: { idNumber: string; name: string }[] }>(
    stage.system,
    guest.openid,
    'person.mine',
  )
  const card = persons.find(({ name }) => name === maskName(guest.name))
  const page = await atGate()
  await tap(page, '按姓名查')
  await arrivesAt(page, '查姓名', '查找')
  await tap(page, '查找')
  await sees(page, '请写本人的姓')
  await fillIn(page, { 姓: guest.name.slice(0, 1), 证件号码后四位: (card?.idNumber ?? '').slice(-4) })
  await tap(page, '查找')
  await isForEverybody(page)
  await tap(page, `让 ${maskName(guest.name)} 入场`)
  await sees(page, /今天第 \d+ 位/)
  await isForEverybody(page)
  expect(await scansOf(guest.id)).toMatchObject([{ outcome: 'admitted', how: 'search' }])
})

test('a code on a screen that changes: the holder checks in by it, a stale one does not count, the screen survives a gap', async () => {
  const settings = { sessionId, venueLimit: null, tracksExits: false, rotating: true }
  await callAs(stage.system, stage.accountOf('罗静'), 'gate.settings', settings)
  const screen = await stage.openAs('田敏', 'packages/gate/sessions/index')
  await tap(screen, '显示签到码，退役军人专场招聘会')
  await arrivesAt(screen, '签到码', /秒后换新码/)
  const { codes } = await callAs<{ codes: { from: number; text: string }[] }>(
    stage.system,
    stage.accountOf('田敏'),
    'gate.selfCode',
    { sessionId },
  )
  await loseNetwork(screen)
  await sees(screen, /秒后换新码/)

  const [held] = await coming(1)
  const phone = await stage.openAs(held?.openid ?? '', `packages/ticket/show/index?id=${held?.id}`)
  await arrivesAt(phone, '入场码', '入场时请出示，由工作人员扫码')
  await tap(phone, '自助签到')
  await arrivesAt(phone, '自助签到', '15 秒换一次')
  const checks = async (text: string, words: string | RegExp) => {
    await pasteCode(phone, '签到码里的文字', text)
    await sees(phone, words)
    await isForEverybody(phone)
  }
  await checks(held?.code ?? '', '这不是签到码')
  await checks(codes.at(-1)?.text ?? '', '签到码过期了')
  await checks(codes[0]?.text ?? '', /签到成功/)
  expect(await scansOf(held?.id ?? '')).toMatchObject([{}, {}, { outcome: 'admitted', how: 'self' }])
})
