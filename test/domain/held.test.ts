import { type HeldTicket, heldInOrder, isHeld, occasionAfter, occasionOf } from '../../src/domain/ticket/held'
import { decideWithdraw } from '../../src/domain/ticket/offer-moves'
import { instantOf } from '../../src/domain/time/calendar'
import { mayGiveBack, nextOf, sayTooLateToCancel } from '../../src/wording/ticket'
import type { Occasion, Ticket } from '../../types/ticket'

const day = (date: string, from: string, until: string, more: Partial<Occasion> = {}): Occasion => {
  const [startsAt, endsAt] = [instantOf(date, from), instantOf(date, until)]
  return { startsAt, endsAt, gateClosesAt: endsAt - 1_800_000, checkedInAt: null, ...more }
}

const held = (id: string, occasions: Occasion[], more: Partial<HeldTicket> = {}) =>
  ({
    id,
    activityId: `activity-${id}`,
    kind: 'fair',
    title: id,
    startsAt: occasions[0]?.startsAt,
    endsAt: occasions.at(-1)?.endsAt,
    place: '市场',
    state: 'booked',
    occasions,
    ...more,
  }) as HeldTicket

const now = instantOf('2026-12-11', '08:40')
const lessons = ['2026-12-07', '2026-12-09', '2026-12-11', '2026-12-14'].map((date) => day(date, '14:00', '17:00'))
const course = held('class', lessons, { kind: 'course' })
const special = held('special', [day('2026-12-11', '09:00', '12:00')])
const order = (tickets: HeldTicket[], at = now) => heldInOrder(tickets, at).map(({ ticket }) => ticket.id)

test('a running class counts by its next lesson, not by its first day', () => {
  expect(order([course, special])).toEqual(['special', 'class'])
  expect(occasionOf(course, now)).toBe(lessons[2])
  expect(occasionAfter(course, occasionOf(course, now))).toBe(lessons[3])
  expect(order([course, special], instantOf('2026-12-11', '12:10'))).toEqual(['class'])
})

test('the special of Friday comes before a class of the afternoon and a fair of tomorrow, however many are held', () => {
  const later = Array.from({ length: 8 }, (_, at) => held(`later-${at}`, [day('2026-12-12', `1${at}:00`, '20:00')]))
  expect(order([...later, course, special]).slice(0, 2)).toEqual(['special', 'class'])
})

test('an offer is urgent, and a place in line comes last', () => {
  const offer = held('offer', [day('2026-12-20', '09:00', '12:00')], { state: 'offered', offeredUntil: now + 1 })
  const gone = held('gone', [day('2026-12-20', '09:00', '12:00')], { state: 'offered', offeredUntil: now })
  const line = held('line', [day('2026-12-11', '09:00', '12:00')], { state: 'waiting' })
  expect(order([line, special, gone, offer])).toEqual(['offer', 'special', 'line'])
})

test('inside a hall the code of the next gate comes first, the one for going in again second, other days behind', () => {
  const inside = held('inside', [day('2026-12-11', '08:00', '12:00', { checkedInAt: now - 1 })])
  const tomorrow = held('tomorrow', [day('2026-12-12', '09:00', '12:00')])
  expect(order([tomorrow, inside, course])).toEqual(['class', 'inside', 'tomorrow'])
})

test('a place that went to the hall comes behind one that is kept, one whose gate has closed behind all', () => {
  const released = held('released', [day('2026-12-11', '08:30', '12:00')], { releasedAt: now - 1 })
  const shut = held('shut', [day('2026-12-11', '08:00', '12:00', { gateClosesAt: now })])
  const tomorrow = held('tomorrow', [day('2026-12-12', '09:00', '12:00')])
  expect(order([shut, tomorrow, released, special])).toEqual(['special', 'released', 'tomorrow', 'shut'])
})

test('a bus counts from the stop its holder boards at', () => {
  const bus = held('bus', [day('2026-12-11', '07:00', '12:00')], {
    kind: 'bus',
    startsAt: instantOf('2026-12-11', '09:30'),
  })
  expect(order([bus, special])).toEqual(['special', 'bus'])
})

