import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../cloudfunctions/migrations/apply'
import { limitRole } from '../../cloudfunctions/migrations/limits'
import { partRoles } from '../../cloudfunctions/migrations/roles'
import { openPostgres } from '../../local/postgres'
import { functionsUrl, roleIn } from '../../local/postgres/functions-role'

/** A database of one test file's own: as its owner reaches it, and as the functions do. */
export interface TestDatabase {
  url: string
  functionsUrl: string
  drop(): Promise<void>
}

const FOLDER = 'tongren-jobs-test-'
const RUNNER_FILE = 'runner'

/**
 * Starts one throwaway server for a whole test run (or uses `DATABASE_URL`), migrates a template database on it, and
 * tells the workers by environment. Returns what ends it; a run that is killed takes its server along.
 */
export async function startTestPostgres(): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER))
  await chmod(folder, 0o755)
  await writeFile(path.join(folder, RUNNER_FILE), String(process.pid))
  const server = await openPostgres({ dataDir: path.join(folder, 'db'), durable: false })
  const template = `template_${randomBytes(4).toString('hex')}`
  await withClient(server.url, (client) => client.query(`create database ${template}`))
  const functions = await functionsUrl(nameIn(server.url, template))
  await migrate(nameIn(server.url, template), { app: roleIn(functions) })
  process.env.TEST_POSTGRES_URL = server.url
  process.env.TEST_POSTGRES_TEMPLATE = template
  process.env.TEST_POSTGRES_FUNCTIONS_URL = functions
  return async () => {
    await withClient(server.url, async (client) => {
      await client.query(`drop database ${template} with (force)`)
      await client.query(`drop role ${roleIn(functions)}`)
    })
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Clones the migrated template into a new, empty database, or makes a blank one. Call once per test file. */
export async function createTestDatabase({ blank = false } = {}): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL: admin, TEST_POSTGRES_TEMPLATE: template } = process.env
  const { TEST_POSTGRES_FUNCTIONS_URL: functions } = process.env
  if (!admin || !template || !functions)
    throw new Error('no test server: add test/support/global-setup.ts to this jest project')
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(admin, (client) =>
    client.query(`create database ${name} template ${blank ? 'template0' : template}`),
  )
  // what is set on a role in a database, and who may do what with the database itself, do not come along with a template
  await withClient(nameIn(admin, name), async (client) => {
    if (!blank) await partRoles(client, roleIn(functions))
    await limitRole(client, roleIn(functions))
  })
  return {
    url: nameIn(admin, name),
    functionsUrl: nameIn(functions, name),
    drop: async () => {
      await withClient(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Folders of runs that were killed. */
async function removeLeftovers() {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER))
  for (const folder of names.map((name) => path.join(tmpdir(), name))) {
    const runner = Number(await readFile(path.join(folder, RUNNER_FILE), 'utf8').catch(() => ''))
    if (runner && !isAlive(runner)) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function nameIn(admin: string, database: string): string {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
