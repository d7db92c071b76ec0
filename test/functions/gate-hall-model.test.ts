import fc from 'fast-check'
import { signTicket } from '../../cloudfunctions/core/ticket/key'
import { countsOf, type Held } from '../../src/domain/ticket/places'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, anIdNumber, aPerson, aTicket, NOTICE_VERSION, newId } from '../support/make'

const HOUR = 3_600_000
const MINUTE = 60_000

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

/** A fair with three places, a reserve of one, four people who booked or wait, and two gates. */
async function aWorld() {
  const startsAt = Date.now() - 30 * MINUTE
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR, seats: 3, walkInSeats: 1 })
  const helpers = [
    await aHelper({ sessionId: fair.sessionId }),
    await aHelper({ sessionId: fair.sessionId, gate: '南门' }),
  ]
  const guest = async (state: 'booked' | 'waiting') => {
    const { openid, personId } = await aPerson()
    const { ticketId } = await aTicket({ activityId: fair.activityId, personId, openid, state })
    const text = signTicket({
      ticketId: ticketId as TicketId,
      activityId: fair.activityId as ActivityId,
      day: fair.day as LocalDate,
    })
    return { openid, ticketId, text }
  }
  const booked = [await guest('booked'), await guest('booked'), await guest('booked')]
  const line = [await guest('waiting'), await guest('waiting'), await guest('waiting')]
  return { ...fair, helpers, guests: [...booked, ...line], line, clerk: (await aClerk()).openid }
}
type World = Awaited<ReturnType<typeof aWorld>>

type Step = { act: 'scan' | 'admit' | 'walkIn' | 'release' | 'skip' | 'undo'; who: number; gate: number }

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('scan', 'scan', 'admit', 'walkIn', 'release', 'skip', 'undo'),
  who: fc.nat(5),
  gate: fc.nat(1),
})

async function take({ act, who, gate }: Step, world: World): Promise<string> {
  const { sessionId, clerk } = world
  const helper = world.helpers[gate]?.openid ?? ''
  const guest = world.guests[who] as World['guests'][number]
  const scanId = newId()
  if (act === 'scan') {
    const scan = { scanId, sessionId, text: guest.text, scannedAt: Date.now(), way: 'in' as const }
    return (await cloud.get(helper, 'gate.scan', scan)).outcome
  }
  if (act === 'admit')
    return (await cloud.get(helper, 'gate.admit', { scanId, sessionId, ticketId: guest.ticketId })).outcome
  if (act === 'release') return cloud.say(clerk, 'gate.release', { sessionId, minutes: 15 })
  if (act === 'skip') return cloud.say(clerk, 'gate.skip', { sessionId, ticketId: guest.ticketId })
  if (act === 'undo') {
    const [row] = await cloud.sql<{ id: string }>`
      select scan_id as id from checkins where session_id = ${sessionId} and ticket_id = ${guest.ticketId}`
    return row ? cloud.say(helper, 'gate.undo', { scanId: row.id, reason: '扫错人了' }) : 'none'
  }
  const visit = {
    scanId,
    sessionId,
    ticketId: newId(),
    personId: newId(),
    realName: '龙大姐',
    idType: 'residentId' as const,
    idNumber: anIdNumber().idNumber,
    phone: null,
    consentVersion: NOTICE_VERSION,
  }
  return (await cloud.get(helper, 'gate.walkIn', visit)).outcome
}

/** What holds whatever happened: counts are those of the rows, nothing is oversold, no place is used and given away. */
async function keepsItsPromises({ activityId, sessionId }: World) {
  const [row] = await cloud.sql<{
    kept: object
    tickets: Held[]
    both: number
    inside: number
    checkins: number
    oversold: boolean
  }>`
    select json_build_object('booked', booked, 'offered', offered, 'waiting', waiting, 'keyBooked', key_booked,
        'keyOffered', key_offered, 'walkInBooked', walk_in_booked) as kept,
      (select json_agg(json_build_object('state', t.state, 'bucket', t.bucket, 'released', t.released_at is not null))
        from tickets t where t.activity_id = a.id) as tickets,
      (select count(*) from checkins c join tickets t on t.id = c.ticket_id
        where c.session_id = ${sessionId} and (t.released_at is not null or t.state <> 'booked')) as both,
      inside_at(${sessionId}) as inside, (select count(*) from checkins where session_id = ${sessionId}) as checkins,
      booked > seats or walk_in_booked > walk_in_seats as oversold
    from activities a where a.id = ${activityId}`
  expect(row?.kept).toEqual(countsOf(row?.tickets ?? []))
  expect(row).toMatchObject({ both: 0, oversold: false, inside: row?.checkins })
  expect(row?.checkins).toBeLessThanOrEqual(4)
}

test('whatever two gates, the hall and the desk do at once, every place is somebody’s or free, and counted once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), async (rounds) => {
      const world = await aWorld()
      for (const acts of rounds) {
        const answers = await Promise.all(acts.map((each) => take(each, world)))
        for (const answer of answers) expect(['broken', 'input.invalid', 'actor.mayNot']).not.toContain(answer)
        await keepsItsPromises(world)
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)
