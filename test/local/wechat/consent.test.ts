import { TEMPLATES } from '../../../local/wechat/templates'
import { type Line, openLine } from './phone-line'

const ONCE = TEMPLATES.slice(0, 4).map(({ id }) => id)
const keywords = [{ key: 'thing1', label: '事项' }]
const MORE = [
  ...TEMPLATES,
  { id: 'tpl-long', title: '政务通知', type: 'longTerm', keywords },
  { id: 'tpl-twin', title: '周五专场提醒', type: 'once', keywords },
  { id: 'tpl-5', title: '五', type: 'once', keywords },
  { id: 'tpl-6', title: '六', type: 'once', keywords },
] as const

const me = 'o-ran-guihua'
let line: Line
beforeEach(async () => {
  line = await openLine({ templates: MORE })
})
afterEach(() => line.close())

const ask = (tmplIds: unknown) => line.client('consent-question', { openid: me, tmplIds })
const answer = (tmplIds: readonly string[], accepted: readonly string[], always = false) =>
  line.client('consent-answer', { openid: me, tmplIds, accepted, always })

test('each accepted template is one credit, each refused one none', async () => {
  const [first, ...others] = ONCE
  expect(await answer(ONCE, [first!])).toEqual({
    [first!]: 'accept',
    ...Object.fromEntries(others.map((id) => [id, 'reject'])),
  })
  await answer([ONCE[0]!], [ONCE[0]!])
  expect(ONCE.map((id) => line.standIn.creditsOf(me, id))).toEqual([2, ...others.map(() => 0)])
})

test('a yes of another kind is a credit too, beside a no', async () => {
  const [first, second] = [ONCE[0]!, ONCE[1]!]
  expect(
    await line.client('consent-answer', {
      openid: me,
      tmplIds: [first, second],
      accepted: [first],
      yes: 'acceptWithAlert',
    }),
  ).toEqual({ [first]: 'acceptWithAlert', [second]: 'reject' })
  expect([first, second].map((id) => line.standIn.creditsOf(me, id))).toEqual([1, 0])
})

test.each([
  ['nothing', [], 10001],
  ['something that is no list', 'tpl-5', 10001],
  ['something that is no id', [7], 10004],
  ['six templates', [...ONCE, 'tpl-long', 'tpl-5', 'tpl-6'], 20003],
  ['an unknown template', [ONCE[0], 'tpl-none'], 20001],
  ['one-time and long-term ones together', [ONCE[0], 'tpl-long'], 20002],
])('asking for %s shows no dialog', async (_, tmplIds, errCode) => {
  expect(await ask(tmplIds)).toEqual({ errCode, errMsg: expect.stringContaining('requestSubscribeMessage:fail') })
})

test('a remembered accept asks no more and still credits each tap', async () => {
  await answer([ONCE[0]!], [ONCE[0]!], true)
  expect(await ask([ONCE[0]!])).toMatchObject({ open: [], settled: { [ONCE[0]!]: 'accept' } })
  expect(await answer([ONCE[0]!], [])).toEqual({ [ONCE[0]!]: 'accept' })
  expect(line.standIn.creditsOf(me, ONCE[0]!)).toBe(2)
  expect(await line.client('setting', { openid: me })).toEqual({
    mainSwitch: true,
    itemSettings: { [ONCE[0]!]: 'accept' },
  })
})

test('a remembered refusal blocks earlier credits until the person asks to be asked again', async () => {
  line.standIn.grant(me, 'tpl-5')
  await answer(['tpl-5'], [], true)
  const message = { touser: me, template_id: 'tpl-5', data: { thing1: { value: '事' } } }
  const send = async () => (await line.call('cgi-bin/message/subscribe/send', message)).errcode
  expect(await send()).toBe(43101)
  await line.client('change-setting', { openid: me, forget: 'tpl-5' })
  expect((await ask(['tpl-5'])).open).toHaveLength(1)
  expect(await send()).toBe(0)
})

test('with the main switch off nothing can be asked or sent', async () => {
  line.standIn.grant(me, 'tpl-5')
  await line.client('change-setting', { openid: me, mainSwitch: false })
  expect((await ask(['tpl-5'])).errCode).toBe(20004)
  const message = { touser: me, template_id: 'tpl-5', data: { thing1: { value: '事' } } }
  expect((await line.call('cgi-bin/message/subscribe/send', message)).errcode).toBe(43101)
  await line.client('change-setting', { openid: me, mainSwitch: true })
  expect((await ask(['tpl-5'])).open).toHaveLength(1)
})

test('a banned template and a second one of the same title are told as such and never asked', async () => {
  line.standIn.ban('tpl-5')
  expect(await ask([ONCE[0]!, 'tpl-twin', 'tpl-5'])).toMatchObject({
    open: [{ id: ONCE[0], title: '周五专场提醒' }],
    settled: { 'tpl-twin': 'filter', 'tpl-5': 'ban' },
  })
})

test('a call without a person finds nobody', async () => {
  expect((await line.post('client/consent-question', { tmplIds: ONCE })).status).toBe(404)
  expect((await line.post('client/consent-question', { openid: '__proto__', tmplIds: ONCE })).status).toBe(404)
})
