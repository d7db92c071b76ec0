import { publicKeys, signSelfCode, signTicket } from '../../cloudfunctions/core/ticket/key'
import { nameHash, seal } from '../../cloudfunctions/kit/seal'
import { SCANS_A_MINUTE, UPLOADS_A_MINUTE } from '../../src/domain/gate/gate'
import { decideOffline, mergePack } from '../../src/domain/gate/offline'
import { STEP, stepOf } from '../../src/domain/gate/self-code'
import type { ActivityId, LocalDate, SessionId, TicketId } from '../../types/core'
import type { OfflineScan, ScanOutcome, UploadAnswer, Way } from '../../types/gate'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aPerson, aRight, aSession, aTicket, moveClock, newId } from '../support/make'
import { verify } from '../support/verify'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

process.env.PG_POOL_MAX = '8'
const keys = process.env.TICKET_KEYS

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => {
  moveClock(0)
  process.env.TICKET_KEYS = keys
  delete process.env.TICKET_KEYS_PAST
})
afterAll(() => cloud.close())

type Gate = Awaited<ReturnType<typeof aGate>>

/** A fair that is on now, its gate open for an hour and for three more, and one helper at it. */
async function aGate(wish: Parameters<typeof aFair>[0] = {}) {
  const startsAt = Date.now() - HOUR
  const fair = await aFair({ startsAt, endsAt: startsAt + 4 * HOUR, ...wish })
  const { openid, rightId } = await aHelper({ sessionId: fair.sessionId, gate: '一号口' })
  return { ...fair, helper: openid, rightId }
}

const codeOf = ({ activityId, day }: { activityId: string; day: string }, ticketId: string) =>
  signTicket({ ticketId: ticketId as TicketId, activityId: activityId as ActivityId, day: day as LocalDate })

async function aGuest(gate: Pick<Gate, 'activityId' | 'day'>, openid?: string) {
  const person = await aPerson(openid ? { openid } : {})
  const { ticketId } = await aTicket({ activityId: gate.activityId, ...person })
  return { ...person, ticketId, text: codeOf(gate, ticketId) }
}

const pass = async (gate: Gate, text: string, way: Way = 'in', helper = gate.helper, scanId: string = newId()) =>
  cloud.get(helper, 'gate.scan', { scanId, sessionId: gate.sessionId, text, scannedAt: Date.now(), way })

const now = () => Date.now() + Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0)

const late = (text: string, wish: Partial<Loose<OfflineScan>> = {}): Loose<OfflineScan> => ({
  scanId: newId(),
  text,
  scannedAt: now() - MINUTE,
  way: 'in',
  said: 'admitted',
  ...wish,
})

const upload = async (gate: Gate, scans: unknown[], wish: { helper?: string; deviceNow?: number } = {}) =>
  (
    await cloud.get(wish.helper ?? gate.helper, 'gate.upload', {
      sessionId: gate.sessionId,
      deviceNow: wish.deviceNow ?? now(),
      scans,
    })
  ).answers

const short = ({ outcome, conflict }: UploadAnswer) => [outcome, conflict]

const inside = async ({ sessionId }: Gate) => {
  const [row] = await cloud.sql<{ counted: number; kept: number; admitted: number; checkins: number }>`
    select inside_at(${sessionId}) as counted, admitted_at(${sessionId}) as admitted,
      (select count(*) from checkins where session_id = ${sessionId}) as checkins,
      (select count(*) from checkins where session_id = ${sessionId} and inside) as kept`
  expect(row?.counted).toBe(row?.kept)
  expect(row?.admitted).toBe(row?.checkins)
  return row?.counted
}

const stored = ({ sessionId }: Gate) => cloud.sql<{
  outcome: string
  how: string
  conflict: string | null
  said: string | null
}>`
  select outcome, how, conflict, said from scans where session_id = ${sessionId} order by received_at, scanned_at, id`

