import * as z from 'zod/mini'
import { Count, GrantId, Instant } from './core'
import { DistrictCode } from './division'
import { NoticeKind } from './notice'
import { numberIn } from './policy-limits'

/** WeChat's answer for one template in the consent dialog. */
export const ConsentAnswer = z.enum(['accept', 'reject', 'ban', 'filter'])
export type ConsentAnswer = z.infer<typeof ConsentAnswer>

/** One message a consent, or any number until it is taken back; WeChat never asks for both in one dialog. */
export const Subscription = z.enum(['once', 'longTerm'])
export type Subscription = z.infer<typeof Subscription>

/**
 * One kind of notice the account may ask for: the consents in hand, how many of what they hold now there is still to be
 * told of, what was answered last, whether it is switched off.
 */
export const ConsentStanding = z.object({
  kind: NoticeKind,
  templateId: z.string(),
  title: z.string(),
  subscription: Subscription,
  credits: Count,
  needed: Count,
  lastAnswer: z.nullable(ConsentAnswer),
  answeredAt: z.nullable(Instant),
  off: z.boolean(),
})
export type ConsentStanding = z.infer<typeof ConsentStanding>

/** How long somebody who said no is left alone. Data of the bureau. */
export const AskingPolicy = z.object({ rejectDays: numberIn('rejectDays') })
export type AskingPolicy = z.infer<typeof AskingPolicy>

/** Every kind of notice with how it stands, and the rule for asking. */
export const Consents = z.object({ standings: z.array(ConsentStanding), asking: AskingPolicy })
export type Consents = z.infer<typeof Consents>

/** One answer of the dialog, reported once: `grantId` is made in the tap. `district`: the one looked at then. */
export const ConsentGrant = z.object({
  grantId: GrantId,
  templateId: z.string().check(z.maxLength(100), z.regex(/^[\w-]+$/)),
  /** WeChat's own word: there are several kinds of yes, and newer clients have more (`answerOf` reads it). */
  answer: z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[\w:.-]+$/)),
  district: z.optional(z.nullable(DistrictCode)),
})
export type ConsentGrant = z.infer<typeof ConsentGrant>
