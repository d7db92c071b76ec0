import type { Booth } from '../../types/booth'
import type { BoothId } from '../../types/core'
import { boothJson } from '../core/booth/view'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** A booth as it stands. Faults when it is not there: ask only for one that is. */
export async function getBooth(db: Db, boothId: BoothId): Promise<Booth> {
  const { rows } = await sql<{ booth: Booth }>`
    select ${boothJson} as booth from booths b join activities a on a.id = b.activity_id
    where b.id = ${boothId}`.execute(db)
  if (!rows[0]) throw new Error(`booth ${boothId} is gone`)
  return rows[0].booth
}
