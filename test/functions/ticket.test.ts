import type { Ticket } from '../../types/ticket'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aCourse,
  aCrowd,
  aFair,
  aHelper,
  aPerson,
  aTicket,
  at,
  dayIn,
  moveClock,
  newId,
  nextNumber,
} from '../support/make'

const MINUTE = 60_000
const NOWHERE = '00000000-0000-4000-8000-000000000000'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Fair = { activityId: string }
type Person = { personId: string; openid: string }
const book = ({ activityId }: Fair, { personId, openid }: Person) =>
  cloud.ask(openid, 'ticket.book', { activityId, personId })
const get = ({ activityId }: Fair, { personId, openid }: Person) =>
  cloud.get(openid, 'ticket.book', { activityId, personId })
const bookedOf = async ({ activityId }: Fair) =>
  (await cloud.sql<{ booked: number }>`select booked from activities where id = ${activityId}`)[0]?.booked
const ticketsOf = ({ activityId }: Fair) =>
  cloud.sql<{ state: string; cancelled_by: string | null }>`
    select state, cancelled_by from tickets where activity_id = ${activityId} order by booked_at`
const refused = (refusal: object) => ({ kind: 'refused', refusal })

describe('booking', () => {
  test('gives a place in one statement, with a code that tells nothing of the person', async () => {
    const fair = await aFair({ seats: 2, special: true })
    const person = await aPerson({ realName: '欧阳秀军' })
    const { activityId } = fair
    const { personId } = person
    expect(await cloud.statements(person.openid, 'ticket.book', { activityId, personId })).toBe(1)
    const ticket = await get(fair, person)
    expect(ticket).toMatchObject({
      state: 'booked',
      personId,
      name: '欧阳**',
      cancelledAt: null,
      checkedInAt: null,
      activity: { id: activityId, kind: 'fair', special: true, cancelled: false, day: fair.day, place: '人力资源市场' },
    })
    expect(ticket.code).not.toBeNull()
    for (const secret of [person.idNumber, person.phone, person.realName, person.openid])
      expect(JSON.stringify(ticket)).not.toContain(secret)
    expect(await bookedOf(fair)).toBe(1)
  })

  test('twice gives the same ticket and takes one seat', async () => {
    const fair = await aFair({ seats: 2 })
    const person = await aPerson()
    const first = await get(fair, person)
    expect(await get(fair, person)).toMatchObject(first)
    expect(await bookedOf(fair)).toBe(1)
  })

  test('twice gives the same ticket even when the fair has become full, or booking has closed', async () => {
    const fair = await aFair({ seats: 1, closesAt: at(1, '09:00') })
    const person = await aPerson()
    const { id } = await get(fair, person)
    expect((await get(fair, person)).id).toBe(id)
    moveClock(at(2, '09:00') - Date.now())
    expect((await get(fair, person)).id).toBe(id)
  })

  test('works the same for a training course', async () => {
    const course = await aCourse({ seats: 1, waitlist: false })
    expect((await get(course, await aPerson())).activity.kind).toBe('course')
    expect(await book(course, await aPerson())).toMatchObject(refused({ code: 'ticket.full' }))
  })

  test('one account books for each of its people', async () => {
    const fair = await aFair({ seats: 2 })
    const mother = await aPerson()
    const son = await aPerson({ openid: mother.openid, relation: 'family' })
    const tickets = [await get(fair, mother), await get(fair, son)]
    expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(2)
    expect(await bookedOf(fair)).toBe(2)
  })

  test('a person of another account, or of nobody, is not there', async () => {
    const fair = await aFair()
    const stranger = await aPerson()
    const { openid } = await aPerson()
    expect(await book(fair, { ...stranger, openid })).toMatchObject(refused({ code: 'person.notFound' }))
    expect(await book(fair, { personId: NOWHERE, openid })).toMatchObject(refused({ code: 'person.notFound' }))
    expect(await bookedOf(fair)).toBe(0)
  })

  test('a person booked by another account holds one place, and this account does not see the ticket', async () => {
    const fair = await aFair()
    const son = await aPerson()
    const { openid } = await aPerson()
    await cloud.sql`insert into account_persons values (${openid}, ${son.personId}, 'family', 1)`
    const held = await get(fair, son)
    const reply = await book(fair, { ...son, openid })
    expect(reply).toMatchObject(refused({ code: 'ticket.heldElsewhere' }))
    expect(JSON.stringify(reply)).not.toContain(held.id)
    expect(await bookedOf(fair)).toBe(1)
  })

  test('every reason against it is told, the one to act on first, and nothing is written', async () => {
    const person = await aPerson({ bornOn: '2012-05-05' })
    const cases = [
      [{ activityId: NOWHERE }, { code: 'activity.notFound' }],
      [await aFair({ state: 'draft' }), { code: 'activity.notFound' }],
      [await aFair({ state: 'cancelled' }), { code: 'activity.cancelled' }],
      [await aFair({ startsAt: at(-1, '09:00') }), { code: 'activity.over' }],
      [await aFair({ opensAt: at(1, '09:00') }), { code: 'activity.notOpen', opensAt: at(1, '09:00') }],
      [await aFair({ closesAt: at(-1, '09:00') }), { code: 'activity.closed', closedAt: at(-1, '09:00') }],
      [await aFair({ minAge: 60 }), { code: 'ticket.underAge', minAge: 60 }],
    ] as const
    for (const [fair, refusal] of cases) {
      expect(await book(fair, person)).toMatchObject(refused(refusal))
      expect(await ticketsOf(fair)).toEqual([])
    }
  })

  test('opens and closes on the dot', async () => {
    const fair = await aFair({ opensAt: at(1, '09:00'), closesAt: at(2, '09:00') })
    const [early, first, last, late] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()]
    const atInstant = (instant: number) => moveClock(instant - Date.now())
    atInstant(at(1, '09:00') - MINUTE)
    expect(await book(fair, early)).toMatchObject(refused({ code: 'activity.notOpen' }))
    moveClock(0)
    atInstant(at(1, '09:00') + MINUTE)
    expect(await book(fair, first)).toMatchObject({ kind: 'done' })
    moveClock(0)
    atInstant(at(2, '09:00') - MINUTE)
    expect(await book(fair, last)).toMatchObject({ kind: 'done' })
    moveClock(0)
    atInstant(at(2, '09:00') + MINUTE)
    expect(await book(fair, late)).toMatchObject(refused({ code: 'activity.closed' }))
  })

  test('on the birthday one is old enough, the day before one is not', async () => {
    const fair = await aFair({ minAge: 16, startsAt: at(3, '09:00') })
    const [year, rest] = [Number(fair.day.slice(0, 4)) - 16, fair.day.slice(4)]
    const tomorrow = `${year}${dayIn(4).slice(4)}`
    expect(await book(fair, await aPerson({ bornOn: `${year}${rest}` }))).toMatchObject({ kind: 'done' })
    expect(await book(fair, await aPerson({ bornOn: tomorrow }))).toMatchObject(
      refused({ code: 'ticket.underAge', minAge: 16 }),
    )
  })

  test('a passport tells no age, so it does not stand in the way', async () => {
    const person = await aPerson({ idType: 'passport', idNumber: 'E12345678' })
    expect(await book(await aFair({ minAge: 18 }), person)).toMatchObject({ kind: 'done' })
  })
})

