import type { Instant, LocalDate } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Days } from '../../types/series-days'
import type { ClerkActor } from '../kit/actor'
import { type Db, type Tx, transact } from '../kit/db'
import { maySetDays, showDays } from './days'
import { makeAll } from './make'

type Asking = { actor: ClerkActor; db: Db; now: Instant }

/** City clerks change what days are in one transaction; dates that were only waiting for it are made, and the days shown. */
export async function changeDays(
  { actor, db, now }: Asking,
  day: LocalDate | null,
  change: (tx: Tx) => Promise<Decision<'changed' | 'same'>>,
): Promise<Decision<Days>> {
  if (!maySetDays(actor)) return refuse({ code: 'series.cityOnly' })
  const done = await transact(db, change)
  if (!done.ok) return done
  if (done.value === 'changed') await makeAll(db, now)
  return accept(await showDays(db, actor, { day, now }))
}
