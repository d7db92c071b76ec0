import { lookupHash } from '../../cloudfunctions/kit/seal'
import { type Cloud, startCloud } from '../support/cloud'
import { type ActivityWish, aCrowd, aFair, aPerson, aTicket, at, moveClock, newId } from '../support/make'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(async () => {
  moveClock(0)
  await cloud.sql`update policies set value = value || '{"enabled": false, "pauseAfter": null}' where name = 'noShow'`
})
afterAll(() => cloud.close())

type Fair = { activityId: string }
type Person = Awaited<ReturnType<typeof aPerson>>
type More = { declared?: boolean; answers?: { question: string; answer: string }[] }

const ask = ({ activityId }: Fair, { personId, openid }: Person, more: More = {}) =>
  cloud.ask(openid, 'ticket.book', { activityId, personId, ...more })
const book = ({ activityId }: Fair, { personId, openid }: Person, more: More = {}) =>
  cloud.get(openid, 'ticket.book', { activityId, personId, ...more })
const refused = (refusal: object) => ({ kind: 'refused', refusal })
const fairOfVeterans = (wish: ActivityWish = {}) => aFair({ keyGroup: 'veteran', ...wish })
const rowOf = async (ticketId: string) =>
  (
    await cloud.sql<{ state: string; bucket: string; mark: string | null }>`
      select state, bucket, mark from tickets where id = ${ticketId}`
  )[0]
const placesOf = async ({ activityId }: Fair) =>
  (
    await cloud.sql<Record<string, number>>`
      select booked, offered, waiting, key_booked, key_offered, walk_in_booked from activities where id = ${activityId}`
  )[0]
const put = ({ idNumber }: Person, group = 'veteran') =>
  cloud.sql`insert into rosters values (${group}, ${lookupHash('id', idNumber)}, '520602', null, 1)`
const toInstant = (instant: number) => moveClock(instant - Date.now())

describe('a full fair', () => {
  test('takes people onto the list in one statement, in order, each seeing where they stand', async () => {
    const fair = await aFair({ seats: 1 })
    const [holder, first, second, third] = (await aCrowd(4)) as [Person, Person, Person, Person]
    expect((await book(fair, holder)).position).toBeNull()
    const { personId, openid } = first
    expect(
      await cloud.statements(openid, 'ticket.book', {
        activityId: fair.activityId as never,
        personId: personId as never,
      }),
    ).toBe(1)
    expect(await book(fair, first)).toMatchObject({ state: 'waiting', position: 1, code: null, offeredUntil: null })
    const standing = await book(fair, second)
    expect(standing).toMatchObject({ state: 'waiting', position: 2 })
    expect(await book(fair, third)).toMatchObject({ position: 3 })
    expect(await cloud.get(second.openid, 'ticket.get', { ticketId: standing.id })).toMatchObject(standing)
    await cloud.get(first.openid, 'ticket.cancel', { ticketId: (await book(fair, first)).id })
    expect((await cloud.get(third.openid, 'ticket.mine', {}))[0]).toMatchObject({ state: 'waiting', position: 2 })
    expect(await placesOf(fair)).toMatchObject({ booked: 1, offered: 0, waiting: 2 })
    expect(await cloud.statements(third.openid, 'ticket.mine', {})).toBe(1)
  })

  test('says so when it keeps no list, and after the last call', async () => {
    expect(await ask(await aFair({ seats: 1, waitlist: false }), await aPerson())).toMatchObject({ kind: 'done' })
    const none = await aFair({ seats: 1, waitlist: false })
    await book(none, await aPerson())
    expect(await ask(none, await aPerson())).toMatchObject(refused({ code: 'ticket.full' }))
    const running = await aFair({ seats: 1, startsAt: at(1, '09:00'), closesAt: at(1, '11:00') })
    await book(running, await aPerson())
    toInstant(at(1, '09:00'))
    expect(await ask(running, await aPerson())).toMatchObject(refused({ code: 'ticket.full' }))
  })

  test('gives a freed place to the head of the line and to nobody who comes along', async () => {
    const fair = await aFair({ seats: 1 })
    const [holder, first, second, outsider] = (await aCrowd(4)) as [Person, Person, Person, Person]
    const held = await book(fair, holder)
    await book(fair, first)
    await book(fair, second)
    await cloud.get(holder.openid, 'ticket.cancel', { ticketId: held.id })
    expect(await book(fair, first)).toMatchObject({
      state: 'offered',
      position: null,
      offeredUntil: expect.any(Number),
    })
    expect(await book(fair, second)).toMatchObject({ state: 'waiting', position: 1 })
    expect(await book(fair, outsider)).toMatchObject({ state: 'waiting', position: 2 })
    expect(await placesOf(fair)).toMatchObject({ booked: 0, offered: 1, waiting: 2 })
  })
})

