import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../cloudfunctions/database/apply'
import { closeDatabase } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { startPostgres } from '../../local/postgres'
import { functionsUrl, roleIn } from '../../local/postgres/functions-role'
import { closeOwner, nameDatabase, owner } from '../support/owner'

export type OwnDatabase = Awaited<ReturnType<typeof openOwnDatabase>>

/** A migrated database on a server of a bench's own, which this process works with from now on. */
export async function openOwnDatabase() {
  const folder = await mkdtemp(path.join(tmpdir(), 'tongren-bench-'))
  await chmod(folder, 0o755)
  const start = (port?: number) => startPostgres({ dataDir: path.join(folder, 'db'), port })
  let server = await start()
  const { url } = server
  const own = { url, functionsUrl: await functionsUrl(url) }
  await migrate(url, { app: roleIn(own.functionsUrl) })
  nameDatabase(own)
  return {
    ...own,
    /** Stops the server under everybody's hands and starts it again. */
    restart: async () => {
      const { port } = server
      await server.stop()
      server = await start(port)
    },
    close: async () => {
      await closeDatabase()
      await closeOwner()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the running system's own upkeep does: plans made while every table was empty are no plans for a crowd. */
export const analyze = () => sql`analyze`.execute(owner())
