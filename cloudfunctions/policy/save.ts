import { decideRule, maySetPolicies, SHIPPED } from '../../src/domain/policy/policy'
import type { Instant } from '../../types/core'
import { city } from '../../types/division'
import type { PolicyName, PolicyWish } from '../../types/policy'
import { accept, type Decision, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { type Tx, transact } from '../kit/db'
import { policyOf } from '../kit/policies'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { ruleOf, showPolicies } from './list'

type Held = {
  name: string
  value: unknown
  isSo: boolean
  version: number
  by: string | null
  at: Instant | null
}

/** Sets one rule for the whole city. It holds for whatever is decided from then on; what was promised before stays. */
export const save: Verb<'policy.save'> = async (ask) => {
  if (!maySetPolicies(ask.actor.district)) return refuse({ code: 'policy.cityOnly' })
  const set = await transact(ask.db, (tx) => change(tx, ask))
  return set.ok ? accept(await showPolicies(ask.db)) : set
}

/** Of two clerks with the same version before them one wins; whoever asks for what is already so is done. */
async function change(tx: Tx, ask: Ask<'policy.save'>): Promise<Decision<'set'>> {
  const { rule, version } = ask.input
  const rules = await hold(tx, rule)
  const held = (name: PolicyName) => rules.find((one) => one.name === name)
  const before = held(rule.name)
  if (!before) throw new Error(`the rule ${rule.name} is gone while it was held`)
  if (before.isSo) return accept('set')
  if (before.version !== version) return refuse({ code: 'policy.changed', by: before.by, at: before.at })
  const ruling = decideRule(rule, {
    quiet: policyOf('quiet', held('quiet')?.value),
    reminders: policyOf('reminders', held('reminders')?.value),
  })
  if (!ruling.ok) return ruling
  await write(tx, ask, before.value)
  return accept('set')
}

async function write(tx: Tx, { input: { rule }, actor, now, traceId }: Ask<'policy.save'>, before: unknown) {
  await sql`
    update policies set value = ${JSON.stringify(rule.value)}, version = version + 1,
      changed_by = ${actor.staffId}, changed_at = ${now}
    where name = ${rule.name}`.execute(tx)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'policy.save',
    subject: 'policy',
    subjectId: rule.name,
    district: city.code,
    detail: { before: ruleOf(rule.name, before).value, after: rule.value },
  })
}

/**
 * Every rule, locked, as one may depend on another, and whether it already says what is asked for; one that was taken
 * out comes back as shipped.
 */
async function hold(tx: Tx, { name, value }: PolicyWish): Promise<Held[]> {
  await sql`
    insert into policies (name, value) values (${name}, ${JSON.stringify(SHIPPED[name])})
    on conflict (name) do nothing`.execute(tx)
  const { rows } = await sql<Held>`
    select p.name, p.value, p.value = ${JSON.stringify(value)}::jsonb as "isSo", p.version, s.name as by,
      p.changed_at as at
    from policies p left join staff s on s.id = p.changed_by order by p.name for update of p`.execute(tx)
  return rows
}
