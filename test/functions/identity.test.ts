import type { PersonId, ScanId, TicketId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  at,
  moveClock,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(async () => {
  moveClock(0)
  await cloud.close()
})

const account = () => `o-claim-${nextNumber()}`
const claiming = (who: { realName: string; idNumber: string }, phone = '13985660001') => ({
  ...{ personId: newId(), realName: who.realName, idType: 'residentId' as const, idNumber: who.idNumber, phone },
  ...{ consentVersion: NOTICE_VERSION, idNumberAgreed: true, basis: 'self' as const },
})

/** A grandmother whom her daughter signed up and booked for, and a stranger who knows her name and number. */
async function aTakeover() {
  const daughter = await aPerson()
  const her = { realName: '龙阿婆', ...anIdNumber() }
  const { id } = await cloud.get(daughter.openid, 'person.register', { ...claiming(her), basis: 'agreed' })
  const { activityId } = await aFair({ startsAt: at(3, '09:00') })
  const ticket = await cloud.get(daughter.openid, 'ticket.book', { activityId, personId: id })
  await cloud.sql`insert into answers values (${id}, 'looking', 'factory', 1000)`
  const stranger = account()
  const claimed = await cloud.get(stranger, 'person.register', claiming(her, '13985669999'))
  return { daughter, her, id, activityId, ticketId: ticket.id, stranger, claimed }
}

describe('who knows name and number only', () => {
  test('sees nothing others did, and deletes and cancels nothing of it', async () => {
    const { daughter, id, stranger, claimed, ticketId } = await aTakeover()
    expect(claimed.phone).toBe('139****9999')
    const seen = await cloud.get(stranger, 'person.dossier', { personId: id, full: false })
    expect(seen).toMatchObject({ keeper: false, whole: false, tickets: [], answers: [], groups: [], bornOn: null })
    expect(await cloud.say(stranger, 'person.dossier', { personId: id, full: true })).toBe('person.notKeeper')
    expect(await cloud.get(stranger, 'person.erase', { personId: id, withdrawn: false })).toMatchObject({
      erased: 0,
      left: 1,
    })
    expect(await cloud.get(daughter.openid, 'ticket.get', { ticketId })).toMatchObject({ state: 'booked' })
    expect((await cloud.get(daughter.openid, 'person.dossier', { personId: id, full: false })).keeper).toBe(true)
  })

  test('gets no further by being first: the one whose card was seen decides, and takes the other off', async () => {
    const her = { realName: '龙阿妹', ...anIdNumber() }
    const [stranger, owner] = [account(), account()]
    const { id } = await cloud.get(stranger, 'person.register', claiming(her))
    await cloud.get(owner, 'person.register', claiming(her, '13985660002'))
    const { activityId } = await aFair({ startsAt: at(3, '09:00') })
    const { id: ticketId } = await cloud.get(owner, 'ticket.book', { activityId, personId: id })
    const before = await cloud.get(stranger, 'person.dossier', { personId: id, full: false })
    expect([before.tickets, before.whole]).toEqual([[], false])
    const clerk = await aClerk()
    const looking = { ticketId, realName: null, reason: '本人到场核对' }
    await Promise.all([1, 2, 3].map(() => cloud.get(clerk.openid, 'ticket.cardSeen', looking)))
    const after = await cloud.get(owner, 'person.dossier', { personId: id, full: false })
    expect(after).toMatchObject({ keeper: true, whole: true, others: [{ relation: 'self' }] })
    expect((await cloud.get(stranger, 'person.dossier', { personId: id, full: false })).keeper).toBe(false)
    const mark = after.others[0]?.mark ?? ''
    expect(await cloud.say(stranger, 'person.unlink', { personId: id, mark })).toBe('person.notKeeper')
    expect((await cloud.get(owner, 'person.unlink', { personId: id, mark })).others).toEqual([])
    expect((await cloud.get(stranger, 'person.mine', {})).persons).toEqual([])
    expect(
      await cloud.sql`select count(distinct at)::int as times from audit where act = 'ticket.cardSeen' and detail ->> 'ticketId' = ${ticketId}`,
    ).toHaveLength(1)
  })
})

test('an unproved first claim takes nobody off', async () => {
  const { daughter, id } = await aTakeover()
  const { others } = await cloud.get(daughter.openid, 'person.dossier', { personId: id, full: false })
  expect(others).toHaveLength(1)
  expect(await cloud.say(daughter.openid, 'person.unlink', { personId: id, mark: others[0]?.mark ?? '' })).toBe(
    'person.notProved',
  )
})

test('a clerk puts a wrong name right with the card in hand, in their own county alone, and the account is told', async () => {
  const wrong = { realName: '杨秀君', ...anIdNumber() }
  const holder = account()
  const { id } = await cloud.get(holder, 'person.register', claiming(wrong))
  const { activityId } = await aFair({ startsAt: at(3, '09:00') })
  const { id: ticketId } = await cloud.get(holder, 'ticket.book', { activityId, personId: id })
  const far = await aClerk({ district: '520628' })
  const right = { ticketId, realName: '杨秀军', reason: '姓名登记错了' }
  expect(await cloud.say(far.openid, 'ticket.cardSeen', right)).toBe('ticket.notFound')
  const clerk = await aClerk()
  await cloud.get(clerk.openid, 'ticket.cardSeen', right)
  expect((await cloud.get(holder, 'person.dossier', { personId: id, full: true })).person.name).toBe('杨秀军')
  expect((await cloud.get(holder, 'notice.mine', { cursor: null })).notices.map(({ title }) => title)).toContain(
    '姓名已按证件更正',
  )
  const [line] = await cloud.sql<{
    text: string
  }>`select audit::text as text from audit where act = 'ticket.cardSeen' and detail ->> 'ticketId' = ${ticketId}`
  expect(line?.text).not.toContain('杨秀')
})

/** Two accounts that typed one number with different names. */
async function twoClaims() {
  const { idNumber } = anIdNumber()
  const [first, second] = [account(), account()]
  const wrong = await cloud.get(first, 'person.register', claiming({ realName: '杨秀君', idNumber }))
  const right = await cloud.get(second, 'person.register', claiming({ realName: '杨秀军', idNumber }, '13985660003'))
  return { idNumber, first: { openid: first, personId: wrong.id }, second: { openid: second, personId: right.id } }
}

const liveOf = (activityId: string) =>
  cloud.sql<{ booked_by: string }>`
    select booked_by from tickets where activity_id = ${activityId} and state in ('booked', 'waiting', 'offered')`

describe('one number', () => {
  test('holds one place at an activity, whatever names were typed with it, however many sign up at once', async () => {
    const { activityId } = await aFair({ startsAt: at(3, '09:00'), seats: 50 })
    const { idNumber } = anIdNumber()
    const claims = await Promise.all(
      ['杨一', '杨二', '杨三', '杨四', '杨五', '杨六'].map(async (realName) => {
        const openid = account()
        return { openid, personId: (await cloud.get(openid, 'person.register', claiming({ realName, idNumber }))).id }
      }),
    )
    const words = await Promise.all(
      claims.map(({ openid, personId }) => cloud.ask(openid, 'ticket.book', { activityId, personId })),
    )
    expect(words.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    for (const word of words.filter(({ kind }) => kind !== 'done'))
      expect(word).toMatchObject({ kind: 'refused', refusal: { code: 'ticket.heldElsewhere' } })
    expect(await liveOf(activityId)).toHaveLength(1)
    expect(await cloud.sql`select booked from activities where id = ${activityId}`).toEqual([{ booked: 1 }])
  })

  test('given back, the place is free for the other name', async () => {
    const { first, second } = await twoClaims()
    const { activityId } = await aFair({ startsAt: at(3, '09:00') })
    const { id: ticketId } = await cloud.get(first.openid, 'ticket.book', { activityId, personId: first.personId })
    const other = { activityId, personId: second.personId }
    expect(await cloud.say(second.openid, 'ticket.book', other)).toBe('ticket.heldElsewhere')
    await cloud.get(first.openid, 'ticket.cancel', { ticketId })
    expect(await cloud.get(second.openid, 'ticket.book', other)).toMatchObject({ state: 'booked' })
  })

  test('belongs to the one whose card was seen: signing up takes the place, and the first code is none any more', async () => {
    const { first, second } = await twoClaims()
    const [before, now] = [await aFair({ startsAt: at(3, '09:00') }), await aFair({ startsAt: at(4, '09:00') })]
    const known = { activityId: before.activityId, personId: second.personId }
    const { id: seen } = await cloud.get(second.openid, 'ticket.book', known)
    const clerk = await aClerk()
    const looking = { realName: null, reason: '本人到场核对' }
    await cloud.get(clerk.openid, 'ticket.cardSeen', { ...looking, ticketId: seen })
    const { activityId } = now
    const taken = await cloud.get(first.openid, 'ticket.book', { activityId, personId: first.personId })
    const mine = await cloud.get(second.openid, 'ticket.book', { activityId, personId: second.personId })
    expect(mine).toMatchObject({ state: 'booked', name: '杨*军' })
    expect(mine.id).not.toBe(taken.id)
    expect(await cloud.get(first.openid, 'ticket.get', { ticketId: taken.id })).toMatchObject({ state: 'cancelled' })
    expect(await liveOf(activityId)).toEqual([{ booked_by: second.openid }])
    expect(
      (await cloud.get(first.openid, 'notice.mine', { cursor: null })).notices.map(({ title }) => title),
    ).toContain('名额已转给核对过证件的本人')
    expect(await cloud.say(first.openid, 'ticket.book', { activityId, personId: first.personId })).toBe(
      'ticket.heldElsewhere',
    )
  })

  test('a clerk gives the place to the name on the card, where that name is registered too', async () => {
    const { first, second } = await twoClaims()
    const { activityId } = await aFair({ startsAt: at(3, '09:00') })
    const { id: ticketId } = await cloud.get(first.openid, 'ticket.book', { activityId, personId: first.personId })
    const clerk = await aClerk()
    const right = { ticketId, realName: '杨秀军', reason: '姓名登记错了' }
    expect(await cloud.get(clerk.openid, 'ticket.cardSeen', right)).toMatchObject({ state: 'booked', name: '杨*军' })
    expect(await liveOf(activityId)).toEqual([{ booked_by: second.openid }])
    expect(await cloud.sql`select booked from activities where id = ${activityId}`).toEqual([{ booked: 1 }])
  })

  test('with the card in hand the door lets the right name in by the place the wrong one holds', async () => {
    const { idNumber, first } = await twoClaims()
    const startsAt = Date.now() + 600_000
    const { activityId, sessionId } = await aFair({ startsAt, endsAt: startsAt + 3 * 3_600_000, walkInSeats: 5 })
    await cloud.get(first.openid, 'ticket.book', { activityId, personId: first.personId })
    const helper = await aHelper({ sessionId })
    const comer = {
      ...{ scanId: newId<ScanId>(), sessionId, ticketId: newId<TicketId>(), personId: newId<PersonId>() },
      ...{ realName: '杨秀军', idType: 'residentId' as const, idNumber, phone: null, consentVersion: NOTICE_VERSION },
    }
    expect(await cloud.say(helper.openid, 'gate.walkIn', { ...comer, cardSeen: false })).toBe('person.nameMismatch')
    const seen = { ...comer, cardSeen: true }
    expect(await cloud.get(helper.openid, 'gate.walkIn', seen)).toMatchObject({ outcome: 'admitted', name: '杨*军' })
    expect(await cloud.get(helper.openid, 'gate.walkIn', seen)).toMatchObject({ outcome: 'admitted' })
    expect(await liveOf(activityId)).toHaveLength(1)
    expect(await cloud.sql`select booked, walk_in_booked from activities where id = ${activityId}`).toEqual([
      { booked: 1, walk_in_booked: 0 },
    ])
  })
})

test('who claims second corrects the phone they gave, and nothing of what the first one gave', async () => {
  const { daughter, id, stranger } = await aTakeover()
  const correction = { personId: id, realName: null, phone: '13985668888', answers: [] }
  expect((await cloud.get(stranger, 'person.correct', correction)).person.phone).toBe('139****8888')
  expect((await cloud.get(daughter.openid, 'person.dossier', { personId: id, full: false })).person.phone).not.toBe(
    '139****8888',
  )
  expect(await cloud.say(stranger, 'person.correct', { ...correction, realName: '龙阿公' })).toBe('person.notKeeper')
})
