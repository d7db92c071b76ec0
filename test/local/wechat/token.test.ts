import { type Line, openLine } from './phone-line'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.close())

const MINUTE = 60_000
const send = (token?: string) =>
  line.postJson(`api/cgi-bin/message/subscribe/send${token === undefined ? '' : `?access_token=${token}`}`, {})

test('the token stays the same until five minutes before its end', async () => {
  const first = await line.askToken()
  expect(first.expires_in).toBe(7200)
  line.clock.now += 114 * MINUTE
  expect(await line.askToken()).toEqual({ access_token: first.access_token, expires_in: 360 })
  line.clock.now += 2 * MINUTE
  const second = await line.askToken()
  expect(second.access_token).not.toBe(first.access_token)
  expect((await send(first.access_token)).errcode).toBe(40003)
})

test.each([
  [{ grant_type: 'password' }, 40002],
  [{ appid: undefined }, 41002],
  [{ secret: undefined }, 41004],
  [{ appid: 'wx-other' }, 40013],
  [{ secret: 'wrong' }, 40125],
])('a token is not given for %j', async (change, errcode) => {
  expect((await line.askToken(change)).errcode).toBe(errcode)
})

test('a missing, an invented and an expired token are told apart', async () => {
  const { access_token } = await line.askToken()
  expect((await send()).errcode).toBe(41001)
  expect((await send('invented')).errcode).toBe(40001)
  line.clock.now += 121 * MINUTE
  expect((await send(access_token)).errcode).toBe(42001)
})

test('a forced refresh ends the old token, at most every thirty seconds and twenty times a day', async () => {
  const { access_token } = await line.askToken()
  const refreshed = await line.askToken({ force_refresh: true })
  expect((await send(access_token)).errcode).toBe(40001)
  expect((await line.askToken({ force_refresh: true })).access_token).toBe(refreshed.access_token)
  for (let done = 1; done < 20; done++) {
    line.clock.now += 31_000
    expect((await line.askToken({ force_refresh: true })).errcode).toBeUndefined()
  }
  line.clock.now += 31_000
  expect((await line.askToken({ force_refresh: true })).errcode).toBe(45009)
})

test('only a JSON object in a POST is understood', async () => {
  const path = 'api/cgi-bin/stable_token'
  expect((await (await fetch(line.base + path)).json()).errcode).toBe(43002)
  expect((await line.postJson(path, '')).errcode).toBe(44002)
  for (const body of ['nonsense', '[]', '"text"', `{"long":"${'x'.repeat(1_100_000)}"}`])
    expect((await line.postJson(path, body)).errcode).toBe(47001)
  expect((await line.post('api/cgi-bin/unknown', {})).status).toBe(404)
})
