import { SHIPPED } from '../../src/domain/policy/policy'
import { type PolicyName, type PolicyValues, policySchemas } from '../../types/policy'
import type { Db } from './db'
import { log } from './log'
import { sql } from './sql'

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

/** One rule of the bureau as it is now. */
export async function findPolicy<N extends PolicyName>(db: Db, name: N): Promise<PolicyValues[N]> {
  const { rows } = await sql<{ value: unknown }>`select value from policies where name = ${name}`.execute(db)
  return policyOf(name, rows[0]?.value)
}
