import * as z from 'zod/mini'
import { Count, Instant, LocalDate } from '../core'
import { DistrictCode } from '../division'
import { Overfull } from '../waitlist'
import { plain } from './plain'

/** About series, their dates, and editing what is dated. */
export const SeriesRefusal = z.discriminatedUnion('code', [
  plain('series.endsBeforeStart'),
  plain('series.entryBeforeStart'),
  plain('series.opensAfterClose'),
  z.object({ code: z.literal('series.dayPast'), day: LocalDate }),
  z.object({ code: z.literal('series.notFriday'), day: z.nullable(LocalDate) }),
  z.object({ code: z.literal('series.themeGone'), theme: z.string(), day: LocalDate }),
  z.object({ code: z.literal('series.themeMissing'), day: LocalDate }),
  z.object({ code: z.literal('series.overlap'), title: z.string(), startsAt: z.nullable(Instant) }),
  plain('series.groupMissing'),
  z.object({ code: z.literal('series.placeholderUnknown'), placeholder: z.string() }),
  plain('series.oneDayOnly'),
  z.object({ code: z.literal('series.dayFar'), latest: LocalDate }),
  z.object({ code: z.literal('series.venueElsewhere'), district: DistrictCode }),
  plain('series.holdersChanged'),
  z.extend(Overfull, { code: z.literal('activity.seatsTaken'), day: LocalDate }),
  z.object({ code: z.literal('activity.seatsEntered'), day: LocalDate, seats: Count, entered: Count }),
  plain('series.notFound'),
  plain('series.cityOnly'),
  z.object({ code: z.literal('series.calledOff'), day: LocalDate }),
  z.object({ code: z.literal('series.dayClosed'), day: LocalDate }),
  z.object({ code: z.literal('series.yearUnknown'), year: z.int() }),
  z.object({ code: z.literal('series.yearShort'), year: z.int(), days: z.int(), least: z.int() }),
  plain('bus.stopMissing'),
  z.object({ code: z.literal('bus.stopOrder'), stop: z.string() }),
  z.object({ code: z.literal('bus.stopTaken'), stop: z.string(), people: z.int() }),
])
export type SeriesRefusal = z.infer<typeof SeriesRefusal>
