import { signTicket } from '../../cloudfunctions/core/ticket/key'
import { nameHash, seal } from '../../cloudfunctions/kit/seal'
import { csvOf } from '../../src/domain/text/csv'
import { evidenceName, evidenceRows } from '../../src/wording/evidence'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import type { EvidenceLine } from '../../types/door'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aPerson, aTicket, moveClock, newId } from '../support/make'

const HOUR = 3_600_000
const MINUTE = 60_000

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

/** A fair that began half an hour ago, with its gate open, one helper at it and its clerk. */
async function anOpenGate(wish: Parameters<typeof aFair>[0] = {}) {
  const startsAt = Date.now() - 30 * MINUTE
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR, ...wish })
  const helper = await aHelper({ sessionId: fair.sessionId })
  return { ...fair, helper: helper.openid, rightId: helper.rightId, clerk: (await aClerk()).openid }
}
type Gate = Awaited<ReturnType<typeof anOpenGate>>

async function aGuest(gate: Gate, wish: Parameters<typeof aPerson>[0] = {}) {
  const person = await aPerson(wish)
  const { ticketId } = await aTicket({ activityId: gate.activityId, personId: person.personId, openid: person.openid })
  const text = signTicket({
    ticketId: ticketId as TicketId,
    activityId: gate.activityId as ActivityId,
    day: gate.day as LocalDate,
  })
  return { ...person, ticketId, text }
}

const scan = (gate: Gate, text: string, helper = gate.helper) =>
  cloud.get(helper, 'gate.scan', { scanId: newId(), sessionId: gate.sessionId, text, scannedAt: Date.now(), way: 'in' })

const upload = (gate: Gate, scans: { scanId: string; text: string; scannedAt: number; said: string | null }[]) =>
  cloud.get(gate.helper, 'gate.upload', {
    sessionId: gate.sessionId,
    deviceNow: Date.now(),
    scans: scans.map((each) => ({ ...each, way: 'in' })),
  })

const boardOf = (gate: Gate) => cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })
const reportOf = (gate: Gate) => cloud.get(gate.clerk, 'gate.report', { sessionId: gate.sessionId })

/** A scan made without a network of a code another gate had let in before. */
async function aConflict(gate: Gate) {
  const guest = await aGuest(gate)
  await scan(gate, guest.text)
  const scanId = newId()
  await upload(gate, [{ scanId, text: guest.text, scannedAt: Date.now(), said: 'admitted' }])
  return { scanId, guest }
}

const audited = (act: string, subjectId: string) =>
  cloud.sql<{ detail: Record<string, unknown> }>`
    select detail from audit where act = ${act} and subject_id = ${subjectId} order by id`

