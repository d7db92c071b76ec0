import pg from 'pg'
import type { Input } from '../../types/contract'
import type { PersonId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aFair,
  anIdNumber,
  aPerson,
  aTicket,
  at,
  dayIn,
  moveClock,
  NOTICE_VERSION,
  newId,
} from '../support/make'

/** Those who come at once have a connection each. */
process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

const WHY = { verified: true as const, reason: '本人带身份证来窗口' }

/** Somebody who signed up in 碧江区 and in 江口县, and clerks of both and of the city. */
async function aVisitor() {
  const { idNumber } = anIdNumber()
  const person = await aPerson({ realName: '杨秀军', idNumber })
  const here = await aFair({ title: '碧江区招聘会', seats: 1 })
  const there = await aFair({ title: '江口县招聘会', district: '520621' })
  for (const { activityId } of [here, there]) await aTicket({ activityId, ...person })
  return {
    ...{ person, idNumber, here, there },
    clerk: await aClerk(),
    neighbour: await aClerk({ district: '520621' }),
    stranger: await aClerk({ district: '520624' }),
    city: await aClerk({ district: '5206' }),
  }
}

const phoneOf = async (personId: string) => {
  const [row] = await cloud.sql<{ openid: string }>`select openid from account_persons where person_id = ${personId}`
  return (await cloud.get(row?.openid ?? '', 'person.dossier', { personId, full: true })).person
}
const told = (openid: string) => cloud.sql<{ title: string }>`select title from notices where openid = ${openid}`
const looks = (staffId: string) => cloud.sql<{ act: string; district: string; detail: unknown }>`
  select act, district, detail from audit where actor_id = ${staffId} order by id`

describe('a clerk who looks for somebody by a whole number', () => {
  test('finds them masked, by document or phone, with the sign-ups of the own division, and the look is kept', async () => {
    const { person, idNumber, clerk, city } = await aVisitor()
    const [{ phone } = { phone: '' }] = [await phoneOf(person.personId)]
    const find = (openid: string, by: 'id' | 'phone', number: string) =>
      cloud.get(openid, 'person.find', { by, number, reason: WHY.reason })
    const { persons } = await find(clerk.openid, 'id', idNumber.toLowerCase())
    expect(persons).toMatchObject([
      { id: person.personId, name: '杨*军', signUps: 1, proved: false, tickets: [{ title: '碧江区招聘会' }] },
    ])
    expect(JSON.stringify(persons)).not.toMatch(new RegExp(`${idNumber}|${phone}|杨秀军`))
    expect((await find(clerk.openid, 'phone', phone)).persons).toEqual(persons)
    expect((await find(city.openid, 'id', idNumber)).persons[0]?.signUps).toBe(2)
    const [first] = await looks(clerk.staffId)
    const detail = { by: 'id', reason: WHY.reason, personIds: [person.personId] }
    expect(first).toEqual({ act: 'person.find', district: '520602', detail })
  })

  test('of a county where they never signed up finds nobody, and can do nothing about them', async () => {
    const { person, idNumber, stranger } = await aVisitor()
    const ask = { by: 'id' as const, number: idNumber, reason: WHY.reason }
    expect(await cloud.get(stranger.openid, 'person.find', ask)).toEqual({ persons: [], more: false })
    const { personId } = person
    const right = { personId, realName: null, phone: '13985600099', ...WHY }
    expect(await cloud.say(stranger.openid, 'person.putRight', right)).toBe('desk.personNotFound')
    expect(await cloud.get(stranger.openid, 'person.eraseFor', { personId, ...WHY })).toMatchObject({ erased: 0 })
    expect(await cloud.sql`select from persons where id = ${personId}`).toHaveLength(1)
    for (const openid of [person.openid, 'o-anybody'])
      expect(await cloud.say(openid, 'person.find', ask)).toBe('actor.mayNot')
  })

  test('gives a reason and a whole number, and makes thirty looks in an hour at most', async () => {
    const { idNumber, clerk } = await aVisitor()
    const ask = (number: string, reason = WHY.reason) =>
      cloud.say(clerk.openid, 'person.find', { by: 'id', number, reason })
    expect(await ask(idNumber, ' ')).toBe('input.invalid')
    expect(await ask(idNumber.slice(-4))).toBe('person.idForm')
    expect(await cloud.say(clerk.openid, 'person.find', { by: 'phone', number: '0011', reason: '找人' })).toBe(
      'person.phone',
    )
    for (let n = 0; n < 30; n += 1) expect(await ask(idNumber)).toBe('done')
    expect(await ask(idNumber)).toBe('desk.slowDown')
    moveClock(3_600_001)
    expect(await ask(idNumber)).toBe('done')
  })
})

