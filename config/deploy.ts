import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../cloudfunctions/database/apply'
import { type Db, openDatabase } from '../cloudfunctions/kit/db'
import { sealsByKey } from '../cloudfunctions/kit/reseal'
import { publishMissing } from '../cloudfunctions/series/years'
import { functions } from './functions'

const root = path.resolve(__dirname, '..')

/** What every function is given. All but the pool size must be set where the deployment runs. */
const NEEDED = ['DATABASE_URL', 'SEAL_KEYS', 'HASH_KEY', 'TICKET_KEYS', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET'] as const
const OPTIONAL = [
  'DATABASE_CA',
  'TICKET_KEYS_PAST',
  'PG_POOL_MAX',
  'WECHAT_API_URL',
  'WECHAT_MINI_PROGRAM_STATE',
  'WECHAT_LANES',
] as const

/** What the deployment needs besides, and no function is told. */
const TO_DEPLOY = ['MIGRATE_DATABASE_URL', 'TCB_ENV_ID', 'TCB_VPC_ID', 'TCB_SUBNET_ID'] as const

/** The most a function's variables may hold, names and values, in bytes. */
const VARIABLES_MAX = 4_096

type Env = Record<string, string | undefined>

/** The configuration CloudBase's own command line deploys from: functions, timers, network, environment. */
export function cloudbaseConfig(env: Env) {
  const names = [...NEEDED, ...OPTIONAL.filter((name) => env[name])]
  const vpc = env.TCB_VPC_ID && env.TCB_SUBNET_ID ? { vpc: { vpcId: env.TCB_VPC_ID, subnetId: env.TCB_SUBNET_ID } } : {}
  return {
    version: '2.0',
    envId: env.TCB_ENV_ID ?? '',
    functionRoot: './functions',
    functions: functions.map(({ noun, memory, timeout, timers }) => ({
      name: noun,
      type: 'Event',
      handler: 'index.main',
      runtime: 'Nodejs20.19',
      memorySize: memory,
      timeout,
      installDependency: false,
      envVariables: {
        ...Object.fromEntries(names.map((name) => [name, env[name] ?? ''])),
        // a second before the platform ends the call, so that it still answers and logs
        PG_QUERY_TIMEOUT_MS: String((timeout - 1) * 1000),
      },
      triggers: timers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
      ...vpc,
    })),
  }
}

const isKey = (text: unknown): boolean =>
  typeof text === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === 32

function isKeyRing(text: string | undefined, isEntry: (entry: unknown) => boolean): boolean {
  try {
    const entries = Object.entries(JSON.parse(text ?? '') as Record<string, unknown>)
    return entries.length > 0 && entries.every(([id, entry]) => Number(id) > 0 && Number(id) < 256 && isEntry(entry))
  } catch {
    return false
  }
}

const isPast = (entry: unknown): boolean => {
  const { publicKey, retiredAt } = (entry ?? {}) as { publicKey?: unknown; retiredAt?: unknown }
  return (publicKey === undefined || isKey(publicKey)) && (retiredAt == null || Number.isInteger(retiredAt))
}

/** A url with a name and a password of its own in it, not the example's. */
const isDatabase = (text: string | undefined): boolean =>
  URL.canParse(text ?? '') && /^postgres(ql)?:/.test(text ?? '') && !/:password@host\b/.test(text ?? '')

const userOf = (url: string | undefined) => (URL.canParse(url ?? '') ? new URL(url as string).username : '')

/** Loopback and the networks that are nobody's but one's own (RFC 1918). */
const OWN_NETWORK = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/

/**
 * Whether a url says how its connection is sealed, or need not. `require`, `prefer` and `verify-ca` mean `verify-full` to
 * pg 8 and less to pg 9, so they say nothing.
 */
function isSealed(text: string | undefined, env: Env): boolean {
  if (!URL.canParse(text ?? '')) return true
  const { hostname, searchParams } = new URL(text as string)
  const mode = searchParams.get('sslmode')
  if (mode) return ['verify-full', 'no-verify', 'disable'].includes(mode)
  return OWN_NETWORK.test(hostname) || Boolean(env.DATABASE_CA)
}

const sizeOf = (env: Env) =>
  Object.entries(cloudbaseConfig(env).functions[0]?.envVariables ?? {}).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name + value),
    0,
  )

