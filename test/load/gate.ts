import '../support/env'
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { publicKeys, signTicket } from '../../cloudfunctions/core/ticket/key'
import { scan } from '../../cloudfunctions/gate/scan'
import { database } from '../../cloudfunctions/kit/db'
import { nameHash, seal } from '../../cloudfunctions/kit/seal'
import { sql } from '../../cloudfunctions/kit/sql'
import { decideOffline, type HeldPack } from '../../src/domain/gate/offline'
import { type OwnAct, shortOf } from '../../src/domain/gate/own'
import { verify } from '../../src/packages/gate/phone/verify'
import type { ActivityId, LocalDate, OpenId, RightId, ScanId, SessionId, TicketId } from '../../types/core'
import type { OfflineScan, ScanOutcome, ScanResult, UploadAnswer } from '../../types/gate'
import { aFair, aRight } from '../support/make'
import { owner } from '../support/owner'
import { callAs, type System, startSystem } from '../support/system'
import { inLanes, median, percentile, round } from './lanes'
import { analyze, openOwnDatabase } from './own-database'

const HOUR = 3_600_000
const TICKETS = 5_000
const DEVICES = 50
const DUPLICATES = TICKETS * 0.05
const FORGED = TICKETS * 0.02
const OFFLINE = DEVICES / 10
const BATCH = 50
const ROUNDS = 5
const CONNECTIONS = '8'

type Fair = { activityId: ActivityId; sessionId: SessionId; day: LocalDate }
/** One code held up to one device. `nth` is the ticket's, null for a forged code. */
type Shown = { scanId: ScanId; text: string; ticketId: TicketId; nth: number | null }
type Device = { openid: OpenId; queue: Shown[] }
type Scene = Fair & { devices: Device[]; rights: ReadonlyMap<OpenId, RightId> }

/** A fair whose gate is open, tickets booked for it by as many people, and a helper's right for each device. */
async function openFair(): Promise<Fair & { tickets: TicketId[] }> {
  const startsAt = Date.now() - HOUR
  const fair = await aFair({ startsAt, endsAt: startsAt + 4 * HOUR, seats: TICKETS })
  const { rows } = await sql<{ id: TicketId }>`
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
    select gen_random_uuid(), ${fair.activityId}, link.person_id, link.openid, 'booked', ${Date.now()}
    from account_persons link returning id`.execute(owner())
  await sql`update activities set booked = ${TICKETS} where id = ${fair.activityId}`.execute(owner())
  return { ...fair, tickets: rows.map(({ id }) => id) }
}

const crowd = () =>
  sql`
    with people as (
      insert into persons (id, name_sealed, name_hash, id_type, id_hash, id_sealed, id_tail, phone_hash, phone_sealed, phone_tail,
        registered_at)
      select gen_random_uuid(), ${seal('杨秀军')}, ${nameHash('杨秀军')}, 'residentId', sha256(n::text::bytea), '', '', sha256(n::text::bytea), '', '', 1
      from generate_series(1, ${TICKETS}) n returning id
    )
    insert into account_persons (openid, person_id, relation, linked_at)
    select 'o-' || id, id, 'self', 1 from people`.execute(owner())

/** The crowd at the gates: every ticket once, some again at another device, and forged codes among them. */
async function stage(): Promise<Scene> {
  const fair = await openFair()
  const devices: Device[] = Array.from({ length: DEVICES }, (_, nth) => ({
    openid: `o-device-${nth}` as OpenId,
    queue: [],
  }))
  const rights = new Map<OpenId, RightId>()
  for (const { openid } of devices) rights.set(openid, (await aRight({ sessionId: fair.sessionId, openid })).rightId)
  const codes = fair.tickets.map((ticketId, nth) => ({ ticketId, nth, text: signTicket({ ...fair, ticketId }) }))
  const again = codes.slice(0, DUPLICATES)
  const forged = codes.slice(-FORGED).map(({ ticketId, text }) => ({ ticketId, nth: null, text: spoil(text) }))
  for (const [at, code] of [...codes, ...forged].entries()) hold(devices[at % DEVICES], code)
  for (const [at, code] of again.entries()) hold(devices[(at * 7 + 3) % DEVICES], code)
  return { ...fair, devices, rights }
}

const hold = (device: Device | undefined, code: Omit<Shown, 'scanId'>) =>
  device?.queue.push({ ...code, scanId: randomUUID() as ScanId })

/** The same code with one character of its signature changed. */
const spoil = (text: string) => text.slice(0, 120) + (text.charAt(120) === '0' ? '1' : '0') + text.slice(121)

/** An answer of the cloud; `said` is what the device had shown without it. */
type Answered = { shown: Shown; outcome: string; conflict: string | null; said: ScanOutcome | null }
type Run = { perSecond: number; latencies: number[]; answered: Answered[] }

