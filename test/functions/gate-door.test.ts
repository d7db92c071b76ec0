import { signTicket } from '../../cloudfunctions/core/ticket/key'
import { lookupHash, tailHash, unseal } from '../../cloudfunctions/kit/seal'
import { SEARCHES } from '../../src/domain/gate/door'
import { countsOf, type Held } from '../../src/domain/ticket/places'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import type { TicketState } from '../../types/ticket'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  aTicket,
  at,
  CHILDREN_VERSION,
  dayIn,
  moveClock,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'
import { makeIdNumber } from '../support/numbers'

const HOUR = 3_600_000
const MINUTE = 60_000

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Wish = Parameters<typeof aFair>[0]

/** A fair that began half an hour ago, with its gate open, one helper at it and its clerk. */
async function anOpenGate(wish: Wish = {}) {
  const startsAt = Date.now() - 30 * MINUTE
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR, ...wish })
  const helper = await aHelper({ sessionId: fair.sessionId })
  return { ...fair, helper: helper.openid, rightId: helper.rightId, clerk: (await aClerk()).openid }
}
type Gate = Awaited<ReturnType<typeof anOpenGate>>

type GuestWish = Parameters<typeof aPerson>[0] & { state?: TicketState; openid?: string }

/** Somebody with a ticket here. */
async function aGuest(gate: Gate, { state = 'booked', ...wish }: GuestWish = {}) {
  const person = await aPerson(wish)
  const { ticketId } = await aTicket({
    activityId: gate.activityId,
    personId: person.personId,
    openid: person.openid,
    state,
  })
  const text = signTicket({
    ticketId: ticketId as TicketId,
    activityId: gate.activityId as ActivityId,
    day: gate.day as LocalDate,
  })
  return { ...person, ticketId, text }
}

const scan = (gate: Gate, text: string, helper = gate.helper) =>
  cloud.get(helper, 'gate.scan', { scanId: newId(), sessionId: gate.sessionId, text, scannedAt: Date.now(), way: 'in' })

const search = (gate: Gate, surname: string, tail: string, by: 'id' | 'phone' = 'id', helper = gate.helper) =>
  cloud.get(helper, 'gate.search', { sessionId: gate.sessionId, surname, by, tail })

const admit = (gate: Gate, ticketId: string, scanId: string = newId()) =>
  cloud.get(gate.helper, 'gate.admit', { scanId, sessionId: gate.sessionId, ticketId })

/** The number with another check digit. */
const misread = (idNumber: string) => idNumber.slice(0, 17) + (idNumber.endsWith('0') ? '1' : '0')

type Visit = {
  realName?: string
  idNumber?: string
  phone?: string | null
  scanId?: string
  ticketId?: string
  declared?: boolean
}

const visitOf = (gate: Gate, wish: Visit = {}) => ({
  scanId: newId(),
  sessionId: gate.sessionId,
  ticketId: newId(),
  personId: newId(),
  realName: '龙大姐',
  idType: 'residentId' as const,
  idNumber: anIdNumber().idNumber,
  phone: '13985600009',
  consentVersion: NOTICE_VERSION,
  childrenVersion: CHILDREN_VERSION,
  ...wish,
})

const walkIn = (gate: Gate, wish: Visit = {}, helper = gate.helper) =>
  cloud.get(helper, 'gate.walkIn', visitOf(gate, wish))

/** The activity's counts, which are always those its tickets come to. */
async function countsAt({ activityId }: Gate) {
  const [row] = await cloud.sql<{ kept: Record<string, number>; tickets: Held[]; walkInSeats: number }>`
    select json_build_object('booked', booked, 'offered', offered, 'waiting', waiting, 'keyBooked', key_booked,
        'keyOffered', key_offered, 'walkInBooked', walk_in_booked) as kept, walk_in_seats as "walkInSeats",
      coalesce((select json_agg(json_build_object('state', t.state, 'bucket', t.bucket,
        'released', t.released_at is not null)) from tickets t where t.activity_id = a.id), '[]') as tickets
    from activities a where a.id = ${activityId}`
  expect(row?.kept).toEqual(countsOf(row?.tickets ?? []))
  return row?.kept as ReturnType<typeof countsOf>
}

const scansAt = ({ sessionId }: Gate) => cloud.sql<{ outcome: string; how: string; ticketId: string | null }>`
  select outcome, how, ticket_id as "ticketId" from scans where session_id = ${sessionId} order by received_at, id`

const auditOf = (act: string, subjectId: string) => cloud.sql<{ detail: Record<string, unknown> }>`
  select detail from audit where act = ${act} and subject_id = ${subjectId} order by id`

