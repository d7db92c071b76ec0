import { decideSeries } from '@/domain/series/check'
import { readablePattern, storedPattern } from '@/domain/series/title-pattern'
import { asKind, usualOf } from '@/domain/series/usual'
import { readWhole } from '@/domain/text/typed'
import { addDays, isRealDay, weekdayOf } from '@/domain/time/calendar'
import { sayRefusal } from '@/wording/refusal'
import type { ActivityKind } from '../../../../types/activity'
import type { LocalDate, SeriesId, VenueId } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import type { KeyGroup } from '../../../../types/person'
import type { Refusal } from '../../../../types/refusal'
import { type HolidayChoice, SeriesDraft, type SeriesList, type Weekday } from '../../../../types/series'
import type { Eligibility } from '../../../../types/waitlist'
import { freshStop, stopsOf, stopTooEarly, type TypedStop, typedStops } from '../stops'

export type SeriesRow = SeriesList['series'][number]

/** The form's own shape: numbers as typed, the title with 〔主题〕 in it, '' for nothing chosen. */
export type Typed = {
  id: SeriesId
  kind: ActivityKind
  special: boolean
  titlePattern: string
  themes: readonly string[]
  about: string
  bring: string
  district: DistrictCode
  venueId: VenueId | ''
  organizerName: string
  organizerPhone: string
  weekdays: readonly Weekday[]
  onHoliday: HolidayChoice
  makeUpDays: boolean
  starts: string
  ends: string
  fromDay: LocalDate
  untilDay: LocalDate | null
  weeksAhead: string
  seats: string
  keySeats: string
  walkInSeats: string
  keyGroup: KeyGroup | ''
  eligibility: Eligibility
  minAge: string
  opensDaysBefore: string
  closesMinutesBefore: number
  cancelMinutesBefore: number
  entryMinutesBeforeEnd: number
  /** Held once, on `fromDay`. */
  once: boolean
  stops: readonly TypedStop[]
  boundFor: string
}

export type FieldName = keyof SeriesDraft | 'themes'
export type Mistakes = Partial<Record<FieldName, string>>

/** Where a new series starts from: the clerk's division, and a day to fill when one came from a gap. */
export type Fresh = {
  id: SeriesId
  district: DistrictCode
  weekday: Weekday | null
  /** A bus for a fair: on its day, to its venue. */
  bus: { day: LocalDate; venueId: VenueId | '' } | null
  today: LocalDate
}

const firstStop = (starts: string): readonly TypedStop[] => [{ ...freshStop([]), time: starts }]

/** The form with another kind chosen; a bus begins with one stop. */
export function withKind(typed: Typed, kind: ActivityKind): Partial<Typed> {
  const changed = asKind(typed, kind)
  const needsStop = kind === 'bus' && typed.stops.length === 0
  return { ...changed, ...(needsStop && { stops: firstStop(changed.starts ?? typed.starts) }) }
}

const fresh = ({ id, district, weekday, bus, today }: Fresh): Typed => ({
  id,
  kind: 'fair',
  special: false,
  themes: [],
  ...usualOf('fair'),
  bring: '身份证',
  district,
  venueId: '',
  organizerName: '',
  organizerPhone: '',
  weekdays: weekday ? [weekday] : [1],
  onHoliday: 'skip',
  makeUpDays: false,
  fromDay: addDays(today, 1),
  untilDay: null,
  weeksAhead: '4',
  keySeats: '0',
  walkInSeats: '0',
  keyGroup: '',
  eligibility: 'none',
  minAge: '16',
  opensDaysBefore: '14',
  closesMinutesBefore: 0,
  cancelMinutesBefore: 60,
  once: false,
  stops: [],
  boundFor: '',
  ...(bus && {
    kind: 'bus',
    ...usualOf('bus'),
    stops: firstStop(usualOf('bus').starts),
    once: true,
    fromDay: bus.day,
    venueId: bus.venueId,
  }),
})

/** What the form starts from: the series to change, or the usual of a new one. */
export const typedOf = (row: SeriesRow | null, start: Fresh): Typed => {
  if (!row) return fresh(start)
  const {
    organizer,
    places,
    state: _state,
    venue: _venue,
    coming: _coming,
    next: _next,
    skipped: _skipped,
    ...same
  } = row
  const { stops = [], boundFor, ...plain } = same
  return {
    ...plain,
    makeUpDays: row.makeUpDays,
    titlePattern: readablePattern(row.titlePattern),
    organizerName: organizer.name,
    organizerPhone: organizer.phone,
    weeksAhead: `${row.weeksAhead}`,
    seats: `${places.seats}`,
    keySeats: `${places.keySeats}`,
    walkInSeats: `${places.walkInSeats}`,
    keyGroup: row.keyGroup ?? '',
    minAge: row.minAge === null ? '' : `${row.minAge}`,
    opensDaysBefore: `${row.opensDaysBefore}`,
    once: row.untilDay === addDays(row.fromDay, 1),
    stops: typedStops(stops, row.starts),
    boundFor: boundFor ?? '',
  }
}

