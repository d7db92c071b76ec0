import * as z from 'zod/mini'
import { Instant } from '../core'
import { ConsentBasis } from '../person'
import { plain } from './plain'

/** About people and what is agreed to. */
export const PersonRefusal = z.discriminatedUnion('code', [
  plain('person.notFound'),
  plain('person.consentMissing'),
  plain('person.idConsentMissing'),
  z.object({ code: z.literal('person.basisMissing'), bases: z.array(ConsentBasis) }),
  plain('person.realName'),
  plain('person.idForm'),
  plain('person.idLength'),
  plain('person.idCheckDigit'),
  plain('person.idBirthDate'),
  plain('person.phone'),
  plain('person.phoneCodeUsed'),
  plain('person.nameMismatch'),
  z.object({ code: z.literal('person.slowDown'), until: Instant }),
  z.object({ code: z.literal('person.numberBusy'), until: Instant }),
  plain('person.claimed'),
  plain('person.childNotAsked'),
  plain('person.notProved'),
  z.object({ code: z.literal('person.tooMany'), limit: z.int() }),
  plain('person.notKeeper'),
  plain('person.nameUsed'),
  plain('privacy.notFound'),
])
export type PersonRefusal = z.infer<typeof PersonRefusal>
