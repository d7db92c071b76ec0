import path from 'node:path'
import { type Cluster, prepareCluster } from './postgres/cluster'
import { freePort, launch, type Server } from './postgres/server'
import { claim, stopServer, takeOver } from './postgres/takeover'

/** A PostgreSQL to talk to. `stop` is safe to call twice. */
export interface Postgres {
  url: string
  stop(): Promise<void>
}

export interface StartPostgres {
  /** Folder of the data; made when missing, kept when stopped. */
  dataDir: string
  /** Loopback port; a free one when not given. */
  port?: number
  /** False gives up safety against a crash of the machine for speed. For tests. */
  durable?: boolean
}

/** Starts this often again in a row before a server that keeps dying is given up. */
const RESTARTS = 5

/**
 * Starts a real PostgreSQL from npm on a folder of its own, on 127.0.0.1 only, also when we are root. It ends with our
 * process however that ends, is started again when it dies by itself, and recovers what a crash left behind.
 */
export async function startPostgres(options: StartPostgres): Promise<Postgres & { port: number }> {
  const durable = options.durable ?? true
  const cluster = await prepareCluster(options.dataDir, durable)
  await takeOver(cluster.folder)
  const port = options.port ?? (await freePort())
  const server = await launch(cluster, port, durable)
  await claim(cluster.folder)
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`
  return { url, port, stop: keepAlive(server, cluster, () => launch(cluster, port, durable)) }
}

/**
 * The PostgreSQL that `DATABASE_URL` names, as the owner of `MIGRATE_DATABASE_URL` where there is one, left alone on
 * stop; without it one of our own below `dataDir`.
 */
export async function openPostgres(options: StartPostgres): Promise<Postgres> {
  const url = process.env.MIGRATE_DATABASE_URL || process.env.DATABASE_URL
  return url ? { url, stop: async () => undefined } : startPostgres(options)
}

function keepAlive(first: Server, { folder }: Cluster, again: () => Promise<Server>) {
  let server = first
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> = Promise.resolve()
  const restart = async () => {
    await takeOver(folder)
    server = await again()
    watch(RESTARTS)
  }
  const watch = (left: number) => {
    server.exited.then(() => {
      if (stopping) return
      process.stderr.write(`postgres: ended by itself (${path.basename(folder)}), starting it again\n`)
      restarting = restart().catch((error: unknown) => {
        process.stderr.write(`postgres: ${String(error)}\n`)
        if (left > 0) watch(left - 1)
      })
    })
  }
  watch(RESTARTS)
  const stop = async () => {
    await restarting
    await stopServer(server.pid, folder)
    // the server is unreferenced: without this an idle process would end here, with code 0, whatever it still had to say
    const waiting = setInterval(() => undefined, 1000)
    await server.exited
    clearInterval(waiting)
  }
  return () => (stopping ??= stop())
}
