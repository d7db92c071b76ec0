import { signTicket } from '../../cloudfunctions/core/ticket/key'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import type { ScanOutcome } from '../../types/gate'
import type { TicketState } from '../../types/ticket'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aCrowd,
  aFair,
  aHelper,
  aPerson,
  aRight,
  aSession,
  aTicket,
  at,
  dayIn,
  moveClock,
  newId,
} from '../support/make'

const HOUR = 3_600_000

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

/** A fair that is on now, with its gate open and one helper at it. */
async function anOpenGate(wish: Parameters<typeof aFair>[0] = {}) {
  const startsAt = Date.now() - HOUR
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR, ...wish })
  const helper = await aHelper({ sessionId: fair.sessionId })
  return { ...fair, helper: helper.openid, staffId: helper.staffId, rightId: helper.rightId }
}

/** Somebody with a place, and the text of their code. */
async function aGuest(fair: { activityId: string; day: string }, state: TicketState = 'booked') {
  const { openid, personId } = await aPerson()
  const { ticketId } = await aTicket({ activityId: fair.activityId, personId, openid, state })
  return { openid, ticketId, text: codeOf({ ...fair, ticketId }) }
}

/** Somebody on the waiting list of a fair whose every seat is taken. */
async function aLine(fair: { activityId: string; day: string }) {
  await aGuest(fair)
  await cloud.sql`update activities set seats = booked where id = ${fair.activityId}`
  return aGuest(fair, 'waiting')
}

const codeOf = ({ ticketId, activityId, day }: { ticketId: string; activityId: string; day: string }) =>
  signTicket({ ticketId: ticketId as TicketId, activityId: activityId as ActivityId, day: day as LocalDate })

const scan = (helper: string, sessionId: string, text: string, scanId: string = newId()) =>
  cloud.get(helper, 'gate.scan', { scanId, sessionId, text, scannedAt: Date.now(), way: 'in' })

const kept = (sessionId: string) => cloud.sql<{ outcome: string; textHead: string; ticketId: string | null }>`
  select outcome, text_head as "textHead", ticket_id as "ticketId" from scans
  where session_id = ${sessionId} order by received_at, id`

const admittedOf = async (sessionId: string) => {
  const [row] = await cloud.sql<{ admitted: number; checkins: number }>`
    select admitted_at(id) as admitted, (select count(*) from checkins where session_id = s.id) as checkins
    from sessions s where id = ${sessionId}`
  expect(row?.admitted).toBe(row?.checkins)
  return row?.admitted
}

