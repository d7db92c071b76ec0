import * as fc from 'fast-check'
import { signTicket } from '../../cloudfunctions/core/ticket/key'
import { isPassed, SKEW_MS, uploadOf } from '../../src/domain/gate/gate'
import type { ScanId } from '../../types/core'
import type { Conflict, OfflineScan, ScanOutcome, Way } from '../../types/gate'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, aHelper, aPerson, aTicket, moveClock, newId } from '../support/make'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DEVICES = 3
const TICKETS = 3

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Command =
  | { kind: 'scan'; device: number; ticket: number; way: Way; said: boolean }
  | { kind: 'together'; ticket: number; way: Way }
  | { kind: 'network'; device: number }
  | { kind: 'upload'; device: number; order: 'asMade' | 'backwards' | 'oneOnly'; forgets: boolean }
  | { kind: 'retry'; nth: number }
  | { kind: 'undo'; nth: number }
  | { kind: 'cancel'; ticket: number }
  | { kind: 'wait'; minutes: number }

const device = fc.nat(DEVICES - 1)
const ticket = fc.nat(TICKETS - 1)
const way = fc.constantFrom<Way>('in', 'in', 'out')
const scan = fc.record({ kind: fc.constant('scan' as const), device, ticket, way, said: fc.boolean() })
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: scan },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('together' as const), ticket, way }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('network' as const), device }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('upload' as const),
      device,
      order: fc.constantFrom('asMade' as const, 'backwards' as const, 'oneOnly' as const),
      forgets: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retry' as const), nth: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), ticket }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 5 }) }) },
)

/** What the simple model knows of one device, one scan. */
type Phone = { openid: string; skew: number; offline: boolean; queue: OfflineScan[] }
type Kept = {
  outcome: ScanOutcome
  conflict: Conflict | null
  ticket: number
  device: number
  undone: boolean
  at: number
  way: Way
  /** What the phone said, of one it let pass alone; undefined: the cloud was asked. */
  alone?: { said: ScanOutcome | null; isClockWrong: boolean }
}

/** The hall as a careful doorkeeper with one notebook would know it, once everybody has told of what they saw. */
function notebook() {
  const cancelled = Array.from({ length: TICKETS }, () => false)
  const kept = new Map<string, Kept>()
  const passings = (nth: number) =>
    [...kept]
      .filter(([, { ticket: whose, undone, alone, outcome }]) => {
        const counts = alone ? outcome !== 'cancelled' : isPassed(outcome)
        return whose === nth && !undone && counts
      })
      .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
  /** Tells the story of a ticket from its beginning, and calls each passing by what it was. */
  const stand = (nth: number) => {
    const story = passings(nth)
    let door = story.some(([, one]) => !one.alone && one.outcome === 'admitted')
    let came = false
    let inside = false
    for (const [id, one] of story) {
      if (one.alone) {
        const outcome =
          one.way === 'out'
            ? inside
              ? 'exited'
              : 'notInside'
            : inside || door
              ? 'usedAlready'
              : came
                ? 'readmitted'
                : 'admitted'
        const { said, isClockWrong } = one.alone
        kept.set(id, { ...one, ...uploadOf({ read: outcome, said, isRevoked: false, isClockWrong }) })
      }
      const outcome = kept.get(id)?.outcome
      if (outcome === 'admitted' && !one.alone) door = false
      if (outcome === 'admitted' || outcome === 'readmitted') came = true
      if (outcome === 'admitted' || outcome === 'readmitted') inside = true
      if (outcome === 'exited') inside = false
    }
    return { came, inside }
  }
  const read = (to: Way, nth: number): ScanOutcome => {
    const { came, inside } = stand(nth)
    if (to === 'out') return inside ? 'exited' : 'notInside'
    if (cancelled[nth]) return 'cancelled'
    if (!came) return 'admitted'
    return inside ? 'usedAlready' : 'readmitted'
  }
  return { cancelled, kept, read, stand }
}

