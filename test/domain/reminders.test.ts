import { QUIET_HOURS } from '../../src/domain/notice/quiet-hours'
import {
  dueAt,
  isBroughtForward,
  type Occasion,
  outcomeUntil,
  REMINDER_POLICY,
  sayOfferEnding,
  sayReminder,
  verifySpan,
} from '../../src/domain/notice/reminders'
import { instantOf } from '../../src/domain/time/calendar'

const startsAt = instantOf('2026-11-27', '09:00')
const endsAt = instantOf('2026-11-27', '12:00')
const DAY = 86_400_000

test.each<[Occasion, number]>([
  [{ kind: 'dayBefore', startsAt }, instantOf('2026-11-26', '18:00')],
  [{ kind: 'classTomorrow', startsAt: instantOf('2027-01-01', '00:00') }, instantOf('2026-12-31', '18:00')],
  [{ kind: 'soon', startsAt }, instantOf('2026-11-27', '07:00')],
  [{ kind: 'outcomeDue', endsAt }, instantOf('2026-11-28', '12:00')],
  [{ kind: 'verifyDue', now: endsAt }, startsAt],
])('%j is due at %i', (occasion, due) => {
  expect(dueAt(occasion, REMINDER_POLICY, QUIET_HOURS)).toBe(due)
})

test.each([
  ['a start the quiet hours leave no time for, in the evening before them', '06:50', '2026-11-26 20:00', true],
  ['with half an hour left after them, in its time', '08:30', '2026-11-27 06:30', false],
  ['with less, in the evening before', '08:29', '2026-11-26 20:00', true],
  ['late on the same day, before the quiet hours begin', '23:30', '2026-11-27 20:00', false],
  ['just before them, in its time', '22:59', '2026-11-27 20:59', false],
])('two hours before is told of %s', (_, start, due, isForward) => {
  const [day = '', time = ''] = due.split(' ')
  const soon = { kind: 'soon', startsAt: instantOf('2026-11-27', start) } as const
  expect(dueAt(soon, REMINDER_POLICY, QUIET_HOURS)).toBe(instantOf(day, time))
  expect(isBroughtForward({ ...soon, dueAt: instantOf(day, time) }, REMINDER_POLICY)).toBe(isForward)
  const awake = { from: '00:00', until: '00:00' }
  expect(dueAt(soon, REMINDER_POLICY, awake)).toBe(soon.startsAt - 2 * 3_600_000)
})

test('an employer is reminded from two weeks before the half year is over, for a month after it', () => {
  const { from, until } = verifySpan(endsAt, REMINDER_POLICY)
  expect([(endsAt - from) / DAY, (endsAt - until) / DAY]).toEqual([212, 168])
})

test('what is read in the app names time, place and what to bring, and the deadline', () => {
  const facts = { startsAt, endsAt, place: '人力资源市场', bring: '身份证', at: startsAt - DAY / 2 }
  const today = { ...facts, at: startsAt - DAY / 12 }
  expect(sayReminder('dayBefore', facts)).toBe('明天 9:00 开始，人力资源市场。请带：身份证')
  expect(sayReminder('soon', today)).toBe('今天 9:00 开始，人力资源市场。请打开入场码，到门口出示')
  expect(sayReminder('soon', facts)).toBe('明天 9:00 开始，人力资源市场。开始得早，请先安排好路程')
  expect(sayReminder('classTomorrow', { ...today, bring: '' })).toBe('今天 9:00 上课，人力资源市场')
  expect(sayReminder('dayBefore', { ...facts, bring: '带身份证和简历。' })).toBe(
    '明天 9:00 开始，人力资源市场。带身份证和简历',
  )
  expect(sayReminder('classTomorrow', { ...facts, place: '', bring: '' })).toBe('明天 9:00 上课')
  expect(sayReminder('outcomeDue', { ...facts, endsAt: outcomeUntil(endsAt, REMINDER_POLICY) })).toContain('12月4日')
  expect(sayReminder('verifyDue', facts)).toContain('11月27日')
  expect(sayOfferEnding(startsAt, startsAt, endsAt)).toContain('9:00')
})