describe('a scan', () => {
  test('lets a booked guest in, name masked, and counts them', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    const code = (await cloud.get(guest.openid, 'ticket.get', { ticketId: guest.ticketId })).code
    expect(await scan(gate.helper, gate.sessionId, code ?? '')).toMatchObject({
      outcome: 'admitted',
      name: '杨*军',
      usedAt: null,
      usedGate: null,
      other: null,
      counts: { admitted: 1, booked: 1, inside: 1 },
    })
    expect(await kept(gate.sessionId)).toMatchObject([{ outcome: 'admitted', ticketId: guest.ticketId }])
    expect(await admittedOf(gate.sessionId)).toBe(1)
  })

  test('costs one statement, one more when nobody is let in', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const input = { scanId: newId(), sessionId: gate.sessionId, text, scannedAt: Date.now(), way: 'in' } as const
    expect(await cloud.statements(gate.helper, 'gate.scan', input)).toBe(1)
    expect(await cloud.statements(gate.helper, 'gate.scan', input)).toBe(1)
    expect(await cloud.statements(gate.helper, 'gate.scan', { ...input, scanId: newId() })).toBe(2)
  })

  test('of a used ticket says when and at which gate it was used', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
    const first = await scan(gate.helper, gate.sessionId, text)
    expect(await scan(second.openid, gate.sessionId, text)).toMatchObject({
      outcome: 'usedAlready',
      name: '杨*军',
      usedAt: first.at,
      usedGate: '一号口',
    })
    expect(await admittedOf(gate.sessionId)).toBe(1)
    expect((await kept(gate.sessionId)).map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'usedAlready'])
  })

  test('sent twice gets the same answer and counts once', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const scanId = newId()
    const first = await scan(gate.helper, gate.sessionId, text, scanId)
    moveClock(60_000)
    expect(await scan(gate.helper, gate.sessionId, text, scanId)).toEqual(first)
    const used = await scan(gate.helper, gate.sessionId, text)
    expect(used.outcome).toBe('usedAlready')
    expect(await scan(gate.helper, gate.sessionId, text, used.scanId)).toEqual(used)
    expect(await kept(gate.sessionId)).toHaveLength(2)
    expect(await admittedOf(gate.sessionId)).toBe(1)
  })

  const others: [ScanOutcome, (gate: Awaited<ReturnType<typeof anOpenGate>>) => Promise<string>][] = [
    ['notOurs', async () => 'https://example.com/pay?me=1'],
    ['damaged', async (gate) => (await aGuest(gate)).text.slice(0, 100)],
    ['forged', async (gate) => forge((await aGuest(gate)).text)],
    ['unknownTicket', async (gate) => codeOf({ ...gate, ticketId: newId() })],
    ['cancelled', async (gate) => (await aGuest(gate, 'cancelled')).text],
    ['notConfirmed', async (gate) => (await aLine(gate)).text],
  ]
  test.each(others)('stores %s and lets nobody in', async (outcome, textOf) => {
    const gate = await anOpenGate()
    const text = await textOf(gate)
    expect((await scan(gate.helper, gate.sessionId, text)).outcome).toBe(outcome)
    const textHead = outcome === 'notOurs' ? /^别处的码 [0-9a-f]{6}$/ : /^TR1:….{6}$/
    expect(await kept(gate.sessionId)).toMatchObject([{ outcome, textHead: expect.stringMatching(textHead) }])
    expect(await admittedOf(gate.sessionId)).toBe(0)
  })

  test('of another fair’s ticket says which fair, when and where', async () => {
    const gate = await anOpenGate()
    const today = await aFair({ title: '江口县招聘会', district: '520621', startsAt: gate.startsAt })
    const later = await aFair({ title: '下周的招聘会', startsAt: gate.startsAt + 168 * HOUR })
    expect(await scan(gate.helper, gate.sessionId, (await aGuest(today)).text)).toMatchObject({
      outcome: 'otherActivity',
      name: null,
      other: { title: '江口县招聘会', startsAt: today.startsAt, district: '520621' },
    })
    const wrongDay = await scan(gate.helper, gate.sessionId, (await aGuest(later)).text)
    expect(wrongDay).toMatchObject({ outcome: 'otherDay', other: { title: '下周的招聘会' } })
    const again = await scan(gate.helper, gate.sessionId, 'anything', wrongDay.scanId)
    expect(again).toEqual(wrongDay)
  })

  test('minds the hours of the gate by the cloud’s clock, whatever the phone’s says', async () => {
    const startsAt = Date.now() + 2 * HOUR
    const gate = await anOpenGate({ startsAt, endsAt: startsAt + 3 * HOUR })
    const { text } = await aGuest(gate)
    const tooEarly = await cloud.get(gate.helper, 'gate.scan', {
      scanId: newId(),
      sessionId: gate.sessionId,
      text,
      scannedAt: startsAt + 1,
      way: 'in',
    })
    expect(tooEarly.outcome).toBe('gateNotOpen')
    moveClock(5.5 * HOUR)
    expect((await scan(gate.helper, gate.sessionId, text)).outcome).toBe('gateClosed')
    moveClock(2 * HOUR)
    expect((await scan(gate.helper, gate.sessionId, text)).outcome).toBe('admitted')
  })

  test('of a cancelled fair says so', async () => {
    const gate = await anOpenGate({ state: 'cancelled' })
    expect((await scan(gate.helper, gate.sessionId, (await aGuest(gate)).text)).outcome).toBe('activityCancelled')
  })

  test('keeps what was scanned harmless and short, and of a text that is not ours nothing but that it is the same', async () => {
    const gate = await anOpenGate()
    const document = '姓名 杨秀军 522201199001011234'
    for (const text of [document, document, `TR1:${'x'.repeat(300)}a\u0000b\n\u202e😀`, '\ud800'.repeat(9)])
      await scan(gate.helper, gate.sessionId, text)
    const heads = (await kept(gate.sessionId)).map(({ textHead }) => textHead)
    expect(heads.filter((head) => head.startsWith('别处的码 '))).toHaveLength(3)
    expect(new Set(heads).size).toBe(3)
    for (const head of heads) expect(head).toMatch(/^(别处的码 [0-9a-f]{6}|TR1:…[^\p{Cc}\p{Cs}\u202e]{5,6})$/u)
  })

  test('is refused without an assignment, and nothing is stored', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const stranger = await aHelper()
    const input = { scanId: newId(), sessionId: gate.sessionId, text, scannedAt: Date.now(), way: 'in' } as const
    expect(await cloud.say(stranger.openid, 'gate.scan', input)).toBe('gate.notAssigned')
    await aRight({ sessionId: (await aFair()).sessionId, openid: stranger.openid })
    expect(await cloud.say(stranger.openid, 'gate.live', { sessionId: gate.sessionId })).toBe('gate.notAssigned')
    await cloud.sql`update staff set active = false where id = ${gate.staffId}`
    expect(await cloud.say(gate.helper, 'gate.scan', input)).toBe('gate.notAssigned')
    expect(await cloud.say(gate.helper, 'gate.live', { sessionId: gate.sessionId })).toBe('actor.mayNot')
    await cloud.sql`update staff set active = true where id = ${gate.staffId}`
    await cloud.sql`update gate_rights set revoked_at = 1 where id = ${gate.rightId}`
    expect(await cloud.ask(gate.helper, 'gate.scan', input)).toMatchObject({
      refusal: { code: 'gate.revoked', revokedAt: 1 },
    })
    expect(await cloud.say('o-somebody', 'gate.scan', input)).toBe('gate.notAssigned')
    expect(await kept(gate.sessionId)).toEqual([])
  })

  test('never reads another helper’s answer', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const second = await aHelper({ sessionId: gate.sessionId })
    const { scanId } = await scan(gate.helper, gate.sessionId, text)
    const input = { scanId, sessionId: gate.sessionId, text: 'x', scannedAt: 1, way: 'in' } as const
    expect(await cloud.say(second.openid, 'gate.scan', input)).toBe('input.invalid')
  })
})

