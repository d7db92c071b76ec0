import { type Db, database } from '../../cloudfunctions/kit/db'
import { unseal } from '../../cloudfunctions/kit/seal'
import { sql } from '../../cloudfunctions/kit/sql'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTheme, aTicket, dayIn, moveClock, newId } from '../support/make'
import { type aDraft, aSpecialDraft, publishedYears } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, themes, rosters cascade`
  await publishedYears(cloud)
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Row = Record<string, unknown>
type Wish = Loose<Input<'series.edit'>>
const wishFor = (activityId: string, change: Wish['change'], more: Partial<Wish> = {}): Wish => ({
  activityId,
  scope: 'one',
  change,
  overwrite: false,
  insist: false,
  ...more,
})
const places = (seats: number) => ({ places: { seats, keySeats: 0, walkInSeats: 0 } })
const preview = (wish: Wish) => cloud.get(clerk.openid, 'series.preview', wish)
const ask = (wish: Wish) => cloud.ask(clerk.openid, 'series.edit', wish)
const edit = (wish: Wish) => cloud.get(clerk.openid, 'series.edit', wish)
/** Looks first, as the desk does, and does what was shown. */
const insistOn = async (wish: Wish) =>
  edit({ ...wish, seen: (await preview({ ...wish, insist: true })).seen, insist: true })

const holder = async (activityId: string, wish: Partial<Parameters<typeof aTicket>[0]> = {}) => {
  const person = await aPerson()
  return { ...person, ...(await aTicket({ activityId, ...person, ...wish })) }
}
const ticket = async (id: string) => (await cloud.sql<Row>`select * from tickets where id = ${id}`)[0] as Row
const activity = async (id: string) => (await cloud.sql<Row>`select * from activities where id = ${id}`)[0] as Row
/** What a scan leaves behind that lets somebody in. */
const enter = (db: Db, ticketId: string, sessionId: string) =>
  sql`
    with scan as (
      insert into scans (id, session_id, ticket_id, gate, outcome, text_head, scanned_at, received_at)
      values (${newId<string>()}, ${sessionId}, ${ticketId}, '一号口', 'admitted', '', 1, 1) returning id
    )
    insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
    select ${ticketId}::uuid, ${sessionId}::uuid, scan.id, '一号口', 1 from scan`.execute(db)
const said = async (openid: string) =>
  (await cloud.sql<{ body: string }>`select body from notices where openid = ${openid} order by queued_at, id`).map(
    ({ body }) => body,
  )

describe('places taken away', () => {
  test('once nothing is offered any more are lost for good, with a reason, and nobody is told of a list', async () => {
    const { activityId, startsAt } = await aFair({ seats: 2, closesAt: Date.now() + 3_600_000 })
    await holder(activityId, { bookedAt: 1_000 })
    const last = await holder(activityId, { bookedAt: 2_000 })
    moveClock(startsAt - Date.now() - 60_000)
    const shown = await preview(wishFor(activityId, places(1), { insist: true }))
    expect(shown.rows).toMatchObject([{ displaced: [{ ticketId: last.ticketId, gone: true }] }])
    await insistOn(wishFor(activityId, places(1)))
    await cloud.asTimer('ticket', 'sweepOffers')
    const lost = await ticket(last.ticketId)
    expect(lost).toMatchObject({ state: 'cancelled', cancelled_by: clerk.staffId })
    expect(unseal(lost.cancel_reason_sealed as Buffer)).toBe('主办方减少了名额，已经没有候补')
    expect(await activity(activityId)).toMatchObject({ seats: 1, booked: 1, waiting: 0 })
    expect(await said(last.openid)).toEqual([expect.stringContaining('您的报名已取消')])
    const [audited] = await cloud.sql<{ detail: Row }>`
      select detail from audit where act = 'series.edit' and subject_id = ${activityId}`
    expect(audited?.detail).toMatchObject({ displaced: [last.ticketId] })
  })

  test('of an activity without a list are lost for good too', async () => {
    const { activityId } = await aFair({ seats: 2, waitlist: false })
    await holder(activityId, { bookedAt: 1_000 })
    const last = await holder(activityId, { bookedAt: 2_000 })
    await insistOn(wishFor(activityId, { ...places(1), day: dayIn(20) }))
    expect(await ticket(last.ticketId)).toMatchObject({ state: 'cancelled' })
    expect(await said(last.openid)).toEqual([expect.stringContaining('请不要前往')])
  })

  test('are never those of somebody who has entered', async () => {
    const { activityId, sessionId } = await aFair({ seats: 3 })
    const early = await holder(activityId, { bookedAt: 1_000 })
    const last = await holder(activityId, { bookedAt: 3_000 })
    await enter(database(), last.ticketId, sessionId)
    await insistOn(wishFor(activityId, places(1)))
    expect(await ticket(last.ticketId)).toMatchObject({ state: 'booked' })
    expect(await ticket(early.ticketId)).toMatchObject({ state: 'waiting' })
    const full = await aFair({ seats: 3 })
    for (const _ of [1, 2]) await enter(database(), (await holder(full.activityId)).ticketId, full.sessionId)
    await holder(full.activityId)
    expect(await ask(wishFor(full.activityId, places(1), { insist: true }))).toMatchObject({
      refusal: { code: 'activity.seatsEntered', day: full.day, seats: 1, entered: 2 },
    })
  })

  test('wait for a gate that is letting somebody in', async () => {
    const { activityId, sessionId } = await aFair({ seats: 2 })
    const early = await holder(activityId, { bookedAt: 1_000 })
    const last = await holder(activityId, { bookedAt: 2_000 })
    const wish = wishFor(activityId, places(1), { insist: true })
    const { seen } = await preview(wish)
    const editing = await database().transaction(async (tx) => {
      // what a scan does: it takes the ticket, then writes who came in
      await sql`select from tickets where id = ${last.ticketId} for update`.execute(tx)
      const editing = ask({ ...wish, seen })
      for (let waits = 0; waits === 0; )
        waits = (
          await cloud.sql`
              select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length
      await enter(tx, last.ticketId, sessionId)
      return [editing]
    })
    expect(await Promise.all(editing)).toMatchObject([{ refusal: { code: 'series.holdersChanged' } }])
    expect(await ticket(last.ticketId)).toMatchObject({ state: 'booked' })
    expect(await ticket(early.ticketId)).toMatchObject({ state: 'booked' })
  })

  test('are those the clerk has seen, or nobody’s', async () => {
    const { activityId } = await aFair({ seats: 4 })
    await holder(activityId, { bookedAt: 1_000 })
    await holder(activityId, { bookedAt: 2_000 })
    const wish = wishFor(activityId, places(1), { insist: true })
    const { seen } = await preview(wish)
    const unseen = await holder(activityId, { bookedAt: 3_000 })
    expect(await ask({ ...wish, seen })).toMatchObject({ refusal: { code: 'series.holdersChanged' } })
    expect(await ask(wish)).toMatchObject({ refusal: { code: 'series.holdersChanged' } })
    expect(await ticket(unseen.ticketId)).toMatchObject({ state: 'booked' })
    expect(await activity(activityId)).toMatchObject({ seats: 4, booked: 3 })
    await insistOn(wish)
    expect(await activity(activityId)).toMatchObject({ seats: 1, booked: 1, waiting: 2 })
  })
})

