import { isInScope } from '../../src/domain/region/district'
import { checkRosterLine } from '../../src/domain/roster/line'
import { dayOf } from '../../src/domain/time/calendar'
import type { LocalDate } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import { RosterFault, type RosterLine, type RosterTaken } from '../../types/roster'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { lookupHash } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/**
 * Takes the good lines of a list and names the others; nothing of a line is kept but the keyed hash of its number. Sent
 * twice it changes nothing. `known` are those this district has listed before: what other districts list stays theirs.
 */
export const take: Verb<'roster.take'> = (ask) => ask.db.transaction((tx) => keep(tx, ask))

async function keep(tx: Tx, { input, actor, now, traceId }: Ask<'roster.take'>): Promise<Decision<RosterTaken>> {
  const { district, lines } = input
  const known = await sql`select from districts where code = ${district}`.execute(tx)
  if (!isInScope(district, actor.district) || known.rows.length === 0)
    return refuse({ code: 'input.invalid', field: 'district' })
  const { good, bad } = sort(lines, dayOf(now))
  const kept = await sql<{ keyGroup: string }>`
    insert into roster_listings (key_group, id_hash, district, checked_by, checked_at)
    select line.key_group, line.id_hash, ${district}, ${actor.staffId}, ${now}
    from unnest(${good.map(({ keyGroup }) => keyGroup)}::text[], ${good.map(({ hash }) => hash)}::bytea[])
      line (key_group, id_hash)
    order by line.key_group, line.id_hash
    on conflict do nothing returning key_group as "keyGroup"`.execute(tx)
  const taken = kept.rows.length
  if (taken > 0)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'roster.take',
      subject: 'roster',
      subjectId: [...new Set(kept.rows.map(({ keyGroup }) => keyGroup))].sort().join(','),
      district,
      detail: { taken, known: good.length - taken, bad: bad.length },
    })
  return accept({ taken, known: good.length - taken, bad })
}

/** The good lines with the hash people are looked up by, and the others with the reason. */
function sort(lines: readonly RosterLine[], today: LocalDate) {
  const good: { keyGroup: RosterLine['keyGroup']; hash: Buffer }[] = []
  const bad: RosterTaken['bad'] = []
  for (const line of lines) {
    const read = checkRosterLine(line, today)
    if (read.ok) good.push({ keyGroup: line.keyGroup, hash: lookupHash('id', read.value) })
    else bad.push({ at: line.at, code: RosterFault.parse(read.refusal.code) })
  }
  return { good, bad }
}
