import fc from 'fast-check'
import { publishedDays } from '../../cloudfunctions/core/series/published'
import { decideSeries } from '../../src/domain/series/check'
import { makingOf } from '../../src/domain/series/making'
import { conflictsOf, isOverlapping, type Slot } from '../../src/domain/series/overlap'
import { aheadOf, datesOf, draftOf, standingOn, titleOf } from '../../src/domain/series/series'
import { addDays, weekdayOf } from '../../src/domain/time/calendar'
import type { SeriesId } from '../../types/core'
import { type Series, SeriesDraft } from '../../types/series'
import { Change } from '../../types/series-edit'
import { aSeries, aTheme, at, calendar, MARKET, SQUARE } from './make-series'

const days = (series: Series, from: string, until: string) =>
  datesOf(series, { from, until, calendar }).map(({ day }) => day)

describe('the dates of a series', () => {
  test('are its weekdays without public holidays', () => {
    expect(days(aSeries(), '2026-09-28', '2026-10-06')).toEqual([
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-05',
    ])
  })

  test('include holidays when the bureau holds them all the same, but never a day it has closed', () => {
    const fridays = aSeries({ weekdays: [5], onHoliday: 'hold' })
    expect(days(fridays, '2026-10-01', '2026-10-10')).toEqual(['2026-10-02', '2026-10-09'])
    expect(days(fridays, '2026-12-11', '2026-12-26')).toEqual(['2026-12-11', '2026-12-25'])
  })

  test('of the working week are also on make-up workdays when that is wanted, in 2026 as the year was published', () => {
    const published = [...publishedDays(2026), ...publishedDays(2027)]
    const calendar = { knownYears: [2026], days: Object.fromEntries(published.map(({ day, kind }) => [day, kind])) }
    const span = { from: '2026-01-01', until: '2027-01-01', calendar }
    const on = (wish: Partial<Series>) => datesOf(aSeries({ makeUpDays: true, ...wish }), span).map(({ day }) => day)
    const plain = on({ makeUpDays: false })
    const own = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    expect(on({})).toEqual([...plain, ...own].sort())
    for (const day of ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'])
      expect(on({})).not.toContain(day)
    for (const wish of [
      { weekdays: [6, 7] },
      { weekdays: [1, 2, 3, 4] },
      { weekdays: [1, 2, 3, 4, 5, 6] },
      { onHoliday: 'hold' as const },
    ])
      expect(on(wish)).toEqual(on({ ...wish, makeUpDays: false }))
    const closed = { ...calendar, days: { ...calendar.days, '2026-10-10': 'noFair' as const } }
    expect(datesOf(aSeries({ makeUpDays: true }), { ...span, calendar: closed }).map(({ day }) => day)).not.toContain(
      '2026-10-10',
    )
  })

  test('a make-up Saturday is a date only of a series that meets on Saturdays', () => {
    expect(days(aSeries(), '2026-10-10', '2026-10-11')).toEqual([])
    expect(days(aSeries({ weekdays: [6] }), '2026-10-10', '2026-10-11')).toEqual(['2026-10-10'])
  })

  test('a holiday may reach in a year not yet published are marked as such, days set by hand are certain', () => {
    const known = { ...calendar, days: { ...calendar.days, '2027-02-12': 'workday' as const } }
    const found = (from: string, until: string) =>
      datesOf(aSeries({ weekdays: [4, 5] }), { from, until, calendar: known }).map(({ day, standing }) => [
        day,
        standing,
      ])
    expect(found('2026-12-31', '2027-01-09')).toEqual([
      ['2026-12-31', 'unknownYear'],
      ['2027-01-07', 'held'],
      ['2027-01-08', 'held'],
    ])
    expect(found('2027-02-04', '2027-02-13')).toEqual([
      ['2027-02-04', 'unknownYear'],
      ['2027-02-11', 'unknownYear'],
      ['2027-02-12', 'held'],
    ])
  })

  test('a holiday the bureau has moved is held on the other day and keeps its own name', () => {
    const plan = { '2026-10-02': { theme: null, heldOn: '2026-09-30' } }
    const span = { from: '2026-10-01', until: '2026-10-09', calendar, plan }
    expect(datesOf(aSeries({ weekdays: [5], special: true }), span)).toEqual([
      { seriesDay: '2026-10-02', day: '2026-09-30', standing: 'held' },
    ])
  })

  test('lie in the series’ own days, and a stopped one has none', () => {
    const short = aSeries({ fromDay: '2026-11-24', untilDay: '2026-11-26' })
    expect(days(short, '2026-11-01', '2026-12-31')).toEqual(['2026-11-24', '2026-11-25'])
    expect(days(aSeries({ state: 'stopped' }), '2026-11-01', '2026-12-31')).toEqual([])
  })

  test('two spans beside each other make what the whole makes, each date once and in order', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((count) => addDays('2026-06-01', count))
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    fc.assert(
      fc.property(weekdays, day, fc.nat(60), fc.nat(60), (some, from, first, second) => {
        const series = aSeries({ weekdays: some })
        const [middle, until] = [addDays(from, first), addDays(from, first + second)]
        const whole = days(series, from, until)
        expect([...days(series, from, middle), ...days(series, middle, until)]).toEqual(whole)
        expect([...new Set(whole)].sort()).toEqual(whole)
        expect(whole.every((one) => some.includes(weekdayOf(one)) && one >= from && one < until)).toBe(true)
        expect(whole.every((one) => standingOn(one, 'skip', calendar) !== 'holiday')).toBe(true)
      }),
    )
  })
})