describe('the board', () => {
  test('counts people and refused scans by gate and by minute', async () => {
    const gate = await anOpenGate({ walkInSeats: 5 })
    const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
    const guests = [await aGuest(gate), await aGuest(gate), await aGuest(gate), await aGuest(gate)]
    await scan(gate, guests[0]?.text ?? '')
    await scan(gate, guests[0]?.text ?? '')
    moveClock(3 * MINUTE)
    await scan(gate, guests[1]?.text ?? '', second.openid)
    await scan(gate, 'https://example.com', second.openid)
    const board = await boardOf(gate)
    expect(board.figures).toEqual({
      expected: 4,
      came: 2,
      inside: 2,
      walkIns: 0,
      refused: 2,
      released: 0,
      undone: 0,
    })
    expect(board.gates).toEqual([
      { gate: '一号口', admitted: 1, refused: 1, perMinute: 0.1 },
      { gate: '二号口', admitted: 1, refused: 1, perMinute: 0.1 },
    ])
    expect(board.minutes).toMatchObject([
      { gate: '一号口', counts: [1] },
      { gate: '二号口', counts: [0, 0, 0, 1] },
    ])
    expect(board.minutes[0]?.from).toBe(board.minutes[1]?.from)
    expect(board.hall.free).toBe(5 + 96)
  })

  test('takes back what was undone', async () => {
    const gate = await anOpenGate()
    const { scanId } = await scan(gate, (await aGuest(gate)).text)
    await cloud.get(gate.helper, 'gate.undo', { scanId, reason: '扫错人了' })
    const board = await boardOf(gate)
    expect(board.figures).toMatchObject({ came: 0, inside: 0, undone: 1, refused: 0 })
    expect(board.gates).toMatchObject([{ admitted: 0, refused: 0 }])
    expect(board.minutes).toEqual([])
  })

  test('shares people out by key group and county, counting an erased one without a name', async () => {
    const gate = await anOpenGate({ keyGroup: 'veteran' })
    const [veteran, both, erased] = [await aGuest(gate), await aGuest(gate), await aGuest(gate)]
    await cloud.sql`update persons set origin = '520628' where id = ${both.personId}`
    await cloud.sql`update tickets set mark = 'declared' where id = ${veteran.ticketId}`
    await cloud.sql`
      insert into rosters (key_group, id_hash, district, checked_at)
      select unnest(array['veteran', 'disabled']), id_hash, '520602', 1 from persons where id = ${both.personId}`
    await cloud.sql`update tickets set person_id = null, booked_by = 'erased' where id = ${erased.ticketId}`
    await scan(gate, both.text)
    const { groups, districts, figures } = await boardOf(gate)
    expect(groups).toEqual([
      { group: 'veteran', expected: 2, came: 1 },
      { group: 'disabled', expected: 1, came: 1 },
    ])
    expect(districts).toEqual([
      { district: '520602', expected: 1, came: 0 },
      { district: '520628', expected: 1, came: 1 },
      { district: null, expected: 1, came: 0 },
    ])
    expect(figures).toMatchObject({ expected: 3, came: 1 })
  })

  test('costs two statements, however many came', async () => {
    const gate = await anOpenGate()
    const input = { sessionId: gate.sessionId }
    expect(await cloud.statements(gate.clerk, 'gate.board', input)).toBe(2)
    expect(await cloud.statements(gate.clerk, 'gate.report', input)).toBe(2)
    expect(await cloud.statements('o-anybody', 'gate.wall', input)).toBe(1)
  })

  test('of a session of two thousand is there at once, and a year of other scans does not slow it down', async () => {
    const gate = await anOpenGate({ seats: 2_500 })
    const other = await anOpenGate({ seats: 40_000 })
    const years = Array.from({ length: 10 }, (_, k) => [other, 1 + k * 2_000] as const)
    for (const [at, from] of [[gate, 1] as const, ...years]) {
      await cloud.sql`
        with p as (
          insert into persons (id, name_sealed, name_hash, id_type, id_hash, id_sealed, id_tail, phone_hash, phone_sealed, phone_tail, registered_at, origin)
          select gen_random_uuid(), ${seal('杨军')}, ${nameHash('杨军')}, 'residentId', decode(md5(n || ${at.sessionId}), 'hex'), '', '', '', '', '', 1,
            '520602'
          from generate_series(${from}::int, ${from + 1_999}::int) n returning id
        ), t as (
          insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
          select gen_random_uuid(), ${at.activityId}, id, 'o-crowd', 'booked', 1 from p returning id
        ), c as (
          insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
          select gen_random_uuid(), ${at.sessionId}, ${at.rightId}, '一号口', id, 'admitted', '',
            ${Date.now()} - (random() * 1800000)::bigint, ${Date.now()} from t returning id, ticket_id, scanned_at
        )
        insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
        select ticket_id, ${at.sessionId}, id, '一号口', scanned_at from c`
    }
    await cloud.sql`analyze`
    const board = await boardOf(gate)
    expect(board.figures).toMatchObject({ expected: 2_000, came: 2_000 })
    expect(board.minutes[0]?.counts.reduce((sum, count) => sum + count, 0)).toBe(2_000)
    expect(JSON.stringify(board).length).toBeLessThan(8_000)
    const [plan] = await cloud.sql<{ 'QUERY PLAN': string }>`
      explain select count(*) from scans where session_id = ${gate.sessionId}`
    expect(plan?.['QUERY PLAN']).not.toMatch(/Seq Scan/)
  })

  test('is for clerks of the place', async () => {
    const gate = await anOpenGate()
    const stranger = await aClerk({ district: '520621' })
    for (const call of ['gate.board', 'gate.report'] as const) {
      expect(await cloud.say(stranger.openid, call, { sessionId: gate.sessionId })).toBe('session.notFound')
      expect(await cloud.say(gate.helper, call, { sessionId: gate.sessionId })).toBe('actor.mayNot')
    }
    expect(await cloud.say(gate.clerk, 'gate.board', { sessionId: newId() })).toBe('session.notFound')
  })
})

