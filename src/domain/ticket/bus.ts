import type { ActivityState } from '../../../types/activity'
import type { Boarding, BusFacts, Stop } from '../../../types/bus'
import type { Instant } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'

const MINUTE = 60_000

export type BusRefusal = RefusalOf<'bus.stopMissing' | 'bus.stopOrder'>

/**
 * Whether a bus can serve these stops in its time, `ms` from departure to arrival: the first is where it sets off, each
 * comes later than the one before, the last before it arrives. Refusals: bus.stopMissing, bus.stopOrder with the name of
 * the stop, input.invalid for two stops of one code.
 */
export function decideStops(
  stops: readonly Stop[],
  ms: number,
): Decision<'keep', BusRefusal | RefusalOf<'input.invalid'>> {
  if (stops.length === 0) return refuse({ code: 'bus.stopMissing' })
  if (new Set(stops.map(({ code }) => code)).size < stops.length)
    return refuse({ code: 'input.invalid', field: 'stops' })
  const late = stops.find(({ after }, at) => {
    const before = stops[at - 1]
    return before ? after <= before.after || after * MINUTE >= ms : after !== 0
  })
  return late ? refuse({ code: 'bus.stopOrder', stop: late.name }) : accept('keep')
}

/** When a bus that sets off at `startsAt` is at a stop. */
export const stopAt = ({ after }: Pick<Stop, 'after'>, startsAt: Instant): Instant => startsAt + after * MINUTE

/** The stops of before that are gone: whoever boards there has to be asked first. */
export const stopsGone = (before: readonly Stop[], after: readonly Stop[]): readonly Stop[] =>
  before.filter(({ code }) => !after.some((kept) => kept.code === code))

/** Where somebody boards: the stop they chose, else the first one. Null for what is no bus. */
export function boardingOf(bus: BusFacts | null, chosen: string | null, startsAt: Instant): Boarding | null {
  const stop = bus?.stops.find(({ code }) => code === chosen) ?? bus?.stops[0]
  if (!bus || !stop) return null
  return { ...bus, stop: { code: stop.code, name: stop.name, at: stopAt(stop, startsAt) } }
}

type BoardingFacts = {
  ticket: { state: TicketState; checkedIn: boolean }
  activity: { state: ActivityState; startsAt: Instant }
  stops: readonly Stop[]
  code: string
  now: Instant
}

/**
 * May the holder of a place, an offer or a place in line choose this stop? Until the bus sets off. Refusals:
 * ticket.notBooked, ticket.used, activity.cancelled, activity.started, bus.stopUnknown.
 */
export function decideBoarding({ ticket, activity, stops, code, now }: BoardingFacts): Decision<'board'> {
  if (ticket.state === 'cancelled' || ticket.state === 'expired') return refuse({ code: 'ticket.notBooked' })
  if (ticket.checkedIn) return refuse({ code: 'ticket.used' })
  if (activity.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (now >= activity.startsAt) return refuse({ code: 'activity.started' })
  return stops.some((stop) => stop.code === code) ? accept('board') : refuse({ code: 'bus.stopUnknown' })
}
