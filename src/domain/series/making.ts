import type { Instant, LocalDate } from '../../../types/core'
import type { Series } from '../../../types/series'
import { dayOf } from '../time/calendar'
import type { HolidayCalendar } from './holiday'
import { type ActivityDraft, aheadOf, datesOf, draftOf, instantsOf, type SpecialPlan } from './series'
import { type PlanFacts, type PlanRefusal, type Rotation, themeFor } from './special-plan'

/** What making a series ahead looks at. `made` are the series days that have an activity, also a cancelled one. */
export type MakingFacts = {
  series: Series
  made: readonly LocalDate[]
  calendar: HolidayCalendar
  themes: PlanFacts['themes']
  plan: SpecialPlan
  rotation: Rotation
  now: Instant
}

/**
 * What making comes to: `drafts` to store, `unknown` the days that wait for the bureau because the year's holidays are
 * not published, `withoutTheme` the Fridays nobody can say the theme of.
 */
export type Making = {
  drafts: readonly ActivityDraft[]
  unknown: readonly LocalDate[]
  withoutTheme: readonly PlanRefusal[]
}

/** The activities a series still has to make; once they are stored it makes nothing more. Sign-up must still be possible. */
export function makingOf({ series, made, calendar, themes, plan, rotation, now }: MakingFacts): Making {
  const dates = datesOf(series, {
    ...aheadOf(series, dayOf(now)),
    calendar,
    plan: series.special ? plan : {},
  }).filter(({ seriesDay, day }) => !made.includes(seriesDay) && now < instantsOf(series, day).closesAt)
  const drafts: ActivityDraft[] = []
  const withoutTheme: PlanRefusal[] = []
  for (const date of dates.filter(({ standing }) => standing === 'held')) {
    const found = series.special
      ? themeFor(date.seriesDay, { plan, rotation, themes, calendar, onHoliday: series.onHoliday })
      : null
    if (found && !found.ok) withoutTheme.push(found.refusal)
    else drafts.push(draftOf(series, date, found?.value.theme ?? null))
  }
  return {
    drafts,
    unknown: dates.filter(({ standing }) => standing === 'unknownYear').map(({ seriesDay }) => seriesDay),
    withoutTheme,
  }
}