/**
 * What stands in the environment and is not what it should be: placeholders of the example, keys of a wrong length, one
 * user for the functions and for the owner, an open connection over somebody else's network.
 */
export function mistakesIn(env: Env): string[] {
  const isOneUser = userOf(env.DATABASE_URL) === userOf(env.MIGRATE_DATABASE_URL)
  const checks: [name: string, isGood: boolean][] = [
    ['DATABASE_URL', isDatabase(env.DATABASE_URL)],
    ['DATABASE_URL (sslmode)', isSealed(env.DATABASE_URL, env)],
    ['MIGRATE_DATABASE_URL', isDatabase(env.MIGRATE_DATABASE_URL)],
    ['MIGRATE_DATABASE_URL (sslmode)', isSealed(env.MIGRATE_DATABASE_URL, env)],
    ['MIGRATE_DATABASE_URL (the user of DATABASE_URL)', !isDatabase(env.MIGRATE_DATABASE_URL) || !isOneUser],
    [
      'DATABASE_CA',
      !env.DATABASE_CA || /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/.test(env.DATABASE_CA),
    ],
    ['SEAL_KEYS', isKeyRing(env.SEAL_KEYS, isKey)],
    ['HASH_KEY', isKey(env.HASH_KEY)],
    ['TICKET_KEYS', isKeyRing(env.TICKET_KEYS, isKey)],
    ['TICKET_KEYS_PAST', !env.TICKET_KEYS_PAST || isKeyRing(env.TICKET_KEYS_PAST, isPast)],
    ['WECHAT_APP_ID', /^wx[0-9a-f]{16}$/.test(env.WECHAT_APP_ID ?? '') && !/^wx0+$/.test(env.WECHAT_APP_ID ?? '')],
    ['WECHAT_APP_SECRET', /^[0-9a-f]{32}$/.test(env.WECHAT_APP_SECRET ?? '')],
  ]
  const wrong = checks.filter(([name, isGood]) => env[name.split(' ')[0] as string] && !isGood).map(([name]) => name)
  return sizeOf(env) > VARIABLES_MAX ? [...wrong, `variables (over ${VARIABLES_MAX} bytes)`] : wrong
}

/** The plan in words, with no secret in it. */
export function planOf(env: Env): string {
  const config = cloudbaseConfig(env)
  const files = readdirSync(path.join(root, 'cloudfunctions/database/schema')).sort()
  const missing = [...NEEDED, ...TO_DEPLOY].filter((name) => !env[name])
  return [
    `environment  ${config.envId || '(TCB_ENV_ID is not set)'}`,
    `network      ${env.TCB_VPC_ID ? `${env.TCB_VPC_ID} / ${env.TCB_SUBNET_ID}` : '(TCB_VPC_ID and TCB_SUBNET_ID are not set)'}`,
    'database     run in order, each once, then functions and views that have changed:',
    ...files.map((file) => `  ${file}`),
    'holidays     of the years this release knows, where the database does not',
    'functions',
    ...config.functions.map(({ name, runtime, memorySize, timeout, triggers }) => {
      const timers = triggers.map((trigger) => `${trigger.name} "${trigger.config}"`).join(', ')
      return `  ${name.padEnd(10)} ${runtime} ${memorySize} MB ${timeout} s${timers ? `  timer ${timers}` : ''}`
    }),
    `roles        ${userOf(env.MIGRATE_DATABASE_URL) || '(MIGRATE_DATABASE_URL is not set)'} owns and migrates, ${userOf(env.DATABASE_URL) || '(DATABASE_URL is not set)'} is the functions’`,
    `variables    ${NEEDED.join(', ')}`,
    missing.length > 0 ? `missing      ${missing.join(', ')}` : 'missing      nothing',
    ...(mistakesIn(env).length > 0 ? [`wrong        ${mistakesIn(env).join(', ')}`] : []),
  ].join('\n')
}

