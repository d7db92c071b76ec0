import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase, database } from '../cloudfunctions/kit/db'
import { migrate } from '../cloudfunctions/migrations/apply'
import { publishMissing } from '../cloudfunctions/series/years'
import { functions } from './functions'

const root = path.resolve(__dirname, '..')

/** What every function is given. All but the pool size must be set where the deployment runs. */
const NEEDED = ['DATABASE_URL', 'SEAL_KEYS', 'HASH_KEY', 'TICKET_KEYS', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET'] as const
const OPTIONAL = [
  'TICKET_KEYS_PAST',
  'PG_POOL_MAX',
  'WECHAT_API_URL',
  'WECHAT_MINI_PROGRAM_STATE',
  'WECHAT_LANES',
] as const

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
  URL.canParse(text ?? '') && /^postgres(ql)?:/.test(text ?? '') && !/\/\/user:password@host/.test(text ?? '')

/** What stands in the environment and is not what it should be: placeholders of the example, keys of a wrong length. */
export function mistakesIn(env: Env): string[] {
  const checks: [name: string, isGood: boolean][] = [
    ['DATABASE_URL', isDatabase(env.DATABASE_URL)],
    ['MIGRATE_DATABASE_URL', !env.MIGRATE_DATABASE_URL || isDatabase(env.MIGRATE_DATABASE_URL)],
    ['SEAL_KEYS', isKeyRing(env.SEAL_KEYS, isKey)],
    ['HASH_KEY', isKey(env.HASH_KEY)],
    ['TICKET_KEYS', isKeyRing(env.TICKET_KEYS, isKey)],
    ['TICKET_KEYS_PAST', !env.TICKET_KEYS_PAST || isKeyRing(env.TICKET_KEYS_PAST, isPast)],
    ['WECHAT_APP_ID', /^wx[0-9a-f]{16}$/.test(env.WECHAT_APP_ID ?? '') && !/^wx0+$/.test(env.WECHAT_APP_ID ?? '')],
    ['WECHAT_APP_SECRET', /^[0-9a-f]{32}$/.test(env.WECHAT_APP_SECRET ?? '')],
  ]
  return checks.filter(([name, isGood]) => env[name] && !isGood).map(([name]) => name)
}

/** The plan in words, with no secret in it. */
export function planOf(env: Env): string {
  const config = cloudbaseConfig(env)
  const files = readdirSync(path.join(root, 'cloudfunctions/migrations')).filter((file) => file.endsWith('.sql'))
  const missing = [...NEEDED, 'TCB_ENV_ID', 'TCB_VPC_ID', 'TCB_SUBNET_ID'].filter((name) => !env[name])
  return [
    `environment  ${config.envId || '(TCB_ENV_ID is not set)'}`,
    `network      ${env.TCB_VPC_ID ? `${env.TCB_VPC_ID} / ${env.TCB_SUBNET_ID}` : '(TCB_VPC_ID and TCB_SUBNET_ID are not set)'}`,
    'migrations   run in order, each once:',
    ...files.map((file) => `  ${file}`),
    'holidays     of the years this release knows, where the database does not',
    'functions',
    ...config.functions.map(({ name, runtime, memorySize, timeout, triggers }) => {
      const timers = triggers.map((trigger) => `${trigger.name} "${trigger.config}"`).join(', ')
      return `  ${name.padEnd(10)} ${runtime} ${memorySize} MB ${timeout} s${timers ? `  timer ${timers}` : ''}`
    }),
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

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } })
  process.stdout.write(`${planOf(process.env)}\n`)
  if (values['dry-run']) return
  const missing = [...NEEDED, 'TCB_ENV_ID', 'TCB_VPC_ID', 'TCB_SUBNET_ID'].filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`set first: ${missing.join(', ')}`)
  const wrong = mistakesIn(process.env)
  if (wrong.length > 0) throw new Error(`a placeholder or malformed: ${wrong.join(', ')}`)
  tool('npm', ['run', 'build', '--', '--only', 'functions'], root)
  writeFileSync(path.join(root, 'dist/cloudbaserc.json'), JSON.stringify(cloudbaseConfig(process.env), null, 2), {
    mode: 0o600,
  })
  const url = process.env.MIGRATE_DATABASE_URL || (process.env.DATABASE_URL as string)
  const app = decodeURIComponent(new URL(process.env.DATABASE_URL as string).username)
  const { applied } = await migrate(url, { app })
  process.env.DATABASE_URL = url
  process.stdout.write(`migrations applied: ${applied.length > 0 ? applied.join(', ') : 'none, all were there'}\n`)
  const years = await publishMissing(database(), Date.now())
  await closeDatabase()
  process.stdout.write(`holidays taken over: ${years.length > 0 ? years.join(', ') : 'none, all were there'}\n`)
  tool('tcb', ['fn', 'deploy', '--all', '--force', '--yes'], path.join(root, 'dist'))
}

if (require.main === module) {
  main().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exitCode = 1
  })
}