describe('searching at the door', () => {
  test('finds by surname and the last four of the ID card, masked', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate, { realName: '欧阳秀英' })
    await aGuest(gate, { realName: '杨秀英' })
    const { hits, more } = await search(gate, '欧阳', guest.idNumber.slice(-4))
    expect(more).toBe(false)
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({ ticketId: guest.ticketId, name: '欧阳**', standing: 'expected', together: [] })
    expect(JSON.stringify(hits)).not.toContain(guest.idNumber)
    expect(JSON.stringify(hits)).not.toContain('秀英')
    expect((await search(gate, '杨', guest.idNumber.slice(-4))).hits).toEqual([])
    expect((await search(gate, '欧阳', guest.phone.slice(-4), 'phone')).hits).toHaveLength(1)
    expect((await search(gate, '英', guest.idNumber.slice(-4))).hits).toEqual([])
  })

  test.each([
    ['hmTravelPermit', 'H12345678', ['5678', 'h1234567801', 'H12345678']],
    ['twTravelPermit', '87654321', ['4321', '8765432101（B）', '87654321']],
    ['permanentResidence', '952840198804120011', ['0011', '952840 19880412 0011']],
    ['permanentResidence', 'USA520188041201', ['1201', 'usa520188041201']],
    ['passport', 'E7654321A', ['321A', 'e7654321a']],
  ] as const)(
    'finds who holds a %s by its last four or the whole number as it stands there',
    async (idType, idNumber, tails) => {
      const gate = await anOpenGate()
      const guest = await aGuest(gate, { realName: '陈美玲', idType, idNumber })
      for (const tail of tails)
        expect((await search(gate, '陈', tail)).hits.map(({ ticketId }) => ticketId)).toEqual([guest.ticketId])
    },
  )

  test('a check digit X may be typed small', async () => {
    const gate = await anOpenGate()
    let made = anIdNumber()
    while (!made.idNumber.endsWith('X')) made = anIdNumber(nextNumber())
    const guest = await aGuest(gate, { realName: '麻秀珍', idNumber: made.idNumber })
    expect((await search(gate, '麻', guest.idNumber.slice(-4).toLowerCase())).hits).toHaveLength(1)
  })

  test.each([
    ['', '1234'],
    ['   ', '1234'],
    ['杨', ''],
    ['杨', '123'],
    ['杨', '12345'],
    ['杨', '%%%%'],
    ['杨', '____'],
  ])('needs typed characters: %j with %j is not enough', async (surname, tail) => {
    const gate = await anOpenGate()
    await aGuest(gate)
    const input = { sessionId: gate.sessionId, surname, by: 'id' as const, tail }
    expect(await cloud.say(gate.helper, 'gate.search', input)).toBe('input.invalid')
  })

  test('signs of a pattern are only themselves', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    expect((await search(gate, '%', guest.idNumber.slice(-4))).hits).toEqual([])
    expect((await search(gate, '_', guest.idNumber.slice(-4))).hits).toEqual([])
  })

  test('tells five at most, and that there are more', async () => {
    const gate = await anOpenGate()
    for (let nth = 0; nth < 7; nth += 1) await aGuest(gate, { realName: '杨梅' })
    await cloud.sql`update persons set phone_tail = ${tailHash('phoneTail', '4321')} where id in (
      select person_id from tickets where activity_id = ${gate.activityId})`
    const { hits, more } = await search(gate, '杨', '4321', 'phone')
    expect([hits.length, more]).toEqual([5, true])
  })

  test('knows nobody of another fair, and nobody who was erased', async () => {
    const [gate, other] = [await anOpenGate(), await anOpenGate()]
    const guest = await aGuest(other)
    expect((await search(gate, '杨', guest.idNumber.slice(-4))).hits).toEqual([])
    const erased = await aGuest(gate)
    await cloud.sql`update tickets set person_id = null, booked_by = 'erased' where id = ${erased.ticketId}`
    expect((await search(gate, '杨', erased.idNumber.slice(-4))).hits).toEqual([])
  })

  test('shows who came together, so that a family goes in by one tap each', async () => {
    const gate = await anOpenGate()
    const mother = await aGuest(gate, { realName: '龙小燕' })
    const child = await aGuest(gate, { realName: '龙小宝', openid: mother.openid, relation: 'family' })
    const { hits } = await search(gate, '龙', mother.idNumber.slice(-4))
    const found = hits.find(({ ticketId }) => ticketId === mother.ticketId)
    expect(found?.together).toMatchObject([{ ticketId: child.ticketId, name: '龙*宝', standing: 'expected' }])
    for (const ticketId of [mother.ticketId, child.ticketId])
      expect((await admit(gate, ticketId)).outcome).toBe('admitted')
    const after = (await search(gate, '龙', mother.idNumber.slice(-4))).hits[0]
    expect(after).toMatchObject({ standing: 'inside', gate: '一号口', together: [{ standing: 'inside' }] })
  })

  test('is kept with what it found and without what was typed', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    await search(gate, '杨', guest.idNumber.slice(-4))
    expect(await auditOf('gate.search', gate.rightId)).toEqual([{ detail: { by: 'id', ticketIds: [guest.ticketId] } }])
  })

  test('is slowed down when it becomes browsing', async () => {
    const gate = await anOpenGate()
    for (let nth = 0; nth < SEARCHES.most; nth += 1) await search(gate, '杨', String(1000 + nth))
    const input = { sessionId: gate.sessionId, surname: '杨', by: 'id' as const, tail: '9999' }
    expect(await cloud.say(gate.helper, 'gate.search', input)).toBe('gate.slowDown')
    const second = await aHelper({ sessionId: gate.sessionId })
    expect(await cloud.say(second.openid, 'gate.search', input)).toBe('done')
    moveClock(SEARCHES.within + 1000)
    expect(await cloud.say(gate.helper, 'gate.search', input)).toBe('done')
  })

  test('is for whoever may scan here and now', async () => {
    const gate = await anOpenGate()
    const [other, revoked] = [await anOpenGate(), await aHelper({ sessionId: gate.sessionId })]
    await cloud.get(gate.clerk, 'gate.revoke', { sessionId: gate.sessionId, rightId: revoked.rightId })
    const input = { sessionId: gate.sessionId, surname: '杨', by: 'id' as const, tail: '1234' }
    expect(await cloud.say(other.helper, 'gate.search', input)).toBe('gate.notAssigned')
    expect(await cloud.say(revoked.openid, 'gate.search', input)).toBe('actor.mayNot')
    moveClock(6 * HOUR)
    expect(await cloud.say(gate.helper, 'gate.search', input)).toBe('gate.rightClosed')
  })
})