/** All devices at once, as fast as they can; some go without a network for the middle third and hand over afterwards. */
async function rush(system: System, { sessionId, activityId, day, devices }: Scene): Promise<Run> {
  const now = Date.now()
  const gate = {
    opensAt: now - HOUR,
    closesAt: now + HOUR,
    tracksExits: false,
    venueLimit: null,
    activityCancelled: false,
  }
  const lists = { tickets: { booked: [], line: [], cancelled: [], released: [] }, stamp: '', used: [], left: [] }
  const held: HeldPack = { ...gate, ...lists, sessionId, activityId, day, keys: publicKeys(), at: now }
  const untold = new Set<string>()
  const run: Run = { perSecond: 0, latencies: [], answered: [] }
  const began = performance.now()
  await inLanes(DEVICES, devices, async ({ openid, queue }, nth) => {
    const third = Math.floor(queue.length / 3)
    const isOffline = (at: number) => nth < OFFLINE && at >= third && at < 2 * third
    const waiting: (OfflineScan & { shown: Shown })[] = []
    const own = new Map<string, OwnAct>()
    for (const [at, shown] of queue.entries()) {
      const { scanId, text } = shown
      const act = { scanId, text, scannedAt: Date.now(), way: 'in' } as const
      if (isOffline(at)) {
        const answer = decideOffline({ text, way: 'in', pack: held, own, untold, verify, now: act.scannedAt })
        const said = answer.kind === 'decided' ? answer.outcome : null
        waiting.push({ ...act, said, shown })
        if (said === 'admitted') own.set(shortOf(shown.ticketId), { way: 'in', at: act.scannedAt })
        continue
      }
      const asked = performance.now()
      const { outcome } = await callAs<ScanResult>(system, openid, 'gate.scan', { ...act, sessionId })
      run.latencies.push(performance.now() - asked)
      run.answered.push({ shown, outcome, conflict: null, said: null })
      if (outcome === 'admitted') own.set(shortOf(shown.ticketId), { way: 'in', at: act.scannedAt })
    }
    for (let from = 0; from < waiting.length; from += BATCH) {
      const batch = waiting.slice(from, from + BATCH)
      const scans = batch.map(({ shown: _, ...entry }) => entry)
      const input = { sessionId, deviceNow: Date.now(), scans }
      const { answers } = await callAs<{ answers: UploadAnswer[] }>(system, openid, 'gate.upload', input)
      for (const [at, { outcome, conflict }] of answers.entries()) {
        const { shown, said } = batch[at] as (typeof batch)[number]
        run.answered.push({ shown, outcome, conflict, said })
      }
    }
  })
  run.perSecond = (run.answered.length * 1000) / (performance.now() - began)
  return run
}

/** Answers no witness would give: of each ticket's scans exactly one lets in, the others are used; a forged code is forged. */
function wrongIn({ answered }: Run): number {
  const byTicket = new Map<number, Answered[]>()
  let wrong = 0
  for (const answer of answered) {
    const { nth } = answer.shown
    if (nth === null) wrong += answer.outcome === 'forged' && answer.conflict === null ? 0 : 1
    else byTicket.set(nth, [...(byTicket.get(nth) ?? []), answer])
  }
  wrong += TICKETS - byTicket.size
  for (const answers of byTicket.values()) {
    const admitted = answers.filter(({ outcome, conflict }) => outcome === 'admitted' && conflict === null)
    const used = answers.filter(
      ({ outcome, conflict, said }) =>
        outcome === 'usedAlready' && (conflict === 'usedElsewhere') === (said === 'admitted'),
    )
    if (admitted.length !== 1 || admitted.length + used.length !== answers.length) wrong += 1
  }
  return wrong
}

type Kept = { doubleCheckins: number; lostScans: number }

/** Tickets let in more than once or counted otherwise than they are, and scans nobody can find again. */
async function keptOf({ sessionId, devices }: Scene): Promise<Kept> {
  const ids = devices.flatMap(({ queue }) => queue.map(({ scanId }) => scanId))
  const { rows } = await sql<Kept>`
    select (
      select count(*)::int from (
        select ticket_id from scans where session_id = ${sessionId} and outcome = 'admitted' group by 1 having count(*) > 1
      ) twice
    ) + abs(${TICKETS} - (select count(*)::int from checkins where session_id = ${sessionId}))
      + abs(${TICKETS} - admitted_at(${sessionId})) as "doubleCheckins",
    (select count(*)::int from unnest(${ids}::uuid[]) id where not exists (select from scans where scans.id = id))
      as "lostScans"`.execute(owner())
  return rows[0] as Kept
}

type Act = (device: Device, shown: Shown, scene: Scene) => Promise<unknown>

/**
 * What a check-in cannot do without, in one statement: the scan that is the evidence, the check-in that points to it, and
 * the count of its gate. No right is looked at, no code checked, no rule asked, no name read.
 */