describe('in and out', () => {
  test('whoever went out comes in again, and the counts follow', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    expect((await pass(gate, text, 'out')).outcome).toBe('notInside')
    expect((await pass(gate, text)).counts).toEqual({ admitted: 1, booked: 1, inside: 1 })
    expect((await pass(gate, text)).outcome).toBe('usedAlready')
    expect(await pass(gate, text, 'out')).toMatchObject({ outcome: 'exited', counts: { admitted: 1, inside: 0 } })
    expect((await pass(gate, text, 'out')).outcome).toBe('notInside')
    expect(await pass(gate, text)).toMatchObject({ outcome: 'readmitted', counts: { admitted: 1, inside: 1 } })
    expect(await inside(gate)).toBe(1)
  })

  test('people are let out after the gate has closed, and nobody in', async () => {
    const gate = await aGate({ entryUntil: Date.now() + MINUTE })
    const { text } = await aGuest(gate)
    await pass(gate, text)
    moveClock(30 * MINUTE)
    expect((await pass(gate, text, 'out')).outcome).toBe('exited')
    expect((await pass(gate, text)).outcome).toBe('gateClosed')
  })

  test('never more are inside than the venue takes, however many come at once', async () => {
    const gate = await aGate()
    await cloud.sql`update sessions set venue_limit = 3 where id = ${gate.sessionId}`
    const guests = await Promise.all(Array.from({ length: 8 }, () => aGuest(gate)))
    const helpers = await Promise.all(guests.map(() => aHelper({ sessionId: gate.sessionId })))
    const first = await Promise.all(guests.map(({ text }, at) => pass(gate, text, 'in', helpers[at]?.openid)))
    const outcomes = first.map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'admitted')).toHaveLength(3)
    expect(outcomes.filter((outcome) => outcome === 'venueFull')).toHaveLength(5)
    expect(await inside(gate)).toBe(3)
    const goes = guests[outcomes.indexOf('admitted')]?.text ?? ''
    const waits = guests[outcomes.indexOf('venueFull')]?.text ?? ''
    expect((await pass(gate, waits)).outcome).toBe('venueFull')
    await pass(gate, goes, 'out')
    expect((await pass(gate, waits)).outcome).toBe('admitted')
    expect((await pass(gate, goes)).outcome).toBe('venueFull')
  })

  test('a fair of three days lets everybody in once a day', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const days = await Promise.all(
      [1, 2].map((day) =>
        aSession({
          activityId: gate.activityId,
          startsAt: gate.startsAt + day * DAY,
          endsAt: gate.startsAt + day * DAY + 4 * HOUR,
        }),
      ),
    )
    const seen: ScanOutcome[] = []
    for (const [day, sessionId] of [gate.sessionId, ...days.map((one) => one.sessionId)].entries()) {
      if (day > 0) await aRight({ sessionId, openid: gate.helper })
      moveClock(day * DAY)
      const today = { ...gate, sessionId }
      seen.push((await pass(today, text)).outcome, (await pass(today, text)).outcome)
    }
    expect(seen).toEqual(['admitted', 'usedAlready', 'admitted', 'usedAlready', 'admitted', 'usedAlready'])
  })

  test('a place given to the hall is told from a cancelled one', async () => {
    const gate = await aGate()
    const { text, ticketId } = await aGuest(gate)
    await cloud.sql`update activities set seats = 1 where id = ${gate.activityId}`
    await aGuest(gate).catch(() => undefined)
    await cloud.sql`update tickets set released_at = 1 where id = ${ticketId}`
    expect((await pass(gate, text)).outcome).toBe('released')
  })
})

describe('taking a scan back', () => {
  const undo = (gate: Gate, scanId: string, helper = gate.helper) =>
    cloud.ask(helper, 'gate.undo', { scanId, reason: '扫错了人' })

  test('leaves the scan as evidence, frees the ticket, and is done once', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const { scanId } = await pass(gate, text)
    const first = await undo(gate, scanId)
    expect(first).toMatchObject({ kind: 'done', value: { scanId, counts: { admitted: 0, inside: 0, booked: 1 } } })
    moveClock(MINUTE)
    expect(await undo(gate, scanId)).toMatchObject({ value: first.kind === 'done' ? first.value : null })
    expect(await inside(gate)).toBe(0)
    expect((await pass(gate, text, 'in', gate.helper, scanId)).outcome).toBe('admitted')
    expect(await inside(gate)).toBe(0)
    expect((await pass(gate, text)).outcome).toBe('admitted')
    const [scan] =
      await cloud.sql`select outcome, undone_at is not null as undone, undone_by_right from scans where id = ${scanId}`
    expect(scan).toEqual({ outcome: 'admitted', undone: true, undone_by_right: gate.rightId })
    expect(
      await cloud.sql`select act, actor, detail ->> 'outcome' as outcome from audit where subject_id = ${scanId}`,
    ).toEqual([{ act: 'gate.undo', actor: 'gate', outcome: 'admitted' }])
  })

  test('of a way out puts them back inside, of a way back in lets them be outside', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    await pass(gate, text)
    await undo(gate, (await pass(gate, text, 'out')).scanId)
    expect(await inside(gate)).toBe(1)
    await pass(gate, text, 'out')
    await undo(gate, (await pass(gate, text)).scanId)
    expect(await inside(gate)).toBe(0)
  })

  test('is for scans that let somebody pass, by helpers of that session', async () => {
    const gate = await aGate()
    const stranger = await aGate()
    const { text } = await aGuest(gate)
    const { scanId } = await pass(gate, text)
    const used = await pass(gate, text)
    expect(await undo(gate, used.scanId)).toMatchObject({ refusal: { code: 'scan.refused' } })
    expect(await undo(gate, newId())).toMatchObject({ refusal: { code: 'scan.notFound' } })
    expect(await undo(gate, scanId, stranger.helper)).toMatchObject({ refusal: { code: 'scan.notFound' } })
    expect(await inside(gate)).toBe(1)
  })
})