describe('an activity of a series', () => {
  const date = { seriesDay: '2026-11-27', day: '2026-11-27', standing: 'held' } as const

  test('has all its instants', () => {
    expect(draftOf(aSeries(), date, null)).toMatchObject({
      seriesDay: '2026-11-27',
      title: '碧江区天天有招聘 11月27日',
      startsAt: at('2026-11-27', '09:00'),
      endsAt: at('2026-11-27', '12:00'),
      opensAt: at('2026-11-20', '08:30'),
      closesAt: at('2026-11-27', '08:00'),
      cancelUntil: at('2026-11-27', '07:00'),
      entryUntil: at('2026-11-27', '11:30'),
      eligibility: 'none',
    })
  })

  test('the theme gives the key group; without one the reserve is open to all', () => {
    const series = aSeries({
      special: true,
      eligibility: 'declared',
      places: { seats: 80, keySeats: 20, walkInSeats: 5 },
    })
    const veterans = draftOf(series, date, aTheme('veteran', { keyGroup: 'veteran' }))
    expect(veterans).toMatchObject({
      keyGroup: 'veteran',
      eligibility: 'declared',
      places: { seats: 80, keySeats: 20 },
    })
    const trade = draftOf(series, date, aTheme('tourism'))
    expect(trade).toMatchObject({ keyGroup: null, eligibility: 'none', places: { seats: 100, keySeats: 0 } })
  })

  test('a title never grows too long, whatever the names', () => {
    const long = aTheme('x', { name: '👩‍🔧'.repeat(40) })
    expect(Array.from(titleOf(aSeries({ titlePattern: '{theme}{theme}' }), '2026-11-27', long))).toHaveLength(60)
  })
})