function tool(name: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(name, args, { cwd, stdio: 'inherit' })
  if (error) throw new Error(`${name} cannot be started; install it with: npm install --global @cloudbase/cli`)
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed`)
}

/** The functions of which the command line said in its output, in either of its languages, that they are in place. */
export function deployedIn(output: string): string[] {
  const lines = output.matchAll(/\[([\w-]+)\] (云函数(部署|更新)成功|Cloud function (deployed|updated) successfully)/g)
  return [...new Set([...lines].map(([, name]) => name as string))]
}

/**
 * Deploys with CloudBase's command line, whose exit code is 0 also when functions failed: only what it says of each
 * function counts. Faults naming those that are in place and those that are not.
 */
export async function deployFunctions(folder: string, nouns: readonly string[]): Promise<void> {
  const child = spawn('tcb', ['fn', 'deploy', '--all', '--force', '--yes'], {
    cwd: folder,
    env: process.env,
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  let output = ''
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const])
    from.setEncoding('utf8').on('data', (text: string) => {
      output += text
      to.write(text)
    })
  const [status] = await once(child, 'close').catch(() => {
    throw new Error('tcb cannot be started; install it with: npm install --global @cloudbase/cli')
  })
  const done = deployedIn(output)
  const left = nouns.filter((noun) => !done.includes(noun))
  if (left.length > 0)
    throw new Error(
      `NOT DEPLOYED  ${left.join(', ')}\ndeployed      ${done.join(', ') || 'nothing'}\nThe database is migrated, which what runs can do with. Mend what is said above and run it again.`,
    )
  if (status !== 0) throw new Error(`tcb ended with ${status}, though it said of every function that it is deployed`)
}

/** What a deployment brings into the database besides its tables, and how many seals each key holds. */
async function settle(owner: Db) {
  return { years: await publishMissing(owner, Date.now()), seals: await sealsByKey(owner) }
}

const saySeals = (seals: Record<string, number>) =>
  Object.entries(seals)
    .map(([key, count]) => `${key}: ${count}`)
    .join(', ')

/** Keys that still hold seals and are not in `SEAL_KEYS`: what they hold could not be opened any more. */
export function lostKeys(seals: Record<string, number>, env: Env): string[] {
  const known = Object.keys(JSON.parse(env.SEAL_KEYS ?? '{}') as Record<string, string>)
  return Object.keys(seals).filter((key) => !known.includes(key))
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } })
  process.stdout.write(`${planOf(process.env)}\n`)
  if (values['dry-run']) return
  const missing = [...NEEDED, ...TO_DEPLOY].filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`set first: ${missing.join(', ')}`)
  const wrong = mistakesIn(process.env)
  if (wrong.length > 0) throw new Error(`a placeholder or malformed: ${wrong.join(', ')}`)
  tool('npm', ['run', 'build', '--', '--only', 'functions'], root)
  const url = process.env.MIGRATE_DATABASE_URL as string
  const { applied, putBack } = await migrate(url, { app: decodeURIComponent(userOf(process.env.DATABASE_URL)) })
  process.stdout.write(`database applied: ${applied.length > 0 ? applied.join(', ') : 'nothing, all was there'}\n`)
  if (putBack.length > 0) process.stdout.write(`database put back, not as it was made: ${putBack.join(', ')}\n`)
  const owner = openDatabase(url)
  const { years, seals } = await settle(owner).finally(() => owner.close())
  process.stdout.write(`seals by key: ${saySeals(seals) || 'none yet'}\n`)
  const lost = lostKeys(seals, process.env)
  if (lost.length > 0)
    throw new Error(`SEAL_KEYS lacks ${lost.join(', ')}, which the database still needs: put it back`)
  process.stdout.write(`holidays taken over: ${years.length > 0 ? years.join(', ') : 'none, all were there'}\n`)
  const folder = path.join(root, 'dist')
  const config = path.join(folder, 'cloudbaserc.json')
  writeFileSync(config, JSON.stringify(cloudbaseConfig(process.env), null, 2), { mode: 0o600 })
  try {
    const nouns = functions.map(({ noun }) => noun)
    await deployFunctions(folder, nouns)
    process.stdout.write(`deployed: ${nouns.join(', ')}\n`)
  } finally {
    rmSync(config, { force: true })
  }
}

if (require.main === module) {
  main().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exitCode = 1
  })
}