describe('scans made without a network', () => {
  test('are checked in at the time they were made, and sent again they are what they were', async () => {
    const gate = await aGate()
    const guests = await Promise.all([aGuest(gate), aGuest(gate)])
    const scans = guests.map(({ text }, at) => late(text, { scannedAt: now() - (10 - at) * MINUTE }))
    const first = await upload(gate, [...scans].reverse())
    expect(first.map(short)).toEqual([
      ['admitted', null],
      ['admitted', null],
    ])
    expect(first.map(({ scanId }) => scanId)).toEqual([...scans].reverse().map(({ scanId }) => scanId))
    moveClock(MINUTE)
    expect(await upload(gate, [...scans].reverse())).toEqual(first)
    expect(await inside(gate)).toBe(2)
    const [early] = await cloud.sql<{
      at: number
    }>`select min(checked_in_at) as at from checkins where session_id = ${gate.sessionId}`
    expect(Math.abs((early?.at ?? 0) - (scans[0]?.scannedAt ?? 0))).toBeLessThan(5_000)
    expect((await pass(gate, guests[0]?.text ?? '')).outcome).toBe('usedAlready')
  })

  test('of one ticket at two phones: the one that happened first stays, the other is kept, marked and listed', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const second = await aHelper({ sessionId: gate.sessionId, gate: '二号口' })
    const [kept] = await upload(gate, [late(text, { scannedAt: now() - 20 * MINUTE })])
    const [marked] = await upload(gate, [late(text, { scannedAt: now() - 10 * MINUTE })], { helper: second.openid })
    expect(short(kept as UploadAnswer)).toEqual(['admitted', null])
    expect(short(marked as UploadAnswer)).toEqual(['usedAlready', 'usedElsewhere'])
    expect(await inside(gate)).toBe(1)
    expect((await stored(gate)).filter(({ conflict }) => conflict)).toMatchObject([
      { said: 'admitted', how: 'offline' },
    ])
  })

  const disagreements: [string, (gate: Gate) => Promise<Loose<OfflineScan>>, [ScanOutcome, string | null]][] = [
    [
      'a place cancelled meanwhile',
      async (gate) => {
        const guest = await aGuest(gate)
        await cloud.sql`update tickets set state = 'cancelled', cancelled_at = 1 where id = ${guest.ticketId}`
        return late(guest.text)
      },
      ['cancelled', 'cancelledMeanwhile'],
    ],
    [
      'a forged code of an edited queue',
      async (gate) =>
        late((await aGuest(gate)).text.replace(/^(.{120})(.)/, (_, head, one) => head + (one === '0' ? '1' : '0'))),
      ['forged', 'otherReason'],
    ],
    [
      'a code of another day',
      async () => late((await aGuest(await aFair({ startsAt: Date.now() + 7 * DAY }))).text),
      ['otherDay', 'otherReason'],
    ],
    [
      'somebody turned away who had a place',
      async (gate) => late((await aGuest(gate)).text, { said: 'cancelled' }),
      ['cancelled', 'turnedAway'],
    ],
    [
      'a code the phone knew to be none',
      async () => late('https://example.com/pay', { said: 'notOurs' }),
      ['notOurs', null],
    ],
    [
      'a phone killed before it said anything',
      async (gate) => late((await aGuest(gate)).text, { said: null }),
      ['admitted', null],
    ],
    [
      'a word nobody ever said',
      async (gate) => late((await aGuest(gate)).text, { said: 'welcome' as ScanOutcome }),
      ['admitted', null],
    ],
    ['four kilobytes of text', async () => late('x'.repeat(4096), { said: 'notOurs' }), ['notOurs', null]],
    [
      'a time before the gate opened',
      async (gate) => late((await aGuest(gate)).text, { scannedAt: gate.startsAt - 2 * HOUR }),
      ['gateNotOpen', 'otherReason'],
    ],
    [
      'a time in the future',
      async (gate) => late((await aGuest(gate)).text, { scannedAt: now() + 5 * DAY }),
      ['admitted', null],
    ],
  ]
  test.each(disagreements)('%s', async (_, scanOf, answer) => {
    const gate = await aGate()
    const answers = await upload(gate, [await scanOf(gate)])
    expect(answers.map(short)).toEqual([answer])
    expect(await stored(gate)).toMatchObject([{ outcome: answer[0], conflict: answer[1], how: 'offline' }])
    expect(await inside(gate)).toBe(answer[0] === 'admitted' ? 1 : 0)
  })

  test('a bad entry of a queue edited by hand stops no other, is kept once, and never let in', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const bad = [
      null,
      5,
      'x',
      [],
      {},
      { scanId: 'no id', text },
      { ...late(text), scannedAt: 'noon' },
      { ...late(text), text: 'x'.repeat(9000) },
    ]
    const answers = await upload(gate, [...bad, late(text)])
    expect(answers.map(short)).toEqual([...bad.map(() => ['damaged', 'unreadable']), ['admitted', null]])
    expect((await upload(gate, bad)).map(({ scanId }) => scanId)).toEqual(
      answers.slice(0, -1).map(({ scanId }) => scanId),
    )
    expect(await stored(gate)).toHaveLength(bad.length + 1)
  })

  test('a clock hours off is corrected and marked; ten minutes are forgiven', async () => {
    const gate = await aGate()
    const [slow, slightly] = [await aGuest(gate), await aGuest(gate)]
    const hours = -3 * HOUR
    const off = await upload(gate, [late(slow.text, { scannedAt: now() + hours - MINUTE })], {
      deviceNow: now() + hours,
    })
    expect(off.map(short)).toEqual([['admitted', 'clockWrong']])
    expect(Math.abs((off[0]?.at ?? 0) - (now() - MINUTE))).toBeLessThan(10_000)
    const nine = 9 * MINUTE
    const near = await upload(gate, [late(slightly.text, { scannedAt: now() + nine - MINUTE })], {
      deviceNow: now() + nine,
    })
    expect(near.map(short)).toEqual([['admitted', null]])
  })

  test('days late they still count, a week after the gate has closed no more', async () => {
    const gate = await aGate()
    const [soon, never] = [await aGuest(gate), await aGuest(gate)]
    const at = Date.now()
    moveClock(6 * DAY)
    expect((await upload(gate, [late(soon.text, { scannedAt: at })])).map(short)).toEqual([['admitted', null]])
    moveClock(8 * DAY)
    expect((await upload(gate, [late(never.text, { scannedAt: at })])).map(short)).toEqual([['tooLate', 'tooLate']])
    expect(await inside(gate)).toBe(1)
    expect(await stored(gate)).toHaveLength(2)
  })

  test('of a phone whose right was taken back: before it they count and are marked, after it nobody is let in', async () => {
    const gate = await aGate()
    const [before, after] = [await aGuest(gate), await aGuest(gate)]
    await cloud.sql`update gate_rights set revoked_at = ${Date.now() - 5 * MINUTE} where id = ${gate.rightId}`
    const answers = await upload(gate, [
      late(before.text, { scannedAt: now() - 10 * MINUTE }),
      late(after.text, { scannedAt: now() - MINUTE }),
    ])
    expect(answers.map(short)).toEqual([
      ['admitted', 'revokedDevice'],
      ['rightRevoked', 'revokedDevice'],
    ])
    expect(await inside(gate)).toBe(1)
    expect((await cloud.get(gate.helper, 'gate.sessions', {})).map(({ revokedAt }) => revokedAt !== null)).toEqual([
      true,
    ])
    expect(await cloud.say('o-nobody', 'gate.upload', { sessionId: gate.sessionId, deviceNow: now(), scans: [] })).toBe(
      'gate.notAssigned',
    )
  })

  test('of people beyond the venue’s limit are let be, and marked', async () => {
    const gate = await aGate()
    await cloud.sql`update sessions set venue_limit = 1 where id = ${gate.sessionId}`
    const guests = await Promise.all([aGuest(gate), aGuest(gate)])
    expect(
      (
        await upload(
          gate,
          guests.map(({ text }, k) => late(text, { scannedAt: now() - (20 - k) * MINUTE })),
        )
      ).map(short),
    ).toEqual([
      ['admitted', null],
      ['admitted', 'venueFull'],
    ])
    expect(await inside(gate)).toBe(2)
  })

  test('that the cloud had answered unheard keep its answer, with what the phone said beside it', async () => {
    const gate = await aGate()
    const [twice, once] = [await aGuest(gate), await aGuest(gate)]
    await pass(gate, twice.text)
    const unheard = await pass(gate, twice.text)
    const fine = await pass(gate, once.text)
    const answers = await upload(gate, [
      late(twice.text, { scanId: unheard.scanId }),
      late(once.text, { scanId: fine.scanId }),
    ])
    expect(answers.map(short)).toEqual([
      ['usedAlready', 'usedElsewhere'],
      ['admitted', null],
    ])
    expect(await stored(gate)).toHaveLength(3)
  })

  test('with the id of somebody else’s scan are kept beside it', async () => {
    const gate = await aGate()
    const [one, other] = [await aGuest(gate), await aGuest(gate)]
    const second = await aHelper({ sessionId: gate.sessionId })
    const { scanId } = await pass(gate, one.text)
    const stolen = [late(other.text, { scanId })]
    const answers = await upload(gate, stolen, { helper: second.openid })
    expect(answers).toMatchObject([{ scanId, outcome: 'admitted' }])
    expect(await upload(gate, stolen, { helper: second.openid })).toEqual(answers)
    expect(await inside(gate)).toBe(2)
    expect(await stored(gate)).toHaveLength(2)
  })

  test('older news of a way out changes nothing of what is known since', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    await pass(gate, text)
    expect((await upload(gate, [late(text, { way: 'out', said: 'exited' })])).map(short)).toEqual([
      ['notInside', 'otherReason'],
    ])
    expect(await inside(gate)).toBe(1)
    moveClock(5 * MINUTE)
    const went = await upload(gate, [late(text, { way: 'out', said: 'exited' })])
    expect(went.map(short)).toEqual([['exited', null]])
    expect(await inside(gate)).toBe(0)
  })
})

