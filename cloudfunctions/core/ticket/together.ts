/** So many statements under way at once, and so many wishes in one: nobody waits long for a crowd before them. */
const LANES = 4
const MOST = 16

type Waiting<W, R> = { wish: W; done(result: R): void; failed(fault: unknown): void }

/**
 * Lets calls that one instance serves at the same time share a statement: the first ones go at once and alone, those
 * who come while they are under way go together next. `act` answers each wish in order. When several fail together
 * each is tried alone, so that nobody fails for another's sake; `act` must bear being asked twice. An instance that
 * serves one call at a time, as an event function of the platform does, asks for each alone.
 */
export function together<W, R>(act: (wishes: readonly W[]) => Promise<readonly R[]>): (wish: W) => Promise<R> {
  const line: Waiting<W, R>[] = []
  let lanes = 0
  const serve = async (some: readonly Waiting<W, R>[]): Promise<void> => {
    try {
      const results = await act(some.map(({ wish }) => wish))
      for (const [n, { done }] of some.entries()) done(results[n] as R)
    } catch (fault) {
      if (some.length > 1) await Promise.all(some.map((one) => serve([one])))
      else some[0]?.failed(fault)
    }
  }
  const open = async () => {
    lanes += 1
    while (line.length > 0) await serve(line.splice(0, MOST))
    lanes -= 1
  }
  return (wish) =>
    new Promise((done, failed) => {
      line.push({ wish, done, failed })
      if (lanes < LANES) void open()
    })
}
