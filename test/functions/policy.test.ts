import { SHIPPED } from '../../src/domain/policy/policy'
import type { Input, Output } from '../../types/contract'
import type { PolicyName, PolicyValues } from '../../types/policy'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCrowd, aFair, aPerson, aTicket, at, moveClock } from '../support/make'
import { aCampaign, aSpecial, aSubscriber } from '../support/make-campaign'
import { nameDatabase } from '../support/owner'
import { aFridayTemplate } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

const DAY = 86_400_000

let cloud: Cloud
let city: Awaited<ReturnType<typeof aClerk>>
let colleague: Awaited<ReturnType<typeof aClerk>>
let county: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  city = await aClerk({ district: '5206', name: '周明' })
  colleague = await aClerk({ district: '5206', name: '田芳' })
  county = await aClerk()
  await aFridayTemplate(cloud)
})
beforeEach(async () => {
  for (const [name, value] of Object.entries(SHIPPED))
    await cloud.sql`
      insert into policies (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value, version = 0, changed_by = null, changed_at = null`
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

const list = (openid = city.openid) => cloud.get(openid, 'policy.list', {})
const ruleIn = (policies: Output<'policy.list'>, name: PolicyName) => policies.find(({ rule }) => rule.name === name)
const wish = <N extends PolicyName>(name: N, value: PolicyValues[N], version = 0) =>
  ({ rule: { name, value }, version }) as Input<'policy.save'>
const save = <N extends PolicyName>(name: N, value: PolicyValues[N], { version = 0, openid = city.openid } = {}) =>
  cloud.ask(openid, 'policy.save', wish(name, value, version))
const auditOf = (name: PolicyName) => cloud.sql<{ actor_id: string; act: string; district: string; detail: object }>`
  select actor_id, act, district, detail from audit where subject = 'policy' and subject_id = ${name} order by id`

describe('the rules of the bureau', () => {
  test('are installed as shipped', async () => {
    const fresh = await startFresh()
    expect(fresh).toEqual(Object.entries(SHIPPED).sort(([a], [b]) => (a < b ? -1 : 1)))
  })

  test('are shown to every clerk, in the same order, with nobody’s name while they are as installed', async () => {
    for (const { openid } of [city, county])
      expect(await list(openid)).toEqual(
        (['offer', 'noShow', 'noting', 'reminders', 'quiet', 'weeklyCap', 'asking', 'retention'] as const).map(
          (name) => ({
            rule: { name, value: SHIPPED[name] },
            version: 0,
            changedBy: null,
            changedAt: null,
          }),
        ),
      )
  })

  test('say who changed one last and when, and the log says what it was before and is now', async () => {
    const before = Date.now()
    const value = { hours: 2, from: '09:00', until: '18:00' }
    expect(await save('offer', value)).toMatchObject({ kind: 'done' })
    const shown = ruleIn(await list(county.openid), 'offer')
    expect(shown).toMatchObject({ rule: { value }, version: 1, changedBy: '周明', changedAt: expect.any(Number) })
    expect(shown?.changedAt).toBeGreaterThanOrEqual(before)
    const log = await auditOf('offer')
    expect(log.at(-1)).toEqual({
      actor_id: city.staffId,
      act: 'policy.save',
      district: '5206',
      detail: { before: SHIPPED.offer, after: value },
    })
  })

  test('go back to the shipped ones by being set to them', async () => {
    await save('weeklyCap', { messages: 1 })
    expect(await save('weeklyCap', SHIPPED.weeklyCap, { version: 1 })).toMatchObject({ kind: 'done' })
    expect(ruleIn(await list(), 'weeklyCap')).toMatchObject({ rule: { value: { messages: 3 } }, version: 2 })
  })

  test('that are missing or none are shown as they are kept to, and can be set right', async () => {
    await cloud.sql`delete from policies where name = 'quiet'`
    await cloud.sql`update policies set value = '[]' where name = 'offer'`
    expect(ruleIn(await list(), 'quiet')?.rule.value).toEqual(SHIPPED.quiet)
    expect(ruleIn(await list(), 'offer')?.rule.value).toEqual(SHIPPED.offer)
    expect(await save('quiet', { from: '22:00', until: '07:00' })).toMatchObject({ kind: 'done' })
    expect(await save('offer', SHIPPED.offer)).toMatchObject({ kind: 'done' })
    const stored = await cloud.sql`select name, value from policies where name in ('quiet', 'offer') order by name`
    expect(stored).toEqual([
      { name: 'offer', value: SHIPPED.offer },
      { name: 'quiet', value: { from: '22:00', until: '07:00' } },
    ])
  })
})

/** The rules of a database nobody has touched. */
async function startFresh() {
  const { DATABASE_URL: functionsUrl = '', MIGRATE_DATABASE_URL: url = '' } = process.env
  const other = await startCloud()
  try {
    const rows = await other.sql<{ name: string; value: object }>`select name, value from policies order by name`
    return rows.map(({ name, value }) => [name, value])
  } finally {
    await other.close()
    nameDatabase({ url, functionsUrl })
  }
}

describe('a rule', () => {
  test('is set by the city’s clerks alone; a county’s are told where to go, and nothing is written', async () => {
    expect(await cloud.say(county.openid, 'policy.save', wish('weeklyCap', { messages: 9 }))).toBe('policy.cityOnly')
    expect(ruleIn(await list(), 'weeklyCap')).toMatchObject({ rule: { value: { messages: 3 } }, version: 0 })
    expect((await auditOf('weeklyCap')).filter(({ actor_id }) => actor_id === county.staffId)).toEqual([])
  })

  test.each<[string, string, object]>([
    ['an offer of no time', 'hours', { name: 'offer', value: { ...SHIPPED.offer, hours: 0 } }],
    ['an offer of more than a week', 'hours', { name: 'offer', value: { ...SHIPPED.offer, hours: 169 } }],
    ['a day that ends before it begins', 'until', { name: 'offer', value: { ...SHIPPED.offer, until: '08:00' } }],
    ['a clock time there is not', 'from', { name: 'quiet', value: { from: '25:00', until: '08:00' } }],
    ['half a message', 'messages', { name: 'weeklyCap', value: { messages: 1.5 } }],
    ['no message at all', 'messages', { name: 'weeklyCap', value: { messages: 0 } }],
    ['peace for less than a month', 'rejectDays', { name: 'asking', value: { rejectDays: 29 } }],
    ['peace for more than a year', 'rejectDays', { name: 'asking', value: { rejectDays: 366 } }],
    ['a pause from the first day on', 'pauseAfter', { name: 'noShow', value: { ...SHIPPED.noShow, pauseAfter: 0 } }],
    [
      'an outcome due before it is asked for',
      'outcomeWithinDays',
      { name: 'reminders', value: { ...SHIPPED.reminders, outcomeDays: 7 } },
    ],
    [
      'employers checked less than every half year',
      'verifyDays',
      { name: 'reminders', value: { ...SHIPPED.reminders, verifyDays: 185 } },
    ],
    ['data kept for no time', 'fair', { name: 'retention', value: { ...SHIPPED.retention, fair: 0 } }],
    ['data kept for ever', 'person', { name: 'retention', value: { ...SHIPPED.retention, person: 36_501 } }],
    ['a kind of data left out', 'bus', { name: 'retention', value: { ...SHIPPED.retention, bus: undefined } }],
  ])('of %s is refused with the field %s, and nothing is written', async (_what, field, rule) => {
    const before = await cloud.sql`select * from policies order by name`
    expect(await cloud.ask(city.openid, 'policy.save', { rule, version: 0 } as Input<'policy.save'>)).toMatchObject({
      refusal: { code: 'input.invalid', field: `rule.value.${field}` },
    })
    expect(await cloud.sql`select * from policies order by name`).toEqual(before)
  })

  test('that is none is refused by name', async () => {
    const rule = { name: 'mood', value: {} }
    expect(
      await cloud.ask(city.openid, 'policy.save', { rule, version: 0 } as unknown as Input<'policy.save'>),
    ).toMatchObject({ refusal: { code: 'input.invalid', field: 'rule.name' } })
  })

  test('that would keep the evening’s reminder until morning is refused, from whichever side it comes', async () => {
    const clash = (dayBefore: string, quiet: object) => ({
      refusal: { code: 'policy.reminderQuiet', dayBefore, quiet },
    })
    expect(await save('reminders', { ...SHIPPED.reminders, dayBefore: '21:00' })).toMatchObject(
      clash('21:00', SHIPPED.quiet),
    )
    const early = { from: '17:30', until: '08:00' }
    expect(await save('quiet', early)).toMatchObject(clash('18:00', early))
    const both = await Promise.all([
      save('reminders', { ...SHIPPED.reminders, dayBefore: '20:30' }),
      save('quiet', { from: '20:00', until: '08:00' }, { openid: colleague.openid }),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    expect(await save('weeklyCap', { messages: 2 })).toMatchObject({ kind: 'done' })
  })

  test('sent twice is set once', async () => {
    const before = (await auditOf('asking')).length
    const first = await save('asking', { rejectDays: 60 })
    const second = await save('asking', { rejectDays: 60 })
    expect(second).toMatchObject({ kind: 'done' })
    expect(ruleIn(await list(), 'asking')).toMatchObject({ version: 1 })
    expect((first as { value: unknown }).value).toEqual((second as { value: unknown }).value)
    expect(await auditOf('asking')).toHaveLength(before + 1)
  })

  test('changed by a colleague meanwhile is not changed unseen: one is told who and when', async () => {
    await save('quiet', { from: '22:00', until: '08:00' }, { openid: colleague.openid })
    const late = await save('quiet', { from: '20:00', until: '08:00' })
    expect(late).toMatchObject({
      refusal: { code: 'policy.changed', by: '田芳', at: expect.any(Number) },
    })
    expect(ruleIn(await list(), 'quiet')).toMatchObject({ rule: { value: { from: '22:00' } }, version: 1 })
  })

  test('changed by many at once is changed by one', async () => {
    const before = (await auditOf('weeklyCap')).length
    const replies = await Promise.all(
      [4, 5, 6, 7].map((messages, place) =>
        save('weeklyCap', { messages }, { openid: (place % 2 ? city : colleague).openid }),
      ),
    )
    expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(replies.filter((reply) => reply.kind === 'refused').map((reply) => reply.refusal.code)).toEqual(
      Array(3).fill('policy.changed'),
    )
    expect(ruleIn(await list(), 'weeklyCap')).toMatchObject({ version: 1 })
    expect(await auditOf('weeklyCap')).toHaveLength(before + 1)
  })
})

describe('a rule that was changed', () => {
  test('of offers holds for the next offer, and leaves the one made before as promised', async () => {
    const fair = await aFair({ seats: 2, startsAt: at(6, '09:00') })
    const [one, two, first, second] = await aCrowd(4)
    const held = [await aTicket({ ...fair, ...one! }), await aTicket({ ...fair, ...two! })]
    const [early, late] = [
      await aTicket({ ...fair, ...first!, state: 'waiting' }),
      await aTicket({ ...fair, ...second!, state: 'waiting' }),
    ]
    moveClock(at(1, '10:00') - Date.now())
    const offered = async (openid: string, ticketId: string) =>
      (await cloud.get(openid, 'ticket.get', { ticketId })).offeredUntil ?? 0
    await cloud.get(one!.openid, 'ticket.cancel', { ticketId: held[0]!.ticketId })
    const before = await offered(first!.openid, early.ticketId)
    await save('offer', { hours: 1, from: '08:00', until: '22:00' })
    await cloud.get(two!.openid, 'ticket.cancel', { ticketId: held[1]!.ticketId })
    expect(Math.round((before - at(0, '14:00')) / 60_000)).toBe(0)
    expect(await offered(first!.openid, early.ticketId)).toBe(before)
    expect(Math.round(((await offered(second!.openid, late.ticketId)) - at(0, '11:00')) / 60_000)).toBe(0)
  })

  test('of missed places pauses whoever missed too many, and no longer once it is off again', async () => {
    const me = await aPerson()
    await aTicket({ ...(await aFair({ startsAt: at(-1, '09:00') })), ...me })
    const book = async () =>
      cloud.say(me.openid, 'ticket.book', { activityId: (await aFair()).activityId, personId: me.personId })
    await save('noShow', { ...SHIPPED.noShow, enabled: true, remindAfter: 1, pauseAfter: 1 })
    expect(await book()).toBe('ticket.paused')
    await save('noShow', SHIPPED.noShow, { version: 1 })
    expect(await book()).toBe('done')
  })

  test('of quiet hours is kept by the campaign that begins', async () => {
    await aSubscriber(cloud)
    const [nine, ten] = [at(1, '09:00'), at(1, '10:00')]
    const { activityId } = await aSpecial()
    const { id, version } = await aCampaign(cloud, city.openid, { activityId, sendAt: nine })
    await cloud.get(city.openid, 'campaign.approve', { campaignId: id, version })
    await save('quiet', { from: '21:00', until: '10:00' })
    const stateAt = async (time: number) => {
      moveClock(time - Date.now())
      await cloud.asTimer('notice', 'drainNotices')
      return (await cloud.sql<{ state: string }>`select state from campaigns where id = ${id}`)[0]?.state
    }
    expect(await stateAt(nine)).toBe('approved')
    expect(await stateAt(ten)).not.toBe('approved')
  })

  test('of asking is what the phone asks by', async () => {
    await save('asking', { rejectDays: 45 })
    expect(await cloud.get('o-anybody', 'consent.mine', {})).toMatchObject({ asking: { rejectDays: 45 } })
  })
})

describe('a shorter period of retention', () => {
  const purge = async () => {
    const reply = await cloud.asTimer('person', 'purgePersons')
    return (reply as { value: Output<'person.purge'> }).value
  }

  test('takes effect the next night, and is what people read', async () => {
    const startsAt = at(-400, '09:00')
    const fair = await aFair({ startsAt, endsAt: startsAt + 3_600_000 })
    await aTicket({ ...fair, ...(await aPerson()) })
    expect(await purge()).toMatchObject({ tickets: 0 })
    await save('retention', { ...SHIPPED.retention, fair: 365 })
    expect(await purge()).toMatchObject({ tickets: 1 })
  })

  test('of people takes effect the next night for those looked at before, too', async () => {
    const me = await aPerson()
    const long = Date.now() - 400 * DAY
    await cloud.sql`update persons set registered_at = ${long} where id = ${me.personId}`
    await cloud.sql`update account_persons set linked_at = ${long} where person_id = ${me.personId}`
    await cloud.sql`update privacy_consents set agreed_at = ${long} where person_id = ${me.personId}`
    const isThere = async () => (await cloud.sql`select from persons where id = ${me.personId}`).length === 1
    await purge()
    expect(await isThere()).toBe(true)
    await save('retention', { ...SHIPPED.retention, person: 365 })
    await purge()
    expect(await isThere()).toBe(false)
    expect(await purge()).toMatchObject({ persons: 0 })
  })

  test('that is none is refused by the database itself', async () => {
    for (const value of ['null', '{}', '[]', JSON.stringify({ ...SHIPPED.retention, fair: 0 })])
      await expect(cloud.sql`update policies set value = ${value}::jsonb where name = 'retention'`).rejects.toThrow(
        'policies_retention',
      )
  })
})
