import { join as joinTemplates, Sql as Template } from 'sql-template-tag'
import type { Db } from './db'
import type { Insertable, Tables } from './tables'

/**
 * A statement or a part of one; `Row` is what its rows look like. What stands in `${}` travels as a value, never as text,
 * unless it is such a part itself.
 */
export class Sql<Row = unknown> extends Template {
  /** For the compiler alone: a part of rows of one kind is no part of another. */
  declare readonly row: Row

  execute(db: Db): Promise<{ rows: Row[] }> {
    return db.query<Row>(this)
  }
}

const template = <Row = unknown>(strings: readonly string[], ...values: readonly unknown[]): Sql<Row> =>
  new Sql<Row>(strings, values)

/** Text as it is: only ever what the code itself says, never what somebody typed. */
const raw = <Row = unknown>(text: string): Sql<Row> => new Sql<Row>([text], [])

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A name, `column` or `table.column`, quoted. */
const ref = (name: string): Sql => raw(name.split('.').map(quoted).join('.'))

/** A number or a word of the code as a literal, where PostgreSQL plans better by it, or takes no parameter. */
const lit = (value: number | string): Sql =>
  raw(typeof value === 'number' ? `${value}` : `'${value.replaceAll("'", "''")}'`)

/** Values or parts with a comma, or what is given, between them; nothing of nothing. */
const join = (parts: readonly unknown[], separator = ', '): Sql =>
  parts.length === 0 ? raw('') : template`${joinTemplates([...parts], separator)}`

/** The tag for all SQL of the functions: `` sql<Row>`select …`.execute(db) ``. */
export const sql = Object.assign(template, { raw, ref, lit, join })

/** A row to insert or the columns to change: those that are not given keep their default, or stay. */
const given = (row: object) => Object.entries(row).filter(([, value]) => value !== undefined)

/** `insert into … values …` of rows of one shape; what is to happen on conflict, or to be returned, may follow. */
export function insertInto<T extends keyof Tables>(
  table: T,
  rows: Insertable<Tables[T]> | readonly Insertable<Tables[T]>[],
): Sql {
  const all = [rows].flat() as object[]
  const columns = given(all[0] ?? {}).map(([column]) => ref(column))
  const values = all.map((row) => template`(${join(given(row).map(([, value]) => value))})`)
  return template`insert into ${ref(table)} (${join(columns)}) values ${join(values)}`
}

/** `column = value, …`, for `set`. */
const assign = (row: object): Sql => join(given(row).map(([column, value]) => template`${ref(column)} = ${value}`))

/** `update … set …` of the columns given; which rows must follow. */
export const update = <T extends keyof Tables>(table: T, row: Partial<Insertable<Tables[T]>>): Sql =>
  template`update ${ref(table)} set ${assign(row)}`

/** `insert into … values …`, and of a row with the same key these columns are changed. */
export const insertOrUpdate = <T extends keyof Tables>(
  table: T,
  key: keyof Tables[T] & string,
  row: Insertable<Tables[T]>,
): Sql => {
  const { [key as keyof typeof row]: _key, ...others } = row
  return template`${insertInto(table, row)} on conflict (${ref(key)}) do update set ${assign(others)}`
}
