import * as z from 'zod/mini'
import { ActivityId, CampaignId, Count, GrantId, Instant, NoticeId } from './core'

/**
 * What a notice is about; each kind maps to one WeChat template (data). The rules of a kind, whether it is urgent, must
 * be told or counts for the weekly cap, are rows of `notice_kinds`.
 */
export const NoticeKind = z.enum([
  'fridaySpecial',
  'bookingResult',
  'activityChanged',
  'placeOffered',
  'dayBefore',
  'soon',
  'classTomorrow',
  'outcomeDue',
  'verifyDue',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** WeChat's answer for one template in the consent dialog. */
export const ConsentAnswer = z.enum(['accept', 'reject', 'ban', 'filter'])
export type ConsentAnswer = z.infer<typeof ConsentAnswer>

/** One kind of notice the account may ask for, and how many consents are in hand. */
export const ConsentStanding = z.object({
  kind: NoticeKind,
  templateId: z.string(),
  title: z.string(),
  credits: Count,
})
export type ConsentStanding = z.infer<typeof ConsentStanding>

/** One answer of the dialog, reported once: `grantId` is made in the tap. */
export const ConsentGrant = z.object({
  grantId: GrantId,
  templateId: z.string().check(z.maxLength(100), z.regex(/^[\w-]+$/)),
  answer: ConsentAnswer,
})
export type ConsentGrant = z.infer<typeof ConsentGrant>

/**
 * Where a notice stands: `queued`, `claimed` by a worker · `sent` WeChat took it · `noCredit` no consent in hand, never
 * sent · `refused` the person takes none (43101) · `invalid` the template or a value was wrong · `failed` tried in vain ·
 * `unknown` WeChat's answer was lost, so it may have arrived · `off` the person switched this kind off · `capped` the
 * week's messages were used up · `gone` the account is no more · `lapsed` there was nothing left to tell.
 */
export const NoticeState = z.enum([
  'queued',
  'claimed',
  'sent',
  'noCredit',
  'refused',
  'invalid',
  'failed',
  'unknown',
  'off',
  'capped',
  'gone',
  'lapsed',
])
export type NoticeState = z.infer<typeof NoticeState>

/** A message exactly as WeChat will show it. */
export const RenderedMessage = z.object({
  title: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  page: z.string(),
})
export type RenderedMessage = z.infer<typeof RenderedMessage>

export const CampaignState = z.enum(['proposed', 'approved', 'sending', 'paused', 'stopped', 'sent'])
export type CampaignState = z.infer<typeof CampaignState>

/** The Friday notice of one special: who would get it, what it says, and how it went. */
export const Campaign = z.object({
  id: z.nullable(CampaignId),
  activityId: ActivityId,
  fair: z.string(),
  startsAt: Instant,
  state: CampaignState,
  message: RenderedMessage,
  audience: z.object({ consented: Count, withoutCredit: Count }),
  report: z.object({
    queued: Count,
    sent: Count,
    refused: Count,
    noCredit: Count,
    invalid: Count,
    failed: Count,
    unknown: Count,
    off: Count,
    capped: Count,
    gone: Count,
    lapsed: Count,
  }),
  sentAt: z.nullable(Instant),
})
export type Campaign = z.infer<typeof Campaign>

/** A notice in the account's own inbox, which everyone has, with or without WeChat credit. */
export const NoticeLine = z.object({
  id: NoticeId,
  kind: NoticeKind,
  activityId: z.nullable(ActivityId),
  title: z.string(),
  text: z.string(),
  at: Instant,
})
export type NoticeLine = z.infer<typeof NoticeLine>