describe('admitting by hand', () => {
  test('is one scan act: sent again it is success, another one is already used', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    const scanId = newId()
    const first = await admit(gate, guest.ticketId, scanId)
    expect(first).toMatchObject({ outcome: 'admitted', name: '杨*军' })
    moveClock(1000)
    expect(await admit(gate, guest.ticketId, scanId)).toEqual(first)
    expect((await admit(gate, guest.ticketId)).outcome).toBe('usedAlready')
    expect((await scan(gate, guest.text)).outcome).toBe('usedAlready')
    expect((await scansAt(gate)).map(({ how }) => how)).toEqual(['search', 'search', 'scan'])
    expect(await auditOf('gate.admit', guest.ticketId)).toHaveLength(2)
  })

  test('and a scan of the same person at the same moment let them in once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const gate = await anOpenGate()
      const guest = await aGuest(gate)
      const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
      const answers = await Promise.all([admit(gate, guest.ticketId), scan(gate, guest.text, second.openid)])
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'usedAlready'])
    }
  })

  test('lets nobody in whose place was given back, and knows nobody of another fair', async () => {
    const gate = await anOpenGate()
    const gone = await aGuest(gate, { state: 'cancelled' })
    expect((await admit(gate, gone.ticketId)).outcome).toBe('cancelled')
    const other = await anOpenGate()
    const input = { scanId: newId(), sessionId: gate.sessionId, ticketId: (await aGuest(other)).ticketId }
    expect(await cloud.say(gate.helper, 'gate.admit', input)).toBe('ticket.notFound')
    expect(await cloud.say(gate.helper, 'gate.admit', { ...input, ticketId: newId() })).toBe('ticket.notFound')
  })
})

