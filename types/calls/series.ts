import * as z from 'zod/mini'
import { call } from '../call'
import { ActivityId, Count, LocalDate, line, SeriesId } from '../core'
import { SeriesRefusal } from '../refusals/series'
import { SeriesDates, SeriesDraft, SeriesList, SeriesPreview } from '../series'
import { DayKind, Days, Gap, Plan, YearPreview } from '../series-days'
import { CallOffPreview, Change, EditPreview, EditScope, PickPreview } from '../series-edit'

const template = { series: SeriesDraft, themes: z.array(line(40)).check(z.maxLength(60)) }

const wish = { friday: LocalDate, theme: z.nullable(line(40)), heldOn: z.nullable(LocalDate) }

const Year = z.int().check(z.gte(2021), z.lte(2100))

/** The series in scope, and the venues and themes to make them from. */
export const list = call({
  name: 'series.list',
  act: 'read',
  who: 'clerk',
  input: {},
  output: SeriesList,
  refusals: [SeriesRefusal],
})

/** Every date of a series that is not over, to be opened, moved or called off. Refusals: series.notFound. */
export const dates = call({
  name: 'series.dates',
  act: 'read',
  who: 'clerk',
  input: { seriesId: SeriesId },
  output: SeriesDates,
  refusals: [SeriesRefusal],
})

/** The dates saving it would make, and those it would leave out, with why. Refusals: those of saving. */
export const previewSave = call({
  name: 'series.previewSave',
  act: 'read',
  who: 'clerk',
  input: template,
  output: SeriesPreview,
  refusals: [SeriesRefusal],
})

/** Creates or changes a template; dates already made stay as they are. Makes the missing dates at once. Refusals: series.*. */
export const save = call({
  name: 'series.save',
  act: 'write',
  who: 'clerk',
  input: template,
  output: SeriesList,
  refusals: [SeriesRefusal],
})

/** Stops a series: nothing more is made; dates already made stay. Refusals: series.notFound. */
export const stop = call({
  name: 'series.stop',
  act: 'write',
  who: 'clerk',
  input: { seriesId: SeriesId },
  output: SeriesList,
  refusals: [SeriesRefusal],
})

/** The specials of the next half year. */
export const plan = call({
  name: 'series.plan',
  act: 'read',
  who: 'clerk',
  input: {},
  output: Plan,
  refusals: [SeriesRefusal],
})

/** What a pick would change, make, and whom it would be told to. Refusals: those of the pick. */
export const previewPick = call({
  name: 'series.previewPick',
  act: 'read',
  who: 'clerk',
  input: wish,
  output: PickPreview,
  refusals: [SeriesRefusal],
})

/** The bureau's own word on one Friday; both null takes it back. Refusals: series.notFound, series.cityOnly, series.notFriday, series.dayPast, series.themeGone, series.calledOff, series.overlap. */
export const pick = call({
  name: 'series.pick',
  act: 'write',
  who: 'clerk',
  input: wish,
  output: Plan,
  refusals: [SeriesRefusal],
})

/** What an edit would change and whom it would be told to. Refusals: activity.notFound, activity.started, activity.seatsTaken, activity.seatsEntered, series.*. */
export const preview = call({
  name: 'series.preview',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId, scope: EditScope, change: Change, overwrite: z.boolean(), insist: z.boolean() },
  output: EditPreview,
  refusals: [SeriesRefusal],
})

/**
 * Does it, tells everyone holding a place and asks them to confirm a moved date. Whoever insists says by `seen` of the
 * preview who loses a place by it. Refusals: those of the preview, series.holdersChanged (it is somebody else by now).
 */
export const edit = call({
  name: 'series.edit',
  act: 'write',
  who: 'clerk',
  input: {
    activityId: ActivityId,
    scope: EditScope,
    change: Change,
    overwrite: z.boolean(),
    insist: z.boolean(),
    seen: z.optional(z.nullable(line(64))),
  },
  output: EditPreview,
  refusals: [SeriesRefusal],
})

/** What calling off would touch. */
export const previewCallOff = call({
  name: 'series.previewCallOff',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId, scope: EditScope },
  output: CallOffPreview,
  refusals: [SeriesRefusal],
})

/** Calls dates off with a reason; everyone holding a place is told. With more than one date the series ends there too. */
export const callOff = call({
  name: 'series.callOff',
  act: 'write',
  who: 'clerk',
  input: { activityId: ActivityId, scope: EditScope, reason: line(60) },
  output: CallOffPreview,
  refusals: [SeriesRefusal],
})

/** The days the bureau has closed, and what one day is and has. */
export const days = call({
  name: 'series.days',
  act: 'read',
  who: 'clerk',
  input: { day: z.nullable(LocalDate) },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Closes a day for the whole city: no series makes a date for it; dates already made are shown and stay. City clerks only. Refusals: series.cityOnly, series.dayPast. */
export const closeDay = call({
  name: 'series.closeDay',
  act: 'write',
  who: 'clerk',
  input: { day: LocalDate, reason: line(40) },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Opens it again and makes the dates that were skipped. Refusals: series.cityOnly, series.dayPast. */
export const openDay = call({
  name: 'series.openDay',
  act: 'write',
  who: 'clerk',
  input: { day: LocalDate },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Says by hand what a day is; a holiday stops what would be made, other days make what was skipped. City clerks only. Refusals: series.cityOnly, series.dayPast, series.dayClosed. */
export const setDay = call({
  name: 'series.setDay',
  act: 'write',
  who: 'clerk',
  input: { day: LocalDate, kind: DayKind, name: line(40) },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Takes that word back: the day is again what was published. City clerks only. Refusals: series.cityOnly, series.dayPast, series.dayClosed. */
export const clearDay = call({
  name: 'series.clearDay',
  act: 'write',
  who: 'clerk',
  input: { day: LocalDate },
  output: Days,
  refusals: [SeriesRefusal],
})

/** What taking over the published arrangement of a year would write and touch. Refusals: series.yearUnknown. */
export const previewYear = call({
  name: 'series.previewYear',
  act: 'read',
  who: 'clerk',
  input: { year: Year },
  output: YearPreview,
  refusals: [SeriesRefusal],
})

/** Takes it over and makes the dates that waited for it; days set by hand stay, taken over twice is once. City clerks only. Refusals: series.cityOnly, series.yearUnknown. */
export const publishYear = call({
  name: 'series.publishYear',
  act: 'write',
  who: 'clerk',
  input: { year: Year },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Says that the days set by hand are all of a year's arrangement, or takes that back. City clerks only. Refusals: series.cityOnly, series.yearShort. */
export const enterYear = call({
  name: 'series.enterYear',
  act: 'write',
  who: 'clerk',
  input: { year: Year, entered: z.boolean() },
  output: Days,
  refusals: [SeriesRefusal],
})

/** Days of the next two weeks on which a county of the clerk's scope has nothing. */
export const gaps = call({
  name: 'series.gaps',
  act: 'read',
  who: 'clerk',
  input: {},
  output: z.array(Gap),
  refusals: [SeriesRefusal],
})

/** Timer, nightly: makes the dates of every active series weeks ahead; making twice makes once. */
export const make = call({
  name: 'series.make',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({ made: Count }),
  refusals: [SeriesRefusal],
})