describe('a flood', () => {
  test('of one device is answered, stored and let wait; the next gate notices nothing', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const second = await aHelper({ sessionId: gate.sessionId })
    await cloud.sql`insert into gate_counts (session_id, counter, window_at, window_scans)
      values (${gate.sessionId}, ${gate.rightId}, ${now()}, ${SCANS_A_MINUTE})`
    expect((await pass(gate, text)).outcome).toBe('tooMany')
    expect((await pass(gate, 'x')).outcome).toBe('tooMany')
    expect((await pass(gate, text, 'in', second.openid)).outcome).toBe('admitted')
    expect((await stored(gate)).map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'tooMany', 'tooMany'])
    moveClock(2 * MINUTE)
    expect((await pass(gate, text)).outcome).toBe('usedAlready')
  })

  test('is counted by what the device really does', async () => {
    const gate = await aGate()
    for (let at = 0; at < 5; at += 1) await pass(gate, 'x')
    await upload(gate, [late('x', { said: 'notOurs' }), late('y', { said: 'notOurs' })])
    const [count] = await cloud.sql`select window_scans, uploads from gate_counts where counter = ${gate.rightId}`
    expect(count).toEqual({ window_scans: 5, uploads: 2 })
  })

  test('of uploads is asked to slow down, and nothing is lost', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    await cloud.sql`insert into gate_counts (session_id, counter, uploads_at, uploads)
      values (${gate.sessionId}, ${gate.rightId}, ${now()}, ${UPLOADS_A_MINUTE})`
    const input = { sessionId: gate.sessionId, deviceNow: now(), scans: [late(text)] }
    expect(await cloud.say(gate.helper, 'gate.upload', input)).toBe('gate.slowDown')
    expect(await stored(gate)).toEqual([])
    moveClock(2 * MINUTE)
    expect(await cloud.say(gate.helper, 'gate.upload', { ...input, deviceNow: now() })).toBe('done')
    expect(await inside(gate)).toBe(1)
  })
})

