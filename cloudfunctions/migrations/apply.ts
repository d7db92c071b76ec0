import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** Where the migrations lie, in the order of their names. */
const folder = path.resolve(__dirname)

/** The key of the advisory lock that lets one migrator run at a time. */
const LOCK = 5206_0001

/**
 * Brings a database to the newest schema: runs each `NNNN-what.sql` not yet run, in order, each in one transaction,
 * and records its checksum. Faults when a file that was already run has changed since.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')).rows.map(
        (row) => [row.name, row.checksum],
      ),
    )
    const applied: string[] = []
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const sql = await readFile(path.join(folder, name), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      const before = done.get(name)
      if (before === checksum) continue
      if (before) throw new Error(`migration ${name} has changed since it was applied`)
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}
