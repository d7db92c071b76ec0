import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, anIdNumber, aPerson, aTicket, moveClock } from '../support/make'

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
