import { sql } from 'kysely'
import type { Retention } from '../../types/privacy'
import { accept } from '../../types/reply'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'

/** The periods of the bureau, as data. */
export async function periods(db: Db): Promise<Retention[]> {
  const { rows } = await sql<Retention>`select what, days from retention order by what`.execute(db)
  return rows
}

/** How long each kind of data is kept. */
export const retention: Verb<'person.retention'> = async ({ db }) => accept(await periods(db))