const bareCheckin: Act = ({ openid }, { scanId, ticketId, text }, { sessionId, rights }) => {
  const now = Date.now()
  return sql`
    with entry as (
      insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
      values (${ticketId}, ${sessionId}, ${scanId}, '一号口', ${now})
      on conflict (ticket_id, session_id) do nothing returning ticket_id
    ), kept as (
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
      select ${scanId}, ${sessionId}, ${rights.get(openid)}, '一号口', ${ticketId},
        case when exists (select from entry) then 'admitted' else 'usedAlready' end, ${text}, ${now}, ${now}
    )
    insert into gate_counts as n (session_id, counter, admitted, inside)
    select ${sessionId}, ${rights.get(openid)}, 1, 1 from entry
    on conflict (session_id, counter) do update set admitted = n.admitted + 1, inside = n.inside + 1`.execute(
    database(),
  )
}

const theVerb: Act = async ({ openid }, { scanId, text }, { sessionId }) => {
  const now = Date.now()
  const input = { scanId, sessionId, text, scannedAt: now, way: 'in' } as const
  const decision = await scan({ input, actor: { kind: 'account', openid }, db: database(), now, traceId: '' })
  if (!decision.ok) throw new Error(`not scanned: ${JSON.stringify(decision.refusal)}`)
}

/** Scans a second, in process, of the whole crowd on a fair of its own. */
async function speedOf(act: Act): Promise<number> {
  const scene = await stage()
  const began = performance.now()
  await inLanes(DEVICES, scene.devices, async (device) => {
    for (const shown of device.queue) await act(device, shown, scene)
  })
  return ((TICKETS + DUPLICATES + FORGED) * 1000) / (performance.now() - began)
}

/** How long a phone's library takes for one good code, on one core. */
function verifyMs(): number {
  const ids = {
    activityId: randomUUID() as ActivityId,
    day: '2026-11-27' as LocalDate,
    sessionId: randomUUID() as SessionId,
  }
  const hours = { opensAt: 1, closesAt: 3, tracksExits: false, venueLimit: null, activityCancelled: false }
  const lists = { tickets: { booked: [], line: [], cancelled: [], released: [] }, stamp: '', used: [], left: [] }
  const pack: HeldPack = { ...ids, ...hours, ...lists, keys: publicKeys(), at: 2 }
  const times = Array.from({ length: 200 }, () => {
    const text = signTicket({ ...ids, ticketId: randomUUID() as TicketId })
    const began = performance.now()
    const answer = decideOffline({ text, way: 'in', pack, own: new Map(), untold: new Set(), verify, now: 2 })
    if (answer.kind !== 'decided' || answer.outcome !== 'admitted') throw new Error('a good code was not let in')
    return performance.now() - began
  })
  return median(times)
}

const libraryKb = async () => (await stat(require.resolve('tweetnacl/nacl-fast.min.js'))).size / 1024

export type GateFigures = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  wrongAnswers: number
  doubleCheckins: number
  lostScans: number
  ratio: number
  verifyMs: number
  libraryKb: number
}

async function measure(system: System): Promise<GateFigures> {
  await rush(system, await stage())
  await speedOf(bareCheckin)
  await speedOf(theVerb)
  await analyze()
  const [bare, verb, runs]: [number[], number[], Run[]] = [[], [], []]
  const sums = { wrongAnswers: 0, doubleCheckins: 0, lostScans: 0 }
  for (let n = 0; n < ROUNDS; n += 1) {
    bare.push(await speedOf(bareCheckin))
    verb.push(await speedOf(theVerb))
    const scene = await stage()
    const run = await rush(system, scene)
    const kept = await keptOf(scene)
    runs.push(run)
    sums.wrongAnswers += wrongIn(run)
    sums.doubleCheckins += kept.doubleCheckins
    sums.lostScans += kept.lostScans
  }
  const latencies = runs.flatMap((run) => run.latencies)
  return {
    perSecond: round(median(runs.map(({ perSecond }) => perSecond))),
    p50Ms: round(percentile(latencies, 50)),
    p99Ms: round(percentile(latencies, 99)),
    ...sums,
    ratio: round(median(verb.map((speed, n) => speed / (bare[n] ?? speed)))),
    verifyMs: round(verifyMs()),
    libraryKb: round(await libraryKb()),
  }
}

/**
 * 50 devices scan 5,000 tickets as fast as they can, 5 % of them twice, with 2 % forged codes among them; a tenth of the
 * devices is without a network for a while and uploads late. Speed and latencies are those of the whole way through the
 * gateway; `ratio` is the verb in process over the bare one-statement check-in, `verifyMs` the phone's own check of a code.
 */
export async function gate(): Promise<GateFigures> {
  process.env.PG_POOL_MAX = CONNECTIONS
  const own = await openOwnDatabase()
  try {
    await crowd()
    const system = await startSystem({ seed: 'none', database: own })
    try {
      return await measure(system)
    } finally {
      await system.stop()
    }
  } finally {
    await own.close()
  }
}