test('a place that lies free while somebody waits is not for who comes along, until the line is over', async () => {
  const fair = await aFair({ seats: 1, startsAt: at(1, '09:00'), closesAt: at(1, '11:00') })
  const [holder, first, outsider, late] = (await aCrowd(4)) as [Person, Person, Person, Person]
  await book(fair, holder)
  await book(fair, first)
  await cloud.sql`update activities set seats = 3 where id = ${fair.activityId}`
  expect(await book(fair, outsider)).toMatchObject({ state: 'waiting', position: 2 })
  toInstant(at(1, '09:00'))
  expect((await book(fair, late)).state).toBe('booked')
})

describe('an offer', () => {
  async function anOffer(wish: ActivityWish = {}) {
    const fair = await aFair({ seats: 1, ...wish })
    const [holder, person, next] = (await aCrowd(3)) as [Person, Person, Person]
    const held = await book(fair, holder)
    const ticket = await book(fair, person)
    await book(fair, next)
    await cloud.get(holder.openid, 'ticket.cancel', { ticketId: held.id })
    const offered = await cloud.get(person.openid, 'ticket.get', { ticketId: ticket.id })
    const accept = () => cloud.ask(person.openid, 'ticket.accept', { ticketId: ticket.id })
    const cancel = () => cloud.ask(person.openid, 'ticket.cancel', { ticketId: ticket.id })
    return { fair, person, next, ticketId: ticket.id, until: offered.offeredUntil as number, accept, cancel }
  }

  test('is taken once, with a code, and the counts follow', async () => {
    const { fair, accept, ticketId, person } = await anOffer()
    const taken = await accept()
    expect(taken).toMatchObject({
      kind: 'done',
      value: { state: 'booked', code: expect.any(String), offeredUntil: null },
    })
    expect(await placesOf(fair)).toMatchObject({ booked: 1, offered: 0, waiting: 1 })
    const again = await accept()
    expect({ ...again, now: 0 }).toEqual({ ...taken, now: 0 })
    expect(await placesOf(fair)).toMatchObject({ booked: 1, offered: 0 })
    expect({ ...taken, now: 0 }).toMatchObject({ value: await cloud.get(person.openid, 'ticket.get', { ticketId }) })
  })

  test('given back goes to the next one', async () => {
    const { fair, next, cancel } = await anOffer()
    expect(await cancel()).toMatchObject({ kind: 'done', value: { state: 'cancelled' } })
    expect((await book(fair, next)).state).toBe('offered')
    expect(await placesOf(fair)).toMatchObject({ offered: 1, waiting: 0 })
  })

  test('is refused when its time is up, before and after the sweep, and goes to the next one', async () => {
    const { fair, next, accept, until, ticketId, person } = await anOffer()
    toInstant(until)
    expect(await accept()).toMatchObject(refused({ code: 'offer.expired', expiredAt: until }))
    expect(await cloud.asTimer('ticket', 'sweepOffers')).toMatchObject({ kind: 'done' })
    expect(await accept()).toMatchObject(refused({ code: 'offer.expired', expiredAt: until }))
    expect((await cloud.get(person.openid, 'ticket.get', { ticketId })).state).toBe('expired')
    expect((await book(fair, next)).state).toBe('offered')
    expect(await cloud.asTimer('ticket', 'sweepOffers')).toMatchObject({ value: { expired: 0, offered: 0 } })
    expect((await book(fair, person)).state).toBe('waiting')
  })

  test('is refused when the activity is called off, when there is none, and to others', async () => {
    const { fair, next, accept, ticketId } = await anOffer()
    const waiting = await book(fair, next)
    expect(await cloud.say(next.openid, 'ticket.accept', { ticketId: waiting.id })).toBe('offer.none')
    expect(await cloud.say(next.openid, 'ticket.accept', { ticketId })).toBe('ticket.notFound')
    expect(await cloud.say(next.openid, 'ticket.accept', { ticketId: newId() })).toBe('ticket.notFound')
    await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
    expect(await accept()).toMatchObject(refused({ code: 'activity.cancelled' }))
  })

  test('is refused once sign-up has closed, whatever was promised', async () => {
    const { fair, accept } = await anOffer()
    const closedAt = Date.now() - MINUTE
    await cloud.sql`update activities set closes_at = ${closedAt} where id = ${fair.activityId}`
    expect(await accept()).toMatchObject(refused({ code: 'activity.closed', closedAt }))
  })
})

