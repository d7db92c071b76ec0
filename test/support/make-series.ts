import { addDays, daysBetween, weekdayOf } from '../../src/domain/time/calendar'
import { statutoryOf } from '../../src/domain/time/statutory'
import type { Input } from '../../types/contract'
import type { Reply } from '../../types/reply'
import type { Series } from '../../types/series'
import type { Cloud, Loose } from './cloud'
import { aTheme, aVenue, dayIn, newId } from './make'

/** Changes places as the desk does: looks at who would lose one, and then insists. */
export async function insistOnPlaces(
  cloud: Cloud,
  openid: string,
  activityId: string,
  places: Series['places'],
): Promise<Reply> {
  const wish = { activityId, scope: 'one', change: { places }, overwrite: false, insist: true } as const
  const preview = await cloud.ask(openid, 'series.preview', wish)
  if (preview.kind !== 'done') return preview
  return cloud.ask(openid, 'series.edit', { ...wish, seen: preview.value.seen })
}

export type SeriesWish = Partial<Loose<Omit<Series, 'state'>>>

/** Every weekday but the one of today, so that nothing depends on the hour the test runs at. */
export const notToday = () => [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekday !== weekdayOf(dayIn(0)))

/** A template of 碧江区: every morning but of today's weekday, two weeks ahead, fifty places; or as told. */
export async function aDraft(wish: SeriesWish = {}): Promise<Loose<Input<'series.save'>>['series']> {
  const district = wish.district ?? '520602'
  return {
    id: newId<string>(),
    kind: 'fair',
    special: false,
    titlePattern: '天天有招聘 · {district}',
    district,
    venueId: wish.venueId ?? (await aVenue({ district })).venueId,
    organizer: { name: '碧江区就业服务中心', phone: '0856-5220000' },
    about: '各行业都有。',
    bring: '带身份证',
    weekdays: notToday(),
    onHoliday: 'skip',
    makeUpDays: false,
    starts: '09:00',
    ends: '12:00',
    places: { seats: 50, keySeats: 0, walkInSeats: 0 },
    keyGroup: null,
    eligibility: 'none',
    opensDaysBefore: 14,
    closesMinutesBefore: 30,
    cancelMinutesBefore: 60,
    entryMinutesBeforeEnd: 30,
    minAge: 16,
    fromDay: dayIn(-30),
    untilDay: null,
    weeksAhead: 2,
    stops: [],
    boundFor: null,
    ...wish,
  }
}

/** The template of 周五专场, five weeks ahead, with three themes in turn, the second of them for veterans. */
export async function aSpecialDraft(wish: SeriesWish = {}) {
  await aTheme({ code: 'industry', name: '特色轻工' })
  await aTheme({ code: 'veteran', name: '退役军人专场', keyGroup: 'veteran' })
  await aTheme({ code: 'tourism', name: '文旅服务' })
  const series = await aDraft({
    special: true,
    titlePattern: '{theme}招聘会',
    weekdays: [5],
    weeksAhead: 5,
    fromDay: dayIn(1),
    ...wish,
  })
  return { series, themes: ['industry', 'veteran', 'tourism'] }
}

const lawful = (year: number) =>
  statutoryOf(year).flatMap(({ first, days }) => Array.from({ length: days }, (_, nth) => addDays(first, nth)))

/** Publishes the holidays of this and the next two years, all of them far from today; those of the law are ordinary days. */
export async function publishedYears(cloud: Cloud) {
  const year = Number(dayIn(0).slice(0, 4))
  const isFar = (day: string) => Math.abs(daysBetween(dayIn(0), day)) > 90
  const days = [year, year + 1, year + 2].flatMap((each) => {
    const first = [`${each}-03-01`, `${each}-08-01`, `${each}-11-01`].find(isFar) as string
    return Array.from({ length: 13 }, (_, nth) => addDays(first, nth))
  })
  await cloud.sql`
    insert into calendar_days (day, kind, name)
    select day::date, 'holiday', '假日' from unnest(${days}::text[]) day
    union all select day::date, 'ordinary', '照常' from unnest(${[year, year + 1, year + 2].flatMap(lawful)}::text[]) day
    on conflict do nothing`
}
