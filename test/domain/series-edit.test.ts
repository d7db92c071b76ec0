import fc from 'fast-check'
import { decideCalloff, endOf } from '../../src/domain/series/calloff'
import { decideEdit, type EditFacts, type Editing } from '../../src/domain/series/edit'
import { latestDay } from '../../src/domain/series/edit-time'
import { fittingIn, isAtHome } from '../../src/domain/series/overlap'
import type { Dated } from '../../src/domain/series/scope'
import { templateAfter } from '../../src/domain/series/template'
import type { Holder } from '../../src/domain/ticket/places-seats'
import { sayAhead, saySeriesEnd, saySkipped } from '../../src/wording/series'
import type { TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Series } from '../../types/series'
import type { Change, EditField, EditScope, SeriesEnd } from '../../types/series-edit'
import { aDate, anId, aSeries, at, MARKET, SQUARE, somePlaces } from './make-series'

const PAST = aDate('2026-11-20')
const RUNNING = aDate('2026-11-23')
const NEXT = aDate('2026-11-24', { places: somePlaces({ booked: 7, offered: 1, waiting: 3 }) })
const OWN = aDate('2026-11-25', { title: '退役军人专场', touched: ['title'] })
const LAST = aDate('2026-11-26')
const OFF = aDate('2026-11-27', { state: 'cancelled' })
const all = [PAST, RUNNING, NEXT, OWN, LAST, OFF]
const now = at('2026-11-23', '10:00')

const facts = (change: Change, wish: Partial<EditFacts> = {}): EditFacts => ({
  scope: 'one',
  at: NEXT.activityId,
  change,
  activities: all,
  taken: [],
  overwrite: false,
  insist: null,
  now,
  ...wish,
})

