import type { Stop } from '../../../types/bus'

/** A stop as typed, with the time of day the bus is there. */
export type TypedStop = { code: string; name: string; time: string }

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const two = (count: number) => `${count}`.padStart(2, '0')
const timeOf = (minutes: number) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`

/** The stops of a bus that sets off at `starts`, as a clerk reads them. */
export const typedStops = (stops: readonly Stop[], starts: string): TypedStop[] =>
  stops.map(({ code, name, after }) => ({ code, name, time: timeOf(minutesOf(starts) + after) }))

/** The stops as they are kept: minutes after the first one; one that comes before it is not a stop the contract takes. */
export const stopsOf = (typed: readonly TypedStop[]): Stop[] =>
  typed.map(({ code, name, time }) => ({ code, name, after: minutesOf(time) - minutesOf(typed[0]?.time ?? time) }))

/** The first named stop whose time is not after that of the one before it; times not yet typed are not looked at. */
export const stopTooEarly = (typed: readonly TypedStop[]): TypedStop | undefined =>
  typed.find(({ name, time }, at) => {
    const before = typed[at - 1]?.time
    return name.trim() && time && before && time <= before
  })

/** A name of its own for one stop more, never one that was taken before. */
export const freshStop = (typed: readonly TypedStop[]): TypedStop => {
  const last = Math.max(0, ...typed.map(({ code }) => Number(code.replace(/\D/g, '')) || 0))
  return { code: `s${last + 1}`, name: '', time: '' }
}