describe('at the same instant', () => {
  test('two gates let one ticket in exactly once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const gate = await anOpenGate()
      const { text } = await aGuest(gate)
      const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
      const outcomes = await Promise.all(
        [gate.helper, second.openid, gate.helper].map((helper) => scan(helper, gate.sessionId, text)),
      )
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'usedAlready', 'usedAlready'])
      expect(outcomes.find(({ outcome }) => outcome === 'usedAlready')?.usedAt).not.toBeNull()
      expect(await admittedOf(gate.sessionId)).toBe(1)
    }
  })

  test('one act sent three times is one scan', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    const scanId = newId()
    const answers = await Promise.all([1, 2, 3].map(() => scan(gate.helper, gate.sessionId, text, scanId)))
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, at: 0 }))).size).toBe(1)
    expect(answers[0]?.outcome).toBe('admitted')
    expect(await kept(gate.sessionId)).toHaveLength(1)
  })

  test('a cancel and a scan never both win', async () => {
    for (let round = 0; round < 20; round += 1) {
      const gate = await anOpenGate({ cancelUntil: at(2, '09:00') })
      const guest = await aGuest(gate)
      const asked = [
        () => cloud.say(guest.openid, 'ticket.cancel', { ticketId: guest.ticketId }),
        () => scan(gate.helper, gate.sessionId, guest.text).then(({ outcome }) => outcome),
      ]
      const answers = await Promise.all((round % 2 ? asked : asked.reverse()).map((ask) => ask()))
      const both = answers.sort().join(' ')
      expect(['cancelled done', 'admitted ticket.used']).toContain(both)
    }
  })

  test('a crowd at many gates is counted to the last one', async () => {
    const gate = await anOpenGate()
    const crowd = await aCrowd(30)
    const texts = await Promise.all(
      crowd.map(async ({ openid, personId }) => {
        const { ticketId } = await aTicket({ activityId: gate.activityId, personId, openid })
        return codeOf({ ...gate, ticketId })
      }),
    )
    await Promise.all([...texts, ...texts].map((text) => scan(gate.helper, gate.sessionId, text)))
    expect(await admittedOf(gate.sessionId)).toBe(30)
    expect(await kept(gate.sessionId)).toHaveLength(60)
  })
})

test('a lesson’s check-in does not use up the next lesson', async () => {
  const gate = await anOpenGate()
  const { text } = await aGuest(gate)
  const { sessionId } = await aSession({ activityId: gate.activityId, startsAt: gate.startsAt })
  const helper = await aHelper({ sessionId })
  expect((await scan(gate.helper, gate.sessionId, text)).outcome).toBe('admitted')
  expect((await scan(helper.openid, sessionId, text)).outcome).toBe('admitted')
})

