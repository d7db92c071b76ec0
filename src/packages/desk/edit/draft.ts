import { storedPattern } from '@/domain/series/title-pattern'
import { readWhole } from '@/domain/text/typed'
import { dayOf, daysBetween, sayTime } from '@/domain/time/calendar'
import { sayRefusal } from '@/wording/refusal'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant, LocalDate, VenueId } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import type { SeriesList } from '../../../../types/series'
import { Change, type EditField, type EditScope } from '../../../../types/series-edit'
import { stopsOf, stopTooEarly, type TypedStop, typedStops } from '../stops'

/** What the page knows of the date before anything is typed. */
export type Standing = { detail: ActivityDetail; desk: DeskActivity; list: SeriesList }

/** The form's own shape: numbers as typed, '' for what is not known. */
export type Typed = {
  title: string
  theme: string
  starts: string
  ends: string
  day: LocalDate
  venueId: VenueId | ''
  seats: string
  keySeats: string
  walkInSeats: string
  minAge: string
  about: string
  bring: string
  organizerName: string
  organizerPhone: string
  /** Of a bus. */
  stops: readonly TypedStop[]
  opensDaysBefore: string
  closesMinutesBefore: number
  cancelMinutesBefore: number
}

export type Mistakes = Partial<Record<EditField, string>>

const MINUTE = 60_000

const clockOf = (at: Instant) => sayTime(at).padStart(5, '0')

/** The date as it stands. The reserves are '' where the cloud does not say them. */
export const typedOf = ({ detail, desk, list }: Standing): Typed => ({
  title: detail.title,
  theme: detail.special?.theme ?? '',
  starts: clockOf(detail.startsAt),
  ends: clockOf(detail.endsAt),
  day: dayOf(detail.startsAt),
  venueId:
    list.venues.find(({ name, district }) => name === detail.venue.name && district === detail.venue.district)?.id ??
    '',
  seats: `${desk.places?.seats ?? detail.seats}`,
  keySeats: desk.places ? `${desk.places.keySeats}` : '',
  walkInSeats: desk.places ? `${desk.places.walkInSeats}` : '',
  minAge: detail.minAge === null ? '' : `${detail.minAge}`,
  about: detail.about,
  bring: detail.bring,
  organizerName: detail.organizer.name,
  organizerPhone: detail.organizer.phone,
  stops: typedStops(detail.bus?.stops ?? [], clockOf(detail.startsAt)),
  opensDaysBefore: `${daysBetween(dayOf(detail.opensAt), dayOf(detail.startsAt))}`,
  closesMinutesBefore: (detail.startsAt - detail.closesAt) / MINUTE,
  cancelMinutesBefore: (detail.startsAt - detail.cancelUntil) / MINUTE,
})

const same = (one: Typed, other: Typed, ...names: (keyof Typed)[]) => names.every((name) => one[name] === other[name])

/** Only what differs; a day belongs to one date, so the wider scopes leave it out, as they do a theme. */
export function wishOf(before: Typed, typed: Typed, scope: EditScope) {
  const is = (...names: (keyof Typed)[]) => !same(before, typed, ...names)
  const { title, about, bring, venueId, day, theme, starts, ends } = typed
  return {
    ...(is('title') && { title: storedPattern(title) }),
    ...(is('about') && { about }),
    ...(is('bring') && { bring }),
    ...(is('organizerName', 'organizerPhone') && {
      organizer: { name: typed.organizerName, phone: typed.organizerPhone },
    }),
    ...(is('venueId') && { venueId }),
    ...(is('starts', 'ends') && { time: { starts, ends } }),
    ...(is('seats', 'keySeats', 'walkInSeats') && {
      places: {
        seats: readWhole(typed.seats, '人'),
        keySeats: readWhole(typed.keySeats, '人'),
        walkInSeats: readWhole(typed.walkInSeats, '人'),
      },
    }),
    ...(is('minAge') && { minAge: typed.minAge.trim() ? readWhole(typed.minAge, '岁') : null }),
    ...(JSON.stringify(stopsOf(before.stops)) !== JSON.stringify(stopsOf(typed.stops)) && {
      stops: stopsOf(typed.stops),
    }),
    ...(is('opensDaysBefore', 'closesMinutesBefore', 'cancelMinutesBefore') && {
      signUp: {
        opensDaysBefore: readWhole(typed.opensDaysBefore, '天'),
        closesMinutesBefore: typed.closesMinutesBefore,
        cancelMinutesBefore: typed.cancelMinutesBefore,
      },
    }),
    ...(scope === 'one' && is('day') && { day }),
    ...(scope === 'one' && is('theme') && { theme }),
  }
}

const words: Record<EditField, string> = {
  title: '请填标题，60 个字以内',
  about: '请写介绍，2000 个字以内',
  bring: '请写要带什么，如“身份证”',
  organizer: '请填主办方的名称和电话',
  venueId: '请选场地',
  time: '请选几点到几点',
  day: '请选日期',
  places: '三种名额都要填整数，公开名额至少 1 个，预留可以是 0',
  minAge: '请填周岁，0 到 120；没有要求就不填',
  theme: '请选主题',
  stops: '请把每个上车点的名字和时间填好，名字 40 个字以内',
  signUp: '请填提前几天开放报名，0 到 180；报名和取消最晚到开始时',
}

const sayOrder = (stop: string) => {
  const { title, next } = sayRefusal({ code: 'bus.stopOrder', stop })
  return `${title}。${next}`
}

/** The change and what is wrong with it, by the contract's schema. */
export function readChange(before: Typed, typed: Typed, scope: EditScope): { change: Change; wrong: Mistakes } {
  const wish = wishOf(before, typed, scope)
  const checked = Change.safeParse(wish)
  const wrong: Mistakes = {}
  for (const { path } of checked.error?.issues ?? []) {
    const field = path[0] as EditField
    wrong[field] = words[field]
  }
  if (wish.time && typed.starts >= typed.ends) wrong.time = '结束时间早于开始时间。请把结束时间改到开始之后'
  const early = wish.stops && stopTooEarly(typed.stops)
  if (early) wrong.stops = sayOrder(early.name.trim())
  return { change: checked.success ? checked.data : {}, wrong }
}