describe('settings', () => {
  const set = (gate: Gate, wish: object = {}) =>
    cloud.get(gate.clerk, 'gate.settings', {
      sessionId: gate.sessionId,
      venueLimit: null,
      tracksExits: false,
      rotating: false,
      ...wish,
    })

  test('hold from the next scan on and are kept with who set them, once', async () => {
    const gate = await anOpenGate()
    const [first, second] = [await aGuest(gate), await aGuest(gate)]
    expect((await set(gate, { venueLimit: 1, tracksExits: true })).settings).toEqual({
      venueLimit: 1,
      tracksExits: true,
      rotating: false,
    })
    await set(gate, { venueLimit: 1, tracksExits: true })
    expect((await scan(gate, first.text)).outcome).toBe('admitted')
    expect((await scan(gate, second.text)).outcome).toBe('venueFull')
    await set(gate, { venueLimit: 2 })
    expect((await scan(gate, second.text)).outcome).toBe('admitted')
    expect(await audited('gate.settings', gate.sessionId)).toHaveLength(2)
  })

  test.each([[0], [-1], [1.5], [100_001]])('a limit of %d is none', async (venueLimit) => {
    const gate = await anOpenGate()
    const input = { sessionId: gate.sessionId, venueLimit, tracksExits: true, rotating: false }
    expect(await cloud.say(gate.clerk, 'gate.settings', input)).toBe('input.invalid')
    const stranger = await aClerk({ district: '520621' })
    expect(await cloud.say(stranger.openid, 'gate.settings', { ...input, venueLimit: 5 })).toBe('session.notFound')
  })
})

describe('what phones without a network did against the truth', () => {
  test('waits on the board until a clerk has looked, and stays in the report', async () => {
    const gate = await anOpenGate()
    const { scanId } = await aConflict(gate)
    const before = await boardOf(gate)
    expect(before.conflictsOpen).toBe(1)
    expect(before.conflicts).toMatchObject([
      {
        scanId,
        conflict: 'usedElsewhere',
        said: 'admitted',
        outcome: 'usedAlready',
        name: '杨*军',
        gate: '一号口',
        helper: '罗验票',
        usedGate: '一号口',
        settled: null,
      },
    ])
    const settled = await cloud.get(gate.clerk, 'gate.settle', {
      sessionId: gate.sessionId,
      scanId,
      note: '问过本人，出去又回来',
    })
    expect([settled.conflictsOpen, settled.conflicts.length]).toEqual([0, 0])
    expect((await reportOf(gate)).conflicts).toMatchObject([
      { scanId, settled: { by: '田经办', note: '问过本人，出去又回来' } },
    ])
    expect(await audited('gate.settle', scanId)).toHaveLength(1)
  })

  test('the first word stays, two clerks at once write one', async () => {
    const gate = await anOpenGate()
    const { scanId } = await aConflict(gate)
    const second = await aClerk()
    const notes = await Promise.all(
      [gate.clerk, second.openid].map((clerk, nth) =>
        cloud.say(clerk, 'gate.settle', { sessionId: gate.sessionId, scanId, note: `第 ${nth} 个` }),
      ),
    )
    expect(notes).toEqual(['done', 'done'])
    expect(await audited('gate.settle', scanId)).toHaveLength(1)
    const [first] = (await reportOf(gate)).conflicts
    await cloud.get(gate.clerk, 'gate.settle', { sessionId: gate.sessionId, scanId, note: '后来的' })
    expect((await reportOf(gate)).conflicts[0]?.settled).toEqual(first?.settled)
  })

  test('only a conflict of this session can be settled, with a word', async () => {
    const [gate, other] = [await anOpenGate(), await anOpenGate()]
    const { scanId } = await aConflict(gate)
    const plain = await scan(gate, 'x')
    const settle = (clerk: string, sessionId: string, id: string, note = '看过') =>
      cloud.say(clerk, 'gate.settle', { sessionId, scanId: id, note })
    expect(await settle(gate.clerk, other.sessionId, scanId)).toBe('scan.notFound')
    expect(await settle(gate.clerk, gate.sessionId, plain.scanId)).toBe('scan.notFound')
    expect(await settle(gate.clerk, gate.sessionId, newId())).toBe('scan.notFound')
    expect(await settle(gate.clerk, gate.sessionId, scanId, '  ')).toBe('input.invalid')
    const stranger = await aClerk({ district: '520621' })
    expect(await settle(stranger.openid, gate.sessionId, scanId)).toBe('session.notFound')
    expect((await boardOf(gate)).conflictsOpen).toBe(1)
  })
})