test('an entry nested beyond reading is kept as unreadable, and the others of its batch are taken', async () => {
  const gate = await aGate()
  const { text } = await aGuest(gate)
  let deep: unknown = 'end'
  for (let level = 0; level < 20_000; level += 1) deep = { deep }
  const input = { sessionId: gate.sessionId, deviceNow: now() }
  const { upload: take } = await import('../../cloudfunctions/gate/upload')
  const { database } = await import('../../cloudfunctions/kit/db')
  const ask = {
    input: { ...input, scans: [deep, late(text)] },
    actor: { openid: gate.helper },
    db: database(),
    now: now(),
  }
  const reply = await take(ask as never)
  expect(reply.ok && reply.value.answers.map(short)).toEqual([
    ['damaged', 'unreadable'],
    ['admitted', null],
  ])
  expect(await cloud.say(gate.helper, 'gate.upload', { ...input, scans: [['[[[]]]'], late(text)] })).toBe('done')
})

describe('keys', () => {
  const seed = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')

  test('change without breaking what is printed, also when the old private key was destroyed', async () => {
    const gate = await aGate()
    const [first, second, third] = [await aGuest(gate), await aGuest(gate), await aGuest(gate)]
    const [old] = publicKeys()
    process.env.TICKET_KEYS = JSON.stringify({ 1: seed('t'), 2: seed('u') })
    expect((await pass(gate, first.text)).outcome).toBe('admitted')
    process.env.TICKET_KEYS = JSON.stringify({ 2: seed('u') })
    expect((await pass(gate, second.text)).outcome).toBe('forged')
    process.env.TICKET_KEYS_PAST = JSON.stringify({ 1: { publicKey: old?.publicKey } })
    expect((await pass(gate, second.text)).outcome).toBe('admitted')
    expect((await pass(gate, codeOf(gate, third.ticketId))).outcome).toBe('admitted')
  })

  test('that were taken back are good for nothing any more, and devices are told', async () => {
    const gate = await aGate()
    const { text, ticketId } = await aGuest(gate)
    process.env.TICKET_KEYS = JSON.stringify({ 1: seed('t'), 2: seed('u') })
    process.env.TICKET_KEYS_PAST = JSON.stringify({ 1: { retiredAt: 5 } })
    expect((await pass(gate, text)).outcome).toBe('keyRetired')
    expect((await upload(gate, [late(text)])).map(short)).toEqual([['keyRetired', 'otherReason']])
    const { keys } = await cloud.get(gate.helper, 'gate.pack', { sessionId: gate.sessionId, since: null })
    expect(keys.map(({ keyId, retiredAt }) => [keyId, retiredAt])).toEqual([
      [1, 5],
      [2, null],
    ])
    expect(keys.every(({ publicKey }) => Buffer.from(publicKey, 'base64').length === 32)).toBe(true)
    expect((await pass(gate, codeOf(gate, ticketId))).outcome).toBe('admitted')
  })
})

