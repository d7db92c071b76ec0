import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileStore } from '../../../local/wechat/state'
import { TEMPLATES } from '../../../local/wechat/templates'
import { type Line, openLine } from './phone-line'

const SPECIAL = 'tpl-friday-special'
const LONG_TERM = {
  id: 'tpl-long',
  title: '政务通知',
  type: 'longTerm',
  keywords: [{ key: 'thing1', label: '事项' }],
} as const

const special = (change: object = {}) => ({
  touser: 'o-yang-xiu',
  template_id: SPECIAL,
  page: 'packages/fair/detail/index?id=1',
  data: {
    thing1: { value: '高校毕业生专场' },
    time2: { value: '2026年3月6日 09:00' },
    thing3: { value: '碧江区人才市场' },
    thing4: { value: '请带身份证' },
  },
  ...change,
})

let line: Line
beforeEach(async () => {
  line = await openLine({ templates: [...TEMPLATES, LONG_TERM] })
})
afterEach(() => line.close())

const send = (message: unknown) => line.call('cgi-bin/message/subscribe/send', message)

test('an accepted message is shown as WeChat shows it, and its credit is spent', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL)
  expect(await send(special())).toMatchObject({ errcode: 0, errmsg: 'ok' })
  const inbox = await (await fetch(`${line.base}inbox.json?openid=o-yang-xiu`)).json()
  expect(inbox.messages).toEqual([
    expect.objectContaining({
      title: '周五专场提醒',
      rows: [
        { label: '活动名称', value: '高校毕业生专场' },
        { label: '活动时间', value: '2026年3月6日 09:00' },
        { label: '活动地点', value: '碧江区人才市场' },
        { label: '温馨提示', value: '请带身份证' },
      ],
      link: '/app/?as=o-yang-xiu#/packages/fair/detail/index?id=1',
      sentAt: line.clock.now,
    }),
  ])
  expect((await send(special())).errcode).toBe(43101)
})

test('as many messages arrive as were accepted, however many are sent at once', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL, 3)
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(special())))
  expect(answers.map(({ errcode }) => errcode).sort()).toEqual([0, 0, 0, 43101, 43101, 43101, 43101, 43101])
  expect(line.standIn.messages('o-yang-xiu')).toHaveLength(3)
})

test('one accept of a long-term template is enough for every message', async () => {
  line.standIn.grant('o-yang-xiu', LONG_TERM.id)
  const message = special({ template_id: LONG_TERM.id, data: { thing1: { value: '参保' } } })
  for (let sent = 0; sent < 3; sent++) expect((await send(message)).errcode).toBe(0)
})

test.each([
  ['a missing person', { touser: undefined }, 40003],
  ['a malformed openid', { touser: '<script>' }, 40003],
  ['an unknown template', { template_id: 'tpl-none' }, 40037],
  ['a page the mini-program has not', { page: 'pages/none/index' }, 41030],
  ['a page that is no text', { page: 7 }, 41030],
  ['an unknown version', { miniprogram_state: 'beta' }, 40097],
  ['an unknown language', { lang: 'fr_FR' }, 40097],
  ['no keywords', { data: undefined }, 47003],
])('%s is refused and costs nothing', async (_, change, errcode) => {
  line.standIn.grant('o-yang-xiu', SPECIAL)
  expect((await send(special(change))).errcode).toBe(errcode)
  expect(line.standIn.creditsOf('o-yang-xiu', SPECIAL)).toBe(1)
  expect(line.standIn.messages()).toEqual([])
})

test.each([
  ['broken', { time2: { value: '明天上午' } }, 'data.time2.value invalid'],
  ['empty', { thing3: { value: '' } }, 'data.thing3.value is emtpy'],
  ['missing', { thing4: undefined }, 'data.thing4.value is emtpy'],
  ['bare', { thing1: '高校毕业生专场' }, 'data.thing1.value is emtpy'],
  ['foreign', { thing9: { value: '多余' } }, 'data.thing9.value invalid'],
])('a %s keyword is refused by its name and costs nothing', async (_, change, words) => {
  line.standIn.grant('o-yang-xiu', SPECIAL)
  const { errcode, errmsg } = await send(special({ data: { ...special().data, ...change } }))
  expect(errcode).toBe(47003)
  expect(errmsg).toContain(words)
  expect(line.standIn.creditsOf('o-yang-xiu', SPECIAL)).toBe(1)
})

test('a planned fault hits exactly the calls it was planned for', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL, 9)
  line.standIn.faults.add({ path: 'cgi-bin/message/subscribe/send', errcode: -1, times: 2 })
  line.standIn.faults.add({ path: 'cgi-bin/message/subscribe/send', errcode: 45009 })
  const codes = []
  for (let sent = 0; sent < 4; sent++) codes.push((await send(special())).errcode)
  expect(codes).toEqual([-1, -1, 45009, 0])
  expect(line.standIn.creditsOf('o-yang-xiu', SPECIAL)).toBe(8)
})

test('a connection cut after accepting loses the answer, not the message; cut before, both', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL, 2)
  await line.postJson('faults', { path: 'cgi-bin/message/subscribe/send', hangUp: 'after' })
  await expect(send(special())).rejects.toThrow()
  expect(line.standIn.messages('o-yang-xiu')).toHaveLength(1)
  await line.postJson('faults', { path: 'cgi-bin/message/subscribe/send', hangUp: 'before' })
  await expect(send(special())).rejects.toThrow()
  expect(line.standIn.messages('o-yang-xiu')).toHaveLength(1)
})

test('what was accepted and sent is still known after a restart', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'wechat-'))
  const store = fileStore(path.join(folder, 'data', 'wechat.json'))
  const before = await openLine({ store })
  before.standIn.grant('o-yang-xiu', SPECIAL, 2)
  await before.call('cgi-bin/message/subscribe/send', special())
  before.standIn.flush()
  await before.close()
  const after = await openLine({ store })
  expect(after.standIn.creditsOf('o-yang-xiu', SPECIAL)).toBe(1)
  expect(after.standIn.messages('o-yang-xiu')).toHaveLength(1)
  await after.close()
  await rm(folder, { recursive: true, force: true })
})