describe('a moved date', () => {
  const confirm = ({ openid }: Person, ticketId: string) => cloud.ask(openid, 'ticket.reconfirm', { ticketId })
  async function asked(wish: ActivityWish = {}) {
    const fair = await aFair(wish)
    const person = await aPerson()
    const { id } = await book(fair, person)
    await cloud.sql`update tickets set reconfirm = 'asked' where id = ${id}`
    return { fair, person, id }
  }

  test('is confirmed once, or given back until the start', async () => {
    const { person, id } = await asked()
    expect(await confirm(person, id)).toMatchObject({ kind: 'done', value: { reconfirm: 'yes', state: 'booked' } })
    expect(await confirm(person, id)).toMatchObject({ kind: 'done', value: { reconfirm: 'yes' } })
    const other = await asked({ startsAt: at(3, '09:00'), cancelUntil: at(1, '09:00') })
    toInstant(at(2, '09:00'))
    expect(await cloud.say(other.person.openid, 'ticket.cancel', { ticketId: other.id })).toBe('done')
  })

  test('is not confirmed by others, for a place not held, for one called off, or after the start', async () => {
    const { fair, person, id } = await asked({ startsAt: at(1, '09:00') })
    const stranger = await aPerson()
    expect(await confirm(stranger, id)).toMatchObject(refused({ code: 'ticket.notFound' }))
    const { ticketId } = await aTicket({ ...fair, ...stranger, state: 'waiting' })
    expect(await confirm(stranger, ticketId)).toMatchObject(refused({ code: 'ticket.notBooked' }))
    toInstant(at(1, '09:00'))
    expect(await confirm(person, id)).toMatchObject(refused({ code: 'activity.over' }))
    await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
    expect(await confirm(person, id)).toMatchObject(refused({ code: 'activity.cancelled' }))
  })
})

describe('the reserve of a key group', () => {
  test('is for members by roster or by their word, and leaves the open places to everybody', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 2 })
    const [checked, said, other, late] = (await aCrowd(4)) as [Person, Person, Person, Person]
    await put(checked)
    expect(await rowOf((await book(fair, checked)).id)).toEqual({ state: 'booked', bucket: 'key', mark: 'checked' })
    expect(await rowOf((await book(fair, other)).id)).toEqual({ state: 'booked', bucket: 'open', mark: null })
    expect(await rowOf((await book(fair, late)).id)).toEqual({ state: 'waiting', bucket: 'open', mark: null })
    expect(await rowOf((await book(fair, said, { declared: true })).id)).toEqual({
      state: 'booked',
      bucket: 'key',
      mark: 'declared',
    })
    expect(await placesOf(fair)).toMatchObject({ booked: 1, key_booked: 2, waiting: 1 })
  })

  test('freed, it goes to the first member of the line, past others; an open one goes to the head', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [open, key, other, member] = (await aCrowd(4)) as [Person, Person, Person, Person]
    const [openTicket, keyTicket] = [await book(fair, open), await book(fair, key, { declared: true })]
    await book(fair, other)
    await book(fair, member, { declared: true })
    await cloud.get(key.openid, 'ticket.cancel', { ticketId: keyTicket.id })
    expect(await rowOf((await book(fair, member)).id)).toMatchObject({ state: 'offered', bucket: 'key' })
    expect((await book(fair, other)).state).toBe('waiting')
    await cloud.get(open.openid, 'ticket.cancel', { ticketId: openTicket.id })
    expect(await rowOf((await book(fair, other)).id)).toMatchObject({ state: 'offered', bucket: 'open' })
    expect(await placesOf(fair)).toEqual({
      booked: 0,
      offered: 1,
      waiting: 0,
      key_booked: 0,
      key_offered: 1,
      walk_in_booked: 0,
    })
    const offered = await book(fair, member)
    await cloud.get(member.openid, 'ticket.accept', { ticketId: offered.id })
    expect(await placesOf(fair)).toMatchObject({ key_booked: 1, key_offered: 0 })
  })

  test('goes to who was put on the roster while in line, before others, and at once by the next sweep', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [holder, other, listed, wrong] = (await aCrowd(4)) as [Person, Person, Person, Person]
    for (const person of [holder, other, wrong, listed]) await book(fair, person)
    const stateOf = async (person: Person) => (await book(fair, person)).state
    await put(wrong, 'graduate')
    expect(await cloud.asTimer('ticket', 'sweepOffers')).toMatchObject({ value: { offered: 0 } })
    await put(listed)
    expect(await cloud.asTimer('ticket', 'sweepOffers')).toMatchObject({ value: { offered: 1 } })
    expect([await stateOf(other), await stateOf(wrong), await stateOf(listed)]).toEqual([
      'waiting',
      'waiting',
      'offered',
    ])
    const { id } = await book(fair, listed)
    expect(await rowOf(id)).toEqual({ state: 'offered', bucket: 'key', mark: 'checked' })
    await cloud.get(listed.openid, 'ticket.accept', { ticketId: id })
    expect(await placesOf(fair)).toMatchObject({ booked: 1, waiting: 2, key_booked: 1, key_offered: 0 })
    expect(await cloud.asTimer('ticket', 'sweepOffers')).toMatchObject({ value: { offered: 0 } })
  })

  test('and the one of the door stand full without blocking the open places, and free without giving them away', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1, walkInSeats: 1 })
    await cloud.sql`update activities set key_booked = 1, walk_in_booked = 1 where id = ${fair.activityId}`
    expect((await book(fair, await aPerson())).state).toBe('booked')
    await cloud.sql`update activities set key_booked = 0, walk_in_booked = 0 where id = ${fair.activityId}`
    expect((await book(fair, await aPerson())).state).toBe('waiting')
    expect(await placesOf(fair)).toMatchObject({ booked: 1, key_booked: 0, walk_in_booked: 0 })
  })
})

