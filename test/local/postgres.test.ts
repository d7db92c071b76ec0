import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openPostgres, type Postgres, startPostgres } from '../../local/postgres'

let folder: string
let dataDir: string
const running: Postgres[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongren-jobs-server-'))
  await chmod(folder, 0o755)
  dataDir = path.join(folder, 'db')
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = async () => {
  const server = await startPostgres({ dataDir })
  running.push(server)
  return server
}

const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const disconnected = (client: pg.Client) => new Promise<void>((resolve) => client.once('end', () => resolve()))

const ask = async (url: string, sql: string) => {
  const client = await connect(url)
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const askWhenBack = async (url: string, sql: string): Promise<unknown[]> => {
  for (let attempts = 0; attempts < 200; attempts++) {
    try {
      return await ask(url, sql)
    } catch {
      await pause(50)
    }
  }
  throw new Error('the server did not come back')
}

const lockFile = () => path.join(dataDir, 'postmaster.pid')
const serverPid = async () => Number.parseInt(await readFile(lockFile(), 'utf8'), 10)

const holdInAnotherProcess = async (): Promise<{ holder: ChildProcess; url: string }> => {
  const holder = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'hold-postgres.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await once(holder.stdout!, 'data')
  return { holder, url: String(line).trim() }
}

test('rows are still there after a stop and a start', async () => {
  const first = await start()
  await ask(first.url, 'create table mark as select 1 as n')
  await first.stop()
  await first.stop()
  const second = await start()
  expect(await ask(second.url, 'select n from mark')).toEqual([{ n: 1 }])
})

test('the server listens on this machine only, in UTC, with Chinese text kept as it is', async () => {
  const { url } = await start()
  const [settings] = await ask(
    url,
    `select current_setting('listen_addresses') as host, current_setting('timezone') as zone,
            current_setting('server_encoding') as encoding, current_setting('max_connections')::int as connections,
            current_setting('fsync') as fsync, lower('ÀÉ') || '铜仁' as words`,
  )
  expect(settings).toEqual({
    host: '127.0.0.1',
    zone: 'UTC',
    encoding: 'UTF8',
    connections: 200,
    fsync: 'on',
    words: 'àé铜仁',
  })
})

test('a killed owner takes its server along, and the next start finds every committed row', async () => {
  const { holder, url } = await holdInAnotherProcess()
  await ask(url, 'create table mark as select 1 as n')
  const gone = disconnected(await connect(url))
  holder.kill('SIGKILL')
  await gone
  const { url: again } = await start()
  expect(await ask(again, 'select n from mark')).toEqual([{ n: 1 }])
})

test('when owner and server are killed together, the next start recovers every committed row', async () => {
  const { holder, url } = await holdInAnotherProcess()
  await ask(url, 'create table mark as select 1 as n')
  const gone = disconnected(await connect(url))
  holder.kill('SIGKILL')
  process.kill(await serverPid(), 'SIGKILL')
  await gone
  const { url: again } = await start()
  expect(await ask(again, 'select n from mark')).toEqual([{ n: 1 }])
})

test('a server that is killed comes back at the same address by itself', async () => {
  const { url } = await start()
  await ask(url, 'create table mark as select 1 as n')
  process.kill(await serverPid(), 'SIGKILL')
  expect(await askWhenBack(url, 'select n from mark')).toEqual([{ n: 1 }])
})

test('a lock file whose process number now belongs to someone else does not stop a start', async () => {
  const first = await start()
  await ask(first.url, 'create table mark as select 1 as n')
  const lock = await readFile(lockFile(), 'utf8')
  await first.stop()
  const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await writeFile(lockFile(), lock.replace(/^\d+/, String(stranger.pid)))
  const second = await start()
  expect(await ask(second.url, 'select n from mark')).toEqual([{ n: 1 }])
  stranger.kill()
})

test('a folder whose server is in use is refused by naming the process', async () => {
  await start()
  await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)
})

test('a folder with other files in it is refused and left as it is', async () => {
  await writeFile(path.join(folder, 'letter.txt'), 'mine')
  await expect(startPostgres({ dataDir: folder })).rejects.toThrow('is not empty')
  expect(await readdir(folder)).toEqual(['letter.txt'])
})

test('with DATABASE_URL nothing is started', async () => {
  process.env.DATABASE_URL = 'postgres://elsewhere.invalid/app'
  try {
    const { url, stop } = await openPostgres({ dataDir })
    await stop()
    expect(url).toBe('postgres://elsewhere.invalid/app')
    expect(await readdir(folder)).toEqual([])
  } finally {
    delete process.env.DATABASE_URL
  }
})
