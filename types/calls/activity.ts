import * as z from 'zod/mini'
import { ActivityDetail, ActivityKind, ActivityPage, Month } from '../activity'
import { call } from '../call'
import { ActivityId, Cursor, LocalDate, line } from '../core'
import { DistrictCode } from '../division'
import { Home } from '../home'
import { KeyGroup } from '../person'

/** Whom or what one looks for among fairs: a theme, any Friday special, a key group. */
const sought = {
  theme: z.optional(z.nullable(line(40))),
  special: z.optional(z.boolean()),
  keyGroup: z.optional(z.nullable(KeyGroup)),
}

/** The home page: next special, seven days, the week's fairs, open courses, own tickets. */
export const home = call({
  name: 'activity.home',
  act: 'read',
  who: 'account',
  input: { district: z.nullable(DistrictCode) },
  output: Home,
})

/** Activities of one kind between two days (half-open), by start; keyset pages. */
export const list = call({
  name: 'activity.list',
  act: 'read',
  who: 'account',
  input: {
    kind: ActivityKind,
    district: z.nullable(DistrictCode),
    from: LocalDate,
    until: LocalDate,
    ...sought,
    cursor: z.nullable(Cursor),
  },
  output: ActivityPage,
})

/**
 * The calendar in one call: the weeks of one month, `YYYY-MM`, and what is on at `day`, all by what is sought.
 * `activity.list` goes on behind the page of the day.
 */
export const month = call({
  name: 'activity.month',
  act: 'read',
  who: 'account',
  input: {
    month: z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
    district: z.nullable(DistrictCode),
    day: z.optional(z.nullable(LocalDate)),
    ...sought,
  },
  output: Month,
})

/** One activity's page. Refusals: activity.notFound. */
export const get = call({
  name: 'activity.get',
  act: 'read',
  who: 'account',
  input: { activityId: ActivityId },
  output: ActivityDetail,
})

/** The short code of an activity and its mini-program code as a PNG in base64, for posters and share cards. */
export const poster = call({
  name: 'activity.poster',
  act: 'read',
  who: 'account',
  input: { activityId: ActivityId },
  output: z.object({ code: z.string(), scene: z.string(), png: z.string() }),
})

/** What a scanned scene stands for. Refusals: scene.unreadable, activity.notFound. */
export const scene = call({
  name: 'activity.scene',
  act: 'read',
  who: 'account',
  input: { scene: z.string().check(z.maxLength(200)) },
  output: z.object({ activityId: ActivityId, kind: ActivityKind }),
})
