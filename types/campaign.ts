import * as z from 'zod/mini'
import { CampaignState } from './campaign-state'
import { ActivityId, CampaignId, Count, Cursor, Instant, line } from './core'
import { DistrictCode } from './division'
import { RenderedMessage } from './notice'
import { KeyGroup } from './person'
import { TimeOfDay } from './waitlist'

/** What people did before: anything · signed up or came within a year · signed up for nothing yet. */
export const AudienceHistory = z.enum(['any', 'booked', 'came', 'never'])
export type AudienceHistory = z.infer<typeof AudienceHistory>

/** What help somebody needs is asked for the day itself: sensitive, and nothing to choose an audience by (PIPL art. 6, 28). */
export const NEVER_ASKED_BY = 'help'

/** One answer of the minimum card. */
export const Interest = z.object({
  question: line(20).check(z.refine((question) => question !== NEVER_ASKED_BY)),
  answer: line(20),
})
export type Interest = z.infer<typeof Interest>

/**
 * Whom a campaign is for. Within one list any of them fits, all lists that are not empty must fit; everything empty is
 * everybody in the city. `skipBooked` leaves out who holds a place at this activity already; with `call` those without a
 * consent in hand are put on the call list of the desk, as far as they are known in the special's own district.
 */
export const Audience = z.strictObject({
  districts: z.array(DistrictCode).check(z.maxLength(20)),
  themes: z.array(line(40)).check(z.maxLength(20)),
  keyGroups: z.array(KeyGroup).check(z.maxLength(9)),
  interests: z.array(Interest).check(z.maxLength(20)),
  history: AudienceHistory,
  skipBooked: z.boolean(),
  call: z.boolean(),
})
export type Audience = z.infer<typeof Audience>

/** How many a campaign would reach, and who cannot be reached by message and why. Counts only, never who. */
export const AudienceCounts = z.object({
  /** Everybody the audience names who wants this kind of notice. */
  people: Count,
  /** They have a consent in hand: a message goes out. */
  byMessage: Count,
  /** No consent in hand, or none left by the notices that go out before: they read it in the app. */
  noCredit: Count,
  /** They have had as many messages this week as anybody gets. */
  capped: Count,
  /** They switched this kind off: nothing is sent and nothing is shown. */
  off: Count,
  /** Of those without a consent, who is put on the call list: registered, and known in the district of the special. */
  toCall: Count,
  /** Other notices will spend some of the consents and of the week's number first: what they will is taken off already. */
  isEstimate: z.boolean(),
})
export type AudienceCounts = z.infer<typeof AudienceCounts>

/** Something to choose an audience by. */
const Choice = z.object({ code: z.string(), label: z.string() })

/** The notice of one special: whom it is for, when it goes out, who said yes. `id` is null before there is any. */
export const Campaign = z.object({
  id: z.nullable(CampaignId),
  activityId: ActivityId,
  fair: z.string(),
  startsAt: Instant,
  district: DistrictCode,
  /** The division of the clerk who looks: nobody outside it can be chosen. */
  scope: DistrictCode,
  state: CampaignState,
  version: Count,
  audience: Audience,
  /** The special was changed since somebody prepared or said yes to it: it waits for a yes again. */
  isAgain: z.boolean(),
  sendAt: z.nullable(Instant),
  /** The hours in which the bureau messages nobody. */
  quiet: z.object({ from: TimeOfDay, until: TimeOfDay }),
  /** Null when somebody said yes and the template is gone or broken since. */
  message: z.nullable(RenderedMessage),
  inApp: z.object({ title: z.string(), text: z.string() }),
  approvedBy: z.nullable(z.string()),
  approvedAt: z.nullable(Instant),
  startedAt: z.nullable(Instant),
  choices: z.object({
    themes: z.array(Choice),
    questions: z.array(z.object({ code: z.string(), label: z.string(), options: z.array(Choice) })),
  }),
})
export type Campaign = z.infer<typeof Campaign>

/** How many notices of a campaign stand where; the states of a notice, those taken by a worker with those that wait. */
export const CampaignCounts = z.object({
  sent: Count,
  queued: Count,
  noCredit: Count,
  refused: Count,
  capped: Count,
  off: Count,
  invalid: Count,
  failed: Count,
  unknown: Count,
  gone: Count,
  lapsed: Count,
})
export type CampaignCounts = z.infer<typeof CampaignCounts>

/** How a campaign went, by channel, and what came of it. Counted while it happens, never by looking at every notice. */
export const CampaignReport = z.object({
  campaignId: CampaignId,
  state: CampaignState,
  /** Everybody is written down, or nobody more will be; before that `people` still grows. */
  filled: z.boolean(),
  people: Count,
  counts: CampaignCounts,
  /** Opened from the message, and looked at in the inbox. */
  opened: Count,
  read: Count,
  /** Told by telephone, and still to be called. */
  told: Count,
  toCall: Count,
  /** Sign-ups by people it had reached by then: as a message, opened or read in the app, or told by telephone. */
  booked: Count,
  /** What was wrong with those that are invalid or failed, at most three of the reasons. */
  troubles: z.array(z.string()),
  startedAt: z.nullable(Instant),
  sentAt: z.nullable(Instant),
  /** Minutes in which messages were settled, by their first millisecond: how many in all, and how many WeChat took. */
  minutes: z.array(z.object({ at: Instant, sent: Count, settled: Count })),
})
export type CampaignReport = z.infer<typeof CampaignReport>

/** One line of the list of campaigns: a special with or without its notice. */
export const CampaignRow = z.object({
  id: ActivityId,
  fair: z.string(),
  startsAt: Instant,
  district: DistrictCode,
  state: z.nullable(CampaignState),
  sendAt: z.nullable(Instant),
  people: Count,
  sent: Count,
  opened: Count,
})
export type CampaignRow = z.infer<typeof CampaignRow>

export const CampaignPage = z.object({ campaigns: z.array(CampaignRow), next: z.nullable(Cursor) })
export type CampaignPage = z.infer<typeof CampaignPage>
