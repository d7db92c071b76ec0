import { SHIPPED } from '../../src/domain/policy'
import { type PolicyName, type PolicyValues, policySchemas } from '../../types/policy'
import { log } from './log'

type Schema<P> = { safeParse(value: unknown): { success: true; data: P } | { success: false } }

/**
 * A rule of the bureau from the value stored in `policies`. Where it is none, nobody is turned away for it: the shipped
 * one holds, with a fault in the log.
 */
export function policyOf<N extends PolicyName>(name: N, value: unknown): PolicyValues[N] {
  const parsed = (policySchemas[name] as Schema<PolicyValues[N]>).safeParse(value)
  if (parsed.success) return parsed.data
  log({ level: 'fault', what: 'not a policy, the shipped one holds', policy: name })
  return SHIPPED[name]
}