describe('the wall', () => {
  const wallOf = (gate: Gate) => cloud.get('o-screen', 'gate.wall', { sessionId: gate.sessionId })

  test('tells everybody figures and nobody’s name', async () => {
    const gate = await anOpenGate()
    for (let nth = 0; nth < 6; nth += 1) {
      const guest = await aGuest(gate, { realName: '石桂芬' })
      await cloud.sql`update persons set origin = ${nth < 5 ? '520602' : '520628'} where id = ${guest.personId}`
      await scan(gate, guest.text)
    }
    await aConflict(gate)
    const wall = await wallOf(gate)
    expect(wall).toMatchObject({ expected: 7, came: 7, inside: 7, venueLimit: null, perMinute: 0.7 })
    expect(wall.districts).toEqual([{ district: '520602', came: 6 }])
    expect(wall.flow.reduce((sum, { came }) => sum + came, 0)).toBe(7)
    expect(JSON.stringify(wall)).not.toMatch(/石|桂芬|罗验票|o-person/)
  })

  test('knows no draft and nothing that is not there', async () => {
    const draft = await anOpenGate({ state: 'draft' })
    expect(await cloud.say('o-screen', 'gate.wall', { sessionId: draft.sessionId })).toBe('session.notFound')
    expect(await cloud.say('o-screen', 'gate.wall', { sessionId: newId() })).toBe('session.notFound')
    const off = await anOpenGate({ state: 'cancelled' })
    expect((await wallOf(off)).session.cancelled).toBe(true)
  })
})

describe('the report', () => {
  test('says who came, who did not, what was refused and how', async () => {
    const gate = await anOpenGate({ walkInSeats: 5 })
    const guests = [await aGuest(gate), await aGuest(gate), await aGuest(gate)]
    await scan(gate, guests[0]?.text ?? '')
    await scan(gate, 'x')
    await scan(gate, 'y')
    await cloud.get(gate.clerk, 'gate.release', { sessionId: gate.sessionId, minutes: 15 })
    const open = await reportOf(gate)
    expect(open).toMatchObject({
      closed: false,
      noShows: 2,
      figures: { expected: 1, came: 1, released: 2, refused: 2 },
    })
    moveClock(4 * HOUR)
    const report = await reportOf(gate)
    expect(report.closed).toBe(true)
    expect(report.outcomes).toEqual([
      { outcome: 'notOurs', scans: 2 },
      { outcome: 'admitted', scans: 1 },
    ])
    expect(report.ways).toEqual([{ how: 'scan', scans: 1 }])
    expect(report.helpers).toEqual([{ helper: '罗验票', gate: '一号口', admitted: 1, refused: 2 }])
    expect(report.busiest?.admitted).toBe(1)
    expect(report.firstAt).toBe(report.lastAt)
  })

  test('of a session nobody came to is a report all the same', async () => {
    const gate = await anOpenGate()
    await aGuest(gate)
    moveClock(4 * HOUR)
    expect(await reportOf(gate)).toMatchObject({ noShows: 1, firstAt: null, busiest: null, outcomes: [], minutes: [] })
  })
})

