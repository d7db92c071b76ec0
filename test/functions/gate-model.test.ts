import * as fc from 'fast-check'
import { signTicket } from '../../cloudfunctions/kit/ticket-key'
import { isPassed, SKEW_MS, uploadOf } from '../../src/domain/gate'
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

/** What the simple model knows of one ticket, one device, one scan. */
type Place = { cancelled: boolean; in: { by: string; inside: boolean; lastWayAt: number } | null }
type Phone = { openid: string; skew: number; offline: boolean; queue: OfflineScan[] }
type Kept = { outcome: ScanOutcome; conflict: Conflict | null; ticket: number; device: number; undone: boolean }

/** The hall as a careful doorkeeper with one notebook would know it. */
function notebook() {
  const places: Place[] = Array.from({ length: TICKETS }, () => ({ cancelled: false, in: null }))
  const kept = new Map<string, Kept>()
  const read = (at: number, to: Way, nth: number, late: boolean): ScanOutcome => {
    const place = places[nth] as Place
    const old = late && place.in !== null && at < place.in.lastWayAt
    if (to === 'out') return place.in?.inside && !old ? 'exited' : 'notInside'
    if (place.cancelled) return 'cancelled'
    if (!place.in) return 'admitted'
    return place.in.inside || old ? 'usedAlready' : 'readmitted'
  }
  const move = (id: string, outcome: ScanOutcome, nth: number, at: number) => {
    const place = places[nth] as Place
    if (outcome === 'admitted') place.in = { by: id, inside: true, lastWayAt: at }
    if (place.in && outcome === 'readmitted') place.in = { ...place.in, inside: true, lastWayAt: at }
    if (place.in && outcome === 'exited') place.in = { ...place.in, inside: false, lastWayAt: at }
  }
  const undo = (id: string, at: number) => {
    const one = kept.get(id) as Kept
    const place = places[one.ticket] as Place
    if (one.undone) return
    one.undone = true
    if (one.outcome === 'admitted' && place.in?.by === id) place.in = null
    else if (place.in && one.outcome === 'exited' && !place.in.inside)
      place.in = { ...place.in, inside: true, lastWayAt: at }
    else if (place.in && one.outcome === 'readmitted' && place.in.inside)
      place.in = { ...place.in, inside: false, lastWayAt: at }
  }
  return { places, kept, read, move, undo }
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
  const keep = (
    id: string,
    nth: number,
    at: number,
    who: number,
    answer: { outcome: ScanOutcome; conflict: Conflict | null },
  ) => {
    book.kept.set(id, { ...answer, ticket: nth, device: who, undone: false })
    if (isPassed(answer.outcome)) book.move(id, answer.outcome, nth, at)
  }

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
      const outcome = book.read(now(), to, nth, false)
      expect((await ask(phone.openid, id, nth, to)).outcome).toBe(outcome)
      keep(id, nth, now(), who, { outcome, conflict: null })
      sent.push({ id, device: who, ticket: nth, way: to })
    },
    together: async ({ ticket: nth, way: to }) => {
      const outcome = book.read(now(), to, nth, false)
      const ids = phones.map(() => newId())
      const answers = await Promise.all(phones.map(({ openid }, at) => ask(openid, ids[at] ?? '', nth, to)))
      const winners = answers.filter((answer) => isPassed(answer.outcome))
      expect(winners.map((answer) => answer.outcome)).toEqual(isPassed(outcome) ? [outcome] : [])
      const order = [...answers.keys()].sort(
        (one, other) =>
          Number(isPassed(answers[other]?.outcome as ScanOutcome)) -
          Number(isPassed(answers[one]?.outcome as ScanOutcome)),
      )
      for (const at of order)
        keep(ids[at] ?? '', nth, now(), at, { outcome: answers[at]?.outcome as ScanOutcome, conflict: null })
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
      const expected = scans.map(({ scanId: id, way: to, said, scannedAt, text }) => {
        const nth = guests.findIndex((guest) => guest.text === text)
        const before = book.kept.get(id)
        if (before) return [id, before.outcome, before.conflict]
        const isClockWrong = Math.abs(phone.skew) > SKEW_MS
        const at = scannedAt - phone.skew
        const answer = uploadOf({ read: book.read(at, to, nth, true), said, isRevoked: false, isClockWrong })
        keep(id, nth, at, who, answer)
        return [id, answer.outcome, answer.conflict]
      })
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
      book.undo(chosen[0], now())
    },
    cancel: async ({ ticket: nth }) => {
      const place = book.places[nth] as Place
      const { openid, ticketId } = guests[nth] as (typeof guests)[number]
      expect(await cloud.say(openid, 'ticket.cancel', { ticketId })).toBe(place.in ? 'ticket.used' : 'done')
      if (!place.in) place.cancelled = true
    },
    wait: async ({ minutes }) => wait(minutes * MINUTE),
  }

  for (const command of commands) {
    wait(10 * SECOND)
    await (acts[command.kind] as (one: Command) => Promise<void>)(command)
  }
  const expected = book.places.map((place, nth) => [
    guests[nth]?.ticketId,
    place.in !== null,
    place.in?.inside ?? false,
  ])
  const rows = await cloud.sql<{ id: string; used: boolean; inside: boolean }>`
    select t.id, c.ticket_id is not null as used, coalesce(c.inside, false) as inside
    from tickets t left join checkins c on c.ticket_id = t.id where t.activity_id = ${fair.activityId}`
  expect(new Set(rows.map(({ id, used, inside }) => `${id} ${used} ${inside}`))).toEqual(
    new Set(expected.map((row) => row.join(' '))),
  )
  const [counts] = await cloud.sql<{ admitted: number; inside: number; scans: string[] }>`
    select admitted_at(${sessionId}) as admitted, inside_at(${sessionId}) as inside,
      (select coalesce(json_agg(id), '[]') from scans where session_id = ${sessionId}) as scans`
  expect(counts?.admitted).toBe(book.places.filter((place) => place.in).length)
  expect(counts?.inside).toBe(book.places.filter((place) => place.in?.inside).length)
  expect(new Set(counts?.scans)).toEqual(new Set(book.kept.keys()))
  expect(counts?.scans).toHaveLength(book.kept.size)
}

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
