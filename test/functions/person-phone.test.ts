import { post } from '../../cloudfunctions/kit/wechat/api'
import { type Line, openLine } from '../local/wechat/phone-line'
import { type Cloud, startCloud } from '../support/cloud'
import { anIdNumber, NOTICE_VERSION, newId } from '../support/make'

const SEEKER = 'oSeeker0000000000000000000001'
const OWNER = 'oOwner00000000000000000000001'

let cloud: Cloud
let line: Line
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(async () => {
  line = await openLine({
    app: { id: process.env.WECHAT_APP_ID as string, secret: process.env.WECHAT_APP_SECRET as string },
    people: [
      { openid: SEEKER, phone: '13985600001' },
      { openid: OWNER, phone: '13985600003' },
    ],
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

test('whose phone WeChat gave is let through where many claim their number, with one name; nobody else is', async () => {
  const { idNumber } = anIdNumber()
  const register = (openid: string, realName: string, phone: string) =>
    cloud.say(openid, 'person.register', {
      ...{ personId: newId(), realName, idType: 'residentId', idNumber, phone, basis: 'agreed' },
      ...{ consentVersion: NOTICE_VERSION, idNumberAgreed: true },
    })
  for (const nth of [1, 2, 3, 4, 5, 6, 7, 8])
    expect(await register(`o-stranger-${nth}`, '龙小妹', '13985600002')).toBe('done')
  expect(await register(OWNER, '田小妹', '13985600003')).toBe('person.numberBusy')
  await cloud.get(OWNER, 'person.phone', { code: line.standIn.phoneCode(OWNER) })
  expect(await register('o-stranger-9', '田小妹', '13985600003')).toBe('person.numberBusy')
  expect(await register(OWNER, '田小妹', '13985600009')).toBe('person.numberBusy')
  expect(await register(OWNER, '田小妹', '13985600003')).toBe('done')
  expect(await register(OWNER, '田小妹', '13985600003')).toBe('done')
  expect(await register(OWNER, '田大妹', '13985600003')).toBe('person.slowDown')
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
