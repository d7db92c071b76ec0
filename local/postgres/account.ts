import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** A system account that PostgreSQL runs as. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** Accounts every Linux or macOS has one of, the fittest first. */
const CANDIDATES = ['postgres', 'nobody', 'daemon']

/**
 * The account PostgreSQL has to run as, or undefined to run as ourselves. PostgreSQL refuses to run as root, so root
 * hands over to the owner of an existing data folder, else to the first unprivileged account that can be switched to.
 */
export function accountFor(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = systemAccounts()
  const owner = ownerOf(`${dataFolder}/PG_VERSION`)
  if (owner) return accounts.find((account) => account.uid === owner.uid) ?? { name: String(owner.uid), ...owner }
  const found = CANDIDATES.map((name) => accounts.find((account) => account.name === name)).find(
    (account) => account && account.uid !== 0 && mayEnter('/', account),
  )
  if (found) return found
  throw new Error(
    'PostgreSQL does not run as root, and no unprivileged account can be switched to. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** Whether an account (or we ourselves) can go into a folder or run a file, asked of the system and not guessed. */
export function mayEnter(path: string, account: Account | undefined): boolean {
  const identity = account && { uid: account.uid, gid: account.gid }
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity, cwd: '/' }).status === 0
}

function ownerOf(file: string) {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function systemAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
}
