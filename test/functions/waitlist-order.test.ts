import { type Cloud, startCloud } from '../support/cloud'
import { type ActivityWish, aClerk, aCrowd, aFair, type aPerson } from '../support/make'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
})
afterAll(() => cloud.close())

type Fair = { activityId: string }
type Person = Awaited<ReturnType<typeof aPerson>>

const book = ({ activityId }: Fair, { personId, openid }: Person, declared = false) =>
  cloud.get(openid, 'ticket.book', { activityId, personId, declared })
const cancel = async (fair: Fair, person: Person) =>
  cloud.get(person.openid, 'ticket.cancel', { ticketId: (await book(fair, person)).id })
const accept = async (fair: Fair, person: Person) =>
  cloud.say(person.openid, 'ticket.accept', { ticketId: (await book(fair, person)).id })
const stateOf = async (fair: Fair, person: Person) => (await book(fair, person)).state
const sweep = () => cloud.asTimer('ticket', 'sweepOffers')
const rowOf = async ({ activityId }: Fair, { personId }: Person) =>
  (
    await cloud.sql`
      select state, bucket, mark from tickets where activity_id = ${activityId} and person_id = ${personId}`
  )[0]
const fairOfVeterans = (wish: ActivityWish = {}) => aFair({ keyGroup: 'veteran', ...wish })
const list = ({ idNumber, realName }: Person) =>
  cloud.get(clerk.openid, 'roster.take', {
    district: '520602',
    lines: [{ at: 1, name: realName, idNumber, keyGroup: 'veteran' }],
  })
const strike = ({ idNumber }: Person) => cloud.get(clerk.openid, 'roster.remove', { keyGroup: 'veteran', idNumber })
const some = async (people: number) => (await aCrowd(people)) as [Person, Person, Person, Person]

describe('a member who joined the line without a word', () => {
  test('says it later and is offered the reserved place that lies free, before whoever comes along', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [holder, other, early, late] = await some(4)
    await book(fair, holder, true)
    await book(fair, other)
    expect((await book(fair, early)).state).toBe('waiting')
    await cancel(fair, holder)
    expect(await book(fair, early, true)).toMatchObject({ state: 'offered', offeredUntil: expect.any(Number) })
    expect(await rowOf(fair, early)).toEqual({ state: 'offered', bucket: 'key', mark: 'declared' })
    expect((await book(fair, late, true)).state).toBe('waiting')
    expect(await accept(fair, early)).toBe('done')
  })

  test('keeps their number in line by it, and is served when the reserve is full for now', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [holder, other, early, late] = await some(4)
    await book(fair, holder, true)
    await book(fair, other)
    await book(fair, early)
    await book(fair, late, true)
    expect(await book(fair, early, true)).toMatchObject({ state: 'waiting', position: 1 })
    await cancel(fair, holder)
    expect([await stateOf(fair, early), await stateOf(fair, late)]).toEqual(['offered', 'waiting'])
  })

  test('reads on the ticket that the word is still theirs to give, until it is given or no longer needed', async () => {
    const mayDeclare = async (fair: Fair, person: Person) => {
      const { id } = await book(fair, person)
      return (await cloud.get(person.openid, 'ticket.get', { ticketId: id })).mayDeclare ?? null
    }
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [holder, other, early, late] = await some(4)
    await book(fair, holder, true)
    await book(fair, other)
    await book(fair, early)
    await book(fair, late)
    expect(await mayDeclare(fair, early)).toBe('veteran')
    expect(await cloud.get(early.openid, 'ticket.mine', {})).toMatchObject([{ mayDeclare: 'veteran' }])
    expect(await mayDeclare(fair, other)).toBeNull()
    await book(fair, early, true)
    expect(await mayDeclare(fair, early)).toBeNull()
    await list(late)
    expect(await mayDeclare(fair, late)).toBeNull()
    await strike(late)
    expect(await mayDeclare(fair, late)).toBe('veteran')
    for (const wish of [
      { eligibility: 'roster', keySeats: 1 },
      { keySeats: 0 },
      { eligibility: 'declared' },
    ] as const) {
      await cloud.sql`
        update activities set eligibility = ${'eligibility' in wish ? wish.eligibility : 'none'},
          key_booked = 0, key_seats = ${'keySeats' in wish ? wish.keySeats : 0} where id = ${fair.activityId}`
      expect(await mayDeclare(fair, late)).toBe(
        'eligibility' in wish && wish.eligibility === 'declared' ? 'veteran' : null,
      )
    }
  })

  test('said twice, or for a place already booked, or where a roster decides, changes nothing', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
    const [holder, other, early] = await some(3)
    await book(fair, holder, true)
    await book(fair, other)
    expect(await book(fair, other, true)).toMatchObject({ state: 'booked' })
    expect(await rowOf(fair, other)).toEqual({ state: 'booked', bucket: 'open', mark: null })
    await book(fair, early, true)
    expect(await book(fair, early, true)).toEqual(await book(fair, early))
    const roster = await fairOfVeterans({ seats: 1, eligibility: 'roster' })
    const [one, two] = await some(2)
    await list(one)
    await list(two)
    await book(roster, one)
    await book(roster, two)
    await strike(two)
    await book(roster, two, true)
    expect(await rowOf(roster, two)).toMatchObject({ state: 'waiting', mark: 'checked' })
  })
})