describe('cancelling', () => {
  const cancel = (openid: string, ticketId: string) => cloud.ask(openid, 'ticket.cancel', { ticketId })

  test('frees the seat for the next one and keeps the ticket as history', async () => {
    const fair = await aFair({ seats: 1, waitlist: false })
    const [one, two] = [await aPerson(), await aPerson()]
    const ticket = await get(fair, one)
    expect(await book(fair, two)).toMatchObject(refused({ code: 'ticket.full' }))
    const gone = await cloud.get(one.openid, 'ticket.cancel', { ticketId: ticket.id })
    expect(gone).toMatchObject({ id: ticket.id, state: 'cancelled', code: null, cancelledAt: expect.any(Number) })
    expect((await get(fair, two)).state).toBe('booked')
    expect(await bookedOf(fair)).toBe(1)
    expect(await ticketsOf(fair)).toEqual([
      { state: 'cancelled', cancelled_by: one.openid },
      { state: 'booked', cancelled_by: null },
    ])
  })

  test('twice frees one seat', async () => {
    const fair = await aFair()
    const [one, two] = [await aPerson(), await aPerson()]
    await get(fair, two)
    const { id } = await get(fair, one)
    const first = await cancel(one.openid, id)
    moveClock(MINUTE)
    const second = await cancel(one.openid, id)
    expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 })
    expect(await bookedOf(fair)).toBe(1)
  })

  test('and booking again gives a new ticket', async () => {
    const fair = await aFair()
    const person = await aPerson()
    const { id } = await get(fair, person)
    await cancel(person.openid, id)
    const again = await get(fair, person)
    expect(again).toMatchObject({ state: 'booked', code: expect.any(String) })
    expect(again.id).not.toBe(id)
  })

  test('somebody else’s ticket, or none, is not there', async () => {
    const fair = await aFair()
    const [one, other] = [await aPerson(), await aPerson()]
    const { id } = await get(fair, one)
    for (const ticketId of [id, NOWHERE]) {
      expect(await cancel(other.openid, ticketId)).toMatchObject(refused({ code: 'ticket.notFound' }))
      expect(await cloud.say(other.openid, 'ticket.get', { ticketId })).toBe('ticket.notFound')
    }
    expect(await bookedOf(fair)).toBe(1)
  })

  test('is refused after its time', async () => {
    const fair = await aFair({ cancelUntil: at(1, '18:00') })
    const person = await aPerson()
    const { id } = await get(fair, person)
    const closedAt = at(1, '18:00')
    moveClock(closedAt - Date.now() + MINUTE)
    expect(await cancel(person.openid, id)).toMatchObject(refused({ code: 'ticket.cancelClosed', closedAt }))
    expect(await bookedOf(fair)).toBe(1)
  })

  test('is refused once used at the gate', async () => {
    const fair = await aFair({ startsAt: Date.now() + MINUTE })
    const person = await aPerson()
    const helper = await aHelper(fair)
    const { id, code } = await get(fair, person)
    const scan = { scanId: newId(), sessionId: fair.sessionId, text: code ?? '', scannedAt: Date.now(), way: 'in' }
    expect(await cloud.get(helper.openid, 'gate.scan', scan)).toMatchObject({ outcome: 'admitted' })
    expect(await cancel(person.openid, id)).toMatchObject(refused({ code: 'ticket.used' }))
    expect(await cloud.get(person.openid, 'ticket.get', { ticketId: id })).toMatchObject({
      state: 'booked',
      checkedInAt: expect.any(Number),
    })
  })
})

