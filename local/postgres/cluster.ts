import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Account, accountFor, mayEnter } from './account'
import { type Binaries, findBinaries, SHARED_FOLDER } from './binaries'

/** A prepared data folder with everything needed to run a server on it. */
export interface Cluster {
  account: Account | undefined
  binaries: Binaries
  folder: string
  password: string
}

const VERSION = '17'
const PASSWORD_FILE = 'local-password'
const ELSEWHERE_FILE = 'elsewhere'

/** What children of ours see of the environment: no PG* variable may change how the server runs. */
export const cleanEnvironment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' }
for (const name of Object.keys(cleanEnvironment)) if (name.startsWith('PG')) delete cleanEnvironment[name]

/** Makes a data folder ready to serve, filling it when it is new. A half-made one never gets the folder's name. */
export async function prepareCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  const wanted = path.resolve(dataDir)
  await mkdir(path.dirname(wanted), { recursive: true })
  const account = accountFor(wanted)
  const folder = await placeOf(path.join(await realpath(path.dirname(wanted)), path.basename(wanted)), account)
  const binaries = await findBinaries(account)
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await initialise(folder, account, binaries, durable)
  const version = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim()
  if (version !== VERSION)
    throw new Error(`${folder} holds PostgreSQL ${version} data, this is ${VERSION}. Choose or empty another folder.`)
  return { account, binaries, folder, password: await readFile(path.join(folder, PASSWORD_FILE), 'utf8') }
}

/**
 * Where the data really lies: the wanted folder, or, when the account cannot reach it (below /root, for one), a shared
 * place that a note in the wanted folder names. Removing the wanted folder therefore still means starting afresh.
 */
async function placeOf(wanted: string, account: Account | undefined): Promise<string> {
  const note = path.join(wanted, ELSEWHERE_FILE)
  const elsewhere = path.join(
    SHARED_FOLDER,
    `tongren-jobs-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`,
  )
  if (existsSync(note)) return elsewhere
  if (!account || mayEnter(path.dirname(wanted), account)) return wanted
  await rm(elsewhere, { recursive: true, force: true })
  await mkdir(wanted, { recursive: true })
  await writeFile(note, `${elsewhere}\n`)
  process.stderr.write(`postgres: user ${account.name} cannot enter ${wanted}, so the data lies in ${elsewhere}\n`)
  return elsewhere
}

async function initialise(folder: string, account: Account | undefined, binaries: Binaries, durable: boolean) {
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty and holds no PostgreSQL data. Choose another folder, or empty this one.`)
  const unfinished = `${folder}.unfinished`
  const passwordFile = `${folder}.password`
  const password = randomBytes(16).toString('hex')
  await rm(unfinished, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid)
  try {
    await promisify(execFile)(binaries.initdb, initdbFlags(unfinished, passwordFile, durable), {
      uid: account?.uid,
      gid: account?.gid,
      cwd: '/',
      env: cleanEnvironment,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await writeFile(path.join(unfinished, PASSWORD_FILE), password, { mode: 0o600 })
  if (existsSync(folder)) await rmdir(folder)
  await rename(unfinished, folder)
}

/** The password is 128 random bits, so hashing it many times over would only slow down each connection. */
const initdbFlags = (folder: string, passwordFile: string, durable: boolean) => [
  `--pgdata=${folder}`,
  '--username=postgres',
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--set=scram_iterations=1',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
  ...(durable ? [] : ['--no-sync']),
]
