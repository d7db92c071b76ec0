import { ageOn } from '../../src/domain/person/id-number'
import type { Edit } from '../../src/domain/series/edit'
import type { ActivityId, LocalDate, TicketId } from '../../types/core'
import type { TicketState } from '../../types/ticket'
import { bornOnOf } from '../core/person/columns'
import type { Db, Tx } from '../kit/db'
import type { Sealed } from '../kit/seal'
import { sql } from '../kit/sql'
import type { FoundDate } from './dates'

/** Who is younger than the least age an edit brings: so many hold a place or an offer, and these tickets wait. */
export type Younger = { held: number; waiting: readonly TicketId[] }

/** The younger ones by activity, of the edits that bring another least age; those with none are not there. */
export async function youngerIn(db: Db, edits: readonly Edit[]): Promise<Map<ActivityId, Younger>> {
  const young = await tooYoung(
    db,
    edits.filter(({ fields }) => fields.includes('minAge')),
  )
  const activities = [...new Set(young.map(({ activityId }) => activityId))]
  return new Map(
    activities.flatMap((activityId) => {
      const own = young.filter((one) => one.activityId === activityId)
      const waiting = own.filter(({ state }) => state === 'waiting').map(({ ticketId }) => ticketId)
      const held = own.filter(({ state }) => state === 'booked' || state === 'offered').length
      return held + waiting.length > 0 ? [[activityId, { held, waiting }] as const] : []
    }),
  )
}

/** Keeps with each ticket of the dates whose least age or day is another one whether its holder is old enough. */
export async function keepAges(tx: Tx, edits: readonly Edit[], dates: readonly FoundDate[]): Promise<void> {
  const changed = edits.filter(({ activityId, after }) => {
    const before = dates.find((date) => date.activityId === activityId)
    return after.minAge !== before?.minAge || after.day !== before.day
  })
  if (changed.length === 0) return
  const young = await tooYoung(tx, changed)
  await sql`
    update tickets set old_enough = id <> all (${young.map(({ ticketId }) => ticketId)}::uuid[])
    where activity_id = any (${changed.map(({ activityId }) => activityId)}::uuid[])
      and old_enough = (id = any (${young.map(({ ticketId }) => ticketId)}::uuid[]))`.execute(tx)
}

type Young = { activityId: ActivityId; ticketId: TicketId; state: TicketState; bornSealed: Sealed }

/** The tickets whose holders have not the least age the edit leaves, by id; birth dates are opened here. */
async function tooYoung(db: Db, edits: readonly Edit[]): Promise<Young[]> {
  const asked = new Map(edits.flatMap((edit) => (edit.after.minAge === null ? [] : [[edit.activityId, edit.after]])))
  if (asked.size === 0) return []
  const { rows } = await sql<Young>`
    select t.activity_id as "activityId", t.id as "ticketId", t.state, p.born_sealed as "bornSealed"
    from tickets t join persons p on p.id = t.person_id
    where t.activity_id = any (${[...asked.keys()]}::uuid[]) and t.state <> 'cancelled' and p.born_sealed is not null
    order by t.id`.execute(db)
  return rows.filter(({ activityId, bornSealed }) => {
    const { minAge, day } = asked.get(activityId) as { minAge: number; day: LocalDate }
    return ageOn(bornOnOf(bornSealed) as LocalDate, day) < minAge
  })
}