/** A series held once meets on its one day, holiday or not, and is made at once however far away that is. */
const onceOf = ({ once, fromDay, weekdays, untilDay, weeksAhead, onHoliday }: Typed) =>
  once && isRealDay(fromDay)
    ? { weekdays: [weekdayOf(fromDay)], untilDay: addDays(fromDay, 1), weeksAhead: 26, onHoliday: 'hold' as const }
    : { weekdays: [...weekdays], untilDay, weeksAhead: readWhole(weeksAhead, '周'), onHoliday }

/** A bus sets off at its first stop; nothing else has stops or a goal. */
const busOf = ({ kind, stops, boundFor, starts }: Typed) =>
  kind === 'bus'
    ? { starts: stops[0]?.time ?? starts, stops: stopsOf(stops), boundFor: boundFor.trim() || null }
    : { starts, stops: [], boundFor: null }

/** What would be sent, numbers read. */
export const wishOf = (all: Typed) => {
  const { themes: _themes, once: _once, stops: _stops, organizerName, organizerPhone, ...typed } = all
  const { seats, keySeats, walkInSeats, minAge, ...same } = typed
  return {
    ...same,
    ...onceOf(all),
    ...busOf(all),
    titlePattern: storedPattern(typed.titlePattern),
    organizer: { name: organizerName, phone: organizerPhone },
    places: {
      seats: readWhole(seats, '人'),
      keySeats: readWhole(keySeats, '人'),
      walkInSeats: readWhole(walkInSeats, '人'),
    },
    keyGroup: typed.keyGroup || null,
    minAge: minAge.trim() ? readWhole(minAge, '岁') : null,
    opensDaysBefore: readWhole(typed.opensDaysBefore, '天'),
  }
}

const words: Mistakes = {
  titlePattern: '请填标题，60 个字以内',
  venueId: '请选场地',
  organizer: '请填主办方的名称和电话，群众会打这个电话',
  about: '请写介绍，2000 个字以内',
  bring: '请写要带什么，如“身份证”',
  weekdays: '请选至少一天',
  starts: '请选几点开始',
  ends: '请选几点结束',
  places: '请填整数：公开名额至少 1 个，预留可以是 0',
  opensDaysBefore: '请填提前几天开放报名，0 到 180',
  minAge: '请填周岁，0 到 120；没有要求就不填',
  fromDay: '请选从哪天起',
  untilDay: '请选最后办哪一天',
  weeksAhead: '请填提前几周排好，1 到 26',
  stops: '请把每个上车点的名字和时间填好，名字 40 个字以内',
  boundFor: '请填开到哪里，40 个字以内',
}

const fields: Partial<Record<Refusal['code'], FieldName>> = {
  'series.endsBeforeStart': 'ends',
  'series.entryBeforeStart': 'entryMinutesBeforeEnd',
  'series.opensAfterClose': 'opensDaysBefore',
  'series.dayPast': 'untilDay',
  'series.notFriday': 'weekdays',
  'series.groupMissing': 'keyGroup',
  'series.placeholderUnknown': 'titlePattern',
  'series.overlap': 'venueId',
  'series.venueElsewhere': 'venueId',
  'series.themeGone': 'themes',
  'series.themeMissing': 'themes',
  'bus.stopMissing': 'stops',
  'bus.stopOrder': 'stops',
}

/** The refusal said beside the field it is about; nothing when it is about none. */
export const mistakeOf = (refusal: Refusal): Mistakes => {
  const invalid = refusal.code === 'input.invalid' ? (refusal.field.replace('series.', '').split('.')[0] ?? '') : ''
  const field = invalid in words ? (invalid as FieldName) : fields[refusal.code]
  if (!field) return {}
  const { title, next } = sayRefusal(refusal)
  return { [field]: refusal.code === 'input.invalid' ? words[field] : `${title}。${next}` }
}

/** What the rule says of the times and the title; what it does not look at is filled in, to show all mistakes at once. */
const ruleMistakes = (wish: ReturnType<typeof wishOf>, today: LocalDate): Mistakes => {
  const rest = { venueId: wish.id, organizer: { name: '–', phone: '–' }, about: '–', bring: '–' }
  const checked = SeriesDraft.safeParse({ ...wish, ...rest })
  const ruling = checked.success ? decideSeries(checked.data, [], today) : null
  return ruling && !ruling.ok ? mistakeOf(ruling.refusal) : {}
}

/** What is wrong on the form, by the contract's schema and the rule the cloud decides with. */
export function mistakesIn(typed: Typed, today: LocalDate): Mistakes {
  const wish = wishOf(typed)
  const early = typed.kind === 'bus' ? stopTooEarly(typed.stops) : undefined
  const found = {
    ...ruleMistakes(wish, today),
    ...(early && mistakeOf({ code: 'bus.stopOrder', stop: early.name.trim() })),
  }
  for (const { path } of SeriesDraft.safeParse(wish).error?.issues ?? []) {
    const name = path[0] as FieldName
    found[name] ??= words[name] ?? '请检查这一项'
  }
  return found
}
