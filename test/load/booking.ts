import '../support/env'
import { randomUUID } from 'node:crypto'
import { type Db, database, tally } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { book } from '../../cloudfunctions/ticket/book'
import type { ActivityId, OpenId } from '../../types/core'
import { aFair, aPerson, aVenue } from '../support/make'
import { owner } from '../support/owner'
import { callAs, type System, startSystem } from '../support/system'
import { inLanes, median, percentile, round } from './lanes'
import { analyze, openOwnDatabase } from './own-database'

const PEOPLE = 2_000
const SEATS = 500
const CALLERS = 64
const ROUNDS = 5
const CONNECTIONS = '8'

type Person = Awaited<ReturnType<typeof aPerson>>
type Act = (person: Person, activityId: ActivityId) => Promise<unknown>

/** A crowd that wishes for one activity, or for one of many each, as many seats in all. */
type Rush = { people: readonly Person[]; activities: number }

type Figure = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  oversold: number
  roundTrips: number
  ratio: number
  ratioAlone: number
  gatewayRatio: number
}

/** New activities with the same seats in all. */
async function openActivities(count: number): Promise<ActivityId[]> {
  const { venueId } = await aVenue()
  const fairs = Array.from({ length: count }, () => aFair({ venueId, seats: Math.ceil(SEATS / count) }))
  return (await Promise.all(fairs)).map(({ activityId }) => activityId)
}

type Run = { perSecond: number; latencies: number[]; activityIds: ActivityId[] }

/** Everybody once, by so many callers at once, on fresh activities. */
async function run({ people, activities }: Rush, act: Act): Promise<Run> {
  const activityIds = await openActivities(activities)
  const latencies: number[] = []
  const began = performance.now()
  await inLanes(CALLERS, people, async (person, n) => {
    const asked = performance.now()
    await act(person, activityIds[n % activities] as ActivityId)
    latencies.push(performance.now() - asked)
  })
  return { perSecond: (people.length * 1000) / (performance.now() - began), latencies, activityIds }
}

/** The work nobody can do without: one ticket row, with its keys and indexes, by the same driver and connections. */
const bareInsert: Act = ({ personId, openid }, activityId) =>
  sql`
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
    values (${randomUUID()}, ${activityId}, ${personId}, ${openid}, 'booked', ${Date.now()})`.execute(database())

const bookIn = async (db: Db, { personId, openid }: Person, activityId: ActivityId) => {
  const actor = { kind: 'account', openid: openid as OpenId } as const
  const decision = await book({ input: { activityId, personId }, actor, db, now: Date.now(), traceId: '' })
  if (!decision.ok) throw new Error(`not booked: ${JSON.stringify(decision.refusal)}`)
}

/** One instance that serves all callers at once. */
const theVerb: Act = (person, activityId) => bookIn(database(), person, activityId)

/** Instances that serve one caller at a time: nobody shares a statement. */
const theVerbAlone: Act = (person, activityId) => bookIn({ ...database() }, person, activityId)

const throughGateway =
  (system: System): Act =>
  ({ personId, openid }, activityId) =>
    callAs(system, openid, 'ticket.book', { activityId, personId })

/** Places given beyond the seats, and tickets that the counts do not know of, over these activities. */
async function oversoldIn(activityIds: readonly ActivityId[]): Promise<number> {
  const { rows } = await sql<{ oversold: number }>`
    select coalesce(sum(greatest(0, held.booked - a.seats) + abs(held.booked - a.booked)
      + abs(held.waiting - a.waiting)), 0)::int as oversold
    from activities a join (
      select activity_id, count(*) filter (where state = 'booked') as booked,
        count(*) filter (where state = 'waiting') as waiting
      from tickets group by activity_id
    ) held on held.activity_id = a.id
    where a.id = any (${activityIds})`.execute(owner())
  return rows[0]?.oversold ?? 0
}

/** The verb and the bare insert in turn, so that both meet the same machine; then the same crowd through the gateway. */
async function measure(rush: Rush, system: System): Promise<Figure> {
  for (const act of [bareInsert, theVerb, theVerbAlone, throughGateway(system)]) await run(rush, act)
  await analyze()
  const [bare, verb, alone, gateway]: [Run[], Run[], Run[], Run[]] = [[], [], [], []]
  const count = { statements: 0 }
  for (let n = 0; n < ROUNDS; n += 1) {
    bare.push(await run(rush, bareInsert))
    verb.push(await tally.run(count, () => run(rush, theVerb)))
    alone.push(await run(rush, theVerbAlone))
    gateway.push(await run(rush, throughGateway(system)))
  }
  const setUp = rush.activities * 2 + 1
  const speed = (runs: readonly Run[]) => median(runs.map(({ perSecond }) => perSecond))
  const latencies = gateway.flatMap((one) => one.latencies)
  return {
    perSecond: round(speed(gateway)),
    p50Ms: round(percentile(latencies, 50)),
    p99Ms: round(percentile(latencies, 99)),
    oversold: await oversoldIn([...verb, ...alone, ...gateway].flatMap(({ activityIds }) => activityIds)),
    roundTrips: round((count.statements / ROUNDS - setUp) / rush.people.length),
    ratio: round(speed(verb) / speed(bare)),
    ratioAlone: round(speed(alone) / speed(bare)),
    gatewayRatio: round(speed(gateway) / speed(bare)),
  }
}

/**
 * 2,000 people sign up for one activity of 500 seats with 64 at once (the others join the list), then for 100
 * activities. `ratio` is the verb in process, `ratioAlone` the same where every call is alone in its instance, as in
 * event functions of the platform, `gatewayRatio` the whole way; each over the bare insert of one row.
 */
export async function booking(): Promise<Figure & { spread: Figure }> {
  process.env.PG_POOL_MAX = CONNECTIONS
  const own = await openOwnDatabase()
  try {
    const people: Person[] = []
    for (let n = 0; n < PEOPLE; n += 1) people.push(await aPerson())
    const system = await startSystem({ seed: 'none', database: own })
    try {
      const one = await measure({ people, activities: 1 }, system)
      return { ...one, spread: await measure({ people, activities: 100 }, system) }
    } finally {
      await system.stop()
    }
  } finally {
    await own.close()
  }
}