test('what an older version left on the phone has no dates but its own', () => {
  const { occasions: _, ...old } = special
  expect(occasionOf(old, now)).toMatchObject({ startsAt: special.startsAt, endsAt: special.endsAt, checkedInAt: null })
})

test('what is held is told from what is only waited for', () => {
  const line = held('line', [day('2026-12-11', '09:00', '12:00')], { state: 'waiting', activityId: 'b' as never })
  expect([isHeld([special, line], 'activity-special'), isHeld([line], 'b'), isHeld([line], 'c')]).toEqual([
    true,
    'line',
    false,
  ])
})

describe('giving back, on the ticket’s page', () => {
  const at = (time: string) => instantOf('2026-12-11', time)
  const ticket = (more: Partial<Ticket> = {}) =>
    ({
      id: 'ticket',
      state: 'booked',
      code: 'code',
      checkedInAt: null,
      position: null,
      offeredUntil: null,
      reconfirm: null,
      releasedAt: null,
      organizer: { name: '碧江区就业服务中心', phone: '0856-5200000' },
      activity: {
        kind: 'fair',
        startsAt: at('09:00'),
        endsAt: at('12:00'),
        cancelUntil: at('08:00'),
        cancelled: false,
      },
      occasions: [day('2026-12-11', '09:00', '12:00')],
      ...more,
    }) as Ticket
  const closed = { words: '不能自己取消了。来不了，请打电话告诉碧江区就业服务中心。', phone: '0856-5200000' }

  test.each<[string, Partial<Ticket>, string, boolean, typeof closed | null]>([
    ['is offered until the deadline', {}, '07:59', true, null],
    ['is not from then on; the page says whom to ring', {}, '08:00', false, closed],
    ['is not once the fair has begun, as long as the gate lets in', {}, '10:00', false, closed],
    ['is over with the gate', {}, '11:30', false, null],
    ['is offered until the start to somebody asked again after a move', { reconfirm: 'asked' }, '08:59', true, null],
    ['is no matter of a place that went to the hall', { releasedAt: at('09:20') }, '09:30', false, null],
    ['is no matter for somebody inside', { checkedInAt: at('08:10') }, '08:20', false, null],
    ['is always offered to who waits', { state: 'waiting' }, '08:30', true, null],
    ['is nothing for who waits in the hall after the list has ended', { state: 'expired' }, '09:30', false, null],
  ])('%s', (_what, more, time, may, said) => {
    const inside = more.checkedInAt
      ? { occasions: [day('2026-12-11', '09:00', '12:00', { checkedInAt: at('08:10') })] }
      : {}
    expect(mayGiveBack(ticket({ ...more, ...inside }), at(time))).toBe(may)
    expect(sayTooLateToCancel(ticket({ ...more, ...inside }), at(time))).toEqual(said)
  })

  test('is never offered where the cloud refuses it', () => {
    for (const state of ['booked', 'waiting', 'offered', 'cancelled', 'expired'] as const)
      for (const reconfirm of [null, 'asked', 'yes'] as const)
        for (const checkedInAt of [null, at('08:10')])
          for (const time of ['07:00', '08:00', '08:30', '09:00', '11:59', '13:00']) {
            const one = ticket({
              state,
              reconfirm,
              checkedInAt,
              offeredUntil: state === 'offered' ? at('23:00') : null,
            })
            if (!mayGiveBack(one, at(time))) continue
            const facts = { ticket: { state, reconfirm, checkedIn: checkedInAt !== null }, activity: one.activity }
            expect(decideWithdraw({ ...facts, now: at(time) })).toEqual({ ok: true, value: 'cancel' })
          }
  })

  test('without an organizer on the phone the free number is said', () => {
    expect(sayTooLateToCancel(ticket({ organizer: undefined }), at('08:30'))?.phone).toBe('12333')
  })

  test('a class is for its next lesson wherever its ticket says a time', () => {
    const activity = {
      ...ticket().activity,
      kind: 'course' as const,
      startsAt: lessons[0]!.startsAt,
      endsAt: lessons[3]!.endsAt,
    }
    expect(nextOf(ticket({ activity, occasions: lessons }), now)).toBe(lessons[2])
  })
})
