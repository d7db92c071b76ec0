import * as z from 'zod/mini'
import { Count, LocalDate } from './core'
import { DistrictCode } from './division'
import { SkippedDate, Theme, ThemeChoice } from './series'
import { EditRow } from './series-edit'

/**
 * One Friday of the plan. `heldOn` is the day it takes place on, null when it is left out, or when the holidays around
 * it are not known and the bureau has named no day; `theme` is null when there is none to hold it with, and `problem`
 * says why. One whose special was called off is not held any more, nor one whose venue is `taken` that day, nor one
 * before or after every series (`noSeries`).
 */
export const PlanRow = z.object({
  day: LocalDate,
  heldOn: z.nullable(LocalDate),
  standing: z.enum(['held', 'holiday', 'noFair', 'unknownYear', 'calledOff', 'venueTaken', 'noSeries']),
  theme: z.nullable(Theme),
  source: z.nullable(z.enum(['picked', 'rotating'])),
  problem: z.nullable(z.enum(['series.themeGone', 'series.themeMissing'])),
  /** Why the bureau has closed the day, or called the special off. */
  closed: z.optional(z.nullable(z.string())),
  taken: z.optional(z.nullable(SkippedDate)),
})
export type PlanRow = z.infer<typeof PlanRow>

/** The plan of Friday specials, half a year ahead, and the years whose public holidays are known. */
export const Plan = z.object({ rows: z.array(PlanRow), themes: z.array(ThemeChoice), knownYears: z.array(z.int()) })
export type Plan = z.infer<typeof Plan>

/** What a day is by publication or by the bureau's word: a public holiday, a make-up workday, or a day like any other. */
export const DayKind = z.enum(['holiday', 'workday', 'ordinary'])
export type DayKind = z.infer<typeof DayKind>

/** A day with what it is and what that is called. */
export const NamedDay = z.object({ day: LocalDate, kind: DayKind, name: z.string() })
export type NamedDay = z.infer<typeof NamedDay>

/** A day the bureau has closed. `was`: the public holiday it is besides; `held`: activities that are still on. */
export const ClosedDay = z.object({
  day: LocalDate,
  reason: z.string(),
  was: z.nullable(z.string()),
  held: Count,
})
export type ClosedDay = z.infer<typeof ClosedDay>

/**
 * One day as a clerk looks at it: what it is, and in their scope the activities already made for it. `byHand`: the
 * bureau has said what it is, `published` is what it was before that.
 */
export const DayFacts = z.object({
  day: LocalDate,
  standing: z.enum(['held', 'holiday', 'noFair', 'unknownYear']),
  kind: z.nullable(DayKind),
  name: z.nullable(z.string()),
  byHand: z.boolean(),
  published: z.nullable(z.string()),
  affected: z.array(EditRow),
})
export type DayFacts = z.infer<typeof DayFacts>

/**
 * How far a year's arrangement is known: `shipped` when this release brings it along, `byHand` days the bureau has set,
 * `entered` when it has said that these are all.
 */
export const YearFacts = z.object({
  year: z.int(),
  known: z.boolean(),
  shipped: z.boolean(),
  byHand: Count,
  entered: z.boolean(),
})
export type YearFacts = z.infer<typeof YearFacts>

/** The days the bureau has closed or set by hand from today on, what is known of the years, and the day asked for. */
export const Days = z.object({
  closed: z.array(ClosedDay),
  byHand: z.array(NamedDay),
  years: z.array(YearFacts),
  day: z.nullable(DayFacts),
})
export type Days = z.infer<typeof Days>

/**
 * What taking over the published arrangement of a year comes to: the days it brings, those set by hand that stay, and
 * the activities already made for days that become holidays.
 */
export const YearPreview = z.object({
  year: z.int(),
  fresh: z.array(NamedDay),
  kept: z.array(NamedDay),
  affected: z.object({ activities: Count, people: Count, employers: Count }),
})
export type YearPreview = z.infer<typeof YearPreview>

/** A day of a county on which nothing is on. */
export const Gap = z.object({ day: LocalDate, district: DistrictCode })
export type Gap = z.infer<typeof Gap>