describe('own tickets', () => {
  test('newest activity first, cancelled ones too, nobody else’s, in one statement', async () => {
    const me = await aPerson()
    const [soon, later, past] = [
      await aFair({ startsAt: at(1, '09:00') }),
      await aFair({ startsAt: at(8, '09:00') }),
      await aFair({ startsAt: at(-8, '09:00') }),
    ]
    await aTicket({ ...soon, ...me })
    await aTicket({ ...past, ...me })
    await aTicket({ ...later, ...me, state: 'cancelled' })
    await aTicket({ ...soon, ...(await aPerson()) })
    const mine = await cloud.get(me.openid, 'ticket.mine', {})
    expect(mine.map(({ activity, state }) => [activity.id, state])).toEqual([
      [later.activityId, 'cancelled'],
      [soon.activityId, 'booked'],
      [past.activityId, 'booked'],
    ])
    expect(mine.map((ticket) => ticket.code !== null)).toEqual([false, true, false])
    expect(await cloud.statements(me.openid, 'ticket.mine', {})).toBe(1)
  })

  test('a live one is there however many were booked after it, and page by page every one', async () => {
    const openid = `o-helper-${nextNumber()}`
    const [early, old] = [await aFair(), await aFair({ startsAt: at(-9, '09:00'), seats: 200 })]
    const crowd = await aCrowd(104)
    const held = []
    for (const [n, { personId }] of crowd.entries())
      held.push(await aTicket({ ...(n === 0 ? early : old), personId, openid, bookedAt: 1_000 + (n >> 2) }))
    const mine = await cloud.get(openid, 'ticket.mine', {})
    expect(mine).toHaveLength(101)
    expect(mine[0]).toMatchObject({ id: held[0]?.ticketId, code: expect.any(String) })
    const seen: Ticket[] = []
    let cursor: string | null = null
    do {
      const page: { tickets: Ticket[]; next: string | null } = await cloud.get(openid, 'ticket.history', { cursor })
      seen.push(...page.tickets)
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toHaveLength(104)
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(held.map(({ ticketId }) => ticketId)))
    expect(seen.map(({ bookedAt }) => bookedAt)).toEqual(seen.map(({ bookedAt }) => bookedAt).sort((a, b) => b - a))
    expect((await cloud.get((await aPerson()).openid, 'ticket.history', { cursor: null })).tickets).toEqual([])
    expect(await cloud.ask(openid, 'ticket.history', { cursor: 'x' })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'cursor' },
    })
  })

  test('a ticket of a cancelled activity says so and has no code', async () => {
    const fair = await aFair()
    const person = await aPerson()
    const { id } = await get(fair, person)
    await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
    expect(await cloud.get(person.openid, 'ticket.get', { ticketId: id })).toMatchObject({
      code: null,
      activity: { cancelled: true },
    })
  })

  test('the code is the same whenever it is shown, and opens the gate of its own activity', async () => {
    const fair = await aFair()
    const person = await aPerson()
    const { id, code } = await get(fair, person)
    moveClock(10 * MINUTE)
    expect((await cloud.get(person.openid, 'ticket.get', { ticketId: id })).code).toBe(code)
  })
})
