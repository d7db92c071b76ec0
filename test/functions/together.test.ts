import { together } from '../../cloudfunctions/core/ticket/together'

/** An act that records what was asked of it and answers when told to. */
function anAct() {
  const asked: (readonly number[])[] = []
  const open: (() => void)[] = []
  const act = async (wishes: readonly number[]) => {
    asked.push(wishes)
    await new Promise<void>((resolve) => open.push(resolve))
    if (wishes.includes(13)) throw new Error('thirteen')
    return wishes.map((wish) => wish * 10)
  }
  /** Lets everything under way come back, until nothing more is asked. */
  const finish = async () => {
    for (let quiet = 0; quiet < 20; quiet += 1) {
      if (open.length > 0) quiet = 0
      for (const go of open.splice(0)) go()
      await Promise.resolve()
    }
  }
  return { act, asked, finish }
}

test('a call alone goes at once and alone', async () => {
  const { act, asked, finish } = anAct()
  const answer = together(act)(1)
  expect(asked).toEqual([[1]])
  await finish()
  expect(await answer).toBe(10)
})

test('those who come while others are under way go together, in order, at most sixteen, and each gets the own answer', async () => {
  const { act, asked, finish } = anAct()
  const ask = together(act)
  const wishes = Array.from({ length: 64 }, (_, n) => n + 100)
  const answers = Promise.all(wishes.map(ask))
  expect(asked).toEqual([[100], [101], [102], [103]])
  await finish()
  expect(await answers).toEqual(wishes.map((wish) => wish * 10))
  expect(asked.flat()).toEqual(wishes)
  expect(Math.max(...asked.map(({ length }) => length))).toBe(16)
  expect(asked).toHaveLength(4 + 4)
})

test('one who fails fails alone, and the next ones are served', async () => {
  const { act, finish } = anAct()
  const ask = together(act)
  const answers = Promise.allSettled([1, 2, 3, 4, 12, 13, 14].map(ask))
  await finish()
  expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    10,
    20,
    30,
    40,
    120,
    'Error: thirteen',
    140,
  ])
  const next = ask(5)
  await finish()
  expect(await next).toBe(50)
})
