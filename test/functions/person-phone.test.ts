import { post } from '../../cloudfunctions/kit/wechat'
import { type Line, openLine } from '../local/wechat/phone-line'
import { type Cloud, startCloud } from '../support/cloud'

const SEEKER = 'oSeeker0000000000000000000001'

let cloud: Cloud
let line: Line
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(async () => {
  line = await openLine({
    app: { id: process.env.WECHAT_APP_ID as string, secret: process.env.WECHAT_APP_SECRET as string },
    people: [{ openid: SEEKER, phone: '13985600001' }],
  })
  process.env.WECHAT_API_URL = `${line.base}api`
})
afterEach(() => line.close())
afterAll(() => cloud.close())

const ask = (code: string) => cloud.ask(SEEKER, 'person.phone', { code })

test('the code of the phone button becomes the number, once', async () => {
  const code = line.standIn.phoneCode(SEEKER)
  expect(await ask(code)).toMatchObject({ kind: 'done', value: { phone: '13985600001' } })
  expect(await ask(code)).toMatchObject({ kind: 'refused', refusal: { code: 'person.phoneCodeUsed' } })
  expect(await ask('somebody-elses')).toMatchObject({ kind: 'refused', refusal: { code: 'person.phoneCodeUsed' } })
})

test('a token WeChat has ended early is replaced without anybody noticing', async () => {
  await ask(line.standIn.phoneCode(SEEKER))
  await line.askToken({ appid: process.env.WECHAT_APP_ID, secret: process.env.WECHAT_APP_SECRET, force_refresh: true })
  expect(await ask(line.standIn.phoneCode(SEEKER))).toMatchObject({ kind: 'done' })
})

test('a token that expired by WeChat’s clock is replaced without anybody noticing', async () => {
  await ask(line.standIn.phoneCode(SEEKER))
  line.clock.now += 3 * 3_600_000
  expect(await ask(line.standIn.phoneCode(SEEKER))).toMatchObject({ kind: 'done' })
})

test('callers who arrive together share one request for a token', async () => {
  line.standIn.faults.add({ path: 'cgi-bin/stable_token', delayMs: 50 })
  line.standIn.faults.add({ path: 'cgi-bin/stable_token', errcode: -1, times: 100 })
  const replies = await Promise.all([1, 2, 3, 4].map(() => ask(line.standIn.phoneCode(SEEKER))))
  expect(replies.map((reply) => reply.kind)).toEqual(Array(4).fill('done'))
})

test('WeChat out of order is broken, says nothing of tokens, and works again afterwards', async () => {
  line.standIn.faults.add({ path: 'wxa/business/getuserphonenumber', hangUp: 'before' })
  const broken = await ask(line.standIn.phoneCode(SEEKER))
  expect(broken).toEqual({ kind: 'broken', traceId: expect.any(String), now: expect.any(Number) })
  expect(await ask(line.standIn.phoneCode(SEEKER))).toMatchObject({ kind: 'done' })
})

test('an account may have WeChat asked so often an hour, also by calls at once, and no other account is held up', async () => {
  const [keen, other] = ['oKeen00000000000000000000000001', 'oOther0000000000000000000000001']
  const say = (openid: string) => cloud.say(openid, 'person.phone', { code: 'not-a-code' })
  const words = await Promise.all(Array.from({ length: 40 }, () => say(keen)))
  expect(words.filter((word) => word === 'person.phoneCodeUsed')).toHaveLength(20)
  expect(words.filter((word) => word === 'system.slowDown')).toHaveLength(20)
  expect(await say(other)).toBe('person.phoneCodeUsed')
})

describe('a fault tells whether the request may have taken effect', () => {
  test('no token: it did not', async () => {
    line.standIn.faults.add({ path: 'cgi-bin/stable_token', errcode: -1 })
    await expect(post('/wxa/msg_sec_check', {})).rejects.toMatchObject({ sent: false })
  })

  test('nobody listens: it did not', async () => {
    process.env.WECHAT_API_URL = 'http://127.0.0.1:1'
    await expect(post('/wxa/msg_sec_check', {})).rejects.toMatchObject({ sent: false })
  })

  test('the line was cut: it may have, and the message holds no token', async () => {
    line.standIn.faults.add({ path: 'cgi-bin/message/subscribe/send', hangUp: 'after' })
    const { access_token: token } = await line.askToken({
      appid: process.env.WECHAT_APP_ID,
      secret: process.env.WECHAT_APP_SECRET,
    })
    const fault = await post('/cgi-bin/message/subscribe/send', {}).catch((thrown: Error & { sent: boolean }) => thrown)
    expect(fault).toMatchObject({ sent: true })
    expect(`${(fault as Error).message} ${(fault as Error).stack}`).not.toContain(token)
  })
})