async function play(commands: readonly Command[], skews: readonly number[]) {
  let offset = 0
  const now = () => Date.now() + offset
  const wait = (ms: number) => {
    offset += ms
    moveClock(offset)
  }
  moveClock(0)
  const startsAt = Date.now() - HOUR
  const { sessionId, ...fair } = await aFair({
    startsAt,
    endsAt: startsAt + 8 * HOUR,
    cancelUntil: startsAt + 8 * HOUR,
  })
  const phones: Phone[] = []
  for (const skew of skews)
    phones.push({ openid: (await aHelper({ sessionId })).openid, skew, offline: false, queue: [] })
  const guests: { openid: string; ticketId: string; text: string }[] = []
  for (let nth = 0; nth < TICKETS; nth += 1) {
    const person = await aPerson()
    const { ticketId } = await aTicket({ activityId: fair.activityId, ...person })
    guests.push({ ...person, ticketId, text: signTicket({ ...fair, ticketId: ticketId as never }) })
  }
  const book = notebook()
  const sent: { id: string; device: number; ticket: number; way: Way }[] = []
  const ask = (openid: string, id: string, nth: number, to: Way) =>
    cloud.get(openid, 'gate.scan', { scanId: id, sessionId, text: guests[nth]?.text ?? '', scannedAt: now(), way: to })
  const keep = (id: string, one: Omit<Kept, 'undone' | 'conflict'>) =>
    book.kept.set(id, { ...one, conflict: null, undone: false })

  const acts: { [K in Command['kind']]: (command: Extract<Command, { kind: K }>) => Promise<void> } = {
    scan: async ({ device: who, ticket: nth, way: to, said }) => {
      const phone = phones[who] as Phone
      const id = newId<ScanId>()
      if (phone.offline) {
        const passed = to === 'in' ? 'admitted' : 'exited'
        const text = guests[nth]?.text ?? ''
        phone.queue.push({ scanId: id, text, scannedAt: now() + phone.skew, way: to, said: said ? passed : null })
        return
      }
      const outcome = book.read(to, nth)
      expect((await ask(phone.openid, id, nth, to)).outcome).toBe(outcome)
      keep(id, { outcome, ticket: nth, device: who, at: now(), way: to })
      sent.push({ id, device: who, ticket: nth, way: to })
    },
    together: async ({ ticket: nth, way: to }) => {
      const outcome = book.read(to, nth)
      const ids = phones.map(() => newId())
      const answers = await Promise.all(phones.map(({ openid }, at) => ask(openid, ids[at] ?? '', nth, to)))
      const winners = answers.filter((answer) => isPassed(answer.outcome))
      expect(winners.map((answer) => answer.outcome)).toEqual(isPassed(outcome) ? [outcome] : [])
      for (const [at, answer] of answers.entries())
        keep(ids[at] ?? '', { outcome: answer.outcome, ticket: nth, device: at, at: now(), way: to })
    },
    network: async ({ device: who }) => {
      const phone = phones[who] as Phone
      phone.offline = !phone.offline
    },
    upload: async ({ device: who, order, forgets }) => {
      const phone = phones[who] as Phone
      if (phone.offline || phone.queue.length === 0) return
      const scans =
        order === 'backwards'
          ? [...phone.queue].reverse()
          : order === 'oneOnly'
            ? phone.queue.slice(-1)
            : [...phone.queue]
      for (const { scanId: id, way: to, said, scannedAt, text } of scans) {
        if (book.kept.has(id)) continue
        const nth = guests.findIndex((guest) => guest.text === text)
        const isClockWrong = Math.abs(phone.skew) > SKEW_MS
        const gone = to === 'in' && book.cancelled[nth]
        const outcome = gone ? 'cancelled' : to === 'in' ? 'admitted' : 'exited'
        const at = scannedAt - phone.skew
        keep(id, { outcome, ticket: nth, device: who, at, way: to, alone: { said, isClockWrong } })
        if (gone) {
          const { conflict } = uploadOf({ read: 'cancelled', said, isRevoked: false, isClockWrong })
          book.kept.set(id, { ...(book.kept.get(id) as Kept), conflict })
        }
      }
      for (let nth = 0; nth < TICKETS; nth += 1) book.stand(nth)
      const expected = scans.map(({ scanId: id }) => [id, book.kept.get(id)?.outcome, book.kept.get(id)?.conflict])
      const { answers } = await cloud.get(phone.openid, 'gate.upload', {
        sessionId,
        deviceNow: now() + phone.skew,
        scans,
      })
      expect(answers.map(({ scanId, outcome, conflict }) => [scanId, outcome, conflict])).toEqual(expected)
      const done = new Set<string>(scans.map(({ scanId }) => scanId))
      if (!forgets) phone.queue = phone.queue.filter(({ scanId }) => !done.has(scanId))
    },
    retry: async ({ nth }) => {
      const again = sent[nth % (sent.length || 1)]
      if (!again) return
      const answer = await ask(phones[again.device]?.openid ?? '', again.id, again.ticket, again.way)
      expect(answer.outcome).toBe(book.kept.get(again.id)?.outcome)
    },
    undo: async ({ nth }) => {
      const passed = [...book.kept].filter(([, one]) => isPassed(one.outcome))
      const chosen = passed[nth % (passed.length || 1)]
      if (!chosen) return
      await cloud.get(phones[0]?.openid ?? '', 'gate.undo', { scanId: chosen[0], reason: '扫错了人' })
      book.kept.set(chosen[0], { ...chosen[1], undone: true })
      book.stand(chosen[1].ticket)
    },
    cancel: async ({ ticket: nth }) => {
      const { came } = book.stand(nth)
      const { openid, ticketId } = guests[nth] as (typeof guests)[number]
      expect(await cloud.say(openid, 'ticket.cancel', { ticketId })).toBe(came ? 'ticket.used' : 'done')
      if (!came) book.cancelled[nth] = true
    },
    wait: async ({ minutes }) => wait(minutes * MINUTE),
  }

  for (const command of commands) {
    wait(10 * SECOND)
    await (acts[command.kind] as (one: Command) => Promise<void>)(command)
  }
  const stands = guests.map((_, nth) => book.stand(nth))
  const expected = stands.map(({ came, inside }, nth) => [guests[nth]?.ticketId, came, inside])
  const rows = await cloud.sql<{ id: string; used: boolean; inside: boolean }>`
    select t.id, c.ticket_id is not null as used, coalesce(c.inside, false) as inside
    from tickets t left join checkins c on c.ticket_id = t.id where t.activity_id = ${fair.activityId}`
  expect(new Set(rows.map(({ id, used, inside }) => `${id} ${used} ${inside}`))).toEqual(
    new Set(expected.map((row) => row.join(' '))),
  )
  const [counts] = await cloud.sql<{ admitted: number; inside: number; scans: string[] }>`
    select admitted_at(${sessionId}) as admitted, inside_at(${sessionId}) as inside,
      (select coalesce(json_agg(id), '[]') from scans where session_id = ${sessionId}) as scans`
  expect(counts?.admitted).toBe(stands.filter(({ came }) => came).length)
  expect(counts?.inside).toBe(stands.filter(({ inside }) => inside).length)
  expect(new Set(counts?.scans)).toEqual(new Set(book.kept.keys()))
  expect(counts?.scans).toHaveLength(book.kept.size)
}