describe('the pack for a device', () => {
  const packOf = (gate: Gate, since: number | null = null, stamp: string | null = null) =>
    cloud.get(gate.helper, 'gate.pack', { sessionId: gate.sessionId, since, stamp })
  const idOf = ({ ticketId }: { ticketId: string }) => ticketId.replaceAll('-', '').slice(0, 12)

  test('names nobody: shortened ids of every ticket by how it stands, then only what has changed', async () => {
    const gate = await aGate()
    const guests = await Promise.all(Array.from({ length: 8 }, () => aGuest(gate)))
    const [used, gone, left, back, waits, offered, expired, released] = guests as [Guest, ...Guest[]]
    await pass(gate, used.text)
    const undone = await pass(gate, back?.text ?? '')
    const put = (guest: Guest | undefined, change: string) =>
      cloud.sql`update tickets set state = ${change}, queue_no = 1, offered_until = 1, cancelled_at = case when ${change} = 'cancelled' then 1 end
        where id = ${guest?.ticketId}`
    await put(gone, 'cancelled')
    await put(waits, 'waiting')
    await put(offered, 'offered')
    await put(expired, 'expired')
    await cloud.sql`update tickets set released_at = 1 where id = ${released?.ticketId}`
    const ids = (...some: (Guest | undefined)[]) => some.flatMap((one) => (one ? [idOf(one)] : [])).sort()
    const whole = await packOf(gate)
    expect(whole).toMatchObject({ whole: true, left: [], freed: [], activityId: gate.activityId })
    expect(whole.tickets).toEqual({
      booked: ids(used, left, back),
      line: ids(waits, offered, expired),
      cancelled: ids(gone),
      released: ids(released),
    })
    expect([...whole.used].sort()).toEqual(ids(used, back))
    expect(JSON.stringify(whole)).not.toContain('杨')
    moveClock(MINUTE)
    await cloud.get(gate.helper, 'gate.undo', { scanId: undone.scanId, reason: '扫错了' })
    await pass(gate, used.text, 'out')
    await pass(gate, left?.text ?? '')
    const part = await packOf(gate, whole.at, whole.stamp)
    expect(part).toMatchObject({ whole: false, tickets: null, freed: ids(back), left: ids(used), used: ids(left) })
    moveClock(2 * MINUTE)
    await put(left, 'cancelled')
    const nothing = await packOf(gate, now() - 10_000, whole.stamp)
    expect([nothing.used, nothing.left, nothing.freed]).toEqual([[], [], []])
    expect(nothing.tickets?.cancelled).toEqual(ids(gone, left))
  })

  test('of two thousand tickets stays under 100 KB', async () => {
    const gate = await aGate({ seats: 5000 })
    await cloud.sql`insert into persons (id, name_sealed, name_hash, id_type, id_hash, id_sealed, id_tail, phone_hash, phone_sealed, phone_tail, registered_at)
      select gen_random_uuid(), ${seal('杨秀军')}, ${nameHash('杨秀军')}, 'residentId', sha256(('many' || n)::bytea), '', '', '', '', '', 1 from generate_series(1, 2000) n`
    await cloud.sql`insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, cancelled_at)
      select gen_random_uuid(), ${gate.activityId}, id, 'o-many', 'cancelled', 1, 2 from persons where id_tail = ''`
    const pack = await packOf(gate)
    expect(pack.tickets?.cancelled).toHaveLength(2000)
    expect(JSON.stringify(pack).length).toBeLessThan(100_000)
  })

  test('tells the phone of the line what the cloud would say: nobody of it is let in without a network', async () => {
    const gate = await aGate({ seats: 2 })
    const people = await Promise.all(Array.from({ length: 10 }, () => aPerson()))
    const texts: string[] = []
    for (const { openid, personId } of people) {
      await cloud.sql`update activities set closes_at = starts_at + 7200000, opens_at = 1, waitlist = true where id = ${gate.activityId}`
      moveClock(-2 * HOUR)
      const ticket = await cloud.get(openid, 'ticket.book', { activityId: gate.activityId, personId })
      moveClock(0)
      texts.push((await cloud.get(openid, 'ticket.get', { ticketId: ticket.id })).code ?? '')
    }
    const held = mergePack(null, await packOf(gate))
    const said = texts.map((text) => {
      const phone = { text, way: 'in' as const, pack: held, own: new Map(), untold: new Set<string>(), now: now() }
      const answer = decideOffline({ ...phone, verify: verify })
      return answer.kind === 'decided' ? answer.outcome : 'blind'
    })
    expect(said).toEqual([...Array(2).fill('admitted'), ...Array(8).fill('notConfirmed')])
    const lost = texts.map((text) => {
      const bare = held && { ...held, tickets: { booked: [], line: [], cancelled: [], released: [] } }
      const phone = { text, way: 'in' as const, pack: bare, own: new Map(), untold: new Set<string>(), now: now() }
      const answer = decideOffline({ ...phone, verify: verify })
      return answer.kind === 'decided' ? answer.outcome : 'blind'
    })
    expect(lost).toEqual(said)
  })
})

