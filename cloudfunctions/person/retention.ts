import type { Retention } from '../../types/privacy'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** The periods of the bureau, as data. */
export async function periods(db: Db): Promise<Retention[]> {
  const { rows } = await sql<Retention>`select what, days from retention order by what`.execute(db)
  return rows
}
