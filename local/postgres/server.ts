import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Cluster, cleanEnvironment } from './cluster'

/** A running PostgreSQL. `exited` settles when it is gone, for whatever reason. */
export interface Server {
  pid: number
  exited: Promise<void>
}

/**
 * Becomes PostgreSQL, after leaving a watchman behind that stops it as soon as our end of pipe 3 closes: so it never
 * outlives us, however we die. The watchman is nobody's child, lest the server takes its end for a crashed worker.
 */
const BECOME_SERVER = `
( { read _ <&3; read pid < "$1/postmaster.pid" && [ "$pid" = "$$" ] && kill -INT "$pid"; } >/dev/null 2>&1 & )
exec 3<&-
shift
exec "$@"`

/** Another server still holds the folder or the port and is about to let go. */
const PASSING = /lock file .* already exists|pre-existing shared memory block|Address already in use/

const PATIENCE_MS = 10_000

/** Starts PostgreSQL on a prepared folder and waits until it accepts connections. */
export async function launch(cluster: Cluster, port: number, durable: boolean): Promise<Server> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const attempt = await tryLaunch(cluster, port, durable)
    if ('pid' in attempt) return attempt
    if (!PASSING.test(attempt.complaint) || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start on ${cluster.folder}, port ${port}:\n${attempt.complaint}`)
  }
}

/** A port of this machine nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function tryLaunch(cluster: Cluster, port: number, durable: boolean): Promise<Server | { complaint: string }> {
  const { account, binaries, folder } = cluster
  const command = [binaries.postgres, '-D', folder, ...settings(port, durable)]
  const child = spawn('/bin/sh', ['-c', BECOME_SERVER, 'sh', folder, ...command], {
    uid: account?.uid,
    gid: account?.gid,
    cwd: '/',
    env: cleanEnvironment,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const { ready, said } = listen(child)
  const { exited, closed } = endOf(child)
  if (await Promise.race([ready.then(() => true), exited.then(() => false)])) {
    letGo(child)
    return { pid: child.pid!, exited }
  }
  await closed
  return { complaint: said() }
}

/** At the end the watchman is sent home as well, whose end of the pipe would otherwise stay open. */
function endOf(child: ChildProcess) {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      child.stdio[3]?.destroy()
      resolve()
    }
    child.once('exit', end).once('error', end)
  })
  return { exited, closed }
}

function listen(child: ChildProcess) {
  let words = ''
  const ready = new Promise<void>((resolve) => {
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
      if (words.includes('ready to accept connections')) resolve()
    })
  })
  child.once('error', (error) => {
    words += error.message
  })
  return { ready, said: () => words }
}

/** A server nobody stopped must not keep our process alive; the watchman ends it then. */
function letGo(child: ChildProcess) {
  child.unref()
  for (const stream of child.stdio)
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
}

function settings(port: number, durable: boolean): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(durable ? {} : THROWAWAY),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** For data that may be lost with the machine. No autovacuum, because it would visit a template being copied. */
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
}
