import { createQuestion } from '../../src/api/question'
import { countWrite } from '../../src/api/writes'

const SECOND = 1_000

/** A cloud whose answers take as long as one says; `asked` and `shown` are seconds since the page was opened. */
function openPage(takes: (call: number) => number, every: number | null = 8 * SECOND) {
  const openedAt = Date.now()
  const seconds = () => Math.round((Date.now() - openedAt) / SECOND)
  const asked: number[] = []
  const shown: { call: number; at: number }[] = []
  const question = createQuestion<number>({
    ask: () => {
      const call = asked.push(seconds())
      return new Promise((resolve) => setTimeout(() => resolve(call), takes(call) * SECOND))
    },
    show: (call) => void shown.push({ call, at: seconds() }),
  })
  question.start(every)
  return { question, asked, shown, wait: (many: number) => jest.advanceTimersByTimeAsync(many * SECOND) }
}

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('an answer that takes longer than the pace is shown, and the next one is asked for at once', async () => {
  const { asked, shown, wait } = openPage(() => 11)
  await wait(34)
  expect(shown).toEqual([
    { call: 1, at: 11 },
    { call: 2, at: 22 },
    { call: 3, at: 33 },
  ])
  expect(asked).toEqual([0, 11, 22, 33])
})

test('a call that hangs until the transport gives up is told each time, and the page goes on asking', async () => {
  const { shown, wait } = openPage(() => 12)
  await wait(25)
  expect(shown).toEqual([
    { call: 1, at: 12 },
    { call: 2, at: 24 },
  ])
})

test('with answers of two seconds nothing shown is ever older than ten', async () => {
  const { asked, shown, wait } = openPage(() => 2)
  await wait(60)
  expect(asked.slice(0, 4)).toEqual([0, 8, 16, 24])
  const ages = shown.slice(1).map(({ at }, before) => at - (asked[before] ?? 0))
  expect(Math.max(...ages)).toBeLessThanOrEqual(10)
})

test('asking again after a write does not wait for a call that was sent before it', async () => {
  const { question, asked, shown, wait } = openPage((call) => (call === 1 ? 6 : 1))
  await wait(2)
  const told = question.again()
  await wait(1)
  await told
  expect(asked).toEqual([0, 2])
  expect(shown).toEqual([{ call: 2, at: 3 }])
  await wait(4)
  expect(shown).toEqual([{ call: 2, at: 3 }])
})

test('an earlier call that answers first is shown while the later one is under way', async () => {
  const { question, shown, wait } = openPage((call) => (call === 1 ? 3 : 5))
  await wait(1)
  void question.again()
  await wait(6)
  expect(shown).toEqual([
    { call: 1, at: 3 },
    { call: 2, at: 6 },
  ])
})

test('a page nobody looks at asks nothing; looked at again it asks when what it shows is over five seconds old', async () => {
  const { question, asked, wait } = openPage(() => 1)
  await wait(2)
  question.hide()
  await wait(60)
  expect(asked).toEqual([0])
  question.look()
  expect(asked).toEqual([0, 62])
  await wait(2)
  question.hide()
  question.look()
  expect(asked).toEqual([0, 62])
  await wait(6)
  expect(asked).toEqual([0, 62, 70])
})

test('a page looked at again joins a call under way', async () => {
  const { question, asked, shown, wait } = openPage(() => 11)
  await wait(7)
  question.hide()
  question.look()
  expect(asked).toEqual([0])
  await wait(4)
  expect(shown).toEqual([{ call: 1, at: 11 }])
})

test('a page looked at again after a write asks at once, and does not join a call sent before the write', async () => {
  const { question, asked, shown, wait } = openPage((call) => (call === 1 ? 1 : 3))
  await wait(2)
  question.hide()
  countWrite()
  question.look()
  expect(asked).toEqual([0, 2])
  question.hide()
  countWrite()
  await wait(1)
  question.look()
  expect(asked).toEqual([0, 2, 3])
  await wait(3)
  expect(shown.at(-1)).toEqual({ call: 3, at: 6 })
})

test('a phone whose clock is put back an hour goes on asking', async () => {
  const { asked, wait } = openPage(() => 1)
  await wait(0.5)
  jest.setSystemTime(Date.now() - 3_600_000)
  await wait(10)
  expect(asked).toHaveLength(2)
})

test('without a pace it is asked once, and once more when the page is looked at later', async () => {
  const { question, asked, wait } = openPage(() => 1, null)
  await wait(60)
  expect(asked).toEqual([0])
  question.look()
  expect(asked).toEqual([0, 60])
})

test('a question that was dropped asks nothing more, and its last answer is still told', async () => {
  const { question, asked, shown, wait } = openPage(() => 3)
  await wait(1)
  question.stop()
  await wait(60)
  expect(asked).toEqual([0])
  expect(shown).toEqual([{ call: 1, at: 3 }])
})
