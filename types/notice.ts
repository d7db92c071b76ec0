import * as z from 'zod/mini'
import { ActivityKind } from './activity'
import { ActivityId, Cursor, Instant, NoticeId, TicketId } from './core'

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
  'employerTold',
])
export type NoticeKind = z.infer<typeof NoticeKind>

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

/**
 * One keyword of a WeChat template: its key begins with its type (`thing1`), `from` is the fact that fills it, `text` a
 * fixed one. Data, in `notice_templates.fields`.
 */
export const NoticeField = z.object({
  key: z.string().check(z.regex(/^[a-z][a-z_]*\d+$/)),
  label: z.string().check(z.minLength(1)),
  from: z.enum(['title', 'time', 'until', 'place', 'hint', 'result', 'text']),
  text: z.optional(z.string()),
})
export type NoticeField = z.infer<typeof NoticeField>

/** A WeChat template as far as a message needs it: 1 to 5 keywords, each once, and a page of ours. */
export const NoticeTemplate = z.object({
  title: z.string(),
  fields: z.array(NoticeField).check(
    z.minLength(1),
    z.maxLength(5),
    z.refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length),
  ),
  page: z.string().check(z.minLength(1)),
})
export type NoticeTemplate = z.infer<typeof NoticeTemplate>

/** A message exactly as WeChat will show it. */
export const RenderedMessage = z.object({
  title: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  page: z.string(),
})
export type RenderedMessage = z.infer<typeof RenderedMessage>

/**
 * A notice in the account's own inbox, which everyone has, with or without WeChat credit. It leads to the ticket it is
 * about, else to its activity; what an employer is told names neither and leads to the employer's page for its matter.
 */
export const NoticeLine = z.object({
  id: NoticeId,
  kind: NoticeKind,
  activityId: z.nullable(ActivityId),
  activityKind: z.nullable(ActivityKind),
  ticketId: z.nullable(TicketId),
  /** Of what an employer is told: the fair of its booth. */
  boothAt: z.nullable(ActivityId),
  title: z.string(),
  text: z.string(),
  at: Instant,
  unread: z.boolean(),
})
export type NoticeLine = z.infer<typeof NoticeLine>

export const NoticePage = z.object({ notices: z.array(NoticeLine), next: z.nullable(Cursor) })
export type NoticePage = z.infer<typeof NoticePage>
