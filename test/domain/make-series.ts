import type { HolidayCalendar } from '../../src/domain/series/holiday'
import type { Dated } from '../../src/domain/series/scope'
import { instantOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant, LocalDate, SeriesId, VenueId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Series, Theme } from '../../types/series'
import type { Places } from '../../types/waitlist'

/** Values for the rules of series and places; nothing is stored. */
export const at = (day: LocalDate, time: string): Instant => instantOf(day, time)

export const MARKET = '1a1f6a1e-0000-4000-8000-000000000001' as VenueId
export const SQUARE = '1a1f6a1e-0000-4000-8000-000000000002' as VenueId

/** The year 2026 is published: 国庆 with its make-up Saturday; a Friday the bureau has closed; nothing of 2027. */
export const calendar: HolidayCalendar = {
  knownYears: [2026],
  days: {
    '2026-10-01': 'holiday',
    '2026-10-02': 'holiday',
    '2026-10-10': 'workday',
    '2026-12-18': 'noFair',
  },
}

/** 天天有招聘 of 碧江区, Monday to Friday, or as told. */
export const aSeries = (wish: Partial<Series> = {}): Series => ({
  id: '5e000000-0000-4000-8000-000000000001' as SeriesId,
  kind: 'fair',
  special: false,
  titlePattern: '{district}天天有招聘 {date}',
  district: '520602' as DistrictCode,
  venueId: MARKET,
  organizer: { name: '碧江区就业局', phone: '0856-5220000' },
  about: '现场免费咨询。',
  bring: '身份证',
  weekdays: [1, 2, 3, 4, 5],
  onHoliday: 'skip',
  makeUpDays: false,
  starts: '09:00',
  ends: '12:00',
  places: { seats: 100, keySeats: 0, walkInSeats: 20 },
  keyGroup: null,
  eligibility: 'none',
  opensDaysBefore: 7,
  closesMinutesBefore: 60,
  cancelMinutesBefore: 120,
  entryMinutesBeforeEnd: 30,
  minAge: 16,
  fromDay: '2026-01-01',
  untilDay: null,
  weeksAhead: 4,
  state: 'active',
  ...wish,
})

export const aTheme = (code: string, wish: Partial<Theme> = {}): Theme => ({
  code,
  name: `${code}专场`,
  keyGroup: null,
  validFrom: '2021-01-01',
  validUntil: null,
  ...wish,
})

export const somePlaces = (wish: Partial<Places> = {}): Places => ({
  seats: 10,
  booked: 0,
  offered: 0,
  waiting: 0,
  keySeats: 0,
  keyBooked: 0,
  keyOffered: 0,
  walkInSeats: 0,
  walkInBooked: 0,
  ...wish,
})

export const anId = (n: number) => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}` as ActivityId

/** A date of a series from 9:00 to 12:00 that opened a week before, or as told. */
export const aDate = (day: LocalDate, wish: Partial<Dated> = {}): Dated => ({
  activityId: anId(Number(day.replace(/-/g, ''))),
  seriesDay: day,
  day,
  state: 'published',
  title: '天天有招聘',
  about: '现场免费咨询。',
  bring: '身份证',
  organizer: { name: '碧江区就业局', phone: '0856-5220000' },
  venueId: MARKET,
  theme: null,
  minAge: 16,
  startsAt: at(day, '09:00'),
  endsAt: at(day, '12:00'),
  opensAt: at(day, '09:00') - 7 * 86_400_000,
  closesAt: at(day, '08:00'),
  cancelUntil: at(day, '07:00'),
  entryUntil: at(day, '11:30'),
  places: somePlaces(),
  waitlist: true,
  touched: [],
  ...wish,
})