/** What three phones without a network let pass, by when it happened; `turned` in which order they upload. */
type Seen = { phone: number; ticket: number; way: Way; minute: number; said: ScanOutcome | null }

/** What one order of uploading comes to: of every passing, every ticket, and the hall. */
async function tellIn(order: readonly number[], seen: readonly Seen[], limit: number | null) {
  moveClock(0)
  const startsAt = Date.now() - HOUR
  const { sessionId, ...fair } = await aFair({ startsAt, endsAt: startsAt + 8 * HOUR })
  await cloud.sql`update sessions set venue_limit = ${limit} where id = ${sessionId}`
  const phones = await Promise.all([0, 1, 2].map(() => aHelper({ sessionId })))
  const texts: string[] = []
  const tickets: string[] = []
  for (let nth = 0; nth < TICKETS; nth += 1) {
    const { ticketId } = await aTicket({ activityId: fair.activityId, ...(await aPerson()) })
    tickets.push(ticketId)
    texts.push(signTicket({ ...fair, ticketId: ticketId as never }))
  }
  const ids = seen.map((_, nth) => `00000000-0000-4000-8000-${`${nth}`.padStart(4, '0')}${newId().slice(-8)}`)
  for (const phone of order) {
    const scans = seen.flatMap((one, nth) => {
      const scan = { scanId: ids[nth] ?? '', text: texts[one.ticket] ?? '', way: one.way, said: one.said }
      return one.phone === phone ? [{ ...scan, scannedAt: startsAt + one.minute * MINUTE }] : []
    })
    const { openid } = phones[phone] as { openid: string }
    if (scans.length > 0) await cloud.get(openid, 'gate.upload', { sessionId, deviceNow: Date.now(), scans })
  }
  const scans = await cloud.sql<{ id: string; outcome: string; conflict: string | null }>`
    select id, outcome, conflict from scans where session_id = ${sessionId}`
  const came = await cloud.sql<{ ticket: string; at: number; inside: boolean; scan: string }>`
    select ticket_id as ticket, checked_in_at as at, inside, scan_id as scan from checkins where session_id = ${sessionId}`
  const [counts] = await cloud.sql<{ admitted: number; inside: number }>`
    select admitted_at(${sessionId}) as admitted, inside_at(${sessionId}) as inside`
  expect(counts).toEqual({ admitted: came.length, inside: came.filter(({ inside }) => inside).length })
  const nthOf = (id: string) => ids.indexOf(id)
  return {
    counts,
    scans: ids.map((id) => scans.find((scan) => scan.id === id)).map((scan) => [scan?.outcome, scan?.conflict]),
    came: tickets.map((ticket) => {
      const one = came.find((row) => row.ticket === ticket)
      return one ? [nthOf(one.scan), Math.round((Number(one.at) - startsAt) / MINUTE), one.inside] : null
    }),
  }
}