describe('what a helper sees', () => {
  test('their own sessions from yesterday on, by start', async () => {
    const helper = await aHelper()
    const assigned = async (days: number, title: string) => {
      const { sessionId } = await aFair({ title, startsAt: at(days, '09:00') })
      await aRight({ sessionId, openid: helper.openid, gate: '北门' })
    }
    await assigned(5, '五天后')
    await assigned(-1, '昨天')
    await assigned(-2, '前天')
    await aFair({ title: '别人的' })
    const sessions = await cloud.get(helper.openid, 'gate.sessions', {})
    expect(sessions.map(({ title }) => title)).toEqual(['昨天', '五天后'])
    expect(sessions[0]).toMatchObject({ gate: '北门', day: dayIn(-1), counts: { admitted: 0, booked: 0, inside: 0 } })
  })

  test('the last twenty scans of the session, newest first, names masked', async () => {
    const gate = await anOpenGate()
    const { text } = await aGuest(gate)
    for (let at = 0; at < 21; at += 1) {
      moveClock(at * 1000)
      await scan(gate.helper, gate.sessionId, text)
    }
    const live = await cloud.get(gate.helper, 'gate.live', { sessionId: gate.sessionId })
    expect(live.scans).toHaveLength(20)
    expect(live.scans.every(({ outcome, name }) => outcome === 'usedAlready' && name === '杨*军')).toBe(true)
    expect(live.scans.map(({ at }) => at)).toEqual(live.scans.map(({ at }) => at).sort((a, b) => b - a))
    expect(live.session.counts).toEqual({ admitted: 1, booked: 1, inside: 1 })
  })
})

describe('giving and taking the right to scan', () => {
  const audited = (sessionId: string) =>
    cloud.sql`select act, actor_id, district from audit where subject_id = ${sessionId} order by id`

  test('works at once, is kept in the audit, and the same again changes nothing', async () => {
    const { sessionId, activityId } = await aFair({ startsAt: Date.now() - HOUR })
    const clerk = await aClerk()
    const helper = await aHelper()
    const given = { sessionId, staffId: helper.staffId, gate: '东门' }
    const desk = await cloud.get(clerk.openid, 'gate.assign', given)
    expect(desk.row.id).toBe(activityId)
    expect(desk.sessions[0]?.helpers).toMatchObject([{ staffId: helper.staffId, gate: '东门' }])
    expect(desk.candidates.map(({ staffId }) => staffId)).not.toContain(helper.staffId)
    await cloud.get(clerk.openid, 'gate.assign', given)
    expect((await scan(helper.openid, sessionId, 'x')).outcome).toBe('notOurs')
    const taken = { sessionId, rightId: desk.sessions[0]?.helpers[0]?.rightId ?? '' }
    const after = await cloud.get(clerk.openid, 'gate.revoke', taken)
    expect(after.sessions[0]).toMatchObject({ helpers: [], refusedScans: 1 })
    await cloud.get(clerk.openid, 'gate.revoke', taken)
    expect(await cloud.say(helper.openid, 'gate.live', { sessionId })).toBe('actor.mayNot')
    await cloud.get(clerk.openid, 'gate.assign', given)
    const by = { actor_id: clerk.staffId, district: '520602' }
    expect(await audited(sessionId)).toEqual([
      { act: 'gate.assign', ...by },
      { act: 'gate.revoke', ...by },
      { act: 'gate.assign', ...by },
    ])
  })

  test('ends at the clerk’s division', async () => {
    const { sessionId } = await aFair({ district: '520621' })
    const own = await aFair()
    const clerk = await aClerk()
    const city = await aClerk({ district: '5206' })
    const township = await aClerk({ district: '520602002' })
    const helper = await aHelper()
    const stranger = await aHelper({ district: '520621' })
    const idle = await aHelper({ active: false })
    const assign = (openid: string, session: string, staffId: string) =>
      cloud.say(openid, 'gate.assign', { sessionId: session, staffId, gate: '东门' })
    expect(await assign(clerk.openid, sessionId, helper.staffId)).toBe('session.notFound')
    expect(await assign(clerk.openid, newId(), helper.staffId)).toBe('session.notFound')
    expect(await assign(clerk.openid, own.sessionId, stranger.staffId)).toBe('staff.notFound')
    expect(await assign(clerk.openid, own.sessionId, idle.staffId)).toBe('staff.notFound')
    expect(await assign(township.openid, own.sessionId, helper.staffId)).toBe('session.notFound')
    expect(await assign(helper.openid, own.sessionId, helper.staffId)).toBe('actor.mayNot')
    expect(await assign(city.openid, sessionId, stranger.staffId)).toBe('done')
    const [right] = await cloud.sql<{ id: string }>`select id from gate_rights where openid = ${stranger.openid}`
    expect(await cloud.say(clerk.openid, 'gate.revoke', { sessionId, rightId: right?.id ?? '' })).toBe(
      'session.notFound',
    )
    expect(await cloud.say(stranger.openid, 'gate.live', { sessionId })).toBe('done')
    expect(await audited(own.sessionId)).toEqual([])
  })
})

/** The same code with one character of its signature changed. */
function forge(text: string) {
  const at = 120
  return text.slice(0, at) + (text.charAt(at) === '0' ? '1' : '0') + text.slice(at + 1)
}