type Guest = Awaited<ReturnType<typeof aGuest>>

describe('a device', () => {
  test('tells how it is, and hears at once that its right was taken back', async () => {
    const gate = await aGate()
    const beat = { sessionId: gate.sessionId, queueLength: 7, offline: true, device: 'Redmi 9A' }
    expect(await cloud.get(gate.helper, 'gate.beat', beat)).toMatchObject({ right: 'open', revokedAt: null })
    const [seen] = await cloud.sql`select queue_length, offline, device from gate_rights where id = ${gate.rightId}`
    expect(seen).toEqual({ queue_length: 7, offline: true, device: 'Redmi 9A' })
    moveClock(5 * HOUR)
    expect(await cloud.get(gate.helper, 'gate.beat', beat)).toMatchObject({ right: 'closed' })
    moveClock(-5 * HOUR)
    expect(await cloud.get(gate.helper, 'gate.beat', beat)).toMatchObject({ right: 'early' })
    moveClock(0)
    await cloud.sql`update gate_rights set revoked_at = 9 where id = ${gate.rightId}`
    expect(await cloud.get(gate.helper, 'gate.beat', beat)).toMatchObject({ right: 'revoked', revokedAt: 9 })
    expect(await cloud.say('o-nobody', 'gate.beat', beat)).toBe('gate.notAssigned')
  })

  test('may scan from two hours before its gate until an hour after it', async () => {
    const gate = await aGate()
    const { text } = await aGuest(gate)
    const input = () => ({ scanId: newId(), sessionId: gate.sessionId, text, scannedAt: 1, way: 'in' as const })
    moveClock(-4 * HOUR - MINUTE)
    expect(await cloud.say(gate.helper, 'gate.scan', input())).toBe('gate.rightClosed')
    moveClock(-3 * HOUR)
    expect((await cloud.get(gate.helper, 'gate.scan', input())).outcome).toBe('gateNotOpen')
    moveClock(3.5 * HOUR)
    expect((await cloud.get(gate.helper, 'gate.scan', input())).outcome).toBe('gateClosed')
    moveClock(4 * HOUR + MINUTE)
    expect(await cloud.say(gate.helper, 'gate.scan', input())).toBe('gate.rightClosed')
  })
})

