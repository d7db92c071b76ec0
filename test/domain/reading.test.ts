import { createQuestion } from '../../src/api/question'
import { firstReading, readingAfter } from '../../src/api/reading'
import type { Outcome } from '../../types/reply'

const DAYS_AGO = Date.parse('2026-11-20T01:00:00Z')
const NOW = Date.parse('2026-11-25T02:00:00Z')
const SECOND = 1_000

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})
afterEach(() => {
  jest.useRealTimers()
})

/** A page that shows seats left and kept 126 of them days ago. */
function openPage(kept: number | null, answers: { after: number; outcome: Outcome<number> }[]) {
  let reading = firstReading(kept === null ? null : { value: kept, at: DAYS_AGO })
  const question = createQuestion<Outcome<number>>({
    ask: () => {
      const { after, outcome } = answers.shift() as (typeof answers)[number]
      return new Promise((resolve) => setTimeout(() => resolve(outcome), after * SECOND))
    },
    show: (outcome) => {
      reading = readingAfter(reading, outcome)
    },
  })
  question.start(8 * SECOND)
  return { shown: () => reading, wait: (many: number) => jest.advanceTimersByTimeAsync(many * SECOND) }
}

const done = (value: number): Outcome<number> => ({ kind: 'done', value, now: NOW })
const never: Outcome<number> = { kind: 'unknown' }

test('what was kept on the phone says so until the cloud has answered, however late', async () => {
  const { shown, wait } = openPage(126, [
    { after: 11, outcome: done(3) },
    { after: 1, outcome: done(2) },
  ])
  expect(shown()).toEqual({ kind: 'shown', value: 126, at: DAYS_AGO, lost: false, kept: true })
  await wait(10)
  expect(shown()).toMatchObject({ value: 126, kept: true })
  await wait(1)
  expect(shown()).toEqual({ kind: 'shown', value: 3, at: NOW, lost: false, kept: false })
})

test('a network that never answers is said with what was kept, and what comes back is shown', async () => {
  const { shown, wait } = openPage(126, [
    { after: 12, outcome: never },
    { after: 12, outcome: never },
    { after: 1, outcome: done(3) },
    { after: 1, outcome: done(2) },
  ])
  await wait(12.5)
  expect(shown()).toMatchObject({ value: 126, lost: true })
  await wait(12)
  expect(shown()).toMatchObject({ value: 126, lost: true })
  await wait(2)
  expect(shown()).toEqual({ kind: 'shown', value: 3, at: NOW, lost: false, kept: false })
})

test('with nothing kept a network that never answers is not loading for ever', async () => {
  const { shown, wait } = openPage(null, [
    { after: 12, outcome: never },
    { after: 12, outcome: { kind: 'broken', traceId: 't-1', now: NOW } },
    { after: 12, outcome: done(3) },
  ])
  expect(shown()).toEqual({ kind: 'loading' })
  await wait(12)
  expect(shown()).toEqual({ kind: 'offline' })
  await wait(13)
  expect(shown()).toEqual({ kind: 'broken', traceId: 't-1' })
})

test('a refusal takes the place of what was shown', () => {
  const kept = firstReading({ value: 126, at: DAYS_AGO })
  const refusal = { code: 'activity.notFound' } as const
  expect(readingAfter(kept, { kind: 'refused', refusal, now: NOW })).toEqual({ kind: 'refused', refusal })
})

test('a full house takes nothing away that is shown, and is said where there is nothing', async () => {
  const busy: Outcome<number> = { kind: 'refused', refusal: { code: 'system.busy' }, now: NOW }
  const { shown, wait } = openPage(126, [{ after: 1, outcome: busy }])
  await wait(1.5)
  expect(shown()).toMatchObject({ kind: 'shown', value: 126, lost: true })
  expect(readingAfter(firstReading<number>(null), busy)).toMatchObject({ refusal: { code: 'system.busy' } })
})