describe('somebody who came without signing up', () => {
  test('is registered, counted against the door’s reserve and let in, all at once', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const visit = visitOf(gate)
    const result = await cloud.get(gate.helper, 'gate.walkIn', visit)
    expect(result).toMatchObject({ outcome: 'admitted', name: '龙*姐', counts: { admitted: 1, inside: 1, booked: 1 } })
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1, booked: 0 })
    const [row] = await cloud.sql<Record<string, unknown>>`
      select t.state, t.bucket, t.booked_by, p.name_sealed, p.phone_sealed, k.version
      from tickets t join persons p on p.id = t.person_id join privacy_consents k on k.person_id = p.id
      where t.id = ${visit.ticketId}`
    expect(row).toMatchObject({
      state: 'booked',
      bucket: 'walkIn',
      booked_by: `door:${gate.sessionId}`,
      version: NOTICE_VERSION,
    })
    expect([row?.name_sealed, row?.phone_sealed].map((sealed) => unseal(sealed as Buffer))).toEqual([
      visit.realName,
      visit.phone,
    ])
    expect(await auditOf('gate.walkIn', visit.ticketId)).toMatchObject([{ detail: { outcome: 'admitted' } }])
    expect(await scansAt(gate)).toEqual([{ outcome: 'admitted', how: 'walkIn', ticketId: visit.ticketId }])
  })

  test('twice is once, whether sent again or typed again', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const visit = visitOf(gate)
    const first = await cloud.get(gate.helper, 'gate.walkIn', visit)
    moveClock(2000)
    expect(await cloud.get(gate.helper, 'gate.walkIn', visit)).toEqual(first)
    const again = await walkIn(gate, { realName: visit.realName, idNumber: visit.idNumber })
    expect(again).toMatchObject({ outcome: 'usedAlready', name: '龙*姐' })
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1 })
    expect(await cloud.sql`select from persons where id_hash = ${lookupHash('id', visit.idNumber)}`).toHaveLength(1)
  })

  test('sent five times at once is once', async () => {
    const gate = await anOpenGate({ walkInSeats: 5 })
    const visit = visitOf(gate)
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => cloud.get(gate.helper, 'gate.walkIn', visit)))
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(5).fill('admitted'))
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1 })
    expect(await scansAt(gate)).toHaveLength(1)
  })

  test('typed at two gates at once is one person with one place', async () => {
    for (let round = 0; round < 8; round += 1) {
      const gate = await anOpenGate({ walkInSeats: 5 })
      const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
      const who = { realName: '龙大姐', idNumber: anIdNumber().idNumber }
      const answers = await Promise.all([walkIn(gate, who), walkIn(gate, who, second.openid)])
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'usedAlready'])
      expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1 })
    }
  })

  test('two gates and one place left: exactly one gets it, and the other leaves no person behind', async () => {
    for (let round = 0; round < 8; round += 1) {
      const gate = await anOpenGate({ walkInSeats: 1, seats: 1 })
      await aGuest(gate)
      const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
      const visits = [visitOf(gate), visitOf(gate)] as const
      const answers = await Promise.all([
        cloud.get(gate.helper, 'gate.walkIn', visits[0]),
        cloud.get(second.openid, 'gate.walkIn', visits[1]),
      ])
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'doorFull'])
      expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1, booked: 1 })
      const people = await cloud.sql`
        select from persons where id = any (${visits.map(({ personId }) => personId)}::uuid[])`
      expect(people).toHaveLength(1)
    }
  })

  test('turned away for want of a place is kept as a scan of nobody', async () => {
    const gate = await anOpenGate({ seats: 1 })
    await aGuest(gate)
    const visit = visitOf(gate)
    const first = await cloud.get(gate.helper, 'gate.walkIn', visit)
    expect(first).toMatchObject({ outcome: 'doorFull', name: null })
    expect(await cloud.get(gate.helper, 'gate.walkIn', visit)).toMatchObject({ outcome: 'doorFull' })
    expect(await scansAt(gate)).toEqual([{ outcome: 'doorFull', how: 'walkIn', ticketId: null }])
    expect(await cloud.sql`select from persons where id = ${visit.personId}`).toEqual([])
    expect(
      JSON.stringify(await cloud.sql`select c::text from scans c where session_id = ${gate.sessionId}`),
    ).not.toMatch(/龙大姐/)
  })

  test('with a number that is known is that person, with the account they have', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const known = await aPerson({ realName: '石桂芬' })
    const visit = visitOf(gate, { realName: '石桂芬', idNumber: known.idNumber, phone: null })
    expect((await cloud.get(gate.helper, 'gate.walkIn', visit)).outcome).toBe('admitted')
    expect(await cloud.sql`select from persons where id = ${visit.personId}`).toEqual([])
    expect(await cloud.get(known.openid, 'ticket.mine', {})).toMatchObject([{ id: visit.ticketId, state: 'booked' }])
    const consents = await cloud.sql`select openid, basis from privacy_consents
      where part = 'notice' and person_id = ${known.personId}`
    expect(consents).toEqual([{ openid: `door:${gate.sessionId}`, basis: 'self' }])
    const other = visitOf(gate, { realName: '石大芬', idNumber: known.idNumber })
    expect(await cloud.say(gate.helper, 'gate.walkIn', other)).toBe('person.nameMismatch')
    expect((await cloud.get(gate.helper, 'gate.walkIn', { ...other, cardSeen: true })).outcome).toBe('usedAlready')
  })

  test('who holds a place here keeps it and takes none of the door’s', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const guest = await aGuest(gate)
    const result = await walkIn(gate, { realName: guest.realName, idNumber: guest.idNumber })
    expect(result).toMatchObject({ outcome: 'admitted', name: '杨*军' })
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 0, booked: 1 })
  })

  test('a child comes in when a guardian said yes, and the log says so', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const child = { ...visitOf(gate), idNumber: makeIdNumber({ bornOn: dayIn(-13 * 365), sex: 'female' }) }
    expect(await cloud.ask(gate.helper, 'gate.walkIn', child)).toMatchObject({
      refusal: { code: 'person.basisMissing', bases: ['guardian'] },
    })
    expect(await cloud.sql`select from persons where id = ${child.personId}`).toEqual([])
    await cloud.get(gate.helper, 'gate.walkIn', { ...child, basis: 'guardian' })
    expect(
      await cloud.sql`select basis from privacy_consents where part = 'notice' and person_id = ${child.personId}`,
    ).toEqual([{ basis: 'guardian' }])
    expect(await auditOf('gate.walkIn', child.ticketId)).toMatchObject([{ detail: { basis: 'guardian' } }])
  })

  describe('a group', () => {
    const kept = (visit: { ticketId: string; personId: string }) =>
      cloud.sql`select t.bucket, t.mark, (
          select array_agg(c.part order by c.part) from privacy_consents c
          where c.person_id = t.person_id and c.withdrawn_at is null
        ) as parts from tickets t where t.id = ${visit.ticketId}`

    test('is kept of nobody who did not say it: no mark, no consent, no place of the reserve', async () => {
      const gate = await anOpenGate({ walkInSeats: 3, keyGroup: 'veteran', keySeats: 2 })
      const visit = visitOf(gate)
      await cloud.get(gate.helper, 'gate.walkIn', visit)
      expect(await kept(visit)).toMatchObject([{ mark: null, parts: ['idNumber', 'notice'] }])
      expect(await countsAt(gate)).toMatchObject({ keyBooked: 0 })
    })

    test('somebody said they belong to is kept with the consent, and the reserve is theirs', async () => {
      const gate = await anOpenGate({ walkInSeats: 0, seats: 1, keyGroup: 'veteran', keySeats: 2 })
      const guest = await aGuest(gate)
      await scan(gate, guest.text)
      await cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes: 15 })
      const visit = visitOf(gate, { declared: true })
      expect((await cloud.get(gate.helper, 'gate.walkIn', visit)).outcome).toBe('admitted')
      expect(await kept(visit)).toEqual([
        { bucket: 'key', mark: 'declared', parts: ['idNumber', 'keyGroup', 'notice'] },
      ])
    })

    test('must be said where the activity asks for it, and the phone knows of which', async () => {
      const gate = await anOpenGate({ walkInSeats: 3, eligibility: 'declared', keyGroup: 'veteran' })
      expect(await cloud.say(gate.helper, 'gate.walkIn', visitOf(gate))).toBe('eligibility.notDeclared')
      expect(await countsAt(gate)).toMatchObject({ walkInBooked: 0 })
      expect((await walkIn(gate, { declared: true })).outcome).toBe('admitted')
      expect(await cloud.get(gate.helper, 'gate.sessions', {})).toMatchObject([{ declares: 'veteran' }])
    })

    test.each([
      ['without a reserve', { keyGroup: 'veteran' as const }],
      ['without a group', {}],
    ])('%s is not asked for, and a word all the same marks nobody', async (_, wish) => {
      const gate = await anOpenGate({ walkInSeats: 3, ...wish })
      const visit = visitOf(gate, { declared: true })
      await cloud.get(gate.helper, 'gate.walkIn', visit)
      expect(await kept(visit)).toMatchObject([{ mark: null, parts: ['idNumber', 'notice'] }])
      expect(await cloud.get(gate.helper, 'gate.sessions', {})).toMatchObject([{ declares: null }])
    })

    test('somebody of the line says they belong to gives them a place of the reserve', async () => {
      const gate = await anOpenGate({ seats: 1, keyGroup: 'veteran', keySeats: 1, waitlist: true })
      await scan(gate, (await aGuest(gate)).text)
      const waits = await aGuest(gate, { state: 'waiting' })
      await cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes: 15 })
      const who = { realName: waits.realName, idNumber: waits.idNumber }
      expect((await walkIn(gate, { ...who, declared: true })).outcome).toBe('admitted')
      expect(await kept({ ticketId: waits.ticketId, personId: waits.personId })).toMatchObject([
        { bucket: 'key', mark: 'declared', parts: ['keyGroup'] },
      ])
    })

    test('is never a child’s: a word is not taken, a list does not count, and an activity for a group is not for it', async () => {
      const gate = await anOpenGate({ walkInSeats: 3, keyGroup: 'veteran', keySeats: 2 })
      const child = { ...visitOf(gate), idNumber: makeIdNumber({ bornOn: dayIn(-13 * 365), sex: 'male', seq: 7 }) }
      await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
        values ('veteran', ${lookupHash('id', child.idNumber)}, '520603', 1)`
      const come = (wish: object, at = gate) =>
        cloud.say(at.helper, 'gate.walkIn', { ...child, sessionId: at.sessionId, basis: 'guardian', ...wish })
      expect(await come({ declared: true })).toBe('person.childNotAsked')
      const closed = await anOpenGate({ walkInSeats: 3, eligibility: 'roster', keyGroup: 'veteran' })
      expect(await come({}, closed)).toBe('eligibility.child')
      expect(await come({})).toBe('done')
      expect(await kept(child)).toMatchObject([{ mark: null, parts: ['children', 'idNumber', 'notice'] }])
    })
  })

  test('needs no phone', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const visits = [visitOf(gate, { phone: null }), visitOf(gate, { phone: '  ' })]
    for (const visit of visits) expect((await cloud.get(gate.helper, 'gate.walkIn', visit)).outcome).toBe('admitted')
    expect(
      await cloud.sql`select phone_sealed from persons where id = any (${visits.map(
        ({ personId }) => personId,
      )}::uuid[])`,
    ).toEqual([{ phone_sealed: expect.any(Buffer) }, { phone_sealed: expect.any(Buffer) }])
  })

  test.each([
    ['person.consentMissing', { consentVersion: '2020-01' }],
    ['person.realName', { realName: '杨123' }],
    ['person.idLength', { idNumber: '52220119900101123' }],
    ['person.idCheckDigit', { idNumber: misread(anIdNumber().idNumber) }],
    ['person.idBirthDate', { idNumber: '522201199013011232' }],
    ['person.phone', { phone: '12345' }],
  ])('is refused and nothing is written: %s', async (code, wish) => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const visit = { ...visitOf(gate), ...wish }
    expect(await cloud.say(gate.helper, 'gate.walkIn', visit)).toBe(code)
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 0 })
    expect(await scansAt(gate)).toEqual([])
    expect(await cloud.sql`select from persons where id = ${visit.personId}`).toEqual([])
  })

  test('is asked what the activity asks of everybody', async () => {
    const young = await anOpenGate({ walkInSeats: 3, minAge: 120 })
    expect(await cloud.say(young.helper, 'gate.walkIn', visitOf(young))).toBe('ticket.underAge')
    const closed = await anOpenGate({ walkInSeats: 3, eligibility: 'roster', keyGroup: 'veteran' })
    expect(await cloud.say(closed.helper, 'gate.walkIn', visitOf(closed))).toBe('eligibility.notOnRoster')
    expect(await countsAt(closed)).toMatchObject({ walkInBooked: 0 })
  })

  test('before the gate opens, after it closed, and in a full hall nobody is registered', async () => {
    const startsAt = Date.now() + 2 * HOUR
    const early = await anOpenGate({ walkInSeats: 3, startsAt, endsAt: startsAt + 3 * HOUR })
    expect((await walkIn(early)).outcome).toBe('gateNotOpen')
    const gate = await anOpenGate({ walkInSeats: 3 })
    await cloud.sql`update sessions set venue_limit = 1 where id = ${gate.sessionId}`
    expect((await walkIn(gate)).outcome).toBe('admitted')
    const visit = visitOf(gate)
    expect((await cloud.get(gate.helper, 'gate.walkIn', visit)).outcome).toBe('venueFull')
    expect(await cloud.sql`select from persons where id = ${visit.personId}`).toEqual([])
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 1 })
    moveClock(3 * HOUR)
    expect((await walkIn(gate)).outcome).toBe('gateClosed')
    const off = await anOpenGate({ walkInSeats: 3, state: 'cancelled' })
    expect((await walkIn(off)).outcome).not.toBe('admitted')
    expect(await countsAt(off)).toMatchObject({ walkInBooked: 0 })
  })

  test('a made-up id of somebody else’s ticket or person changes nothing of theirs', async () => {
    const gate = await anOpenGate({ walkInSeats: 3 })
    const guest = await aGuest(gate)
    const input = visitOf(gate, { ticketId: guest.ticketId })
    expect(await cloud.say(gate.helper, 'gate.walkIn', input)).toBe('input.invalid')
    const person = { ...visitOf(gate), personId: guest.personId }
    expect(await cloud.say(gate.helper, 'gate.walkIn', person)).toBe('input.invalid')
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 0, booked: 1 })
  })

  test('a crowd at four gates fills the reserve to the last place and not one further', async () => {
    const gate = await anOpenGate({ walkInSeats: 12, seats: 1 })
    await aGuest(gate)
    const helpers = await Promise.all([1, 2, 3, 4].map(() => aHelper({ sessionId: gate.sessionId })))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => walkIn(gate, {}, helpers[nth % 4]?.openid)),
    )
    expect(answers.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(12)
    expect(answers.filter(({ outcome }) => outcome === 'doorFull')).toHaveLength(8)
    expect(await countsAt(gate)).toMatchObject({ walkInBooked: 12, booked: 1 })
  })
})

describe('the hall', () => {
  /** A full fair with so many who booked and have not come, and so many on the list. */
  async function aFullGate(missing: number, waiting: number, wish: Wish = {}) {
    const gate = await anOpenGate({ seats: missing, ...wish })
    const holders = []
    for (let nth = 0; nth < missing; nth += 1) holders.push(await aGuest(gate))
    const line = []
    for (let nth = 0; nth < waiting; nth += 1) line.push(await aGuest(gate, { state: 'waiting' }))
    return { gate, holders, line }
  }

  const release = (gate: Gate, minutes = 15) =>
    cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes })

  test('sees who of the line is there, by the scan that found no place, in the order of the line', async () => {
    const { gate, line } = await aFullGate(2, 3)
    expect((await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })).hall.people).toEqual([])
    for (const guest of [line[2], line[0]]) expect((await scan(gate, guest?.text ?? '')).outcome).toBe('notConfirmed')
    const { hall } = await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })
    expect(hall).toMatchObject({ releasedAt: null, free: 0, waiting: 2 })
    expect(hall.people.map(({ ticketId }) => ticketId)).toEqual([line[0]?.ticketId, line[2]?.ticketId])
    expect(hall.people.map(({ number }) => number)).toEqual([1, 2])
  })

  test('places nobody came for go to the head of the line, by scanning again', async () => {
    const { gate, holders, line } = await aFullGate(3, 3)
    expect((await scan(gate, holders[0]?.text ?? '')).outcome).toBe('admitted')
    for (const guest of line) await scan(gate, guest.text)
    const board = await release(gate)
    expect(board.hall).toMatchObject({ free: 2, waiting: 3 })
    expect(board.figures).toMatchObject({ expected: 1, came: 1, released: 2 })
    expect((await scan(gate, line[2]?.text ?? '')).outcome).toBe('notConfirmed')
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('admitted')
    expect((await admit(gate, line[1]?.ticketId ?? '')).outcome).toBe('admitted')
    expect((await scan(gate, line[2]?.text ?? '')).outcome).toBe('notConfirmed')
    expect(await countsAt(gate)).toMatchObject({ booked: 3, waiting: 1 })
  })

  test('a line that ended with sign-up stands in the hall all the same', async () => {
    const { gate, line } = await aFullGate(1, 1)
    await cloud.asTimer('ticket', 'ticket-sweep')
    await cloud.sql`update tickets set state = 'expired' where id = ${line[0]?.ticketId} and state = 'waiting'`
    await cloud.sql`update activities set waiting = 0 where id = ${gate.activityId}`
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('notConfirmed')
    await release(gate)
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('admitted')
    await countsAt(gate)
  })

  test('a late holder is told kindly, and goes in when a place is left', async () => {
    const { gate, holders, line } = await aFullGate(1, 1)
    await scan(gate, line[0]?.text ?? '')
    await release(gate)
    expect((await scan(gate, holders[0]?.text ?? '')).outcome).toBe('released')
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('admitted')
    expect((await scan(gate, holders[0]?.text ?? '')).outcome).toBe('released')
    const two = await aFullGate(2, 1)
    await scan(two.gate, two.line[0]?.text ?? '')
    await release(two.gate)
    const late = await scan(two.gate, two.holders[0]?.text ?? '')
    expect(late.outcome).toBe('admitted')
    expect((await scan(two.gate, two.line[0]?.text ?? '')).outcome).toBe('admitted')
    expect((await scan(two.gate, two.holders[1]?.text ?? '')).outcome).toBe('released')
    expect(await countsAt(two.gate)).toMatchObject({ booked: 2 })
  })

  test('somebody without a sign-up comes after those of the line', async () => {
    const { gate, line } = await aFullGate(1, 1)
    await scan(gate, line[0]?.text ?? '')
    await release(gate)
    expect((await walkIn(gate)).outcome).toBe('doorFull')
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('admitted')
    const empty = await aFullGate(1, 0)
    await release(empty.gate)
    expect((await walkIn(empty.gate)).outcome).toBe('admitted')
    expect(await countsAt(empty.gate)).toMatchObject({ booked: 1 })
  })

  test('a place of the key group’s reserve is given too', async () => {
    const gate = await anOpenGate({ seats: 1, keySeats: 1, keyGroup: 'veteran' })
    const [open, key] = [await aGuest(gate), await aPerson()]
    await scan(gate, open.text)
    await aTicket({ activityId: gate.activityId, personId: key.personId, openid: key.openid, bucket: 'key' })
    const waits = await aGuest(gate, { state: 'waiting' })
    await scan(gate, waits.text)
    expect((await release(gate)).hall.free).toBe(1)
    expect((await scan(gate, waits.text)).outcome).toBe('admitted')
    expect(await countsAt(gate)).toMatchObject({ keyBooked: 1, booked: 1 })
  })

  test('the reserve is for whom the roster of now or their own word makes a member, not for a check of the past', async () => {
    const gate = await anOpenGate({ seats: 1, keySeats: 2, keyGroup: 'veteran' })
    const came = await aGuest(gate)
    await scan(gate, came.text)
    const line = [await aGuest(gate, { state: 'waiting' }), await aGuest(gate, { state: 'waiting' })]
    const [struck, listed] = line as [(typeof line)[0], (typeof line)[0]]
    const spoke = await aGuest(gate, { state: 'waiting' })
    await cloud.get(gate.clerk, 'roster.take', {
      district: '520602',
      lines: [{ at: 1, name: listed.realName, idNumber: listed.idNumber, keyGroup: 'veteran' }],
    })
    await cloud.sql`update tickets set mark = 'checked' where id = ${struck.ticketId}`
    await cloud.sql`update tickets set mark = 'declared' where id = ${spoke.ticketId}`
    expect((await scan(gate, struck.text)).outcome).toBe('notConfirmed')
    expect((await scan(gate, listed.text)).outcome).toBe('admitted')
    expect((await scan(gate, spoke.text)).outcome).toBe('admitted')
    expect(await countsAt(gate)).toMatchObject({ keyBooked: 2, booked: 1, waiting: 1 })
  })

  test('no place of the hall is for somebody off the roster or too young since, and nobody waits behind them', async () => {
    const { gate, line } = await aFullGate(2, 3)
    const [struck, young, listed] = line as [(typeof line)[0], (typeof line)[0], (typeof line)[0]]
    await cloud.sql`
      update activities set eligibility = 'roster', key_group = 'veteran', min_age = 30 where id = ${gate.activityId}`
    await cloud.sql`update tickets set old_enough = false where id = ${young.ticketId}`
    await cloud.get(gate.clerk, 'roster.take', {
      district: '520602',
      lines: [young, listed].map(({ realName, idNumber }, nth) => ({
        ...{ at: nth + 1, name: realName, idNumber, keyGroup: 'veteran' as const },
      })),
    })
    for (const guest of line) await scan(gate, guest.text)
    const { hall } = await release(gate)
    expect(hall.people.map(({ ticketId }) => ticketId)).toEqual([listed.ticketId])
    for (const guest of [struck, young]) expect((await scan(gate, guest.text)).outcome).toBe('notConfirmed')
    expect((await scan(gate, listed.text)).outcome).toBe('admitted')
    expect((await scan(gate, struck.text)).outcome).toBe('notConfirmed')
    expect(await countsAt(gate)).toMatchObject({ booked: 1, waiting: 2 })
  })

  test('an offer of the reserve lets nobody in who is off the roster since', async () => {
    const gate = await anOpenGate({ seats: 1, keySeats: 1, keyGroup: 'veteran' })
    await scan(gate, (await aGuest(gate)).text)
    const person = await aPerson()
    const { ticketId } = await aTicket({ ...person, activityId: gate.activityId, state: 'offered', bucket: 'key' })
    await cloud.sql`update tickets set mark = 'checked' where id = ${ticketId}`
    const { activityId, day } = gate
    const text = signTicket({
      ticketId: ticketId as TicketId,
      activityId: activityId as ActivityId,
      day: day as LocalDate,
    })
    expect((await scan(gate, text)).outcome).toBe('notConfirmed')
    await cloud.sql`update tickets set mark = 'declared' where id = ${ticketId}`
    expect((await scan(gate, text)).outcome).toBe('admitted')
    expect(await countsAt(gate)).toMatchObject({ keyBooked: 1, keyOffered: 0 })
  })

  test('may not be served too early, too late, from elsewhere, or when it is called off', async () => {
    const { gate, holders } = await aFullGate(2, 0)
    const input = { sessionId: gate.sessionId, minutes: 45 }
    expect(await cloud.ask(gate.clerk, 'gate.release', input)).toMatchObject({
      refusal: { code: 'gate.tooEarly', until: gate.startsAt + 45 * MINUTE },
    })
    const stranger = await aClerk({ district: '520621' })
    expect(await cloud.say(stranger.openid, 'gate.release', { ...input, minutes: 15 })).toBe('session.notFound')
    moveClock(3 * HOUR)
    expect(await cloud.say(gate.clerk, 'gate.release', input)).toBe('gate.over')
    moveClock(0)
    const off = await anOpenGate({ state: 'cancelled' })
    expect(await cloud.say(off.clerk, 'gate.release', { sessionId: off.sessionId, minutes: 15 })).toBe(
      'activity.cancelled',
    )
    expect((await scan(gate, holders[0]?.text ?? '')).outcome).toBe('admitted')
    expect(await countsAt(gate)).toMatchObject({ booked: 2 })
  })

  test('given twice is given once, and who comes between keeps the place', async () => {
    const { gate, holders } = await aFullGate(3, 0)
    await release(gate)
    await release(gate)
    expect(await countsAt(gate)).toMatchObject({ booked: 0 })
    expect((await scan(gate, holders[0]?.text ?? '')).outcome).toBe('admitted')
    await release(gate)
    expect(await countsAt(gate)).toMatchObject({ booked: 1 })
    expect(await auditOf('gate.release', gate.sessionId)).toHaveLength(1)
  })

  test('a late holder and the release at the same instant: a place is never both used and given away', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { gate, holders } = await aFullGate(4, 0)
      const acts = [
        () => release(gate).then(() => 'given'),
        ...holders.map((holder) => () => scan(gate, holder.text).then(({ outcome }) => outcome)),
      ]
      await Promise.all((round % 2 ? acts : acts.reverse()).map((act) => act()))
      const [row] = await cloud.sql<{ both: number; came: number; given: number }>`
        select count(*) filter (where t.released_at is not null and c.ticket_id is not null) as both,
          count(c.ticket_id) as came, count(t.released_at) as given
        from tickets t left join checkins c on c.ticket_id = t.id where t.activity_id = ${gate.activityId}`
      expect(row?.both).toBe(0)
      expect(await countsAt(gate)).toMatchObject({ booked: row?.came })
    }
  })

  test('two of the line and one place at the same instant: the head of the line gets it', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { gate, line } = await aFullGate(1, 2)
      for (const guest of line) await scan(gate, guest.text)
      await release(gate)
      const second = await aHelper({ sessionId: gate.sessionId })
      const answers = await Promise.all([
        scan(gate, line[1]?.text ?? ''),
        scan(gate, line[0]?.text ?? '', second.openid),
      ])
      expect(answers.map(({ outcome }) => outcome)).toEqual(['notConfirmed', 'admitted'])
      expect(await countsAt(gate)).toMatchObject({ booked: 1 })
    }
  })

  test('who is called and does not answer lets the next one pass, and is back with the next scan', async () => {
    const { gate, line } = await aFullGate(2, 3)
    for (const guest of line) await scan(gate, guest.text)
    await release(gate)
    const skip = (ticketId: string) => cloud.get(gate.clerk, 'gate.skip', { sessionId: gate.sessionId, ticketId })
    moveClock(1000)
    const { hall } = await skip(line[0]?.ticketId ?? '')
    expect(hall.people.map(({ ticketId }) => ticketId)).toEqual([line[1]?.ticketId, line[2]?.ticketId])
    expect((await scan(gate, line[2]?.text ?? '')).outcome).toBe('admitted')
    moveClock(2000)
    expect((await scan(gate, line[0]?.text ?? '')).outcome).toBe('admitted')
    expect((await scan(gate, line[1]?.text ?? '')).outcome).toBe('notConfirmed')
    const input = { sessionId: gate.sessionId, ticketId: newId() }
    expect(await cloud.say(gate.clerk, 'gate.skip', input)).toBe('ticket.notFound')
    const stranger = await aClerk({ district: '520621' })
    expect(await cloud.say(stranger.openid, 'gate.skip', input)).toBe('session.notFound')
  })

  test('somebody who left the hall keeps no place from those without a sign-up', async () => {
    const { gate, line } = await aFullGate(1, 1)
    await scan(gate, line[0]?.text ?? '')
    await release(gate)
    expect((await walkIn(gate)).outcome).toBe('doorFull')
    moveClock(1000)
    await cloud.get(gate.clerk, 'gate.skip', { sessionId: gate.sessionId, ticketId: line[0]?.ticketId ?? '' })
    expect((await walkIn(gate)).outcome).toBe('admitted')
  })

  test('who is on the list has a code while the gate is open, also when the list has ended, and never before', async () => {
    const startsAt = Date.now() + 2 * HOUR
    const gate = await anOpenGate({ startsAt, endsAt: startsAt + 3 * HOUR, seats: 1 })
    await aGuest(gate)
    const waits = await aGuest(gate, { state: 'waiting' })
    const codeNow = async () => (await cloud.get(waits.openid, 'ticket.get', { ticketId: waits.ticketId })).code
    expect(await codeNow()).toBeNull()
    moveClock(90 * MINUTE)
    const code = await codeNow()
    expect((await scan(gate, code ?? '')).outcome).toBe('notConfirmed')
    await cloud.sql`update tickets set state = 'expired' where id = ${waits.ticketId}`
    await cloud.sql`update activities set waiting = 0 where id = ${gate.activityId}`
    moveClock(3 * HOUR)
    await release(gate)
    expect((await scan(gate, (await codeNow()) ?? '')).outcome).toBe('admitted')
    moveClock(6 * HOUR)
    await cloud.sql`update tickets set state = 'expired' where id = ${waits.ticketId}`
    expect(await codeNow()).toBeNull()
  })

  test('a late holder reads on their own phone what became of the place', async () => {
    const { gate, holders } = await aFullGate(1, 0)
    const own = () => cloud.get(holders[0]?.openid ?? '', 'ticket.get', { ticketId: holders[0]?.ticketId ?? '' })
    expect((await own()).releasedAt).toBeNull()
    await release(gate)
    const { state, releasedAt, code } = await own()
    expect([state, releasedAt !== null, code !== null]).toEqual(['booked', true, true])
  })

  test('a seeker with an offer goes in with it', async () => {
    const startsAt = Date.now() + 20 * MINUTE
    const gate = await anOpenGate({ startsAt, endsAt: startsAt + 3 * HOUR, closesAt: startsAt, seats: 1 })
    const offered = await aGuest(gate, { state: 'offered' })
    expect((await scan(gate, offered.text)).outcome).toBe('admitted')
    expect(await countsAt(gate)).toMatchObject({ booked: 1, offered: 0 })
  })
})

test('a place released to the hall is not taken from somebody who came on another day', async () => {
  const gate = await anOpenGate({ seats: 1, cancelUntil: at(2, '09:00') })
  const guest = await aGuest(gate)
  expect((await scan(gate, guest.text)).outcome).toBe('admitted')
  await cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes: 15 })
  expect(await countsAt(gate)).toMatchObject({ booked: 1 })
})

test('a released place given back by its holder is not counted twice', async () => {
  const gate = await anOpenGate({ seats: 2, cancelUntil: at(2, '09:00') })
  const guest = await aGuest(gate)
  await cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes: 15 })
  expect(await cloud.say(guest.openid, 'ticket.cancel', { ticketId: guest.ticketId })).toBe('done')
  expect(await countsAt(gate)).toMatchObject({ booked: 0 })
})

test('the county of a number is kept to count people by, whoever registered them', async () => {
  const gate = await anOpenGate({ walkInSeats: 2 })
  const visit = visitOf(gate)
  await cloud.get(gate.helper, 'gate.walkIn', visit)
  const other = { ...visitOf(gate), personId: newId() }
  await cloud.get('o-origin', 'person.register', {
    personId: other.personId,
    realName: '龙大姐',
    idType: 'residentId',
    idNumber: other.idNumber,
    phone: '13985600009',
    consentVersion: NOTICE_VERSION,
    idNumberAgreed: true,
  })
  const origins = await cloud.sql<{ origin: string }>`
    select origin from persons where id = any (${[visit.personId, other.personId]}::uuid[])`
  expect(origins).toEqual([{ origin: visit.idNumber.slice(0, 6) }, { origin: visit.idNumber.slice(0, 6) }])
})
