import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../cloudfunctions/database/apply'
import { startPostgres } from './postgres'

type Column = {
  table: string
  name: string
  type: string
  domain: string | null
  nullable: boolean
  defaulted: boolean
  always: boolean
}

/** The id type a column holds, by its name: `id` of `tickets` and every `ticket_id` are a TicketId. */
const BRANDS: Record<string, string> = {
  series: 'SeriesId',
  activity: 'ActivityId',
  session: 'SessionId',
  ticket: 'TicketId',
  person: 'PersonId',
  employer: 'EmployerId',
  recruiter: 'RecruiterId',
  posting: 'PostingId',
  booth: 'BoothId',
  scan: 'ScanId',
  right: 'RightId',
  staff: 'StaffId',
  venue: 'VenueId',
  campaign: 'CampaignId',
  notice: 'NoticeId',
  grant: 'GrantId',
  helper_right: 'HelperRightId',
}
const NOUN_OF_TABLE: Record<string, string> = {
  series: 'series',
  activities: 'activity',
  staff: 'staff',
  consent_grants: 'grant',
  gate_rights: 'right',
  helper_rights: 'helper_right',
}
const SCALARS: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  timestamptz: 'Date',
  text: 'string',
  uuid: 'string',
  _int4: 'number[]',
  _text: 'string[]',
}

function typeOf({ table, name, type, domain }: Column): string {
  if (domain === 'district_code') return 'DistrictCode'
  if (type === 'jsonb') return 'ColumnType<unknown, string | undefined>'
  if (type !== 'uuid') return SCALARS[type] ?? 'unknown'
  const noun =
    name === 'id'
      ? (NOUN_OF_TABLE[table] ?? table.replace(/s$/, ''))
      : name.replace(/_id$/, '').replace(/^.*_by$/, 'staff')
  return BRANDS[noun] ?? 'string'
}

function declare(column: Column): string {
  const type = typeOf(column)
  const whole = column.nullable && !type.startsWith('ColumnType') ? `${type} | null` : type
  if (column.always) return `  ${column.name}: GeneratedAlways<${whole}>`
  if (column.defaulted && !type.startsWith('ColumnType')) return `  ${column.name}: Generated<${whole}>`
  return `  ${column.name}: ${whole}`
}

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/** The text of `cloudfunctions/kit/tables.ts` for a migrated database. */
export async function describeTables(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(`
    select c.table_name as "table", c.column_name as name, c.udt_name as type, c.domain_name as domain,
           c.is_nullable = 'YES' as nullable, c.column_default is not null as defaulted,
           c.is_identity = 'YES' or c.is_generated = 'ALWAYS' as always
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`)
  await client.end()
  const names = [...new Set(rows.map((row) => row.table))]
  const tables = names.map((table) => [table, rows.filter((row) => row.table === table)] as const)
  const brands = [...new Set(rows.map(typeOf))].filter((type) => type.endsWith('Id')).sort()
  return [
    '// Generated from the migrated database by `npm run tables`; never edited by hand.',
    `import type { ${brands.join(', ')} } from '../../types/core'`,
    "import type { DistrictCode } from '../../types/division'",
    '',
    '/** A column as it is read, and as it is written; what the database fills in by itself need not be given. */',
    'export type ColumnType<Read, Write> = { readonly read: Read; readonly write: Write }',
    'type Generated<T> = ColumnType<T, T | undefined>',
    'type GeneratedAlways<T> = ColumnType<T, never>',
    '',
    'type Write<C> = C extends ColumnType<unknown, infer W> ? W : C',
    'type Optional<T> = { [K in keyof T]: undefined extends Write<T[K]> ? K : null extends Write<T[K]> ? K : never }[keyof T]',
    'type Never<T> = { [K in keyof T]: [Write<T[K]>] extends [never] ? K : never }[keyof T]',
    '',
    '/** A row of a table as it is written. */',
    'export type Insertable<T> = { [K in Exclude<keyof T, Optional<T> | Never<T>>]: Write<T[K]> } & {',
    '  [K in Exclude<Optional<T>, Never<T>>]?: Write<T[K]>',
    '}',
    '',
    ...tables.map(([table, columns]) => `export interface ${pascal(table)} {\n${columns.map(declare).join('\n')}\n}\n`),
    `export interface Tables {\n${tables.map(([table]) => `  ${table}: ${pascal(table)}`).join('\n')}\n}\n`,
  ].join('\n')
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tables-'))
  const postgres = await startPostgres({ dataDir, durable: false })
  try {
    await migrate(postgres.url)
    await writeFile(path.join(__dirname, '../cloudfunctions/kit/tables.ts'), await describeTables(postgres.url))
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

if (require.main === module) main()
