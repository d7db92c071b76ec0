import { accept } from '../../types/reply'
import type { RosterCount } from '../../types/roster'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** How many people are on the rosters of the clerk's division and below. */
export const show: Verb<'roster.show'> = async ({ actor, db }) => accept(await countRosters(db, actor))

/** People per key group and division; only numbers, as nobody's name is kept. */
export async function countRosters(db: Db, clerk: ClerkActor): Promise<RosterCount[]> {
  const { rows } = await sql<RosterCount>`
    select key_group as "keyGroup", district, count(*)::int as people from roster_listings
    where ${inScope('district', clerk)} group by key_group, district order by key_group, district`.execute(db)
  return rows
}
