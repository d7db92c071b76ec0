import { clock } from '../../cloudfunctions/kit/clock'
import { type Gateway, startGateway } from '../../local/gateway'
import { answerControls } from '../../local/gateway/controls'
import { createTimers } from '../../local/timers'
import { instantOf } from '../../src/domain/time/calendar'

let gateway: Gateway

beforeAll(async () => {
  gateway = await startGateway(0)
  const functions = { has: () => true, call: async () => ({ kind: 'done', value: 7 }) }
  const config = [{ noun: 'notice', timers: [{ name: 'drain', cron: '0 * * * * * *' }] }]
  gateway.open([answerControls(createTimers(config, { functions, now: clock.now }))])
})

afterAll(async () => {
  delete process.env.LOCAL_CLOCK_OFFSET_MS
  await gateway.stop()
})

const ask = async (path: string, body?: string) => {
  const answer = await fetch(`${gateway.url}/local/${path}`, body === undefined ? {} : { method: 'POST', body })
  return { status: answer.status, said: await answer.json() }
}

test('there are three seekers of different ages, a recruiter, a gate helper, a county and a city clerk', async () => {
  const { said } = await ask('personas')
  const roles = said.map(({ role }: { role: string }) => role)
  expect(roles).toEqual(['求职者', '求职者', '求职者', '招聘人员', '入口验票', '碧江区经办人', '市级经办人'])
  expect(new Set(said.slice(0, 3).map(({ age }: { age: number }) => age)).size).toBe(3)
})

test('the clock moves to a China-time moment, on by an amount, and back', async () => {
  await ask('clock', '{"to":"2026-11-27 08:30"}')
  expect(Math.abs(clock.now() - instantOf('2026-11-27', '08:30'))).toBeLessThan(2_000)
  const { said } = await ask('clock', '{"by":3600000}')
  expect(said.says).toBe('11月27日 周五 9:30')
  await ask('clock', `{"to":${instantOf('2027-01-01', '00:00')}}`)
  expect((await ask('clock')).said.says).toBe('1月1日 周五 0:00')
  expect((await ask('clock', '{"to":null}')).said.offsetMs).toBe(0)
})

test.each(['', 'null', '{}', '{"by":"1"}', '{"by":1e300}', '{"to":"2026-11-40 08:30"}', '{"to":"Friday"}', '[1]'])(
  'a clock told %j stays where it is',
  async (body) => {
    await ask('clock', '{"to":null}')
    expect((await ask('clock', body)).status).toBe(400)
    expect((await ask('clock')).said.offsetMs).toBe(0)
  },
)

test('a timer is fired by name, an unknown one is not there', async () => {
  expect((await ask('timers/drain/fire', '')).said).toEqual({ kind: 'done', value: 7 })
  expect((await ask('timers')).said[0].last.reply).toEqual({ kind: 'done', value: 7 })
  expect((await ask('timers/nobody/fire', '')).status).toBe(404)
})
