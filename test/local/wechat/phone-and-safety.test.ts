import { type Line, openLine } from './phone-line'

let line: Line
beforeEach(async () => {
  line = await openLine({ people: [{ openid: 'o-known', phone: '19900000001' }], requireVisit: true })
})
afterEach(() => line.close())

const numberOf = (code: unknown) => line.call('wxa/business/getuserphonenumber', { code })

test('a phone code gives the number once', async () => {
  const { code } = await line.client('phone-code', { openid: 'o-known' })
  expect(await numberOf(code)).toMatchObject({
    errcode: 0,
    phone_info: { phoneNumber: '19900000001', purePhoneNumber: '19900000001', countryCode: '86' },
  })
  expect((await numberOf(code)).errcode).toBe(40029)
})

test('a phone code older than five minutes, an invented and a missing one give nothing', async () => {
  const code = line.standIn.phoneCode('o-known')
  line.clock.now += 300_001
  for (const each of [code, 'invented', 'constructor', undefined]) expect((await numberOf(each)).errcode).toBe(40029)
})

test('whoever has no number gets an invented one that stays and that nobody else has', async () => {
  const ask = async () => (await numberOf(line.standIn.phoneCode('o-stranger'))).phone_info.phoneNumber
  expect(await ask()).toBe('19900000002')
  expect(await ask()).toBe('19900000002')
  expect(await line.client('phone', { openid: 'o-stranger' })).toMatchObject({ masked: '199****0002' })
})

const text = { content: '招焊工两名，包吃住', version: 2, scene: 2, openid: 'o-known' }
const check = (change: object = {}) => line.call('wxa/msg_sec_check', { ...text, ...change })

test.each([
  ['招焊工两名，包吃住', 'pass', 100],
  ['在家刷单日赚三百', 'risky', 20008],
  ['有意者加微信详谈', 'review', 10001],
])('the text %j is judged %s', async (content, suggest, label) => {
  line.standIn.visited('o-known')
  expect(await check({ content })).toMatchObject({ errcode: 0, result: { suggest, label } })
})

test.each([
  ['version 1', { version: 1 }, 40097],
  ['scene 5', { scene: 5 }, 40129],
  ['no scene', { scene: undefined }, 40129],
  ['no person', { openid: undefined }, 40003],
  ['an empty text', { content: '' }, 44002],
  ['a missing text', { content: undefined }, 47001],
  ['2501 characters', { content: '字'.repeat(2501) }, 45002],
])('a check with %s is refused', async (_, change, errcode) => {
  line.standIn.visited('o-known')
  expect((await check(change)).errcode).toBe(errcode)
})

test('texts are checked only for people seen within two hours', async () => {
  expect((await check()).errcode).toBe(61010)
  line.standIn.visited('o-known')
  expect((await check()).errcode).toBe(0)
  line.clock.now += 7_200_001
  expect((await check()).errcode).toBe(61010)
})
