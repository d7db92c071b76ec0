import fc from 'fast-check'
import {
  attendanceOf,
  decideRevoking,
  decideStanding,
  NO_SHOW_POLICY,
  noShowStandingOf,
} from '../../src/domain/ticket/no-show'
import { addDays, instantOf } from '../../src/domain/time/calendar'
import { at } from './make-series'

const gatesCloseAt = at('2026-11-27', '12:30')
const place = { state: 'booked' as const, checkedIn: false, excused: false, reconfirm: null }
const on = { state: 'published' as const, gatesCloseAt }

test.each([
  ['who checked in came, also before the gate closes', { ...place, checkedIn: true }, on, gatesCloseAt - 1, 'came'],
  ['nobody is missing while the gate is open', place, on, gatesCloseAt - 1, 'open'],
  ['who did not come is missing once the gate has closed', place, on, gatesCloseAt, 'missed'],
  ['who came back later did come', { ...place, checkedIn: true }, on, gatesCloseAt + 1, 'came'],
  ['who gave the place back is not missing', { ...place, state: 'cancelled' as const }, on, gatesCloseAt, 'none'],
  ['who waited in vain is not missing', { ...place, state: 'expired' as const }, on, gatesCloseAt, 'none'],
  ['who was offered a place is not missing', { ...place, state: 'offered' as const }, on, gatesCloseAt, 'none'],
  ['nobody is missing at what was called off', place, { ...on, state: 'cancelled' as const }, gatesCloseAt, 'none'],
  ['who staff have excused is not missing', { ...place, excused: true }, on, gatesCloseAt, 'none'],
  [
    'who never confirmed a moved date is not missing',
    { ...place, reconfirm: 'asked' as const },
    on,
    gatesCloseAt,
    'none',
  ],
  ['who confirmed it is', { ...place, reconfirm: 'yes' as const }, on, gatesCloseAt, 'missed'],
])('%s', (_what, ticket, activity, now, answer) => {
  expect(attendanceOf({ ticket, activity }, now)).toBe(answer)
})

const policy = { enabled: true, windowDays: 90, remindAfter: 2, pauseAfter: 3, pauseDays: 30 }
const missedOn = (...days: string[]) => days.map((day) => ({ closedAt: at(day, '12:30'), own: true }))
const now = at('2026-12-01', '10:00')

test.each([
  ['nothing after one', missedOn('2026-11-27'), { missed: 1, remind: false, pausedUntil: null }],
  ['a kind word after two', missedOn('2026-11-20', '2026-11-27'), { missed: 2, remind: true, pausedUntil: null }],
  [
    'a pause after three, to the end of its last day',
    missedOn('2026-11-13', '2026-11-27', '2026-11-20'),
    { missed: 3, remind: true, pausedUntil: at('2026-12-28', '00:00') },
  ],
  [
    'not for what is out of the window',
    missedOn('2026-08-01', '2026-11-20', '2026-11-27'),
    { missed: 2, remind: true, pausedUntil: null },
  ],
  [
    'not for what has not been yet',
    missedOn('2026-11-20', '2026-12-04'),
    { missed: 1, remind: false, pausedUntil: null },
  ],
  [
    'no pause that is over',
    missedOn('2026-09-20', '2026-09-21', '2026-09-22'),
    { missed: 3, remind: true, pausedUntil: null },
  ],
])('what follows is %s', (_what, history, standing) => {
  expect(noShowStandingOf(history, policy, now)).toEqual(standing)
})

test('signing up is refused while paused, and only then', () => {
  const until = at('2026-12-28', '00:00')
  expect(decideStanding({ missed: 3, remind: true, pausedUntil: until })).toEqual({
    ok: false,
    refusal: { code: 'ticket.paused', until },
  })
  expect(decideStanding({ missed: 3, remind: true, pausedUntil: null })).toEqual({ ok: true, value: 'go' })
})

const history = fc
  .array(fc.nat(400))
  .map((days) => days.map((count) => ({ closedAt: instantOf(addDays('2026-01-01', count), '12:30'), own: true })))

test('by default nothing ever follows for a seeker', () => {
  fc.assert(
    fc.property(history, (missed) => {
      const standing = noShowStandingOf(missed, NO_SHOW_POLICY, now)
      expect(standing).toMatchObject({ remind: false, pausedUntil: null })
      expect(decideStanding(standing).ok).toBe(true)
    }),
  )
})

test('a pause ends, and whoever missed fewer never counts more', () => {
  fc.assert(
    fc.property(history, fc.nat(400), (missed, later) => {
      const standing = noShowStandingOf(missed, policy, now)
      expect(standing.pausedUntil === null || standing.pausedUntil > now).toBe(true)
      const after = now + (91 + later) * 86_400_000
      const past = missed.filter(({ closedAt }) => closedAt <= now)
      expect(noShowStandingOf(past, policy, after).pausedUntil).toBeNull()
      expect(noShowStandingOf(missed.slice(1), policy, now).missed).toBeLessThanOrEqual(standing.missed)
    }),
  )
})

test('staff take back what is held or waited for, not what was used, is over, or is nobody’s any more', () => {
  const facts = { state: 'booked' as const, checkedIn: false, endsAt: 100 }
  expect(decideRevoking(facts, 99)).toEqual({ ok: true, value: 'cancel' })
  expect(decideRevoking({ ...facts, state: 'waiting' }, 99)).toEqual({ ok: true, value: 'cancel' })
  expect(decideRevoking({ ...facts, state: 'cancelled' }, 101)).toEqual({ ok: true, value: 'keep' })
  expect(decideRevoking({ ...facts, checkedIn: true }, 99)).toEqual({ ok: false, refusal: { code: 'ticket.used' } })
  expect(decideRevoking(facts, 100)).toEqual({ ok: false, refusal: { code: 'activity.over' } })
})
