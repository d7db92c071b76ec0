import { sql } from 'kysely'
import { maySetPolicies, SHIPPED } from '../../src/domain/policy'
import type { Instant } from '../../types/core'
import { city } from '../../types/division'
import type { PolicyWish } from '../../types/policy'
import { accept, type Decision, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { type Tx, transact } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { ruleOf, showPolicies } from './list'

type Held = { value: unknown; isSo: boolean; version: number; by: string | null; at: Instant | null }

/** Sets one rule for the whole city. It holds for whatever is decided from then on; what was promised before stays. */
export const save: Verb<'policy.save'> = async (ask) => {
  if (!maySetPolicies(ask.actor.district)) return refuse({ code: 'policy.cityOnly' })
  const set = await transact(ask.db, (tx) => write(tx, ask))
  return set.ok ? accept(await showPolicies(ask.db)) : set
}

/** Of two clerks with the same version before them one wins; whoever asks for what is already so is done. */
async function write(tx: Tx, ask: Ask<'policy.save'>): Promise<Decision<'set'>> {
  const { rule, version } = ask.input
  const held = await hold(tx, rule)
  if (held.isSo) return accept('set')
  if (held.version !== version) return refuse({ code: 'policy.changed', by: held.by, at: held.at })
  await sql`
    update policies set value = ${JSON.stringify(rule.value)}, version = version + 1,
      changed_by = ${ask.actor.staffId}, changed_at = ${ask.now}
    where name = ${rule.name}`.execute(tx)
  await audit(tx, {
    at: ask.now,
    traceId: ask.traceId,
    actor: ask.actor,
    act: 'policy.save',
    subject: 'policy',
    subjectId: rule.name,
    district: city.code,
    detail: { before: ruleOf(rule.name, held.value).value, after: rule.value },
  })
  return accept('set')
}

/** The rule's row, locked, and whether it already says what is asked for; one that was taken out comes back as shipped. */
async function hold(tx: Tx, { name, value }: PolicyWish): Promise<Held> {
  await sql`
    insert into policies (name, value) values (${name}, ${JSON.stringify(SHIPPED[name])})
    on conflict (name) do nothing`.execute(tx)
  const { rows } = await sql<Held>`
    select p.value, p.value = ${JSON.stringify(value)}::jsonb as "isSo", p.version, s.name as by, p.changed_at as at
    from policies p left join staff s on s.id = p.changed_by where p.name = ${name} for update of p`.execute(tx)
  return rows[0] as Held
}