test('passings count in the order they happened, in whatever order phones upload', async () => {
  const seen = fc.record({
    phone: fc.nat(2),
    ticket: fc.nat(TICKETS - 1),
    way,
    said: fc.constantFrom<ScanOutcome | null>('admitted', 'admitted', null),
  })
  const story = fc.array(seen, { minLength: 3, maxLength: 9 }).map((all) =>
    all.map((one, nth): Seen => {
      const said = one.way === 'out' ? one.said && 'notInside' : one.said
      return { ...one, said, minute: 2 * nth + 1 }
    }),
  )
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]
  await fc.assert(
    fc.asyncProperty(story, fc.constantFrom(null, 1, 2), async (all, limit) => {
      const told: unknown[] = []
      for (const order of orders) told.push(await tellIn(order, all, limit))
      for (const other of told) expect(other).toEqual(told[0])
    }),
    { numRuns: 12, interruptAfterTimeLimit: 15_000 },
  )
}, 60_000)

test('out at one gate is told of before in from another: in the end nobody is inside, and the next one comes in anew', async () => {
  const seen: Seen[] = [
    { phone: 0, ticket: 0, way: 'in', minute: 1, said: 'admitted' },
    { phone: 1, ticket: 0, way: 'out', minute: 5, said: 'notInside' },
    { phone: 2, ticket: 0, way: 'in', minute: 9, said: 'admitted' },
    { phone: 1, ticket: 0, way: 'out', minute: 12, said: 'exited' },
  ]
  for (const order of [
    [1, 0, 2],
    [2, 1, 0],
    [0, 1, 2],
  ])
    expect(await tellIn(order, seen, null)).toMatchObject({
      counts: { admitted: 1, inside: 0 },
      scans: [
        ['admitted', null],
        ['exited', null],
        ['readmitted', null],
        ['exited', null],
      ],
      came: [[0, 1, false], null, null],
    })
})

test('whatever devices, networks, clocks, retries and undos do, the cloud knows what a careful doorkeeper would', async () => {
  const skew = fc.integer({ min: -12, max: 12 }).map((minutes) => minutes * MINUTE)
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCommand, { minLength: 5, maxLength: 30 }),
      fc.array(skew, { minLength: DEVICES, maxLength: DEVICES }),
      play,
    ),
    { numRuns: 40, interruptAfterTimeLimit: 25_000 },
  )
}, 60_000)