describe('a clerk whom somebody asks', () => {
  test('puts name and phone right once, which everybody who signed them up is told, and keeps no name in the log', async () => {
    const { person, neighbour } = await aVisitor()
    const wish = { personId: person.personId, realName: '杨秀珺', phone: '139 8560 0099', ...WHY }
    expect(await cloud.get(neighbour.openid, 'person.putRight', wish)).toMatchObject({
      name: '杨*珺',
      phone: '139****0099',
    })
    moveClock(60_000)
    await cloud.get(neighbour.openid, 'person.putRight', wish)
    expect(await phoneOf(person.personId)).toMatchObject({ name: '杨秀珺', phone: '13985600099' })
    expect(await told(person.openid)).toEqual([{ title: '姓名和手机号码已更正' }])
    const detail = { fields: ['realName', 'phone'], reason: WHY.reason }
    expect(await looks(neighbour.staffId)).toEqual([{ act: 'person.putRight', district: '520621', detail }])
    const wrong = { ...wish, realName: '1', phone: null }
    expect(await cloud.say(neighbour.openid, 'person.putRight', wrong)).toBe('person.realName')
  })

  test('cannot give somebody a name under which the number is registered already', async () => {
    const { person, idNumber, clerk } = await aVisitor()
    await aPerson({ realName: '杨秀珺', idNumber })
    const wish = { personId: person.personId, realName: '杨秀珺', phone: null, ...WHY }
    expect(await cloud.say(clerk.openid, 'person.putRight', wish)).toBe('person.claimed')
  })

  test('deletes them once with the places they hold, which goes on to the line, and their accounts are told', async () => {
    const { person, here, clerk } = await aVisitor()
    const next = await aPerson()
    await aTicket({ activityId: here.activityId, ...next, state: 'waiting' })
    const wish = { personId: person.personId, ...WHY }
    expect(await cloud.get(clerk.openid, 'person.eraseFor', wish)).toEqual({ erased: 1, left: 0, cancelled: 2 })
    expect(await cloud.get(clerk.openid, 'person.eraseFor', wish)).toEqual({ erased: 0, left: 0, cancelled: 0 })
    expect(await cloud.sql`select from persons where id = ${person.personId}`).toEqual([])
    expect(await cloud.sql`select state from tickets where person_id = ${next.personId}`).toEqual([
      { state: 'offered' },
    ])
    expect(await told(person.openid)).toEqual([{ title: '个人信息已删除' }])
    const detail = { reason: WHY.reason, cancelled: 2 }
    expect(await looks(clerk.staffId)).toEqual([{ act: 'person.eraseFor', district: '520602', detail }])
  })
})

