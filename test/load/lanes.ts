/** Does an act for everyone, so many at a time. */
export async function inLanes<T>(lanes: number, all: readonly T[], act: (one: T, n: number) => Promise<void>) {
  let next = 0
  const lane = async () => {
    for (let n = next; n < all.length; n = next) {
      next += 1
      await act(all[n] as T, n)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** The figure below which so many per cent lie. */
export const percentile = (figures: readonly number[], percent: number): number => {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}

export const median = (figures: readonly number[]): number => percentile(figures, 50)

export const round = (figure: number): number => Math.round(figure * 100) / 100