describe('making a series ahead', () => {
  const now = at('2026-11-23', '10:00')
  const themes = [aTheme('one'), aTheme('two')]
  const facts = { calendar, themes, plan: {}, rotation: { themes: ['one', 'two'], since: '2026-01-02' }, now, made: [] }

  test('makes the weeks ahead that are still to come, and nothing a second time', () => {
    const first = makingOf({ ...facts, series: aSeries() })
    expect(first.drafts[0]?.day).toBe('2026-11-24')
    expect(first.drafts.at(-1)?.day).toBe('2026-12-17')
    const made = first.drafts.map(({ seriesDay }) => seriesDay)
    expect(makingOf({ ...facts, series: aSeries(), made })).toEqual({ drafts: [], unknown: [], withoutTheme: [] })
  })

  test('leaves days of an unpublished year to the bureau', () => {
    const later = makingOf({ ...facts, series: aSeries({ weekdays: [5] }), now: at('2027-01-25', '10:00') })
    expect(later.drafts.map(({ day }) => day)).toEqual(['2027-01-29', '2027-02-19'])
    expect(later.unknown).toEqual(['2027-02-12'])
  })

  test('makes the other Fridays when one has no valid theme, and says which', () => {
    const gone = [aTheme('one'), aTheme('two', { validUntil: '2026-12-01' })]
    const made = makingOf({ ...facts, themes: gone, series: aSeries({ special: true, weekdays: [5] }) })
    expect([...made.drafts.map(({ day }) => day), ...made.withoutTheme.map(({ day }) => day)].sort()).toEqual([
      '2026-11-27',
      '2026-12-04',
      '2026-12-11',
    ])
    expect(made.withoutTheme).toEqual([{ code: 'series.themeGone', theme: 'two', day: expect.any(String) }])
  })

  test('made in any number of runs the dates are the same', () => {
    const series = aSeries({ special: true, weekdays: [5] })
    const all = makingOf({ ...facts, series }).drafts
    fc.assert(
      fc.property(fc.subarray(all.map(({ seriesDay }) => seriesDay)), (made) => {
        const rest = makingOf({ ...facts, series, made }).drafts
        expect(rest).toEqual(all.filter(({ seriesDay }) => !made.includes(seriesDay)))
      }),
    )
  })

  test('the span ahead is whole weeks from today', () => {
    expect(aheadOf({ weeksAhead: 2 }, '2026-11-23')).toEqual({ from: '2026-11-23', until: '2026-12-07' })
  })
})

