import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { accountFor } from '../../local/postgres/account'
import { freePort } from '../../local/postgres/server'

/** A pooler somebody connects to instead of the server. */
export type Pgbouncer = { url: string; close(): Promise<void> }

const PATIENCE_MS = 10_000

/**
 * The real pgbouncer of this machine in transaction mode before the server of a url, or null where there is none. It
 * trusts whoever comes and goes on as the url's user.
 */
export async function startPgbouncer(url: string, { pool = 20, clients = 1_000 } = {}): Promise<Pgbouncer | null> {
  if (spawnSync('pgbouncer', ['--version']).error) return null
  const { hostname, port, pathname, username, password } = new URL(url)
  const own = await freePort()
  const folder = mkdtempSync(path.join(tmpdir(), 'tongren-pgbouncer-'))
  const file = path.join(folder, 'pgbouncer.ini')
  const account = accountFor(folder)
  const database = pathname.slice(1)
  writeFileSync(
    file,
    `[databases]
${database} = host=${hostname} port=${port} dbname=${database} user=${decodeURIComponent(username)} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${pool}
max_client_conn = ${clients}
`,
  )
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder])
  const child = spawn('pgbouncer', ['-q', file], { uid: account?.uid, gid: account?.gid, cwd: '/', stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String(own)
  const close = async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (const deadline = Date.now() + PATIENCE_MS; !(await answers(through.href)); await pause(50))
    if (Date.now() > deadline || child.exitCode !== null) {
      await close()
      throw new Error('pgbouncer does not answer')
    }
  return { url: through.href, close }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