describe('a village helper', () => {
  const WHY_HELPER = { verified: true as const, reason: '村干部帮村民报名' }
  const granting = (personId: string, mark: string) => ({
    rightId: newId(),
    personId,
    mark,
    until: dayIn(200),
    ...WHY_HELPER,
  })

  /** A village official whose account has registered a household of six, found by the clerks of their county. */
  async function anOfficial() {
    const { person, idNumber, ...clerks } = await aVisitor()
    for (let n = 1; n < 6; n += 1) await aPerson({ openid: person.openid, relation: 'family' })
    const find = async (openid: string) => {
      const { persons } = await cloud.get(openid, 'person.find', { by: 'id', number: idNumber, reason: WHY.reason })
      return persons[0] as (typeof persons)[0]
    }
    const [account] = (await find(clerks.clerk.openid)).accounts
    return { ...clerks, person, find, mark: account?.mark ?? '', account }
  }
  const neighbour = (wish: Partial<Input<'person.register'>> = {}): Input<'person.register'> => ({
    ...{ personId: newId<PersonId>(), realName: '龙大姐', idType: 'residentId', idNumber: anIdNumber().idNumber },
    ...{ phone: '13985600009', consentVersion: NOTICE_VERSION, idNumberAgreed: true, basis: 'agreed', ...wish },
  })
  const register = (openid: string, wish?: Partial<Input<'person.register'>>) =>
    cloud.ask(openid, 'person.register', neighbour(wish))
  const TOO_MANY = { kind: 'refused', refusal: { code: 'person.tooMany', limit: 6 } }

  /** Runs so many acts that meet the account's right, and holds it until each of them waits for it or for another. */
  async function whileHeld<T>(openid: string, many: number, act: () => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
    await client.connect()
    try {
      await client.query('begin')
      await client.query('select from helper_rights where openid = $1 for update', [openid])
      const acts = act()
      for (let waiting = 0; waiting < many; ) {
        await client.query('select pg_stat_clear_snapshot()')
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        waiting = rows[0]?.n ?? 0
      }
      await client.query('rollback')
      return await acts
    } finally {
      await client.end()
    }
  }

  test('signs up the seventh once a clerk granted it, which the clerk sees on the account and on who was registered', async () => {
    const { person, clerk, neighbour: other, find, mark, account } = await anOfficial()
    expect(account).toEqual({
      mark: expect.any(String),
      since: expect.any(Number),
      proved: false,
      people: 6,
      right: null,
    })
    expect(await register(person.openid)).toMatchObject(TOO_MANY)
    const wish = granting(person.personId, mark)
    const granted = await cloud.get(clerk.openid, 'person.grantHelper', wish)
    const right = { id: wish.rightId, until: wish.until, by: '田经办', district: '520602', reason: WHY_HELPER.reason }
    expect(granted.accounts[0]?.right).toMatchObject({ ...right, mayEnd: true })
    expect((await find(other.openid)).accounts[0]?.right).toMatchObject({ ...right, mayEnd: false })
    const { idNumber } = anIdNumber()
    const reply = await register(person.openid, { idNumber })
    expect(reply).toMatchObject({ kind: 'done', value: { relation: 'family' } })
    const city = await aClerk({ district: '5206' })
    const { persons } = await cloud.get(city.openid, 'person.find', { by: 'id', number: idNumber, reason: '核对' })
    expect(persons[0]?.helpers).toEqual([{ name: '杨*军', since: expect.any(Number) }])
    expect(persons[0]?.accounts).toEqual([])
    const { helpsUntil } = await cloud.get(person.openid, 'person.dossier', { personId: person.personId, full: false })
    expect(helpsUntil).toBe(wish.until)
  })

  test('is granted and ended once, however often it is sent, and both are in the log with their reason', async () => {
    const { person, clerk, mark } = await anOfficial()
    const wish = granting(person.personId, mark)
    const once = await cloud.get(clerk.openid, 'person.grantHelper', wish)
    expect(await cloud.get(clerk.openid, 'person.grantHelper', wish)).toEqual(once)
    const another = { ...wish, rightId: newId() }
    expect(await cloud.ask(clerk.openid, 'person.grantHelper', another)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'desk.helperGranted', day: wish.until },
    })
    const end = { rightId: wish.rightId, personId: person.personId, reason: '换人负责' }
    const ended = await cloud.get(clerk.openid, 'person.endHelper', end)
    expect(ended.accounts[0]).toMatchObject({ people: 6, right: null })
    expect(await cloud.get(clerk.openid, 'person.endHelper', end)).toEqual(ended)
    expect(await register(person.openid)).toMatchObject(TOO_MANY)
    // what was granted, ended and sent once more by a slow network stays ended
    expect(await cloud.get(clerk.openid, 'person.grantHelper', wish)).toEqual(ended)
    const { rightId } = wish
    expect((await looks(clerk.staffId)).filter(({ act }) => act !== 'person.find')).toEqual([
      {
        act: 'person.grantHelper',
        district: '520602',
        detail: { rightId, account: mark, until: wish.until, reason: WHY_HELPER.reason },
      },
      { act: 'person.endHelper', district: '520602', detail: { rightId, reason: '换人负责' } },
    ])
    expect(await cloud.say(clerk.openid, 'person.grantHelper', another)).toBe('done')
  })

  test('granted by two clerks at once is granted once', async () => {
    const { person, clerk, city, mark } = await anOfficial()
    const replies = await Promise.all(
      [clerk, city, clerk, city].map(({ openid }) =>
        cloud.say(openid, 'person.grantHelper', granting(person.personId, mark)),
      ),
    )
    expect(replies.sort()).toEqual(['desk.helperGranted', 'desk.helperGranted', 'desk.helperGranted', 'done'])
  })

  test('of another county can neither be granted it nor lose it, and no account but the person’s own gets it', async () => {
    const { person, clerk, stranger, neighbour: other, mark } = await anOfficial()
    const wish = granting(person.personId, mark)
    expect(await cloud.say(stranger.openid, 'person.grantHelper', wish)).toBe('desk.personNotFound')
    expect(await cloud.say(person.openid, 'person.grantHelper', wish)).toBe('actor.mayNot')
    const child = (await aPerson({ openid: person.openid, relation: 'family' })).personId
    const city = await aClerk({ district: '5206' })
    expect(await cloud.say(city.openid, 'person.grantHelper', granting(child, mark))).toBe('desk.helperNotFound')
    await cloud.get(clerk.openid, 'person.grantHelper', wish)
    const end = { rightId: wish.rightId, personId: person.personId, reason: '换人负责' }
    expect(await cloud.say(stranger.openid, 'person.endHelper', end)).toBe('desk.personNotFound')
    expect(await cloud.say(other.openid, 'person.endHelper', end)).toBe('desk.helperNotFound')
    expect((await register(person.openid)).kind).toBe('done')
  })

  test.each([
    [-1, 'desk.helperUntil'],
    [0, 'done'],
    [400, 'done'],
    [401, 'desk.helperUntil'],
  ])('until %i days from today: %s', async (days, said) => {
    const { person, clerk, mark } = await anOfficial()
    const wish = { ...granting(person.personId, mark), until: dayIn(days) }
    expect(await cloud.say(clerk.openid, 'person.grantHelper', wish)).toBe(said)
  })

  test('signs up nobody more after the last day, everybody registered stays, and it can be granted anew', async () => {
    const { person, clerk, mark, find } = await anOfficial()
    await cloud.get(clerk.openid, 'person.grantHelper', granting(person.personId, mark))
    expect((await register(person.openid)).kind).toBe('done')
    const over = at(201, '00:00')
    moveClock(over - Date.now() - 60_000)
    expect((await register(person.openid)).kind).toBe('done')
    moveClock(over - Date.now() + 60_000)
    expect(await register(person.openid)).toMatchObject(TOO_MANY)
    expect((await find(clerk.openid)).accounts[0]).toMatchObject({ people: 8, right: null })
    const anew = { ...granting(person.personId, mark), until: dayIn(300) }
    expect(await cloud.say(clerk.openid, 'person.grantHelper', anew)).toBe('done')
    expect((await register(person.openid)).kind).toBe('done')
  })

  test('has sixty people at most, also when several come at once', async () => {
    const { person, clerk, mark, find } = await anOfficial()
    await cloud.get(clerk.openid, 'person.grantHelper', granting(person.personId, mark))
    for (let n = 6; n < 59; n += 1) await aPerson({ openid: person.openid, relation: 'family' })
    const replies = await whileHeld(person.openid, 8, () =>
      Promise.all(Array.from({ length: 8 }, () => register(person.openid))),
    )
    expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    const refused = replies.flatMap((reply) => (reply.kind === 'refused' ? [reply.refusal] : []))
    expect(refused).toEqual(Array(7).fill({ code: 'person.tooMany', limit: 60 }))
    expect((await find(clerk.openid)).accounts[0]?.people).toBe(60)
  })

  test('who has a household and not yet oneself can still register oneself, or no desk could find the account', async () => {
    const openid = 'o-household-first'
    for (let n = 0; n < 6; n += 1) await aPerson({ openid, relation: 'family' })
    expect(await register(openid)).toMatchObject(TOO_MANY)
    expect(await register(openid, { basis: 'self' })).toMatchObject({ kind: 'done', value: { relation: 'self' } })
  })

  test('loses it with the account’s own person, by whomever that is deleted', async () => {
    const { person, clerk, mark } = await anOfficial()
    await cloud.get(clerk.openid, 'person.grantHelper', granting(person.personId, mark))
    const helped = await register(person.openid)
    await cloud.get(clerk.openid, 'person.eraseFor', { personId: person.personId, ...WHY })
    expect(await cloud.sql`select from helper_rights where openid = ${person.openid}`).toEqual([])
    const left = await cloud.sql`select helper_right from account_persons where openid = ${person.openid}`
    expect(left).toHaveLength(6)
    expect(helped.kind).toBe('done')
    expect(await register(person.openid)).toMatchObject(TOO_MANY)
  })
})