describe('a template', () => {
  const { state: _, ...draft } = aSeries()
  const other = aSeries({ id: '5e000000-0000-4000-8000-000000000002' as SeriesId, titlePattern: '江口招聘会' })

  test.each([
    ['ends before it starts', { starts: '12:00', ends: '09:00' }, 'series.endsBeforeStart'],
    ['ends as it starts', { starts: '09:00', ends: '09:00' }, 'series.endsBeforeStart'],
    ['lets nobody in', { entryMinutesBeforeEnd: 180 }, 'series.entryBeforeStart'],
    ['opens after it closes', { opensDaysBefore: 0, closesMinutesBefore: 90 }, 'series.opensAfterClose'],
    ['is over already', { untilDay: '2026-11-01' }, 'series.dayPast'],
    ['ends before it begins', { fromDay: '2027-03-01', untilDay: '2027-02-01' }, 'series.dayPast'],
    ['begins on no day', { fromDay: '2026-02-30' }, 'input.invalid'],
    ['ends on no day', { untilDay: '2027-02-29' }, 'input.invalid'],
    ['is a special on Mondays', { special: true, weekdays: [1, 5] }, 'series.notFriday'],
    ['is a special bus', { special: true, weekdays: [5], kind: 'bus' as const }, 'input.invalid'],
    ['asks for a roster of nobody', { eligibility: 'roster' as const }, 'series.groupMissing'],
    ['keeps places for nobody', { places: { seats: 1, keySeats: 1, walkInSeats: 0 } }, 'series.groupMissing'],
    ['names what is not known', { titlePattern: '{county}招聘会' }, 'series.placeholderUnknown'],
    ['leaves a bracket open', { titlePattern: '招聘会 {date' }, 'series.placeholderUnknown'],
  ])('that %s is refused', (_what, wish, code) => {
    expect(decideSeries({ ...draft, ...wish }, [], '2026-11-23')).toMatchObject({ ok: false, refusal: { code } })
  })

  test('that takes another series’ venue at its time is refused with the other’s name', () => {
    expect(decideSeries({ ...draft, starts: '11:59', ends: '14:00' }, [other], '2026-11-23')).toEqual({
      ok: false,
      refusal: { code: 'series.overlap', title: '江口招聘会', startsAt: null },
    })
  })

  test.each([
    ['at another venue', { venueId: SQUARE }],
    ['right after', { starts: '12:00', ends: '14:00' }],
    ['on other weekdays', { weekdays: [6, 7] }],
    ['stopped', { state: 'stopped' as const }],
    ['ended before', { untilDay: '2026-01-01' }],
    ['itself, edited', { id: draft.id }],
  ])('stands beside one %s', (_what, wish) => {
    expect(decideSeries(draft, [{ ...other, ...wish }], '2026-11-23')).toEqual({ ok: true, value: 'keep' })
    expect(isOverlapping({ ...draft, state: 'active' }, { ...other, ...wish })).toBe(false)
  })

  test.each([
    ['10,000 characters', '招'.repeat(10_000)],
    ['nothing but spaces', '   '],
    ['nothing that is seen', '\n\u202e\u200b'],
  ])('with a title of %s does not pass the form, nor does a change to it', (_what, title) => {
    expect(SeriesDraft.safeParse({ ...draft, titlePattern: title }).success).toBe(false)
    expect(Change.safeParse({ title }).success).toBe(false)
  })

  test.each([
    ['a line break', '招聘会\nBEGIN:VEVENT', '招聘会 BEGIN:VEVENT'],
    ['a mark that turns the writing', '招聘会\u202e会骗', '招聘会会骗'],
  ])('with %s in its title is kept as one plain line', (_what, title, kept) => {
    expect(SeriesDraft.parse({ ...draft, titlePattern: title }).titlePattern).toBe(kept)
    expect(Change.parse({ title }).title).toBe(kept)
  })

  test('may have emoji and right-to-left letters in its title', () => {
    expect(SeriesDraft.safeParse({ ...draft, titlePattern: '🎉 招聘会 وظائف' }).success).toBe(true)
  })
})

describe('one venue at one time', () => {
  const slot = (key: string, from: string, until: string, venueId = MARKET): Slot => ({
    key,
    title: key,
    venueId,
    startsAt: at('2026-11-27', from),
    endsAt: at('2026-11-27', until),
  })

  test('is listed with whom it is shared; touching ends and the same key are no conflict', () => {
    const taken = [slot('a', '09:00', '12:00'), slot('b', '12:00', '14:00'), slot('c', '09:00', '12:00', SQUARE)]
    const wanted = [slot('a', '10:00', '12:00'), slot('d', '11:00', '12:00')]
    expect(conflictsOf(wanted, taken).map((found) => [found.wanted.key, found.taken.key])).toEqual([['d', 'a']])
    expect(conflictsOf([slot('e', '11:00', '13:00')], taken).map((found) => found.taken.key)).toEqual(['a', 'b'])
  })

  test('conflicts are those any pair has, whoever came first', () => {
    const someSlot = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.constantFrom(MARKET, SQUARE))
    fc.assert(
      fc.property(fc.array(someSlot, { maxLength: 8 }), fc.nat(8), (all, cut) => {
        const slots = all.map(([from, length, venueId], at): Slot => {
          return { key: `${at}`, title: '', venueId, startsAt: from, endsAt: from + length }
        })
        const [wanted, taken] = [slots.slice(0, cut), slots.slice(cut)]
        const pairs = wanted.flatMap((one, index) =>
          [...wanted.slice(0, index), ...taken].filter(
            (two) => one.venueId === two.venueId && one.startsAt < two.endsAt && two.startsAt < one.endsAt,
          ),
        )
        expect(conflictsOf(wanted, taken)).toHaveLength(pairs.length)
      }),
    )
  })
})
