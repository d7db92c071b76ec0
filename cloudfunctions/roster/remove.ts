import { checkRosterNumber } from '../../src/domain/roster/line'
import { dayOf } from '../../src/domain/time/calendar'
import type { DistrictCode } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { lookupHash } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { countRosters } from './show'

/**
 * Takes one person off the lists of the clerk's division, and off the roster when no other district lists them; the audit
 * log keeps that it was done, by the keyed hash.
 */
export const remove: Verb<'roster.remove'> = async (ask) => {
  const removed = await ask.db.transaction((tx) => takeOff(tx, ask))
  return removed.ok ? accept(await countRosters(ask.db, ask.actor)) : removed
}

async function takeOff(tx: Tx, { input, actor, now, traceId }: Ask<'roster.remove'>): Promise<Decision<'removed'>> {
  const { keyGroup, idNumber } = input
  const read = checkRosterNumber(idNumber, dayOf(now))
  if (!read.ok) return read
  const hash = lookupHash('id', read.value)
  const { rows } = await sql<{ district: DistrictCode }>`
    delete from roster_listings where key_group = ${keyGroup} and id_hash = ${hash} and ${inScope('district', actor)}
    returning district`.execute(tx)
  if (rows.length === 0) return refuse({ code: 'roster.notFound' })
  for (const { district } of rows)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'roster.remove',
      subject: 'roster',
      subjectId: keyGroup,
      district,
      detail: { idHash: hash.toString('hex') },
    })
  return accept('removed')
}
