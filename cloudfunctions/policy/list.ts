import type { Instant } from '../../types/core'
import { type Policy, type PolicyName, type PolicyWish, policyNames } from '../../types/policy'
import { accept } from '../../types/reply'
import type { Db } from '../kit/db'
import { policyOf } from '../kit/policies'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

type Row = { name: string; value: unknown; version: number; changedBy: string | null; changedAt: Instant | null }

/** Every rule of the bureau as it holds. */
export const list: Verb<'policy.list'> = async ({ db }) => accept(await showPolicies(db))

/** The rules in the order they are shown, read as whoever keeps to them reads them. */
export async function showPolicies(db: Db): Promise<Policy[]> {
  const { rows } = await sql<Row>`
    select p.name, p.value, p.version, s.name as "changedBy", p.changed_at as "changedAt"
    from policies p left join staff s on s.id = p.changed_by`.execute(db)
  return policyNames.map((name) => {
    const row = rows.find((one) => one.name === name)
    const { version, changedBy, changedAt } = row ?? { version: 0, changedBy: null, changedAt: null }
    return { rule: ruleOf(name, row?.value), version, changedBy, changedAt }
  })
}

/** A rule from the value stored. */
export const ruleOf = (name: PolicyName, value: unknown): PolicyWish =>
  ({ name, value: policyOf(name, value) }) as PolicyWish