describe('whom it is for', () => {
  test('one’s word is enough where it is asked for, a roster where that is', async () => {
    const person = await aPerson()
    const declared = await fairOfVeterans({ eligibility: 'declared' })
    expect(await ask(declared, person)).toMatchObject(refused({ code: 'eligibility.notDeclared', keyGroup: 'veteran' }))
    expect(await ask(declared, person, { declared: true })).toMatchObject({ kind: 'done' })
    const roster = await fairOfVeterans({ eligibility: 'roster' })
    for (const word of [true, false])
      expect(await ask(roster, person, { declared: word })).toMatchObject(
        refused({ code: 'eligibility.notOnRoster', keyGroup: 'veteran' }),
      )
    expect(await placesOf(roster)).toMatchObject({ booked: 0, waiting: 0 })
    await put(person, 'graduate')
    expect(await ask(roster, person)).toMatchObject(refused({ code: 'eligibility.notOnRoster' }))
    await put(person)
    expect(await ask(roster, person)).toMatchObject({ kind: 'done' })
  })

  test('no-shows pause signing up only where the bureau says so, and only as long', async () => {
    const person = await aPerson()
    for (const days of [-3, -2]) await aTicket({ ...(await aFair({ startsAt: at(days, '09:00') })), ...person })
    const fair = await aFair()
    const policy = { enabled: true, windowDays: 90, remindAfter: 1, pauseAfter: 2, pauseDays: 7 }
    await cloud.sql`update policies set value = ${JSON.stringify(policy)}::jsonb where name = 'noShow'`
    expect(await ask(fair, person)).toMatchObject(refused({ code: 'ticket.paused', until: at(6, '00:00') }))
    expect(await ask(fair, await aPerson())).toMatchObject({ kind: 'done' })
    moveClock(6 * DAY)
    const later = await aFair()
    expect(await ask(later, person)).toMatchObject({ kind: 'done' })
    moveClock(0)
    await cloud.sql`update policies set value = value || '{"enabled": false}' where name = 'noShow'`
    expect(await ask(fair, person)).toMatchObject({ kind: 'done' })
  })
})

