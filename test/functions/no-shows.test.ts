import fc from 'fast-check'
import { seal } from '../../cloudfunctions/kit/seal'
import type { SignUp, SignUpFilter } from '../../types/attendance'
import type { PersonId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aCrowd,
  aFair,
  anIdNumber,
  aPerson,
  aTicket,
  at,
  moveClock,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'

process.env.PG_POOL_MAX = '8'

const HOUR = 3_600_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(async () => {
  moveClock(0)
  await setPolicy({ enabled: false, windowDays: 90, remindAfter: 2, pauseAfter: null, pauseDays: 0 })
})
afterAll(() => cloud.close())

const setPolicy = (wish: object) =>
  cloud.sql`update policies set value = value || ${JSON.stringify(wish)}::jsonb where name = 'noShow'`
/** A fair of yesterday morning whose gate closed half an hour before its end. */
const aFairOver = () => {
  const startsAt = at(-1, '09:00')
  return aFair({ startsAt, endsAt: startsAt + 3 * HOUR, entryUntil: startsAt + 2.5 * HOUR })
}
const missing = async (person: { personId: string; openid: string }) => {
  const fair = await aFairOver()
  return { ...fair, ...(await aTicket({ ...fair, ...person })) }
}
const standing = (openid: string) => cloud.get(openid, 'ticket.standing', {})
const list = async (clerk: string, activityId: string, only: SignUpFilter) =>
  (await cloud.get(clerk, 'ticket.list', { activityId, only, search: '', cursor: null })).signUps
const audited = (ticketId: string) =>
  cloud.sql`select act, actor_id, detail from audit where subject_id = ${ticketId} order by id`
const checkIn = async (ticketId: string, sessionId: string) => {
  const scanId = newId()
  await cloud.sql`insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
    values (${scanId}, ${sessionId}, '一号口', ${ticketId}, 'admitted', 'TR1:', 1, 1)`
  await cloud.sql`insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
    values (${ticketId}, ${sessionId}, ${scanId}, '一号口', ${Date.now()})`
}

describe('a ticket', () => {
  test('knows when its last gate closes, and what staff said', async () => {
    const me = await aPerson()
    const { ticketId, startsAt } = await missing(me)
    const ticket = () => cloud.get(me.openid, 'ticket.get', { ticketId })
    expect(await ticket()).toMatchObject({ gatesCloseAt: startsAt + 2.5 * HOUR, excuse: null, cancelReason: null })
    const clerk = await aClerk()
    await cloud.get(clerk.openid, 'ticket.excuse', { ticketId, reason: '当天生病' })
    expect(await ticket()).toMatchObject({ excuse: '当天生病' })
    expect((await cloud.get(me.openid, 'ticket.mine', {}))[0]).toMatchObject({ excuse: '当天生病' })
  })
})

describe('missed places', () => {
  test('are counted after the gate has closed, without consequence until the bureau switches it on', async () => {
    const me = await aPerson()
    await missing(me)
    await missing(me)
    const came = await missing(me)
    await checkIn(came.ticketId, came.sessionId)
    expect(await standing(me.openid)).toEqual([
      { personId: me.personId, name: '杨*军', missed: 2, remind: false, pausedUntil: null },
    ])
    await setPolicy({ enabled: true })
    expect(await standing(me.openid)).toMatchObject([{ missed: 2, remind: true, pausedUntil: null }])
  })

  test('pause signing up when the policy says so, and an excused one does not count', async () => {
    const me = await aPerson()
    const clerk = await aClerk()
    const [, second] = [await missing(me), await missing(me)]
    const { activityId } = await aFair()
    await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
    const paused = { kind: 'refused', refusal: { code: 'ticket.paused', until: at(30, '00:00') } }
    const book = () => cloud.ask(me.openid, 'ticket.book', { activityId, personId: me.personId })
    expect(await book()).toMatchObject(paused)
    expect(await standing(me.openid)).toMatchObject([{ missed: 2, pausedUntil: at(30, '00:00') }])
    await cloud.get(clerk.openid, 'ticket.excuse', { ticketId: second.ticketId, reason: '家里有急事' })
    expect(await standing(me.openid)).toMatchObject([{ missed: 1, pausedUntil: null }])
    expect(await book()).toMatchObject({ kind: 'done', value: { state: 'booked' } })
  })

  test('a pause outlives deleting oneself, until its end, and is gone from the database then', async () => {
    const openid = `o-again-${nextNumber()}`
    const who = { realName: '石再来', ...anIdNumber() }
    const register = async () =>
      cloud.get(openid, 'person.register', {
        ...{
          personId: newId<PersonId>(),
          realName: who.realName,
          idType: 'residentId' as const,
          idNumber: who.idNumber,
        },
        ...{ phone: '13985661234', basis: 'self' as const, consentVersion: NOTICE_VERSION, idNumberAgreed: true },
      })
    const first = { personId: (await register()).id, openid }
    await missing(first)
    await missing(first)
    await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
    await cloud.get(openid, 'person.erase', { personId: null, withdrawn: false })
    const { id: personId } = await register()
    const book = async () => cloud.ask(openid, 'ticket.book', { activityId: (await aFair()).activityId, personId })
    const until = at(30, '00:00')
    expect(await book()).toMatchObject({ kind: 'refused', refusal: { code: 'ticket.paused', until } })
    expect(await standing(openid)).toMatchObject([{ missed: 0, pausedUntil: until }])
    moveClock(until - Date.now() + 1000)
    await cloud.asTimer('person', 'purgePersons')
    expect(await cloud.sql`select from pauses`).toEqual([])
    moveClock(0)
    expect(await book()).toMatchObject({ kind: 'done' })
  })

  describe('of one number', () => {
    /** Claims of one number, each with a name and an account of its own. */
    const claims = async (...names: string[]) => {
      const { idNumber } = anIdNumber()
      const people = []
      for (const realName of names) people.push(await aPerson({ realName, idNumber }))
      return people as [Awaited<ReturnType<typeof aPerson>>, Awaited<ReturnType<typeof aPerson>>]
    }
    const book = async ({ openid, personId }: { openid: string; personId: string }) =>
      cloud.say(openid, 'ticket.book', { activityId: (await aFair()).activityId, personId })
    const seeCard = async (person: { openid: string; personId: string }) => {
      const { ticketId } = await aTicket({ ...(await aFair()), ...person })
      await cloud.get((await aClerk()).openid, 'ticket.cardSeen', { ticketId, realName: null, reason: '本人带证件来' })
    }

    test('pause it whatever name it comes with, and nobody is shown what another claim missed', async () => {
      const [first, second] = await claims('石再来', '石在来')
      await missing(first)
      await missing(first)
      await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
      expect([await book(first), await book(second)]).toEqual(['ticket.paused', 'ticket.paused'])
      expect(await standing(second.openid)).toMatchObject([{ missed: 0, pausedUntil: at(30, '00:00') }])
      const [own] = await standing(first.openid)
      expect(own).toMatchObject({ missed: 2, pausedUntil: at(30, '00:00') })
    })

    test('count together over its names, and deleting one of them is no way around', async () => {
      const [first, second] = await claims('石再来', '石在来')
      await missing(first)
      await missing(second)
      await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
      expect(await book(second)).toBe('ticket.paused')
      await cloud.get(first.openid, 'person.erase', { personId: null, withdrawn: false })
      expect(await book(second)).toBe('ticket.paused')
      const third = await aPerson({ realName: '石载来', idNumber: second.idNumber })
      expect(await book(third)).toBe('ticket.paused')
      await seeCard(second)
      expect([await book(second), await book(third)]).toEqual(['done', 'ticket.paused'])
    })

    test('do not pause the owner once the card was seen: at a desk, or at a door', async () => {
      const [stranger, owner] = await claims('龙小妹', '石再来')
      await missing(stranger)
      await missing(stranger)
      await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
      expect(await book(owner)).toBe('ticket.paused')
      await seeCard(owner)
      expect([await book(owner), await book(stranger)]).toEqual(['done', 'ticket.paused'])
      await cloud.get(stranger.openid, 'person.erase', { personId: null, withdrawn: false })
      expect(await book(owner)).toBe('done')
      const [other, known] = await claims('龙小妹', '石再来')
      await missing(other)
      await missing(other)
      await cloud.sql`insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
        values (${`door:${newId()}`}, ${known.personId}, ${NOTICE_VERSION}, 'notice', 1, 'self')`
      expect(await book(known)).toBe('done')
    })

    test('still pause the owner by their own, card seen or not', async () => {
      const [, owner] = await claims('龙小妹', '石再来')
      await missing(owner)
      await missing(owner)
      await seeCard(owner)
      await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
      expect(await book(owner)).toBe('ticket.paused')
    })
  })

  test('are looked at in the statement that gives the place, and paused people get none by it', async () => {
    const me = await aPerson()
    await missing(me)
    await setPolicy({ enabled: true, pauseAfter: 2, pauseDays: 30 })
    const booking = async () => ({ activityId: (await aFair()).activityId, personId: me.personId })
    expect(await cloud.statements(me.openid, 'ticket.book', await booking())).toBe(1)
    await missing(me)
    expect(await cloud.statements(me.openid, 'ticket.book', await booking())).toBe(3)
    expect(await cloud.say(me.openid, 'ticket.book', await booking())).toBe('ticket.paused')
    expect(await cloud.sql`select count(*) as live from tickets where person_id = ${me.personId}`).toEqual([
      { live: 3 },
    ])
  })

  test('pause by the same rule as the standing says, at every edge of the window and of the pause', async () => {
    const edges = fc.record({
      ends: fc.array(fc.integer({ min: -5, max: 0 }), { minLength: 1, maxLength: 3 }),
      spared: fc.constantFrom('none', 'excused', 'asked', 'cancelled', 'came'),
      policy: fc.record({
        windowDays: fc.integer({ min: 1, max: 4 }),
        pauseAfter: fc.constantFrom(1, 2, null),
        pauseDays: fc.nat(3),
      }),
      hours: fc.constantFrom(0, 24, 24 - (Date.now() % 86_400_000) / HOUR, 48),
    })
    await fc.assert(
      fc.asyncProperty(edges, async ({ ends, spared, policy, hours }) => {
        await setPolicy({ enabled: true, ...policy })
        const me = await aPerson()
        for (const [n, days] of ends.entries()) {
          const startsAt = at(days, '00:00')
          const fair = await aFair({ startsAt: startsAt - HOUR, endsAt: startsAt + (n % 2) * HOUR })
          const { ticketId } = await aTicket({ ...fair, ...me })
          if (n > 0) continue
          if (spared === 'excused')
            await cloud.sql`update tickets set excused_at = 1, excuse_sealed = ${seal('病')} where id = ${ticketId}`
          if (spared === 'asked') await cloud.sql`update tickets set reconfirm = 'asked' where id = ${ticketId}`
          if (spared === 'cancelled')
            await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
          if (spared === 'came') await checkIn(ticketId, fair.sessionId)
        }
        moveClock(hours * HOUR)
        const [mine] = await standing(me.openid)
        const { activityId } = await aFair()
        const word = await cloud.say(me.openid, 'ticket.book', { activityId, personId: me.personId })
        moveClock(0)
        expect(word).toBe(mine?.pausedUntil === null ? 'done' : 'ticket.paused')
      }),
      { numRuns: 60 },
    )
  })

  test('are of one’s own people only', async () => {
    const me = await aPerson()
    await missing(await aPerson())
    expect(await standing(me.openid)).toMatchObject([{ personId: me.personId, missed: 0 }])
    expect(await standing(`o-stranger-${nextNumber()}`)).toEqual([])
  })
})

describe('excusing', () => {
  test('keeps the first reason with the clerk in the audit, however often it is sent', async () => {
    const { ticketId } = await missing(await aPerson())
    const clerk = await aClerk()
    const excuse = (reason: string) => cloud.get(clerk.openid, 'ticket.excuse', { ticketId, reason })
    const first = await excuse('当天生病')
    expect(first).toMatchObject({ attendance: 'none', excuse: '当天生病' })
    expect(await Promise.all([excuse('别的原因'), excuse('当天生病')])).toEqual([first, first])
    expect(await audited(ticketId)).toEqual([{ act: 'ticket.excuse', actor_id: clerk.staffId, detail: {} }])
  })

  test('is refused before the gate has closed, for who came, and for who gave the place back', async () => {
    const clerk = await aClerk()
    const coming = await aFair()
    const came = await missing(await aPerson())
    await checkIn(came.ticketId, came.sessionId)
    const tickets = [
      (await aTicket({ ...coming, ...(await aPerson()) })).ticketId,
      came.ticketId,
      (await aTicket({ ...(await aFairOver()), ...(await aPerson()), state: 'cancelled' })).ticketId,
    ]
    for (const ticketId of tickets)
      expect(await cloud.say(clerk.openid, 'ticket.excuse', { ticketId, reason: '当天生病' })).toBe('ticket.notMissed')
  })

  test('ends at the clerk’s division, as do list and taking back: elsewhere it is not there', async () => {
    const { ticketId, activityId } = await missing(await aPerson())
    const clerk = await aClerk({ district: '520621' })
    for (const id of [ticketId, newId()]) {
      expect(await cloud.say(clerk.openid, 'ticket.excuse', { ticketId: id, reason: '当天生病' })).toBe(
        'ticket.notFound',
      )
      expect(await cloud.say(clerk.openid, 'ticket.revoke', { ticketId: id, reason: '重复占用' })).toBe(
        'ticket.notFound',
      )
    }
    for (const id of [activityId, newId()])
      expect(
        await cloud.say(clerk.openid, 'ticket.list', { activityId: id, only: 'held', search: '', cursor: null }),
      ).toBe('activity.notFound')
    expect(await audited(ticketId)).toEqual([])
  })
})

describe('the list', () => {
  test('shows who holds, who waits, who gave back and who did not come, names masked', async () => {
    const clerk = await aClerk()
    const fair = await aFair()
    const [one, two, three] = await aCrowd(3)
    await aTicket({ ...fair, ...one! })
    await aTicket({ ...fair, ...two!, state: 'waiting' })
    await aTicket({ ...fair, ...three!, state: 'cancelled' })
    const names = async (only: SignUpFilter) =>
      (await list(clerk.openid, fair.activityId, only)).map(({ state }) => state)
    expect([await names('held'), await names('line'), await names('gone'), await names('missed')]).toEqual([
      ['booked'],
      ['waiting'],
      ['cancelled'],
      [],
    ])
    const missed = await missing(await aPerson())
    expect(await list(clerk.openid, missed.activityId, 'missed')).toMatchObject([
      { id: missed.ticketId, name: '杨*军', attendance: 'missed' },
    ])
    expect(await list(clerk.openid, (await aFair()).activityId, 'held')).toEqual([])
  })

  test('finds somebody by a name or its beginning and by a telephone number or its last four digits', async () => {
    const clerk = await aClerk()
    const fair = await aFair({ seats: 20 })
    const people = [
      await aPerson({ realName: '姚小兰', phone: '13985620001' }),
      await aPerson({ realName: '阿依古丽·买买提', phone: '13985620002' }),
      await aPerson({ realName: '姚军', phone: '13985620001' }),
    ]
    const tickets: string[] = []
    for (const person of people) tickets.push((await aTicket({ ...fair, ...person })).ticketId)
    await aTicket({ ...(await aFair()), ...(await aPerson({ realName: '姚小兰', phone: '13985620001' })) })
    const found = async (search: string) => {
      const { activityId } = fair
      const page = await cloud.get(clerk.openid, 'ticket.list', { activityId, only: 'held', search, cursor: null })
      return page.signUps.map(({ id }) => tickets.indexOf(id)).sort()
    }
    expect(await found('')).toEqual([0, 1, 2])
    expect(await found('姚')).toEqual([0, 2])
    expect(await found(' 姚 小兰')).toEqual([0])
    expect(await found('买买提')).toEqual([1])
    expect(await found('0002')).toEqual([1])
    expect(await found('139 8562-0001')).toEqual([0, 2])
    expect(await found('139856200')).toEqual([])
    expect(await found('田')).toEqual([])
  })

  test("opens a telephone number for a reason that is kept, the one the account gave, and no other county's", async () => {
    const clerk = await aClerk()
    const person = await aPerson({ phone: '13985620003' })
    const { ticketId } = await aTicket({ ...(await aFair()), ...person })
    const ask = (openid: string, reason = '有变动要告知') => cloud.ask(openid, 'ticket.phone', { ticketId, reason })
    expect(await ask((await aClerk({ district: '520621' })).openid)).toMatchObject({
      refusal: { code: 'ticket.notFound' },
    })
    expect(await ask(clerk.openid, '\u200b')).toMatchObject({ refusal: { code: 'input.invalid', field: 'reason' } })
    expect(await audited(ticketId)).toEqual([])
    expect(await ask(clerk.openid)).toMatchObject({ value: { phone: '13985620003' } })
    expect(await audited(ticketId)).toEqual([
      { act: 'ticket.phone', actor_id: clerk.staffId, detail: { reason: '有变动要告知' } },
    ])
    await cloud.get(person.openid, 'person.erase', { personId: person.personId, withdrawn: false })
    expect(await ask(clerk.openid)).toMatchObject({ refusal: { code: 'ticket.notFound' } })
  })

  test('goes on page by page without losing or repeating anybody, and names nobody who was erased', async () => {
    const clerk = await aClerk()
    const fair = await aFair({ seats: 200 })
    const crowd = await aCrowd(120)
    const bookedAt = Date.now() - HOUR
    for (const [place, person] of crowd.entries())
      await aTicket({ ...fair, ...person, bookedAt: bookedAt + (place >> 3) })
    const { activityId } = fair
    const seen: SignUp[] = []
    let cursor: string | null = null
    do {
      const page: { signUps: SignUp[]; next: string | null } = await cloud.get(clerk.openid, 'ticket.list', {
        activityId,
        only: 'held',
        search: '',
        cursor,
      })
      seen.push(...page.signUps)
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(120)
    expect(seen).toHaveLength(120)
    await cloud.get(crowd[0]!.openid, 'person.erase', { personId: crowd[0]!.personId, withdrawn: false })
    expect(await list(clerk.openid, activityId, 'gone')).toMatchObject([{ name: null, state: 'cancelled' }])
    const other = await cloud.get(clerk.openid, 'ticket.list', { activityId, only: 'held', search: '', cursor: null })
    expect(
      await cloud.ask(clerk.openid, 'ticket.list', { activityId, only: 'gone', search: '', cursor: other.next }),
    ).toMatchObject({ refusal: { code: 'input.invalid', field: 'cursor' } })
  })
})

describe('taking a place back', () => {
  test('tells the holder why, offers it to the head of the line, and is done once', async () => {
    const clerk = await aClerk()
    const fair = await aFair({ seats: 1, cancelUntil: at(-1, '09:00') })
    const [me, next] = [await aPerson(), await aPerson()]
    const { ticketId } = await aTicket({ ...fair, ...me })
    const waiting = await aTicket({ ...fair, ...next, state: 'waiting' })
    const revoke = () => cloud.get(clerk.openid, 'ticket.revoke', { ticketId, reason: '证件不符' })
    expect(await revoke()).toMatchObject({ state: 'cancelled', cancelReason: '证件不符' })
    expect(await revoke()).toMatchObject({ state: 'cancelled', cancelReason: '证件不符' })
    expect(await cloud.get(me.openid, 'ticket.get', { ticketId })).toMatchObject({
      state: 'cancelled',
      code: null,
      cancelReason: '证件不符',
    })
    expect(await cloud.get(next.openid, 'ticket.get', { ticketId: waiting.ticketId })).toMatchObject({
      state: 'offered',
    })
    expect(await audited(ticketId)).toMatchObject([{ act: 'ticket.revoke', actor_id: clerk.staffId }])
    const told = await cloud.sql<{ body: string; calls: number }>`
      select n.body, (select count(*) from calls c where c.notice_id = n.id) as calls
      from notices n where n.ticket_id = ${ticketId}`
    expect(told).toEqual([{ body: '您的报名被主办方取消。打开报名可以看到原因', calls: 1 }])
    const [counts] = await cloud.sql`select booked, offered, waiting from activities where id = ${fair.activityId}`
    expect(counts).toEqual({ booked: 0, offered: 1, waiting: 0 })
  })

  test('is refused for who is inside, and after the activity is over', async () => {
    const clerk = await aClerk()
    const running = await aFair({ startsAt: Date.now() - HOUR, endsAt: Date.now() + HOUR })
    const inside = await aTicket({ ...running, ...(await aPerson()) })
    await checkIn(inside.ticketId, running.sessionId)
    const { ticketId } = await missing(await aPerson())
    const revoke = (id: string) => cloud.say(clerk.openid, 'ticket.revoke', { ticketId: id, reason: '证件不符' })
    expect([await revoke(inside.ticketId), await revoke(ticketId)]).toEqual(['ticket.used', 'activity.over'])
    expect(await audited(ticketId)).toEqual([])
  })
})