describe('a theme for another group', () => {
  const aGroupSpecial = async (wish: Parameters<typeof aDraft>[0] = {}) => {
    const special = await aSpecialDraft({ places: { seats: 40, keySeats: 10, walkInSeats: 0 }, ...wish })
    await aTheme({ code: 'graduate', name: '高校毕业生', keyGroup: 'graduate' })
    await cloud.get(clerk.openid, 'series.save', special)
    const rows = await cloud.sql<{ id: string; theme: string; day: string }>`
      select id, theme, series_day as day from activities order by day`
    const idOf = (theme: string) => rows.find((row) => row.theme === theme)?.id ?? ''
    return { idOf, rows }
  }

  test('forgets what people said of the old one, and keeps what the roster of the new one knows', async () => {
    const { idOf } = await aGroupSpecial({ eligibility: 'declared' })
    const id = idOf('veteran')
    const [declared, listed, held] = [
      await holder(id, { state: 'waiting' }),
      await holder(id, { state: 'waiting' }),
      await holder(id, { bucket: 'key' }),
    ]
    await cloud.sql`update tickets set mark = 'declared' where activity_id = ${id}`
    await cloud.sql`
      insert into rosters (key_group, id_hash, district, checked_at)
      select 'graduate', id_hash, '520602', 1 from persons where id = ${listed.personId}`
    await edit(wishFor(id, { theme: 'graduate' }))
    expect(await activity(id)).toMatchObject({ key_group: 'graduate', key_seats: 10 })
    const marks = await Promise.all([declared, listed, held].map(({ ticketId }) => ticket(ticketId)))
    expect(marks.map(({ mark }) => mark)).toEqual([null, 'checked', null])
  })

  test('brings the reserve of the template back, as far as nobody holds the places', async () => {
    const { idOf } = await aGroupSpecial()
    const id = idOf('industry')
    expect(await activity(id)).toMatchObject({ key_group: null, seats: 50, key_seats: 0 })
    await edit(wishFor(id, { theme: 'veteran' }))
    expect(await activity(id)).toMatchObject({ key_group: 'veteran', seats: 40, key_seats: 10, touched: ['theme'] })
    await edit(wishFor(id, { theme: 'industry' }))
    expect(await activity(id)).toMatchObject({ key_group: null, seats: 50, key_seats: 0 })
    await cloud.sql`update activities set booked = 44 where id = ${id}`
    await edit(wishFor(id, { theme: 'veteran' }))
    expect(await activity(id)).toMatchObject({ seats: 44, key_seats: 6, booked: 44 })
  })

  test('picked in the plan brings it back too, but not where the places were set by hand', async () => {
    const { idOf, rows } = await aGroupSpecial()
    const [first, second] = rows.filter(({ theme }) => theme !== 'veteran')
    await edit(wishFor(second?.id ?? '', { places: { seats: 30, keySeats: 0, walkInSeats: 0 } }))
    for (const row of [first, second])
      await cloud.get(clerk.openid, 'series.pick', { friday: row?.day ?? '', theme: 'graduate', heldOn: null })
    expect(await activity(first?.id ?? '')).toMatchObject({ key_group: 'graduate', seats: 40, key_seats: 10 })
    expect(await activity(second?.id ?? '')).toMatchObject({ key_group: 'graduate', seats: 30, key_seats: 0 })
    expect(await activity(idOf('veteran'))).toMatchObject({ seats: 40, key_seats: 10 })
  })
})
