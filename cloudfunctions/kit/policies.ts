import { NO_SHOW_POLICY } from '../../src/domain/no-show'
import { OFFER_POLICY } from '../../src/domain/offer'
import { NoShowPolicy, OfferPolicy } from '../../types/waitlist'
import { log } from './log'

type Schema<P> = { safeParse(value: unknown): { success: true; data: P } | { success: false } }

/** A row of `policies` as the rules read it; where it is no policy, nobody is turned away for it: the shipped one holds. */
function read<P>(policy: string, schema: Schema<P>, value: unknown, shipped: P): P {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  log({ level: 'fault', what: 'not a policy, the shipped one holds', policy })
  return shipped
}

/** The bureau's offer policy from the value stored, or the shipped one with a fault in the log. */
export const offerPolicyOf = (value: unknown): OfferPolicy => read('offer', OfferPolicy, value, OFFER_POLICY)

/** The bureau's no-show policy from the value stored, or the shipped one with a fault in the log. */
export const noShowPolicyOf = (value: unknown): NoShowPolicy => read('noShow', NoShowPolicy, value, NO_SHOW_POLICY)
