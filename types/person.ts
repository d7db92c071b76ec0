import * as z from 'zod/mini'
import { PersonId } from './core'
import { DistrictCode } from './division'

/**
 * Identity documents people sign up with: the resident ID card, the residence permit of HK/Macao/Taiwan residents, the
 * travel permits of HK/Macao and of Taiwan residents, a foreigner's permanent residence card, a passport.
 */
export const IdType = z.enum([
  'residentId',
  'hmtResidencePermit',
  'hmTravelPermit',
  'twTravelPermit',
  'permanentResidence',
  'passport',
])
export type IdType = z.infer<typeof IdType>

/** Groups the plan gives special help (plan 四.六); never shown to employers. */
export const KeyGroup = z.enum([
  'graduate',
  'veteran',
  'hardToEmploy',
  'liftedFromPoverty',
  'resettled',
  'migrantWorker',
  'disabled',
  'registeredUnemployed',
  'woman',
])
export type KeyGroup = z.infer<typeof KeyGroup>

/** What is agreed to one by one (个人信息保护法 art. 14, 29): the first two for every sign-up, the third by a child's guardian, the others are one's own choice. */
export const ConsentPart = z.enum(['notice', 'idNumber', 'children', 'help', 'keyGroup', 'choosing'])
export type ConsentPart = z.infer<typeof ConsentPart>

/** What one may agree to or take back at any time without losing a place. */
export const FreeConsent = z.enum(['help', 'keyGroup', 'choosing'])
export type FreeConsent = z.infer<typeof FreeConsent>

/**
 * On what a consent rests: the person's own word, a family member's word to whoever signs them up, or a guardian's for a
 * child (个人信息保护法 art. 29, 31).
 */
export const ConsentBasis = z.enum(['self', 'agreed', 'guardian'])
export type ConsentBasis = z.infer<typeof ConsentBasis>

/** What a person types once. Raw text: the rules in `src/domain/person/id-number.ts` normalise and refuse. `basis` is said for family. */
export const PersonDraft = z.object({
  personId: PersonId,
  realName: z.string().check(z.maxLength(60)),
  idType: IdType,
  idNumber: z.string().check(z.maxLength(40)),
  phone: z.string().check(z.maxLength(30)),
  /** The version of the privacy notice that was shown and agreed to. */
  consentVersion: z.string().check(z.maxLength(20)),
  /** The version of the rules for children that was shown and agreed to, by a child's guardian. */
  childrenVersion: z.optional(z.string().check(z.maxLength(20))),
  /** The document number is agreed to on its own. */
  idNumberAgreed: z.boolean(),
  basis: z.optional(ConsentBasis),
})
export type PersonDraft = z.infer<typeof PersonDraft>

/** A person as their own account sees them: masked, never the full number. */
export const PersonCard = z.object({
  id: PersonId,
  name: z.string(),
  idType: IdType,
  idNumber: z.string(),
  phone: z.string(),
  relation: z.enum(['self', 'family']),
  /** Whether the account agreed, for this person and on a basis it said, to the privacy notice as it reads now and to the use of the number; for a child to its rules too. */
  agreed: z.boolean(),
  /** On what it may agree for them. */
  bases: z.array(ConsentBasis),
})
export type PersonCard = z.infer<typeof PersonCard>

/** Everything the account may act as. */
export const Mine = z.object({
  /** The privacy notice that holds now, and what is new in it. */
  notice: z.object({ version: z.string(), changes: z.nullable(z.string()) }),
  /** The rules for children that hold now, and what is new in them. */
  children: z.object({ version: z.string(), changes: z.nullable(z.string()) }),
  persons: z.array(PersonCard),
  recruits: z.boolean(),
  clerk: z.nullable(z.object({ name: z.string(), district: DistrictCode })),
  gate: z.boolean(),
  /** When the bureau's line is answered; null while it has not said so. */
  hours: z.optional(z.nullable(z.string())),
})
export type Mine = z.infer<typeof Mine>