describe('where a roster decides', () => {
  async function aLineOfVeterans(eligibility: 'roster' | 'none', wish: ActivityWish = {}) {
    const fair = await fairOfVeterans({ seats: 1, eligibility, ...wish })
    const people = await some(3)
    for (const person of people) {
      await list(person)
      await book(fair, person)
    }
    return { fair, people }
  }

  test('who was taken off it while waiting is passed over, and keeps their number for when they are back', async () => {
    const { fair, people } = await aLineOfVeterans('roster', { seats: 1 })
    const [holder, struck, next] = people
    await strike(struck)
    await cancel(fair, holder)
    expect([await stateOf(fair, struck), await stateOf(fair, next)]).toEqual(['waiting', 'offered'])
    expect(await book(fair, struck)).toMatchObject({ passedOver: true })
    await list(struck)
    expect(await book(fair, struck)).toMatchObject({ passedOver: false })
    await cancel(fair, next)
    expect(await stateOf(fair, struck)).toBe('offered')
  })

  test('who was taken off it with an offer in hand cannot take it, and can once they are back', async () => {
    const { fair, people } = await aLineOfVeterans('roster')
    const [holder, struck] = people
    await cancel(fair, holder)
    await strike(struck)
    expect(await accept(fair, struck)).toBe('eligibility.notOnRoster')
    expect(await rowOf(fair, struck)).toMatchObject({ state: 'offered' })
    await list(struck)
    expect(await accept(fair, struck)).toBe('done')
    expect(await rowOf(fair, struck)).toMatchObject({ state: 'booked', mark: 'checked' })
  })

  test('nobody is offered the reserve for a roster they are no longer on, unless by their own word', async () => {
    const { fair, people } = await aLineOfVeterans('none', { keySeats: 1 })
    const [holder, , struck] = people
    expect(await stateOf(fair, struck)).toBe('waiting')
    await strike(struck)
    await cancel(fair, holder)
    await sweep()
    expect(await rowOf(fair, struck)).toMatchObject({ state: 'waiting', mark: 'checked' })
    await book(fair, struck, true)
    expect(await rowOf(fair, struck)).toEqual({ state: 'offered', bucket: 'key', mark: 'declared' })
  })

  test('an offer of the reserve is no longer theirs once they are off the roster, until they give their word', async () => {
    const { fair, people } = await aLineOfVeterans('none', { keySeats: 1 })
    const [holder, , struck] = people
    await cancel(fair, holder)
    expect(await rowOf(fair, struck)).toMatchObject({ state: 'offered', bucket: 'key' })
    await strike(struck)
    expect(await accept(fair, struck)).toBe('eligibility.notDeclared')
    await book(fair, struck, true)
    expect(await accept(fair, struck)).toBe('done')
    expect(await rowOf(fair, struck)).toEqual({ state: 'booked', bucket: 'key', mark: 'declared' })
  })

  test('who waits and was put on it comes before a member who comes along, also before any sweep', async () => {
    const fair = await fairOfVeterans({ seats: 1, keySeats: 2 })
    const [one, listed, late, later] = await some(4)
    for (const person of [one, listed]) await book(fair, person)
    await list(listed)
    expect((await book(fair, late, true)).state).toBe('booked')
    expect((await book(fair, later, true)).state).toBe('waiting')
    await sweep()
    expect([await stateOf(fair, listed), await stateOf(fair, later)]).toEqual(['offered', 'waiting'])
  })
})

test('the card tells how many places are kept for the group, also when none is left', async () => {
  const fair = await fairOfVeterans({ seats: 1, keySeats: 1 })
  const [holder, other] = await some(2)
  await book(fair, holder, true)
  expect(
    await cloud.get(other.openid, 'ticket.card', { activityId: fair.activityId, personId: other.personId }),
  ).toMatchObject({ keyGroup: 'veteran', keySeats: 1, onRoster: false })
})
