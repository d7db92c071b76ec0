import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../cloudfunctions/database/apply'
import { limitRole } from '../../cloudfunctions/database/limits'
import { partRoles } from '../../cloudfunctions/database/roles'
import { openPostgres } from '../../local/postgres'
import { functionsUrl, roleIn } from '../../local/postgres/functions-role'
import { seed } from '../../local/seeds'
import type { Instant } from '../../types/core'

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
  process.env.TEST_SCREENS = path.join(folder, 'screens')
  await mkdir(process.env.TEST_SCREENS)
  process.env.TEST_POSTGRES_URL = server.url
  process.env.TEST_POSTGRES_TEMPLATE = template
  process.env.TEST_POSTGRES_FUNCTIONS_URL = functions
  return async () => {
    await withClient(server.url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "select datname from pg_database where datname like $1 || '\\_demo\\_%'",
        [template],
      )
      for (const { datname } of [...rows, { datname: template }])
        await client.query(`drop database ${datname} with (force)`)
      await client.query(`drop role ${roleIn(functions)}`)
    })
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Options = {
  /** Without tables, for what migrates by itself. */
  blank?: boolean
  /** Filled with the demo as it lies around this moment. */
  demoAt?: Instant
}

/** Clones the migrated template into a new database: empty, blank, or filled with the demo. Call once per test file. */
export async function createTestDatabase({ blank = false, demoAt }: Options = {}): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL: admin, TEST_POSTGRES_TEMPLATE: template } = process.env
  const { TEST_POSTGRES_FUNCTIONS_URL: functions } = process.env
  if (!admin || !template || !functions)
    throw new Error('no test server: add test/support/global-setup.ts to this jest project')
  const name = `test_${randomBytes(6).toString('hex')}`
  const from = blank ? 'template0' : demoAt === undefined ? template : await demoTemplate(admin, template, demoAt)
  await withClient(admin, (client) => client.query(`create database ${name} template ${from}`))
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

/** The template with the demo around this moment: made by the first test file of a run that asks for it. */
async function demoTemplate(admin: string, template: string, at: Instant): Promise<string> {
  const name = `${template}_demo_${at}`
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const making = `${name}_making`
    await client.query(`drop database if exists ${making}`)
    await client.query(`create database ${making} template ${template}`)
    await seed(nameIn(admin, making), 'demo', at)
    await client.query(`alter database ${making} rename to ${name}`)
  })
  return name
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
