import * as z from 'zod/mini'
import { PersonId } from './core'
import { DistrictCode } from './division'

/** Identity documents people sign up with (product rule: HK/Macao/Taiwan permits and passports are accepted). */
export const IdType = z.enum(['residentId', 'hmtResidencePermit', 'passport'])
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

/** The privacy notice a person agrees to; a new text gets a new version and is asked again. */
export const PRIVACY_VERSION = '2026-11-24'

/**
 * On what a consent rests: the person's own word, a family member's word to whoever signs them up, or a guardian's for a
 * child (个人信息保护法 art. 29, 31).
 */
export const ConsentBasis = z.enum(['self', 'agreed', 'guardian'])
export type ConsentBasis = z.infer<typeof ConsentBasis>

/** What a person types once. Raw text: the rules in `src/domain/id-number.ts` normalise and refuse. `basis` is said for family. */
export const PersonDraft = z.object({
  personId: PersonId,
  realName: z.string().check(z.maxLength(60)),
  idType: IdType,
  idNumber: z.string().check(z.maxLength(40)),
  phone: z.string().check(z.maxLength(30)),
  consentVersion: z.string().check(z.maxLength(20)),
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
  /** Whether the account agreed, for this person and on a basis it said, to the privacy notice as it reads now. */
  agreed: z.boolean(),
  /** On what it may agree for them. */
  bases: z.array(ConsentBasis),
})
export type PersonCard = z.infer<typeof PersonCard>

/** Everything the account may act as. */
export const Mine = z.object({
  persons: z.array(PersonCard),
  recruits: z.boolean(),
  clerk: z.nullable(z.object({ name: z.string(), district: DistrictCode })),
  gate: z.boolean(),
})
export type Mine = z.infer<typeof Mine>
