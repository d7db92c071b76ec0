import { type Cloud, logOf, startCloud } from '../support/cloud'
import { aCrowd, aFair, aPerson, aTicket, at } from '../support/make'

let cloud: Cloud
let shipped: { name: string; value: object }[]
beforeAll(async () => {
  cloud = await startCloud()
  shipped = await cloud.sql`select name, value from policies where name in ('offer', 'noShow')`
})
afterEach(async () => {
  for (const { name, value } of shipped)
    await cloud.sql`
      insert into policies values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value`
})
afterAll(() => cloud.close())

const setPolicy = (name: string, value: unknown) =>
  cloud.sql`update policies set value = ${JSON.stringify(value)}::jsonb where name = ${name}`

describe('an offer policy that is none', () => {
  const right = { hours: 4, from: '08:30', until: '20:30' }

  test.each<[string, unknown]>([
    ['whose day ends before it begins', { ...right, from: '20:30', until: '08:30' }],
    ['whose day has no length', { ...right, until: '08:30' }],
    ['without hours', { ...right, hours: 0 }],
    ['with hours in words', { ...right, hours: '四小时' }],
    ['with a clock time there is not', { ...right, until: '25:00' }],
    ['that is a list', []],
    ['that is nothing', null],
  ])('%s: places are still given back and offered, by the shipped one, and the log says so', async (_how, value) => {
    const fair = await aFair({ seats: 1, startsAt: at(6, '09:00') })
    const [holder, next] = await aCrowd(2)
    const { ticketId } = await aTicket({ ...fair, ...holder! })
    const waiting = await aTicket({ ...fair, ...next!, state: 'waiting' })
    await setPolicy('offer', value)
    const log = await logOf(async () =>
      expect(await cloud.say(holder!.openid, 'ticket.cancel', { ticketId })).toBe('done'),
    )
    expect(log).toContain('"policy":"offer"')
    await setPolicy('offer', right)
    const { offeredUntil } = await cloud.get(next!.openid, 'ticket.get', waiting)
    const [hour, minute] = new Date((offeredUntil ?? 0) + 8 * 3_600_000)
      .toISOString()
      .slice(11, 16)
      .split(':')
      .map(Number)
    expect((hour ?? 0) * 60 + (minute ?? 0)).toBeGreaterThanOrEqual(8 * 60 + 30)
    expect((hour ?? 0) * 60 + (minute ?? 0)).toBeLessThanOrEqual(20 * 60 + 30)
  })
})

describe('a no-show policy that is none', () => {
  const right = { enabled: true, windowDays: 90, remindAfter: 1, pauseAfter: 1, pauseDays: 7 }

  async function whoMissed() {
    const me = await aPerson()
    await aTicket({ ...(await aFair({ startsAt: at(-1, '09:00') })), ...me })
    return me
  }
  const book = async (me: { openid: string; personId: string }) =>
    cloud.say(me.openid, 'ticket.book', { activityId: (await aFair()).activityId, personId: me.personId })

  test.each<[string, unknown]>([
    ['switched on by a word', { ...right, enabled: 'yes' }],
    ['switched on by a word that reads as one', { ...right, enabled: 'true' }],
    ['with days in words', { ...right, windowDays: '九十天' }],
    ['with half a day', { ...right, pauseDays: 0.5 }],
    ['with more days than there are', { ...right, windowDays: 9e15 }],
    ['with a pause from the first day on', { ...right, pauseAfter: 0 }],
    ['with a reminder after nothing', { ...right, remindAfter: 0 }],
    ['that leaves a rule out', { enabled: true, pauseAfter: 1 }],
    ['in a list', [right]],
    ['that is nothing', null],
  ])('%s: people sign up as by the shipped one, nothing follows, and the log says so', async (_how, value) => {
    const me = await whoMissed()
    await setPolicy('noShow', right)
    expect(await book(me)).toBe('ticket.paused')
    await setPolicy('noShow', value)
    expect(await book(me)).toBe('done')
    const log = await logOf(async () =>
      expect(await cloud.get(me.openid, 'ticket.standing', {})).toMatchObject([{ remind: false, pausedUntil: null }]),
    )
    expect(log).toContain('"policy":"noShow"')
  })

  test('that was taken out altogether pauses nobody either', async () => {
    const me = await whoMissed()
    await cloud.sql`delete from policies where name in ('noShow', 'offer')`
    expect(await book(me)).toBe('done')
    expect(await cloud.get(me.openid, 'ticket.standing', {})).toMatchObject([{ remind: false, pausedUntil: null }])
  })
})
