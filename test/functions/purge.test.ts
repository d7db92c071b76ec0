import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Sealed, unseal } from '../../cloudfunctions/kit/seal'
import type { Output } from '../../types/contract'
import type { LocalDate } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aCourse,
  aFair,
  aHelper,
  anActivity,
  aPerson,
  aTicket,
  at,
  dayIn,
  moveClock,
  newId,
} from '../support/make'
import { aBooth, anEmployer, aPosting } from '../support/make-employer'
import { runs } from '../support/programs'

process.env.PG_POOL_MAX = '8'

const DAY = 86_400_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

const purge = async () => {
  const reply = await cloud.asTimer('person', 'purgePersons')
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply))
  return reply.value as Output<'person.purge'>
}
const named = (activityId: string) =>
  cloud.sql`select from tickets where activity_id = ${activityId} and person_id is not null`
const isPurged = async (activityId: string) =>
  (await cloud.sql<{ at: number | null }>`select purged_at as at from activities where id = ${activityId}`)[0]?.at !==
  null
const isThere = async (personId: string) => (await cloud.sql`select from persons where id = ${personId}`).length === 1
const counts = (activityId: string) =>
  cloud.sql`select booked, offered, waiting, (select count(*) from tickets where activity_id = a.id) as rows
    from activities a where id = ${activityId}`

/** A fair that is over, with somebody who came, somebody who did not, and somebody who gave the place back. */
async function aFairLongAgo(days = 800) {
  const startsAt = at(-days, '09:00')
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * 3_600_000 })
  const people = [await aPerson(), await aPerson(), await aPerson()]
  const tickets = await Promise.all(
    people.map((person, place) =>
      aTicket({ ...fair, ...person, bookedAt: startsAt - DAY, state: place === 2 ? 'cancelled' : 'booked' }),
    ),
  )
  await cloud.sql`update persons set registered_at = ${startsAt - DAY} where id = any (${people.map(({ personId }) => personId)})`
  await cloud.sql`update account_persons set linked_at = ${startsAt - DAY} where person_id = any (${people.map(({ personId }) => personId)})`
  return { ...fair, people, tickets }
}

