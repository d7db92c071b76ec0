import { faultIn, type Weather } from '../../../local/wechat/faults'
import { type Line, openLine } from './phone-line'

const SPECIAL = 'tpl-friday-special'
const SEND = 'cgi-bin/message/subscribe/send'
let line: Line
beforeEach(async () => {
  line = await openLine({})
})
afterEach(() => line.close())

const send = (touser: string) =>
  line.call(SEND, {
    touser,
    template_id: SPECIAL,
    data: {
      thing1: { value: '专场' },
      time2: { value: '09:00' },
      thing3: { value: '人才市场' },
      thing4: { value: '身份证' },
    },
  })

/** Numbers from 0 to 1 that look like chance and are the same every time. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

test('an account that was closed is no openid any more', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL, 2)
  expect((await send('o-yang-xiu')).errcode).toBe(0)
  line.standIn.leave('o-yang-xiu')
  expect((await send('o-yang-xiu')).errcode).toBe(40003)
})

test('counts what each person ever got, and only that', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL, 2)
  for (let n = 0; n < 3; n += 1) await send('o-yang-xiu')
  await send('o-nobody')
  expect(line.standIn.delivered()).toEqual({ 'o-yang-xiu': 2 })
})

test('weather delays every call around its latency and troubles its share of what is sent, each kind in turn', () => {
  const weather: Weather = { latencyMs: 80, share: 0.03, troubles: [{ errcode: -1 }, { status: 502 }], random: dice(7) }
  const faults = Array.from({ length: 20_000 }, () => faultIn(weather, SEND))
  const delays = faults.map(({ delayMs = 0 }) => delayMs).sort((one, other) => one - other)
  expect(delays[10_000]).toBeGreaterThan(70)
  expect(delays[10_000]).toBeLessThan(90)
  expect(delays[19_800]).toBeGreaterThan(120)
  const [busy, gateway] = [faults.filter(({ errcode }) => errcode), faults.filter(({ status }) => status)]
  expect((busy.length + gateway.length) / 20_000).toBeCloseTo(0.03, 2)
  expect(Math.min(busy.length, gateway.length)).toBeGreaterThan(200)
  expect(Array.from({ length: 500 }, () => faultIn(weather, 'cgi-bin/stable_token')).every((one) => !one.errcode)).toBe(
    true,
  )
})

test('somebody in between answers a page instead of JSON', async () => {
  line.standIn.grant('o-yang-xiu', SPECIAL)
  line.standIn.weather({ latencyMs: 1, share: 1, troubles: [{ status: 502 }], random: dice(1) })
  await expect(send('o-yang-xiu')).rejects.toThrow()
  line.standIn.weather(null)
  expect(line.standIn.delivered()).toEqual({ 'o-yang-xiu': 1 })
})
