import type { Db, Tx } from './db'
import { readKeys, seal, unseal } from './seal'
import { sql } from './sql'

/** Rows of one table sealed anew in one transaction. */
const SLICE = 200

/** Tells the log, in a slice's own transaction, that so many rows were done. */
type Keep = (tx: Tx, count: number) => Promise<void>
const nothing: Keep = async () => undefined

type Sealing = { table: string; columns: string[] }

/** Every column that holds a seal, by its name: a new one needs no line here. */
async function sealings(db: Db): Promise<Sealing[]> {
  const { rows } = await sql<Sealing>`
    select c.relname as table, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype
      and a.attname like '%\_sealed'
    group by 1 order by 1`.execute(db)
  return rows
}

/** How many seals each key of `SEAL_KEYS` still holds, by its number; also those of a key that is not there any more. */
export async function sealsByKey(db: Db): Promise<Record<string, number>> {
  const count: Record<string, number> = {}
  for (const { table, columns } of await sealings(db))
    for (const column of columns) {
      const { rows } = await sql<{ key: number; seals: number }>`
        select get_byte(${sql.ref(column)}, 0) as key, count(*) as seals from ${sql.ref(table)}
        where length(${sql.ref(column)}) > 0 group by 1`.execute(db)
      for (const { key, seals } of rows) count[key] = (count[key] ?? 0) + seals
    }
  return count
}

/**
 * Seals anew under the newest key what other keys of `SEAL_KEYS` hold, in slices, each a transaction of its own: killed or
 * run twice at once nothing is lost, and the next run goes on. Answers how many rows. Costs nothing while there is one key.
 */
export async function reseal(db: Db, isTime: () => boolean, keep: Keep = nothing): Promise<number> {
  const { current, byId } = readKeys('SEAL_KEYS')
  const old = [...byId.keys()].filter((id) => id !== current)
  if (old.length === 0) return 0
  let sum = 0
  for (const sealing of await sealings(db))
    for (let done = SLICE; done === SLICE && isTime(); sum += done)
      done = await resealSlice(db, { ...sealing, old, keep })
  return sum
}

type Kept = { at: string } & Record<string, Buffer | null | string>

type Slicing = Sealing & { old: readonly number[]; keep: Keep }

const resealSlice = (db: Db, { table, columns, old, keep }: Slicing): Promise<number> =>
  db.transaction(async (tx) => {
    const isOld = (column: string) =>
      sql`(length(${sql.ref(column)}) > 0 and get_byte(${sql.ref(column)}, 0) = any (${[...old]}::int[]))`
    const { rows } = await sql<Kept>`
      select ctid::text as at, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.ref(table)}
      where ${sql.join(columns.map(isOld), ' or ')} limit ${SLICE} for update skip locked`.execute(tx)
    if (rows.length === 0) return 0
    const again = (kept: Kept[string] | undefined) =>
      Buffer.isBuffer(kept) && old.includes(kept[0] ?? 0) ? seal(unseal(kept)) : (kept ?? null)
    const places = rows.map(({ at }) => at)
    const values = columns.map((column) => sql`${rows.map((row) => again(row[column]))}::bytea[]`)
    await sql`
      update ${sql.ref(table)} t
      set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = n.${sql.ref(column)}`))}
      from unnest(${places}::tid[], ${sql.join(values)}) n (at, ${sql.join(columns.map((column) => sql.ref(column)))})
      where t.ctid = n.at`.execute(tx)
    await keep(tx, rows.length)
    return rows.length
  })