describe('an entry noted afterwards', () => {
  const note = (gate: Gate, ticketId: string, who = gate.clerk) =>
    cloud.ask(who, 'ticket.note', { ticketId, sessionId: gate.sessionId, reason: '手机没电，纸上签到' })
  const said = async (...asked: Parameters<typeof note>) => {
    const reply = await note(...asked)
    return reply.kind === 'refused' ? reply.refusal.code : reply.kind
  }

  test('counts once, is marked in report and evidence, is seen by the person, and lifts the missed place', async () => {
    const gate = await anOpenGate()
    const [there, also] = [await aGuest(gate), await aGuest(gate)]
    await scan(gate, also.text)
    expect(await said(gate, there.ticketId)).toBe('ticket.noteEarly')
    moveClock(4 * HOUR)
    const missed = async () =>
      (
        await cloud.get(gate.clerk, 'ticket.list', {
          activityId: gate.activityId,
          only: 'missed',
          search: '',
          cursor: null,
        })
      ).signUps
    expect((await missed()).map(({ id }) => id)).toEqual([there.ticketId])
    const stranger = await aClerk({ district: '520621' })
    expect(await said(gate, there.ticketId, stranger.openid)).toBe('ticket.notFound')
    expect(await said(gate, there.ticketId)).toBe('done')
    expect(await said(gate, there.ticketId)).toBe('done')
    expect(await said(gate, also.ticketId)).toBe('done')
    expect(await missed()).toEqual([])
    const report = await reportOf(gate)
    expect(report).toMatchObject({ figures: { came: 2, inside: 1 }, noShows: 0 })
    expect(report.ways).toEqual([
      { how: 'noted', scans: 1 },
      { how: 'scan', scans: 1 },
    ])
    const { lines } = await cloud.get(gate.clerk, 'gate.evidence', { sessionId: gate.sessionId, cursor: null })
    expect(lines.filter(({ how }) => how === 'noted')).toMatchObject([
      { gate: '事后补记', noted: '手机没电，纸上签到' },
    ])
    expect(await cloud.get(there.openid, 'ticket.get', { ticketId: there.ticketId })).toMatchObject({
      noted: '手机没电，纸上签到',
    })
    expect(await audited('ticket.note', there.ticketId)).toHaveLength(1)
  })

  test('is possible for the days the rule gives, and no longer; nobody without a place is noted', async () => {
    const gate = await anOpenGate()
    const [first, second] = [await aGuest(gate), await aGuest(gate)]
    await cloud.sql`update tickets set state = 'cancelled', cancelled_at = 1 where id = ${second.ticketId}`
    await cloud.sql`update policies set value = '{"days": 2}' where name = 'noting'`
    moveClock(30 * HOUR)
    expect(await said(gate, second.ticketId)).toBe('ticket.notBooked')
    moveClock(80 * HOUR)
    expect(await said(gate, first.ticketId)).toBe('ticket.noteLate')
    moveClock(30 * HOUR)
    expect(await said(gate, first.ticketId)).toBe('done')
    await cloud.sql`update policies set value = '{"days": 14}' where name = 'noting'`
  })
})

test('whom staff took a place from takes it again only when staff allow it, at the door neither', async () => {
  const startsAt = Date.now() + 2 * HOUR
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR })
  const { openid: clerk } = await aClerk()
  const person = await aPerson()
  const book = () => cloud.ask(person.openid, 'ticket.book', { activityId: fair.activityId, personId: person.personId })
  const first = await book()
  const ticketId = first.kind === 'done' ? first.value.id : ''
  await cloud.get(clerk, 'ticket.revoke', { ticketId, reason: '证件信息不符' })
  expect(await book()).toMatchObject({
    kind: 'refused',
    refusal: { code: 'ticket.takenBack' },
  })
  const gone = async () =>
    (await cloud.get(clerk, 'ticket.list', { activityId: fair.activityId, only: 'gone', search: '', cursor: null }))
      .signUps
  expect(await gone()).toMatchObject([{ id: ticketId, barred: true }])
  const stranger = await aClerk({ district: '520621' })
  expect(await cloud.say(stranger.openid, 'ticket.allowAgain', { ticketId })).toBe('ticket.notFound')
  expect(await cloud.get(clerk, 'ticket.allowAgain', { ticketId })).toMatchObject({ barred: false })
  expect(await cloud.say(clerk, 'ticket.allowAgain', { ticketId })).toBe('done')
  expect(await audited('ticket.allowAgain', ticketId)).toHaveLength(1)
  expect((await book()).kind).toBe('done')
})

