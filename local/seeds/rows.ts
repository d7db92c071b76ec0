import type pg from 'pg'
import type { Insertable, Tables } from '../../cloudfunctions/kit/tables'

type JsonColumn = 'perks' | 'flags' | 'fields' | 'detail' | 'stops'

/** A row to insert; JSON columns take the value itself. */
export type Row<T extends keyof Tables> = Omit<Insertable<Tables[T]>, JsonColumn> & {
  [C in JsonColumn & keyof Insertable<Tables[T]>]?: unknown
}

/** How many rows travel in one statement. */
const CHUNK = 5_000

/**
 * Inserts many rows with one statement per chunk and leaves rows that are already there as they are. All rows carry
 * the same columns. Answers how many were new.
 */
export async function insertRows<T extends keyof Tables & string>(
  client: pg.Client,
  table: T,
  rows: readonly Row<T>[],
): Promise<number> {
  let inserted = 0
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK)
    const columns = Object.keys(chunk[0] as object).join(', ')
    const { rowCount } = await client.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)
       on conflict do nothing`,
      [JSON.stringify(chunk.map(plain))],
    )
    inserted += rowCount ?? 0
  }
  return inserted
}

const plain = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  )