const edited = (known: EditFacts): Editing => {
  const found = decideEdit(known)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

const datesAfter = (known: EditFacts): readonly Dated[] => {
  const { edits } = edited(known)
  return known.activities.map((date) => edits.find(({ activityId }) => activityId === date.activityId)?.after ?? date)
}

describe('an edit', () => {
  test('of one date changes that date and marks the field as its own', () => {
    const { edits } = edited(facts({ title: '春风行动' }))
    expect(edits).toHaveLength(1)
    expect(edits[0]).toMatchObject({ activityId: NEXT.activityId, fields: ['title'], told: null })
    expect(edits[0]?.after).toMatchObject({ title: '春风行动', touched: ['title'] })
  })

  test('of this and the following changes no date before, none begun, none called off', () => {
    const { edits, left, kept } = edited(facts({ bring: '身份证、简历' }, { scope: 'following' }))
    expect(edits.map(({ activityId }) => activityId)).toEqual([NEXT, OWN, LAST].map(({ activityId }) => activityId))
    expect(left).toEqual([{ activityId: OFF.activityId, why: 'cancelled' }])
    expect(kept).toEqual([])
  })

  test('of all keeps what a date was given by hand, and says so; asked to overwrite, it does', () => {
    const kind = edited(facts({ title: '天天招聘' }, { scope: 'all' }))
    expect(kind.edits.map(({ activityId }) => activityId)).toEqual([NEXT.activityId, LAST.activityId])
    expect(kind.kept).toEqual([{ activityId: OWN.activityId, fields: ['title'] }])
    expect(kind.left.map(({ why }) => why)).toEqual(['started', 'started', 'cancelled'])
    const firm = edited(facts({ title: '天天招聘' }, { scope: 'all', overwrite: true }))
    expect(firm.edits.map(({ after: { title, touched } }) => [title, touched])).toEqual(
      Array.from({ length: 3 }, () => ['天天招聘', []]),
    )
  })

  test('that moves time, day or place tells everyone holding or waiting for a place', () => {
    const told = { booked: 7, offered: 1, waiting: 3 }
    expect(edited(facts({ time: { starts: '14:00', ends: '17:00' } })).edits[0]?.told).toEqual(told)
    expect(edited(facts({ day: '2026-11-28' })).edits[0]?.told).toEqual(told)
    expect(edited(facts({ venueId: SQUARE })).edits[0]?.told).toEqual(told)
    expect(edited(facts({ about: '新增二十家单位' })).edits[0]?.told).toBeNull()
    expect(edited(facts({ venueId: SQUARE }, { at: LAST.activityId })).edits[0]?.told).toBeNull()
  })

  test('that moves a date keeps its name in the series and the distances of sign-up, cancelling and entry', () => {
    const [edit] = edited(facts({ day: '2026-11-28', time: { starts: '14:00', ends: '16:00' } })).edits
    expect(edit?.fields).toEqual(['day', 'time'])
    expect(edit?.after).toMatchObject({
      seriesDay: '2026-11-24',
      day: '2026-11-28',
      startsAt: at('2026-11-28', '14:00'),
      endsAt: at('2026-11-28', '16:00'),
      opensAt: NEXT.opensAt,
      closesAt: at('2026-11-28', '13:00'),
      cancelUntil: at('2026-11-28', '12:00'),
      entryUntil: at('2026-11-28', '15:30'),
      touched: ['day', 'time'],
    })
  })

  test('sign-up that is not open yet moves along', () => {
    const far = aDate('2026-12-24')
    const [edit] = edited(facts({ day: '2026-12-26' }, { at: far.activityId, activities: [far] })).edits
    expect(edit?.after.opensAt).toBe(far.opensAt + 2 * 86_400_000)
  })
})

describe('an edit is refused', () => {
  const taken = [
    {
      key: 'other',
      title: '江口招聘会',
      venueId: MARKET,
      startsAt: at('2026-11-24', '14:00'),
      endsAt: at('2026-11-24', '16:00'),
    },
  ]
  test.each<[string, Change, Partial<EditFacts>, string]>([
    ['of a date that is not there', { title: 'x' }, { at: anId(1) }, 'activity.notFound'],
    ['of a date that is over', { title: 'x' }, { at: PAST.activityId }, 'activity.over'],
    ['of a date that is running', { title: 'x' }, { at: RUNNING.activityId }, 'activity.started'],
    ['of a date called off', { title: 'x' }, { at: OFF.activityId }, 'activity.cancelled'],
    ['that ends before it starts', { time: { starts: '12:00', ends: '09:00' } }, {}, 'series.endsBeforeStart'],
    ['that ends as it starts', { time: { starts: '09:00', ends: '09:00' } }, {}, 'series.endsBeforeStart'],
    ['to a day in the past', { day: '2026-11-22' }, {}, 'series.dayPast'],
    ['to an hour that is past', { day: '2026-11-23', time: { starts: '09:30', ends: '12:00' } }, {}, 'series.dayPast'],
    ['to a day that is none', { day: '2026-11-31' }, {}, 'input.invalid'],
    ['of many dates to one day', { day: '2026-11-28' }, { scope: 'following' }, 'series.oneDayOnly'],
    ['to a venue taken at the time', { time: { starts: '15:00', ends: '18:00' } }, { taken }, 'series.overlap'],
    ['onto another date of the series', { day: '2026-11-26' }, {}, 'series.overlap'],
    ['to fewer places than held', { places: { seats: 7, keySeats: 0, walkInSeats: 0 } }, {}, 'activity.seatsTaken'],
  ])('%s', (_what, change, wish, code) => {
    expect(decideEdit(facts(change, wish))).toMatchObject({ ok: false, refusal: { code } })
  })

  test('with the day and the numbers when places are held', () => {
    const places = { seats: 7, keySeats: 0, walkInSeats: 0 }
    expect(decideEdit(facts({ places }, { scope: 'all' }))).toEqual({
      ok: false,
      refusal: { code: 'activity.seatsTaken', day: '2026-11-24', bucket: 'open', seats: 7, taken: 8 },
    })
  })

  test('not for a venue shared before the edit, when it does not move', () => {
    const shared = [{ ...taken[0]!, startsAt: NEXT.startsAt, endsAt: NEXT.endsAt }]
    expect(decideEdit(facts({ title: '春风行动' }, { taken: shared })).ok).toBe(true)
  })
})

test('a clerk who insists on fewer places gets the list of those who came last', () => {
  const holder = (n: number, wish: Partial<Holder> = {}): Holder => ({
    ticketId: `t${n}` as TicketId,
    state: 'booked',
    bucket: 'open',
    takenAt: n,
    queueNo: null,
    ...wish,
  })
  const held = [1, 2, 3, 4, 5, 6, 7].map((n) => holder(n))
  const holders = [...held, holder(8, { state: 'offered', queueNo: 1 })]
  const known = facts({ places: { seats: 5, keySeats: 0, walkInSeats: 0 } }, { insist: { [NEXT.activityId]: holders } })
  const [edit] = edited(known).edits
  expect(edit?.displaced.map(({ ticketId }) => ticketId)).toEqual(['t6', 't7', 't8'])
  expect(edit?.after.places).toMatchObject({ seats: 5, booked: 5, offered: 0, waiting: 6 })
})

describe('calling off', () => {
  const off = (scope: EditScope, from: Dated) => decideCalloff({ scope, at: from.activityId, activities: all, now })

  test('counts who is told, and touches nothing that began', () => {
    expect(off('all', NEXT)).toEqual({
      ok: true,
      value: {
        cancelled: [
          { activityId: NEXT.activityId, told: { booked: 7, offered: 1, waiting: 3 } },
          { activityId: OWN.activityId, told: null },
          { activityId: LAST.activityId, told: null },
        ],
        left: [
          { activityId: PAST.activityId, why: 'started' },
          { activityId: RUNNING.activityId, why: 'started' },
          { activityId: OFF.activityId, why: 'cancelled' },
        ],
      },
    })
  })

  test('twice is done once', () => {
    expect(off('one', OFF)).toMatchObject({ ok: true, value: { cancelled: [], left: [{ why: 'cancelled' }] } })
  })

  test.each([
    ['over', PAST, 'activity.over'],
    ['running', RUNNING, 'activity.started'],
    ['not there', aDate('2030-01-01'), 'activity.notFound'],
  ])('one that is %s is refused', (_what, date, code) => {
    expect(off('one', date)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('calling off with more dates than one', () => {
  const today = '2026-11-23'
  test.each<[string, EditScope, Partial<Series>, string, SeriesEnd | null]>([
    ['one leaves the series as it is', 'one', {}, '2026-11-24', null],
    ['all stops it', 'all', {}, '2026-11-24', { before: null }],
    ['this and the following end it before that day', 'following', {}, '2026-11-24', { before: '2026-11-24' }],
    ['one that ends earlier anyway keeps its end', 'following', { untilDay: '2026-11-24' }, '2026-11-24', null],
    [
      'one that ends later ends sooner',
      'following',
      { untilDay: '2026-12-24' },
      '2026-11-24',
      { before: '2026-11-24' },
    ],
    ['from its first day on stops it', 'following', { fromDay: '2026-11-24' }, '2026-11-24', { before: null }],
    ['from a day that is past, held later, stops it', 'following', {}, '2026-11-20', { before: null }],
    ['one that has stopped stays so', 'all', { state: 'stopped' }, '2026-11-24', null],
  ])('%s', (_what, scope, wish, seriesDay, end) => {
    expect(endOf(aSeries(wish), { scope, seriesDay, today })).toEqual(end)
  })
})

describe('an edit of when one may sign up', () => {
  const signUp = { opensDaysBefore: 3, closesMinutesBefore: 30, cancelMinutesBefore: 60 }

  test('counts from the day and the start as they will be', () => {
    const [edit] = edited(facts({ signUp, day: '2026-11-28' })).edits
    expect(edit).toMatchObject({ fields: ['signUp', 'day'], closes: false })
    expect(edit?.after).toMatchObject({
      opensAt: at('2026-11-25', '08:30'),
      closesAt: at('2026-11-28', '08:30'),
      cancelUntil: at('2026-11-28', '08:00'),
    })
    expect(templateAfter(aSeries(), { signUp })).toMatchObject(signUp)
  })

  test('that ends before it begins is refused', () => {
    const never = { ...signUp, opensDaysBefore: 0, closesMinutesBefore: 60 }
    expect(decideEdit(facts({ signUp: never }))).toMatchObject({ refusal: { code: 'series.opensAfterClose' } })
  })

  test('that is over by it says so', () => {
    expect(edited(facts({ signUp: { ...signUp, closesMinutesBefore: 1440 } })).edits[0]?.closes).toBe(true)
  })
})

test('a date is moved as far ahead as dates are made, and a week', () => {
  const latest = latestDay('2026-11-23')
  expect(latest).toBe('2027-05-31')
  expect(decideEdit(facts({ day: latest })).ok).toBe(true)
  expect(decideEdit(facts({ day: '2062-11-24' }))).toEqual({ ok: false, refusal: { code: 'series.dayFar', latest } })
})

test('dates that want a taken venue, or one of their own, are told from those that fit', () => {
  const slot = (key: string, starts: string, ends: string, venueId = MARKET) => {
    const [startsAt, endsAt] = [at('2026-11-24', starts), at('2026-11-24', ends)]
    return { key, title: key, venueId, startsAt, endsAt }
  }
  const taken = [slot('t', '09:00', '12:00')]
  const [late, next, same, there] = [
    slot('late', '11:00', '13:00'),
    slot('next', '12:00', '14:00'),
    slot('same', '13:30', '15:00'),
    slot('there', '09:00', '12:00', SQUARE),
  ]
  const { fits, clashes } = fittingIn([late, next, same, there], taken)
  expect(fits).toEqual([next, there])
  expect(clashes.map(({ wanted, taken }) => [wanted.key, taken.key])).toEqual([
    ['late', 't'],
    ['same', 'next'],
  ])
})

test.each([
  ['its own county', '520602', '520602', true],
  ['a township of its county', '520602102', '520602', true],
  ['its county, for a township', '520602', '520602102', true],
  ['another township of its county', '520602103', '520602102', true],
  ['the city’s, for a county', '5206', '520602', true],
  ['anywhere, for the city', '520621', '5206', true],
  ['another county', '520621', '520602', false],
] as [string, DistrictCode, DistrictCode, boolean][])('a venue is at home in %s', (_where, venue, district, isHome) => {
  expect(isAtHome(venue, district)).toBe(isHome)
})

test('what becomes of a series, and a date left out, are said in a sentence', () => {
  expect(saySeriesEnd({ before: null }, '2026-11-23')).toBe('停用后不再排新场次')
  expect(saySeriesEnd({ before: '2026-12-04' }, '2026-11-23')).toBe('从12月4日 周五起不再排新场次')
  const skipped = { day: '2026-12-04', title: '春风行动', startsAt: at('2026-12-04', '09:00') }
  expect(saySkipped(skipped, '2026-11-23')).toBe('12月4日 周五 未排：场地 9:00 已被“春风行动”占用')
  expect([-60, 0, 90, 1440].map((minutes) => sayAhead(minutes, '开始'))).toEqual([
    '开始后 1 小时',
    '到开始时',
    '开始前 90 分钟',
    '开始前 1 天',
  ])
})

test('the template follows a change to all, but for what belongs to one date', () => {
  const change: Change = { title: '春风行动', time: { starts: '14:00', ends: '17:00' }, theme: 'x', day: '2026-12-01' }
  expect(templateAfter(aSeries(), change)).toEqual({
    ...aSeries(),
    titlePattern: '春风行动',
    starts: '14:00',
    ends: '17:00',
  })
  expect(templateAfter(aSeries(), { bring: '简历' }).titlePattern).toBe(aSeries().titlePattern)
})

describe('whatever is edited', () => {
  const someDay = fc.constantFrom('2026-11-20', '2026-11-24', '2026-11-25', '2026-11-28', '2026-12-02')
  const someTime = fc.constantFrom({ starts: '09:00', ends: '12:00' }, { starts: '13:00', ends: '15:00' })
  const someChange = fc.record<Change>(
    {
      title: fc.constantFrom('甲', '乙', '天天有招聘'),
      bring: fc.constantFrom('身份证', '简历'),
      venueId: fc.constantFrom(MARKET, SQUARE),
      time: someTime,
      day: someDay,
      places: fc.record({ seats: fc.integer({ min: 6, max: 12 }), keySeats: fc.nat(2), walkInSeats: fc.nat(2) }),
      minAge: fc.constantFrom(null, 16, 18),
      signUp: fc.record({
        opensDaysBefore: fc.nat(9),
        closesMinutesBefore: fc.nat(600),
        cancelMinutesBefore: fc.nat(600),
      }),
    },
    { requiredKeys: [] },
  )
  const someFacts = fc.record({
    scope: fc.constantFrom<EditScope>('one', 'following', 'all'),
    at: fc.constantFrom(...all.map(({ activityId }) => activityId)),
    overwrite: fc.boolean(),
    change: someChange,
  })
  /** A day is for one date only. */
  const known = ({ change: { day, ...rest }, ...wish }: Pick<EditFacts, 'scope' | 'at' | 'overwrite' | 'change'>) =>
    facts(wish.scope === 'one' && day ? { ...rest, day } : rest, wish)

  test('one date never changes another, and what has begun or is called off never changes', () => {
    fc.assert(
      fc.property(someFacts, (wish) => {
        const found = decideEdit(known(wish))
        if (!found.ok) return
        const ids = found.value.edits.map(({ activityId }) => activityId)
        if (wish.scope === 'one') expect(ids.every((id) => id === wish.at)).toBe(true)
        for (const date of [PAST, RUNNING, OFF]) expect(ids).not.toContain(date.activityId)
        for (const { after: is } of found.value.edits) {
          expect(is.opensAt < is.closesAt && is.closesAt <= is.endsAt && is.entryUntil <= is.endsAt).toBe(true)
          expect(is.startsAt < is.endsAt && is.startsAt > now).toBe(true)
          expect(is.places.booked + is.places.offered).toBeLessThanOrEqual(is.places.seats)
        }
      }),
    )
  })

  test('doing it twice is the same as doing it once, and nobody is told twice', () => {
    fc.assert(
      fc.property(someFacts, (wish) => {
        const first = known(wish)
        if (!decideEdit(first).ok) return
        expect(edited({ ...first, activities: datesAfter(first) }).edits).toEqual([])
      }),
    )
  })

  test('fields a date has of its own stay, unless it is the one edited or overwriting is asked for', () => {
    fc.assert(
      fc.property(someFacts, fc.subarray<EditField>(['title', 'bring', 'time', 'minAge']), (wish, touched) => {
        const own = { ...LAST, touched }
        const first = { ...known(wish), activities: [...all.filter((date) => date !== LAST), own] }
        const found = decideEdit(first)
        if (!found.ok || wish.overwrite || wish.scope === 'one') return
        const is = datesAfter(first).find(({ activityId }) => activityId === own.activityId)
        if (touched.includes('title')) expect(is?.title).toBe(own.title)
        if (touched.includes('bring')) expect(is?.bring).toBe(own.bring)
        if (touched.includes('minAge')) expect(is?.minAge).toBe(own.minAge)
        if (touched.includes('time')) expect([is?.startsAt, is?.endsAt]).toEqual([own.startsAt, own.endsAt])
      }),
    )
  })
})