describe('the evidence', () => {
  test('holds nothing anybody could enter with', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    await scan(gate, guest.text)
    const { lines } = await cloud.get(gate.clerk, 'gate.evidence', { sessionId: gate.sessionId, cursor: null })
    const file = JSON.stringify(evidenceRows(lines))
    expect(file).not.toContain(guest.text.slice(4, 40))
    expect(lines[0]?.text).toMatch(/^TR1:….{6}$/)
  })

  const page = (gate: Gate, cursor: string | null = null) =>
    cloud.get(gate.clerk, 'gate.evidence', { sessionId: gate.sessionId, cursor })

  test('holds every scan once, refused ones too, over as many pages as it takes, and each page is audited', async () => {
    const gate = await anOpenGate()
    const guest = await aGuest(gate)
    await scan(gate, guest.text)
    await cloud.sql`
      insert into scans (id, session_id, right_id, gate, outcome, text_head, scanned_at, received_at)
      select gen_random_uuid(), ${gate.sessionId}, ${gate.rightId}, '一号口', 'notOurs', 'x', ${Date.now()}::bigint + n / 7,
        ${Date.now()}::bigint + n / 7
      from generate_series(1, 1199) n`
    const lines: EvidenceLine[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const answer: Awaited<ReturnType<typeof page>> = await page(gate, cursor)
      lines.push(...answer.lines)
      cursor = answer.next
      pages += 1
    } while (cursor !== null)
    expect([pages, lines.length, new Set(lines.map(({ scanId }) => scanId)).size]).toEqual([3, 1200, 1200])
    const times = lines.map(({ receivedAt }) => receivedAt)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(lines[0]).toMatchObject({
      outcome: 'admitted',
      name: '杨*军',
      ticketId: guest.ticketId,
      how: 'scan',
      way: 'in',
    })
    expect((await audited('gate.evidence', gate.sessionId)).map(({ detail }) => detail.scans)).toEqual([500, 500, 200])
  })

  test('names nobody in full, and nobody of another fair or erased', async () => {
    const [gate, other] = [await anOpenGate(), await anOpenGate()]
    const stranger = await aGuest(other)
    await scan(gate, stranger.text)
    const erased = await aGuest(gate)
    await scan(gate, erased.text)
    await cloud.sql`update tickets set person_id = null, booked_by = 'erased' where id = ${erased.ticketId}`
    const { lines } = await page(gate)
    expect(lines.map(({ name }) => name)).toEqual([null, null])
    expect(JSON.stringify(lines)).not.toContain('秀')
  })

  test('is a clerk’s of the place, and goes on only where it stopped', async () => {
    const [gate, other] = [await anOpenGate(), await anOpenGate()]
    const stranger = await aClerk({ district: '520621' })
    const input = { sessionId: gate.sessionId, cursor: null }
    expect(await cloud.say(stranger.openid, 'gate.evidence', input)).toBe('session.notFound')
    expect(await cloud.say(gate.clerk, 'gate.evidence', { ...input, cursor: 'made up' })).toBe('input.invalid')
    await cloud.sql`
      insert into scans (id, session_id, right_id, gate, outcome, text_head, scanned_at, received_at)
      select gen_random_uuid(), ${other.sessionId}, ${other.rightId}, '一号口', 'notOurs', 'x', 1 + n, 1 + n
      from generate_series(1, 501) n`
    const { next } = await page(other)
    expect(await cloud.say(gate.clerk, 'gate.evidence', { ...input, cursor: next })).toBe('input.invalid')
    expect(await audited('gate.evidence', gate.sessionId)).toEqual([])
  })

  test('is a table no spreadsheet runs, whatever was scanned or typed', async () => {
    const gate = await anOpenGate()
    await scan(gate, '=HYPERLINK("http://evil","点我")')
    await scan(gate, '+1;-1|cmd')
    const { scanId } = await aConflict(gate)
    await cloud.get(gate.clerk, 'gate.settle', { sessionId: gate.sessionId, scanId, note: '@SUM(A1:A9)' })
    const { lines } = await page(gate)
    const table = csvOf(evidenceRows(lines))
    const cells = table.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    for (const cell of cells) expect(cell.replace(/^"|\ufeff/g, '')).not.toMatch(/^\s*[=+\-@|]/)
    expect(table).toContain("'@SUM(A1:A9)")
    expect(table).not.toContain('HYPERLINK')
    expect(table).toContain('同一入场码放行两次')
    expect(table.trim().split('\r\n')).toHaveLength(lines.length + 1)
    expect(evidenceName('a/b:c "d"', '2026-11-27')).toBe('入场记录 a b c  d 2026-11-27.csv')
  })
})
