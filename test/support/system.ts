import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { linesOf } from './lines'
import { runs } from './programs'

const root = path.resolve(__dirname, '../..')

/** The whole system on a free port, as `npm start` brings it up. */
export type System = { address: string; lines: ReturnType<typeof linesOf>; stop(): Promise<void> }

type Options = {
  seed: 'none' | 'demo' | 'large'
  /** An existing database to use; without it the system starts its own. */
  database?: { url: string; functionsUrl: string }
  /** Whether what is stale is built first; yes unless said. */
  build?: boolean
  /** Variables for the system, such as LOG=on. */
  env?: Record<string, string>
}

/** Starts the system on a data folder of its own and waits until it says it is ready. */
export async function startSystem({ seed, database, build = true, env }: Options): Promise<System> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'tongren-system-'))
  chmodSync(data, 0o755) // PostgreSQL runs as somebody else when we are root
  const child = spawn(
    process.execPath,
    [...runs('local/start.ts'), '--port', '0', '--data', data, '--seed', seed, ...(build ? [] : ['--no-build'])],
    {
      cwd: root,
      env: {
        ...process.env,
        ...(database ? { DATABASE_URL: database.functionsUrl, MIGRATE_DATABASE_URL: database.url } : {}),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const closed = new Promise((resolve) => child.once('close', resolve))
  const lines = linesOf(child.stdout)
  const ready = await lines.find((line) => line.startsWith('ready '))
  return {
    address: ready.slice('ready '.length).trim(),
    lines,
    stop: async () => {
      child.kill('SIGTERM')
      await closed
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Calls the cloud through the gateway as an account, as the h5 build does. */
export async function callAs<T>({ address }: System, openid: string, call: string, input: unknown = {}): Promise<T> {
  const answer = await fetch(`${address}/functions/${call.split('.')[0]}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body: JSON.stringify({ call, input }),
  })
  const reply = (await answer.json()) as { kind: string; value: T }
  if (reply.kind !== 'done') throw new Error(`${call} answered ${JSON.stringify(reply)}`)
  return reply.value
}