describe('the nightly purge', () => {
  test('takes names off tickets whose period is over, and counts, check-ins and scans stay', async () => {
    const { activityId, sessionId, tickets, people } = await aFairLongAgo()
    const helper = await aHelper({ sessionId })
    const scanId = newId()
    await cloud.sql`insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
      values (${scanId}, ${sessionId}, '一号口', ${tickets[0]!.ticketId}, 'admitted', '522201199001011234', 1, 1)`
    await cloud.sql`insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
      values (${tickets[0]!.ticketId}, ${sessionId}, ${scanId}, '一号口', 1)`
    const before = await counts(activityId)
    expect(await purge()).toMatchObject({ tickets: 3, persons: 3 })
    expect(await named(activityId)).toEqual([])
    expect(await counts(activityId)).toEqual(before)
    expect(await cloud.sql`select from checkins where session_id = ${sessionId}`).toHaveLength(1)
    expect(await cloud.sql`select outcome, text_head from scans where id = ${scanId}`).toEqual([
      { outcome: 'admitted', text_head: '' },
    ])
    expect(await cloud.sql`select from gate_rights where openid = ${helper.openid}`).toEqual([])
    for (const { personId } of people) expect(await isThere(personId)).toBe(false)
    expect(await isPurged(activityId)).toBe(true)
    const log = await cloud.sql<{ what: string; n: number }>`
      select what, sum(count::int)::int as n from audit, jsonb_each_text(detail) d (what, count)
      where act = 'person.purge' and trace_id = (select trace_id from audit where act = 'person.purge' order by id desc limit 1)
      group by what`
    expect(log).toEqual(
      expect.arrayContaining([
        { what: 'tickets', n: 3 },
        { what: 'persons', n: 3 },
      ]),
    )
  })

  test('does nothing twice, and leaves no line in the log when there was nothing to do', async () => {
    await aFairLongAgo()
    await purge()
    const lines = () => cloud.sql`select from audit where act = 'person.purge'`
    const before = (await lines()).length
    expect(await purge()).toEqual({
      ...{ tickets: 0, answers: 0, persons: 0, notices: 0, joins: 0, employers: 0, staff: 0, resealed: 0 },
    })
    expect(await lines()).toHaveLength(before)
  })

  test('goes by the kind of activity: a course is kept longer than a fair, a bus shorter', async () => {
    const startsAt = at(-500, '09:00')
    const me = await aPerson()
    const fair = await aFair({ startsAt })
    const course = await aCourse({ startsAt: at(-900, '09:00') })
    const bus = await anActivity({ kind: 'bus', startsAt })
    for (const { activityId } of [fair, course, bus]) await aTicket({ activityId, ...me })
    await purge()
    const left = await Promise.all([fair, course, bus].map(({ activityId }) => named(activityId)))
    expect(left.map((rows) => rows.length)).toEqual([1, 1, 0])
    expect(await isThere(me.personId)).toBe(true)
    await cloud.sql`update policies set value = value || '{ "fair": 499 }' where name = 'retention'`
    await purge()
    expect(await named(fair.activityId)).toEqual([])
    await cloud.sql`update policies set value = value || '{ "fair": 730 }' where name = 'retention'`
  })

  test('keeps everything to the last day', async () => {
    const startsAt = at(0, '09:00')
    const fair = await aFair({ startsAt, endsAt: startsAt + 3_600_000 })
    await aTicket({ ...fair, ...(await aPerson()) })
    const over = startsAt + 3_600_000 + 730 * DAY
    moveClock(over - Date.now() - 60_000)
    await purge()
    expect(await named(fair.activityId)).toHaveLength(1)
    moveClock(over - Date.now() + 60_000)
    await purge()
    expect(await named(fair.activityId)).toEqual([])
  })

  test('deletes old answers and notices with their calls, and leaves the fresh ones and those still to be sent', async () => {
    const me = await aPerson()
    const { activityId } = await aFair()
    const { ticketId } = await aTicket({ activityId, ...me })
    await cloud.sql`insert into answers values (${me.personId}, 'looking', 'factory', ${Date.now() - 366 * DAY}),
      (${me.personId}, 'where', 'home', ${Date.now() - 364 * DAY})`
    const aNotice = async (state: string, days: number) => {
      const id = newId()
      const queuedAt = Date.now() - days * DAY
      await cloud.sql`insert into notices (id, kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at)
        values (${id}, 'activityChanged', ${activityId}, ${ticketId}, ${me.openid}, ${state}, '改期', '改期', ${queuedAt}, 1)`
      await cloud.sql`insert into calls (notice_id, district) values (${id}, '520602')`
      return id
    }
    const [old, fresh, queued] = [await aNotice('sent', 366), await aNotice('sent', 364), await aNotice('queued', 366)]
    expect(await purge()).toMatchObject({ answers: 1, notices: 1 })
    const left = await cloud.sql<{ id: string }>`select id from notices where openid = ${me.openid}`
    expect(left.map(({ id }) => id).sort()).toEqual([fresh, queued].sort())
    expect(await cloud.sql`select from calls where notice_id = ${old}`).toEqual([])
    expect(await cloud.sql`select question from answers where person_id = ${me.personId}`).toEqual([
      { question: 'where' },
    ])
  })

  test('deletes a person only when nothing names or uses them any more', async () => {
    const [unused, linkedLately, held] = [await aPerson(), await aPerson(), await aPerson()]
    const long = Date.now() - 800 * DAY
    const ids = [unused, linkedLately, held].map(({ personId }) => personId)
    await cloud.sql`update persons set registered_at = ${long} where id = any (${ids})`
    await cloud.sql`update account_persons set linked_at = ${long} where person_id = any (${[ids[0], ids[2]]})`
    await aTicket({ activityId: (await aCourse({ startsAt: at(-800, '09:00') })).activityId, ...held })
    await purge()
    expect(await Promise.all(ids.map(isThere))).toEqual([false, true, true])
    expect((await cloud.get(unused.openid, 'person.mine', {})).persons).toEqual([])
    moveClock(740 * DAY)
    await purge()
    expect(await Promise.all(ids.map(isThere))).toEqual([false, false, true])
  })

  test('keeps a village helper for the period after the last day of the right, and then forgets right and helper', async () => {
    const [helper, clerk] = [await aPerson(), await aClerk()]
    const long = Date.now() - 800 * DAY
    await cloud.sql`update persons set registered_at = ${long} where id = ${helper.personId}`
    await cloud.sql`update account_persons set linked_at = ${long} where person_id = ${helper.personId}`
    await cloud.sql`
      insert into helper_rights (id, openid, person_id, district, reason_sealed, granted_by, granted_at, until)
      values (${newId()}, ${helper.openid}, ${helper.personId}, '520602', '', ${clerk.staffId}, ${Date.now()}, ${dayIn(200)})`
    const rights = () => cloud.sql`select from helper_rights where openid = ${helper.openid}`
    await purge()
    expect([await isThere(helper.personId), (await rights()).length]).toEqual([true, 1])
    moveClock((200 + 729) * DAY)
    await purge()
    expect([await isThere(helper.personId), (await rights()).length]).toEqual([true, 1])
    moveClock((200 + 732) * DAY)
    await purge()
    expect([await isThere(helper.personId), await rights()]).toEqual([false, []])
  })

  test('forgets a child thirty days after the last activity ended, ticket or not, and not a day before', async () => {
    const year = Number(dayIn(0).slice(0, 4))
    const bornOn = `${year - 10}-06-01` as LocalDate
    const [signedUp, only] = [await aPerson({ bornOn }), await aPerson({ bornOn })]
    const startsAt = at(5, '09:00')
    const talk = await anActivity({ kind: 'talk', startsAt, endsAt: startsAt + 3_600_000 })
    const grown = await aPerson()
    for (const person of [signedUp, grown]) await aTicket({ ...talk, ...person })
    await cloud.sql`insert into answers values (${only.personId}, 'looking', 'factory', ${Date.now()})`
    await purge()
    expect(await cloud.sql`select from answers where person_id = ${only.personId}`).toEqual([])
    expect([await isThere(signedUp.personId), await isThere(only.personId)]).toEqual([true, true])
    moveClock(31 * DAY)
    await purge()
    expect([await isThere(signedUp.personId), await isThere(only.personId)]).toEqual([true, false])
    moveClock(startsAt + 3_600_000 + 30 * DAY - Date.now() - 60_000)
    await purge()
    expect(await isThere(signedUp.personId)).toBe(true)
    moveClock(startsAt + 3_600_000 + 30 * DAY - Date.now() + 60_000)
    await purge()
    expect([await isThere(signedUp.personId), await isThere(grown.personId)]).toEqual([false, true])
    expect(await named(talk.activityId)).toHaveLength(1)
    expect(await counts(talk.activityId)).toMatchObject([{ booked: 2, rows: 2 }])
  })

  test('killed at any point, or run twice at once, the next night finishes it', async () => {
    for (const afterMs of [0, 10, 25, 45]) {
      const fairs = [await aFairLongAgo(), await aFairLongAgo(), await aFairLongAgo(801)]
      const child = spawn(process.execPath, runs('test/functions/purge-child.ts'), {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      child.stdin.write('go\n')
      setTimeout(() => child.kill('SIGKILL'), afterMs)
      await once(child, 'exit')
      for (const { activityId } of fairs) if (await isPurged(activityId)) expect(await named(activityId)).toEqual([])
      await Promise.all([purge(), purge()])
      await purge()
      for (const { activityId, people } of fairs) {
        expect(await named(activityId)).toEqual([])
        expect(await isPurged(activityId)).toBe(true)
        for (const { personId } of people) expect(await isThere(personId)).toBe(false)
      }
    }
  }, 60_000)
})

describe('those who act for employers, and staff', () => {
  const contactOf = async (employerId: string) => {
    const [row] = await cloud.sql<{ name: Sealed; phone: Sealed; recruiters: number }>`
      select contact_name_sealed as name, contact_phone_sealed as phone,
        (select count(*)::int from recruiters where employer_id = e.id) as recruiters
      from employers e where id = ${employerId}`
    return row && { name: unseal(row.name), phone: unseal(row.phone), recruiters: row.recruiters }
  }
  const ofLongAgo = async (days: number) => {
    const employer = await anEmployer()
    const then = Date.now() - days * DAY
    await cloud.sql`update employers set registered_at = ${then}, reviewed_at = ${then}, verified_at = ${then}
      where id = ${employer.employerId}`
    await cloud.sql`update recruiters set joined_at = ${then} where employer_id = ${employer.employerId}`
    return employer
  }

  test('a contact and its accounts go when nobody has used the registration for the period, the body stays', async () => {
    const over = await ofLongAgo(1_096)
    const young = await ofLongAgo(1_094)
    const atFair = await ofLongAgo(1_500)
    await aBooth({ ...(await aFair()), ...atFair })
    const hiring = await ofLongAgo(1_500)
    await aPosting(hiring)
    expect((await purge()).employers).toBe(1)
    expect(await contactOf(over.employerId)).toEqual({ name: '已注销', phone: '', recruiters: 0 })
    for (const { employerId } of [young, atFair, hiring])
      expect(await contactOf(employerId)).toMatchObject({ name: '吴经理', recruiters: 1 })
    expect((await purge()).employers).toBe(0)
    await cloud.sql`insert into recruiters (openid, employer_id, joined_at) values ('o-back', ${over.employerId}, ${Date.now()})`
    moveClock(1_096 * DAY)
    expect((await purge()).employers).toBeGreaterThan(0)
    expect((await contactOf(over.employerId))?.recruiters).toBe(0)
  })

  test('staff who left lose name and account after the period, those who work and those who came back keep them', async () => {
    const clerks = [await aClerk(), await aClerk(), await aClerk()]
    const [gone, back, here] = clerks.map(({ staffId }) => staffId)
    await cloud.sql`update staff set active = false where id = any (${[gone, back]})`
    await cloud.sql`update staff set active = true where id = ${back}`
    await cloud.sql`update staff set left_at = ${Date.now()} where id = ${gone} and left_at is not null`
    const staff = async () =>
      new Map(
        (await cloud.sql<{ id: string; name: string; openid: string }>`select id, name, openid from staff`).map(
          (row) => [row.id, row],
        ),
      )
    moveClock(1_094 * DAY)
    await purge()
    expect((await staff()).get(gone ?? '')?.name).toBe('田经办')
    moveClock(1_096 * DAY)
    expect((await purge()).staff).toBeGreaterThan(0)
    expect((await staff()).get(gone ?? '')).toMatchObject({ name: '已注销', openid: `gone:${gone}` })
    for (const id of [back, here]) expect((await staff()).get(id ?? '')?.name).toBe('田经办')
    expect((await purge()).staff).toBe(0)
  })
})