describe('the minimum card', () => {
  const cardOf = ({ activityId }: Fair, { personId, openid }: Person) =>
    cloud.get(openid, 'ticket.card', { activityId, personId })
  const all = [
    { question: 'looking', answer: 'factory' },
    { question: 'where', answer: 'home' },
    { question: 'when', answer: 'now' },
  ]

  test('says which places of the same person are at the same time, and nothing of the others', async () => {
    const person = await aPerson()
    const fair = await aFair({ startsAt: at(4, '09:00') })
    const meets = await aFair({ title: '城南专场', startsAt: at(4, '11:00') })
    await aTicket({ ...meets, ...person })
    await aTicket({ ...(await aFair({ startsAt: at(4, '12:00') })), ...person })
    await aTicket({ ...(await aFair({ startsAt: at(4, '09:00') })), ...person, state: 'cancelled' })
    await aTicket({
      ...(await aFair({ startsAt: at(4, '09:00') })),
      ...(await aPerson({ openid: person.openid, relation: 'family' })),
    })
    expect((await cardOf(fair, person)).overlaps).toEqual([
      { title: '城南专场', startsAt: meets.startsAt, endsAt: meets.endsAt },
    ])
  })

  test('asks three questions at once, the next one the next time, and again with the old answer when it is stale', async () => {
    const fair = await fairOfVeterans({ eligibility: 'declared' })
    const person = await aPerson()
    const card = await cardOf(fair, person)
    expect(card).toMatchObject({ keyGroup: 'veteran', eligibility: 'declared', onRoster: false })
    expect(card.questions.map(({ code, filledIn }) => [code, filledIn])).toEqual([
      ['looking', null],
      ['where', null],
      ['when', null],
    ])
    expect(card.questions[0]?.options?.[0]).toEqual({ code: 'factory', label: '工厂' })
    await book(fair, person, { declared: true, answers: all })
    expect((await cardOf(fair, person)).questions).toMatchObject([{ code: 'help', filledIn: null }])
    await book(await aFair(), person, { answers: [{ question: 'help', answer: 'none' }] })
    expect((await cardOf(fair, person)).questions).toEqual([])
    moveClock(91 * DAY)
    expect((await cardOf(fair, person)).questions).toMatchObject([{ code: 'when', filledIn: 'now' }])
    moveClock(0)
    await book(await aFair(), person, { answers: [{ question: 'when', answer: 'later' }] })
    expect(
      await cloud.sql`select question, answer from answers where person_id = ${person.personId} order by question`,
    ).toEqual([
      { question: 'help', answer: 'none' },
      { question: 'looking', answer: 'factory' },
      { question: 'when', answer: 'later' },
      { question: 'where', answer: 'home' },
    ])
    await put(person)
    expect(await cardOf(fair, person)).toMatchObject({ onRoster: true })
  })

  test('never stands in the way: what cannot be kept of it is left out, and the place is given', async () => {
    await cloud.sql`insert into questions (code, label, options, position) values ('trade', '会什么手艺', null, 9)`
    const fair = await aFair({ seats: 9 })
    const unfit = [
      { question: 'looking', answer: 'king' },
      { question: 'nothing', answer: 'now' },
      ...['\u202e\u3164', '\u0000', '\ud800', '\n', '  ', '长'.repeat(61)].map((answer) => ({
        question: 'trade',
        answer,
      })),
    ]
    for (const answer of unfit) {
      const person = await aPerson()
      const answers = [answer, { question: 'where', answer: 'home' }]
      expect((await book(fair, person, { answers })).state).toBe('booked')
      expect(await cloud.sql`select question, answer from answers where person_id = ${person.personId}`).toEqual([
        { question: 'where', answer: 'home' },
      ])
    }
    expect((await book(fair, await aPerson())).state).toBe('booked')
    const skilled = await aPerson()
    await book(fair, skilled, { answers: [{ question: 'trade', answer: ' \u202e电\u0000焊\ud800 ' }] })
    expect(await cloud.sql`select answer from answers where person_id = ${skilled.personId}`).toEqual([
      { answer: '电焊' },
    ])
    await cloud.sql`delete from answers where question = 'trade'`
    await cloud.sql`delete from questions where code = 'trade'`
  })

  test('keeps nothing when no place was given', async () => {
    const fair = await aFair({ state: 'cancelled' })
    const person = await aPerson()
    expect(await ask(fair, person, { answers: all })).toMatchObject(refused({ code: 'activity.cancelled' }))
    expect(await cloud.sql`select from answers where person_id = ${person.personId}`).toEqual([])
  })

  test('is not there for a draft, or a person of another account', async () => {
    const person = await aPerson()
    const { openid } = await aPerson()
    const { activityId } = await aFair({ state: 'draft' })
    const { personId } = person
    expect(await cloud.say(person.openid, 'ticket.card', { activityId, personId })).toBe('activity.notFound')
    expect(await cloud.say(openid, 'ticket.card', { activityId, personId })).toBe('person.notFound')
  })
})

test('an activity’s page tells of the line, the offers and what the reserve has left', async () => {
  const fair = await fairOfVeterans({ seats: 1, keySeats: 2, eligibility: 'none' })
  const people = (await aCrowd(3)) as [Person, Person, Person]
  const held = await book(fair, people[0])
  await book(fair, people[1])
  await book(fair, people[2])
  await cloud.get(people[0].openid, 'ticket.cancel', { ticketId: held.id })
  expect(await cloud.get(people[0].openid, 'activity.get', { activityId: fair.activityId })).toMatchObject({
    seats: 1,
    booked: 0,
    offered: 1,
    waiting: 1,
    waitlist: true,
    keyGroup: 'veteran',
    eligibility: 'none',
    keyLeft: 2,
    cancelReason: null,
  })
})
