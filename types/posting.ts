import * as z from 'zod/mini'
import { ActivityId, Count, Cursor, EmployerId, Instant, LocalDate, line, PostingId, prose } from './core'
import { city, DistrictCode, RegionCode } from './division'
import { cleanLine } from './text'

/** A phrase in a posting that a rule objects to, with the wording to use instead. */
export const ScreenFlag = z.object({
  code: z.enum(['sex', 'age', 'ethnicity', 'household', 'marital', 'health', 'school', 'fee', 'fraud']),
  field: z.string(),
  phrase: z.string(),
  suggestion: z.string(),
})
export type ScreenFlag = z.infer<typeof ScreenFlag>

export const PayUnit = z.enum(['month', 'day', 'hour', 'piece'])
export type PayUnit = z.infer<typeof PayUnit>

export const Education = z.enum(['any', 'juniorHigh', 'seniorHigh', 'college', 'bachelor', 'master'])
export type Education = z.infer<typeof Education>

/** What kind of work it is, as people ask for it. */
export const Trade = z.enum([
  'making',
  'skilled',
  'building',
  'catering',
  'domestic',
  'care',
  'sales',
  'transport',
  'guarding',
  'farming',
  'office',
  'teaching',
  'tourism',
  'other',
])
export type Trade = z.infer<typeof Trade>

const Money = z.number().check(
  z.gte(0.01),
  z.lte(1_000_000),
  z.refine((yuan) => Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6),
)

/** Pay in yuan per unit, to the fen. */
export const Pay = z.object({
  min: Money,
  max: Money,
  unit: PayUnit,
})
export type Pay = z.infer<typeof Pay>

/**
 * The elements a posting must carry: employer, headcount, content, place, pay and validity
 * (五部门《关于规范网络平台招聘类信息发布的通知》, 2026-01).
 */
export const PostingDraft = z.object({
  postingId: PostingId,
  title: line(30),
  trade: Trade,
  headcount: z.int().check(z.gte(1), z.lte(9999)),
  content: prose(1000),
  region: RegionCode.check(z.refine((region) => region !== city.code)),
  place: line(60),
  pay: Pay,
  /** The recruiter's yes to a pay that looks like that of another unit. */
  paySure: z.optional(z.boolean()),
  education: Education,
  perks: z.array(line(8)).check(z.maxLength(6)),
  validUntil: LocalDate,
})
export type PostingDraft = z.infer<typeof PostingDraft>

/** A posting as seekers see it. */
export const PostingCard = z.object({
  id: PostingId,
  title: z.string(),
  trade: Trade,
  employer: z.string(),
  headcount: Count,
  pay: Pay,
  education: Education,
  perks: z.array(z.string()),
  region: RegionCode,
  place: z.string(),
  content: z.string(),
  /** Of the employer's booth at the fair it is shown with. */
  booth: z.nullable(z.string()),
})
export type PostingCard = z.infer<typeof PostingCard>

/** A posting in the city's list: which fair one can meet the employer at next. */
export const PostingAtFair = z.extend(PostingCard, {
  fair: z.object({ id: ActivityId, title: z.string(), startsAt: Instant, special: z.boolean() }),
})
export type PostingAtFair = z.infer<typeof PostingAtFair>

export const PostingPage = z.object({ postings: z.array(PostingAtFair), next: z.nullable(Cursor) })
export type PostingPage = z.infer<typeof PostingPage>

/** Some postings of one fair, those in its own county first. */
export const OfferPage = z.object({ postings: z.array(PostingCard), next: z.nullable(Cursor) })
export type OfferPage = z.infer<typeof OfferPage>

/**
 * What one looks for among postings; '', null and false ask for nothing. `search` matches title or employer, `payFrom` is
 * what the pay may reach in a month, in yuan; `away` is work outside the city.
 */
export const PostingSought = z.object({
  search: z.string().check(z.overwrite(cleanLine), z.maxLength(30)),
  trade: z.nullable(Trade),
  payFrom: z.nullable(z.int().check(z.gte(1), z.lte(1_000_000))),
  payUnit: z.nullable(PayUnit),
  district: z.nullable(DistrictCode),
  away: z.boolean(),
})
export type PostingSought = z.infer<typeof PostingSought>

/** A posting as its employer sees it, with what the screening found. */
export const Posting = z.object({
  id: PostingId,
  employerId: EmployerId,
  title: z.string(),
  trade: Trade,
  headcount: Count,
  content: z.string(),
  region: RegionCode,
  place: z.string(),
  pay: Pay,
  paySure: z.boolean(),
  education: Education,
  perks: z.array(z.string()),
  validUntil: LocalDate,
  closed: z.boolean(),
  flags: z.array(ScreenFlag),
})
export type Posting = z.infer<typeof Posting>