describe('checking oneself in', () => {
  const screenText = (sessionId: string, ahead = 0) =>
    signSelfCode({ sessionId: sessionId as SessionId, step: stepOf(now()) + ahead })
  const checkIn = (guest: { openid: string; ticketId: string }, text: string, scanId: string = newId()) =>
    cloud.ask(guest.openid, 'ticket.checkIn', { scanId, ticketId: guest.ticketId, text })
  const outcomeOf = async (...asked: Parameters<typeof checkIn>) => {
    const reply = await checkIn(...asked)
    return reply.kind === 'done' ? reply.value.outcome : reply.kind === 'refused' ? reply.refusal.code : reply.kind
  }
  const rotating = async () => {
    const gate = await aGate()
    await cloud.sql`update sessions set rotating = true where id = ${gate.sessionId}`
    return gate
  }

  test('works with the code of the screen there and now, once, and a retry is success', async () => {
    const gate = await rotating()
    const guest = await aGuest(gate)
    const { codes } = await cloud.get(gate.helper, 'gate.selfCode', { sessionId: gate.sessionId })
    expect(codes.length * STEP).toBeLessThanOrEqual(2 * MINUTE)
    expect(codes[0]?.from).toBeLessThanOrEqual(now())
    const scanId = newId()
    expect(await outcomeOf(guest, codes[0]?.text ?? '', scanId)).toBe('admitted')
    expect(await outcomeOf(guest, codes[0]?.text ?? '', scanId)).toBe('admitted')
    expect(await outcomeOf(guest, codes[0]?.text ?? '')).toBe('usedAlready')
    expect(await inside(gate)).toBe(1)
    expect(await stored(gate)).toMatchObject([{ how: 'self' }, { how: 'self' }])
    expect((await pass(gate, guest.text)).outcome).toBe('usedAlready')
  })

  test('is for this session only, now only, with a real code only; every attempt is kept', async () => {
    const gate = await rotating()
    const other = await rotating()
    const guest = await aGuest(gate)
    expect(await outcomeOf(guest, screenText(gate.sessionId, -2))).toBe('selfCodeStale')
    expect(await outcomeOf(guest, screenText(gate.sessionId, 2))).toBe('selfCodeStale')
    expect(await outcomeOf(guest, screenText(other.sessionId))).toBe('selfCodeElsewhere')
    expect(await outcomeOf(guest, 'https://example.com')).toBe('notOurs')
    expect(
      await outcomeOf(
        guest,
        screenText(gate.sessionId).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toMatch(/forged|notOurs/)
    expect(await stored(gate)).toHaveLength(5)
    expect(await inside(gate)).toBe(0)
    expect(await outcomeOf(guest, screenText(gate.sessionId, -1))).toBe('admitted')
  })

  test('is refused where no screen is meant, and to whoever does not hold the ticket', async () => {
    const gate = await aGate()
    const guest = await aGuest(gate)
    expect(await outcomeOf(guest, screenText(gate.sessionId))).toBe('gate.noSelfCode')
    expect(await cloud.say(gate.helper, 'gate.selfCode', { sessionId: gate.sessionId })).toBe('gate.noSelfCode')
    await cloud.sql`update sessions set rotating = true where id = ${gate.sessionId}`
    const thief = await aPerson()
    expect(await outcomeOf({ openid: thief.openid, ticketId: guest.ticketId }, screenText(gate.sessionId))).toBe(
      'ticket.notFound',
    )
    expect(await cloud.say(guest.openid, 'gate.selfCode', { sessionId: gate.sessionId })).toBe('session.notFound')
    const clerk = await aClerk()
    const elsewhere = await aClerk({ district: '520621' })
    expect(await cloud.say(clerk.openid, 'gate.selfCode', { sessionId: gate.sessionId })).toBe('done')
    expect(await cloud.say(elsewhere.openid, 'gate.selfCode', { sessionId: gate.sessionId })).toBe('session.notFound')
  })
})

describe('flags', () => {
  test('say what to do and never why', async () => {
    const gate = await aGate()
    const [newcomer, known, helped, listed] = [
      await aGuest(gate),
      await aGuest(gate),
      await aGuest(gate),
      await aGuest(gate),
    ]
    const earlier = await aGate()
    for (const guest of [known, helped, listed]) {
      const { ticketId } = await aTicket({ activityId: earlier.activityId, ...guest })
      await pass(earlier, codeOf(earlier, ticketId))
    }
    await cloud.sql`insert into answers (person_id, question, answer, answered_at) values (${helped.personId}, 'help', 'wheelchair', 1)`
    await cloud.sql`insert into answers (person_id, question, answer, answered_at) values (${known.personId}, 'help', 'none', 1)`
    await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
      select 'hardToEmploy', id_hash, '520602', 1 from persons where id = ${listed.personId}`
    const flagsOf = async (guest: { text: string }) => (await pass(gate, guest.text)).flags
    expect(await flagsOf(newcomer)).toEqual(['desk'])
    expect(await flagsOf(known)).toEqual([])
    expect(await flagsOf(helped)).toEqual(['help'])
    expect(await flagsOf(listed)).toEqual(['desk'])
  })
})
