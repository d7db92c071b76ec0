import * as z from 'zod/mini'
import { ActivityKind } from './activity'
import { Count, Instant, LocalDate, line, PersonId, TicketId } from './core'
import { ConsentBasis, ConsentPart, KeyGroup, PersonCard } from './person'
import { TicketState } from './ticket'

/** Kinds of data with a period of their own: sign-ups by kind of activity, the person, a child under 14, the answers, the notices, an employer's contact and accounts, staff who left. */
export const Retained = z.enum([
  'fair',
  'course',
  'bus',
  'exam',
  'talk',
  'person',
  'child',
  'answer',
  'notice',
  'employer',
  'staff',
])
export type Retained = z.infer<typeof Retained>

/** How many days something is kept, counted from the end of the activity, the last use, the answer or the notice. */
export const Retention = z.object({ what: Retained, days: z.int().check(z.positive()) })
export type Retention = z.infer<typeof Retention>

/** One answer kept of the minimum card. `answer` is a code of `options`, or the words themselves without options. */
export const KeptAnswer = z.object({
  question: z.string(),
  label: z.string(),
  answer: z.string(),
  options: z.nullable(z.array(z.object({ code: z.string(), label: z.string() }))),
  answeredAt: Instant,
  until: Instant,
})
export type KeptAnswer = z.infer<typeof KeptAnswer>

/** One sign-up kept of a person; `mine`: made by the account that looks. */
export const KeptTicket = z.object({
  id: TicketId,
  kind: ActivityKind,
  title: z.string(),
  day: LocalDate,
  place: z.string(),
  state: TicketState,
  bookedAt: Instant,
  checkedInAt: z.nullable(Instant),
  mine: z.boolean(),
  until: Instant,
})
export type KeptTicket = z.infer<typeof KeptTicket>

/** The texts people agree to: the privacy notice, and the rules for children under 14 (个人信息保护法 art. 17, 31). */
export const PrivacyTextName = z.enum(['notice', 'children'])
export type PrivacyTextName = z.infer<typeof PrivacyTextName>

/** The version of a text: the China day it takes effect. */
export const PrivacyVersion = z.string().check(z.regex(/^20\d{2}-\d{2}-\d{2}$/))
export type PrivacyVersion = z.infer<typeof PrivacyVersion>

/** One part of a text: sentences, then perhaps a table. A blank the bureau has not filled in stands in 〔〕. */
export const PrivacyPart = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  table: z.optional(z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })),
})
export type PrivacyPart = z.infer<typeof PrivacyPart>

/** A version of a text in full; `versions`: all that began, newest first, each with what was new in it. */
export const PrivacyText = z.object({
  name: PrivacyTextName,
  version: PrivacyVersion,
  parts: z.array(PrivacyPart),
  versions: z.array(z.object({ version: PrivacyVersion, changes: z.nullable(z.string()) })),
})
export type PrivacyText = z.infer<typeof PrivacyText>

/** An account, by a mark that means nothing to anybody else. */
export const AccountMark = z.string().check(z.regex(/^[0-9a-f]{32}$/))
export type AccountMark = z.infer<typeof AccountMark>

/**
 * Everything stored about one person (个人信息保护法 art. 45). `full`: name and numbers unmasked. `keeper`: this
 * account decides about the person; one that is not sees only what it did itself. `accounts`: how many may act for
 * them. The last two hundred sign-ups; `signUps` counts all.
 */
export const Dossier = z.object({
  person: PersonCard,
  /** From the ID number, of any century: 1958-03-21. */
  bornOn: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  registeredAt: Instant,
  full: z.boolean(),
  keeper: z.boolean(),
  mayRename: z.boolean(),
  accounts: Count,
  /** Whether everything is shown: staff saw the card with this account, or nobody else has to do with the person. */
  whole: z.boolean(),
  /** The other accounts that may act for the person, for who decides: by a mark, since when; `helper`: a village helper. */
  others: z.array(
    z.object({
      mark: AccountMark,
      relation: PersonCard.def.shape.relation,
      since: Instant,
      helper: z.optional(z.boolean()),
    }),
  ),
  /** Until which day this account, as this person, may sign up the people of a village. */
  helpsUntil: z.optional(z.nullable(LocalDate)),
  consents: z.array(
    z.object({
      part: ConsentPart,
      version: z.string(),
      agreedAt: Instant,
      basis: z.nullable(ConsentBasis),
      withdrawnAt: z.nullable(Instant),
    }),
  ),
  answers: z.array(KeptAnswer),
  groups: z.array(z.object({ keyGroup: KeyGroup, mark: z.enum(['checked', 'declared']) })),
  signUps: Count,
  tickets: z.array(KeptTicket),
  notices: Count,
  retention: z.array(Retention),
})
export type Dossier = z.infer<typeof Dossier>

/** A correction: null leaves a field as it is; an answer of null is taken back. */
export const Correction = z.object({
  personId: PersonId,
  realName: z.nullable(z.string().check(z.maxLength(60))),
  phone: z.nullable(z.string().check(z.maxLength(30))),
  answers: z
    .array(
      z.strictObject({
        question: line(20),
        answer: z.nullable(line(60)),
      }),
    )
    .check(z.maxLength(10)),
})
export type Correction = z.infer<typeof Correction>

/**
 * What deleting would do to one person: `erase` everything stored, or only `leave` (somebody else decides about the
 * person; this account stops acting for them). `places` are given back, `kept` sign-ups stay as numbers without a name.
 */
export const Leaving = z.object({
  personId: PersonId,
  name: z.string(),
  relation: z.enum(['self', 'family']),
  how: z.enum(['erase', 'leave']),
  places: z.array(z.object({ id: TicketId, title: z.string(), startsAt: Instant, state: TicketState })),
  kept: Count,
})
export type Leaving = z.infer<typeof Leaving>

/** What deleting everything of an account would do. `recruits`: the employer it stops acting for, `lastRecruiter` that nobody else acts for it; `staff`: rights at work stay. */
export const LeavingAll = z.object({
  people: z.array(Leaving),
  recruits: z.nullable(z.string()),
  lastRecruiter: z.boolean(),
  staff: z.boolean(),
})
export type LeavingAll = z.infer<typeof LeavingAll>

/** What deleting did: people erased, people left to somebody else, places given back. */
export const Erased = z.object({ erased: Count, left: Count, cancelled: Count })
export type Erased = z.infer<typeof Erased>
