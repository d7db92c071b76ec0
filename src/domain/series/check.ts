import type { Instant, LocalDate } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Series, SeriesDraft } from '../../../types/series'
import { type BusRefusal, decideStops } from '../ticket/bus'
import { isRealDay } from '../time/calendar'
import { isOverlapping } from './overlap'
import { instantsOf } from './series'

export type SeriesRefusal =
  | { code: 'series.endsBeforeStart' }
  | { code: 'series.entryBeforeStart' }
  | { code: 'series.opensAfterClose' }
  | { code: 'series.dayPast'; day: LocalDate }
  | { code: 'series.notFriday'; day: null }
  | { code: 'series.overlap'; title: string; startsAt: Instant | null }
  | { code: 'series.groupMissing' }
  | { code: 'series.placeholderUnknown'; placeholder: string }
  | BusRefusal

const PLACEHOLDERS = ['{theme}', '{date}', '{district}']

const unknownPlaceholder = (pattern: string) =>
  (pattern.match(/\{[^{}]*\}?|\}/g) ?? []).find((part) => !PLACEHOLDERS.includes(part))

/**
 * Whether a template can be kept. `others` are the series at the same venue. Refusals in the order a clerk would fix
 * them: input.invalid (no such day), series.endsBeforeStart, series.entryBeforeStart, series.opensAfterClose, series.dayPast (it would end before it
 * begins or before tomorrow), series.notFriday, bus.*, series.groupMissing, series.placeholderUnknown, series.overlap.
 */
export function decideSeries(
  draft: SeriesDraft,
  others: readonly Series[],
  today: LocalDate,
): Decision<'keep', SeriesRefusal | RefusalOf<'input.invalid'>> {
  const { starts, ends, fromDay, untilDay, keyGroup, special, places } = draft
  if (!isRealDay(fromDay)) return refuse({ code: 'input.invalid', field: 'fromDay' })
  if (untilDay !== null && !isRealDay(untilDay)) return refuse({ code: 'input.invalid', field: 'untilDay' })
  if (starts >= ends) return refuse({ code: 'series.endsBeforeStart' })
  const { startsAt, endsAt, opensAt, closesAt, entryUntil } = instantsOf(draft, today)
  if (entryUntil <= startsAt) return refuse({ code: 'series.entryBeforeStart' })
  if (opensAt >= closesAt) return refuse({ code: 'series.opensAfterClose' })
  if (untilDay !== null && (untilDay <= fromDay || untilDay <= today))
    return refuse({ code: 'series.dayPast', day: untilDay })
  if (special && draft.weekdays.some((weekday) => weekday !== 5)) return refuse({ code: 'series.notFriday', day: null })
  if (special && draft.kind !== 'fair') return refuse({ code: 'input.invalid', field: 'kind' })
  const bus = decideBus(draft, endsAt - startsAt)
  if (!bus.ok) return bus
  const isForGroup = draft.eligibility !== 'none' || places.keySeats > 0
  if (isForGroup && keyGroup === null && !special) return refuse({ code: 'series.groupMissing' })
  const placeholder = unknownPlaceholder(draft.titlePattern)
  if (placeholder !== undefined) return refuse({ code: 'series.placeholderUnknown', placeholder })
  const other = others.find((known) => isOverlapping({ ...draft, state: 'active' }, known))
  return other ? refuse({ code: 'series.overlap', title: other.titlePattern, startsAt: null }) : accept('keep')
}

/** A bus has stops it can serve in its time; nothing else has any. */
function decideBus(
  { kind, stops = [], boundFor = null }: SeriesDraft,
  ms: number,
): Decision<'keep', BusRefusal | RefusalOf<'input.invalid'>> {
  if (kind === 'bus') return decideStops(stops, ms)
  if (stops.length > 0) return refuse({ code: 'input.invalid', field: 'stops' })
  return boundFor === null ? accept('keep') : refuse({ code: 'input.invalid', field: 'boundFor' })
}
