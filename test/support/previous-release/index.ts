import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * The release before this one. Nothing is released yet, so today's files without the newest schema file stand for it. When
 * a release ships:
 *  1. name its newest schema file in `NEWEST`; schema files never change, so those up to it are what it had;
 *  2. copy `functions/` and `views/` of `cloudfunctions/database` as they shipped here, in place of those of the release
 *     before it; until there are any, today's are taken;
 *  3. let `data.sql` fill every table that release has.
 */
const NEWEST = '0019-audit.sql'

const today = path.resolve(__dirname, '../../../cloudfunctions/database')

/** The previous release's files in a folder to apply from. */
export async function previousRelease(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await copyOf(today)
  for (const file of await readdir(path.join(folder, 'schema')))
    if (file > NEWEST) await rm(path.join(folder, 'schema', file))
  for (const kind of ['functions', 'views']) {
    const shipped = path.join(__dirname, kind)
    if (!existsSync(shipped)) continue
    await rm(path.join(folder, kind), { recursive: true })
    await cp(shipped, path.join(folder, kind), { recursive: true })
  }
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** Rows as that release stored them. */
export const previousData = (): Promise<string> => readFile(path.join(__dirname, 'data.sql'), 'utf8')

/** The files of today in a folder where they can be changed. */
export async function copyOf(database = today): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'database-'))
  for (const kind of ['schema', 'functions', 'views'])
    await cp(path.join(database, kind), path.join(folder, kind), { recursive: true })
  return folder
}
