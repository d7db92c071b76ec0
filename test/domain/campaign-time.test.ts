import fc from 'fast-check'
import { decideSendTime, proposedTime } from '../../src/domain/campaign/time'
import { isQuiet, QUIET_HOURS as quiet } from '../../src/domain/notice/quiet-hours'
import { instantOf } from '../../src/domain/time/calendar'

const on = (text: string) => instantOf(`2026-11-${text.slice(0, 2)}`, text.slice(3))
const startsAt = on('27 09:00')
const decide = (sendAt: string | null, now: string, starts = startsAt) => {
  const ruling = decideSendTime({ sendAt: sendAt === null ? null : on(sendAt), startsAt: starts, now: on(now), quiet })
  return ruling.ok ? ruling.value : ruling.refusal
}

test.each<[string | null, string, unknown]>([
  ['26 10:00', '25 15:00', on('26 10:00')],
  [null, '25 15:00', on('25 15:00')],
  ['25 14:59', '25 15:00', on('25 15:00')],
  ['25 14:58', '25 15:00', { code: 'campaign.timePast', next: on('25 15:10') }],
  ['25 14:00', '25 20:55', { code: 'campaign.timePast', next: on('26 08:00') }],
  ['25 21:00', '25 15:00', { code: 'campaign.quiet', next: on('26 08:00') }],
  ['26 07:59', '25 15:00', { code: 'campaign.quiet', next: on('26 08:00') }],
  [null, '25 22:00', { code: 'campaign.quiet', next: on('26 08:00') }],
  ['27 09:00', '25 15:00', { code: 'campaign.tooLate', startsAt }],
  ['26 10:00', '27 09:30', { code: 'campaign.tooLate', startsAt }],
])('to be sent at %s, decided at %s', (sendAt, now, answer) => {
  expect(decide(sendAt, now)).toEqual(answer)
})

test('when everything that is left before the start is quiet, there is no next time', () => {
  expect(decide('26 23:00', '26 15:00', on('27 08:00'))).toEqual({ code: 'campaign.quiet', next: null })
})

test.each<[string, number | null]>([
  ['20 18:00', on('26 10:00')],
  ['26 10:00', on('26 10:10')],
  ['26 20:55', on('27 08:00')],
  ['27 08:55', null],
])('proposed at %s', (now, at) => {
  expect(proposedTime(startsAt, on(now), quiet)).toBe(at)
})

test('what is proposed may be sent then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (minutes) => {
      const now = startsAt - minutes * 60_000
      const sendAt = proposedTime(startsAt, now, quiet)
      if (sendAt === null) return
      expect(isQuiet(quiet, sendAt)).toBe(false)
      expect(decideSendTime({ sendAt, startsAt, now, quiet })).toEqual({ ok: true, value: sendAt })
    }),
  )
})
