import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { migrate } from '../cloudfunctions/database/apply'
import { clock } from '../cloudfunctions/kit/clock'
import { functions as config } from '../config/functions'
import { type Gateway, startGateway } from './gateway'
import { answerControls } from './gateway/controls'
import { serveFolder } from './gateway/files'
import { answerFunctions, functionsIn } from './gateway/functions'
import { loadKeys } from './keys'
import { openPostgres, type Postgres } from './postgres'
import { functionsUrl, roleIn } from './postgres/functions-role'
import { takeOver } from './postgres/takeover'
import { type Seed, seed } from './seeds'
import { createTimers } from './timers'
import { openWechat } from './wechat-here'

const root = path.resolve(__dirname, '..')

/** What belongs to us in a data folder. */
const OURS = ['db', 'keys.json', 'wechat.json', 'functions.log']

/** More than the platform's two: here one process serves everybody. */
const CONNECTIONS = '8'

const PATIENCE_MS = 6_000

export type CloudOptions = { port: number; dataDir: string; seed: Seed; fresh: boolean; build: boolean }
export type Cloud = { url: string; stop(): Promise<void> }

/** The database as its owner reaches it, and as the functions do. */
type Data = Postgres & { functionsUrl: string }

/** The whole system on this machine: what is stale is built while PostgreSQL starts, migrates and is seeded. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const gateway = await startGateway(options.port)
  let postgres: Data | undefined
  try {
    if (options.fresh) await wipe(options.dataDir)
    await mkdir(options.dataDir, { recursive: true })
    const opening = openData(options).then((opened) => {
      postgres = opened
    })
    const [built, opened] = await Promise.allSettled([options.build && build(), opening])
    for (const step of [built, opened]) if (step.status === 'rejected') throw step.reason
    return await openDoors(gateway, postgres as Data, options)
  } catch (fault) {
    await gateway.stop()
    await postgres?.stop()
    throw fault
  }
}

async function openDoors(gateway: Gateway, postgres: Data, { dataDir }: CloudOptions): Promise<Cloud> {
  process.env.DATABASE_URL = postgres.functionsUrl
  process.env.PG_POOL_MAX ||= CONNECTIONS
  process.env.WECHAT_API_URL = `${gateway.url}/wechat/api`
  const wechat = await openWechat(root, dataDir, postgres.url)
  const functions = functionsIn(path.join(root, 'dist/functions'))
  const timers = createTimers(config, { functions, now: clock.now })
  gateway.open([
    answerFunctions(functions, clock.now),
    serveFolder('/app/', path.join(root, 'dist/h5'), withStandIn),
    (request, response) => wechat.handle(request, response),
    answerControls(timers),
    serveFolder('/', path.join(__dirname, 'pages')),
  ])
  timers.start()
  return {
    url: gateway.url,
    stop: async () => {
      timers.stop()
      await gateway.stop()
      wechat.flush()
      await postgres.stop()
    },
  }
}

/** The h5 build finds WeChat on its page before its own scripts run. */
const withStandIn = (html: string) => html.replace('<head>', '<head><script src="/wechat/page.js"></script>')

async function openData({ dataDir, seed: kind }: CloudOptions): Promise<Data> {
  await loadKeys(dataDir)
  const postgres = await openPostgres({ dataDir: path.join(dataDir, 'db') })
  try {
    const named = process.env.MIGRATE_DATABASE_URL && process.env.DATABASE_URL
    const url = named || (await functionsUrl(postgres.url))
    await migrate(postgres.url, { app: roleIn(url) })
    await seed(postgres.url, kind, clock.now())
    return { ...postgres, functionsUrl: url }
  } catch (fault) {
    await postgres.stop()
    throw fault
  }
}

/** Empties a data folder of what is ours, unless somebody is using it. */
async function wipe(dataDir: string): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new Error('--fresh does not empty the database of DATABASE_URL. Empty it yourself, or unset DATABASE_URL.')
  const folder = path.join(dataDir, 'db')
  const elsewhere = await readFile(path.join(folder, 'elsewhere'), 'utf8').catch(() => folder)
  await takeOver(elsewhere.trim())
  for (const name of OURS) await rm(path.join(dataDir, name), { recursive: true, force: true })
}

async function build(): Promise<void> {
  const builder = spawn(
    process.execPath,
    ['--import', 'tsx', 'config/build.ts', '--only', 'functions,h5', '--if-stale', '--quiet'],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const note = setTimeout(
    () => process.stderr.write('building the app, about a minute the first time …\n'),
    PATIENCE_MS,
  )
  const [code] = await once(builder, 'exit')
  clearTimeout(note)
  if (code !== 0) throw new Error('the build failed')
}
