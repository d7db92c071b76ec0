import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const OWNER_FILE = 'owner'

/** Signals from the polite to the final one, with the milliseconds each is given. */
const SIGNALS = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const

/** Writes down which process of ours runs the server on this folder. */
export const claim = (folder: string) => writeFile(path.join(folder, OWNER_FILE), identityOf(process.pid))

/**
 * Frees a data folder of what an earlier run left behind: stops a server whose owner is gone, and disarms a lock file
 * whose process number now means something else. Faults when a living process of ours still runs a server on it.
 */
export async function takeOver(folder: string): Promise<void> {
  const lock = path.join(folder, 'postmaster.pid')
  const text = await readFile(lock, 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!pid || !isAlive(pid)) return
  if (isServerOf(pid, folder)) {
    const owner = await readFile(path.join(folder, OWNER_FILE), 'utf8').catch(() => '')
    const ownerPid = Number.parseInt(owner, 10)
    if (ownerPid && owner === identityOf(ownerPid))
      throw new Error(`${folder} is in use by process ${ownerPid}. Stop it first, or choose another data folder.`)
    return stopServer(pid, folder)
  }
  // PostgreSQL believes any living process to be the old server, except its own parent: so we name ourselves. Removing
  // the file instead would also remove its check for left-over workers.
  await writeFile(lock, text.replace(/^\d+/, String(process.pid)))
}

/** Asks a server to stop, more firmly each time, until it is gone. */
export async function stopServer(pid: number, folder: string): Promise<void> {
  for (const [signal, patience] of SIGNALS) {
    signalTo(pid, signal)
    for (let waited = 0; waited < patience; waited += 20) {
      if (!isServerOf(pid, folder)) return
      await pause(20)
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) on ${folder} does not stop`)
}

function signalTo(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
    throw new Error(`PostgreSQL (process ${pid}) was started by another user, who has to stop it`, { cause: error })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A finished process that nobody collected has an empty command line, so it does not count as a server. */
const isServerOf = (pid: number, folder: string) => commandOf(pid).includes(folder)

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readOrEmpty(`/proc/${pid}/cmdline`)
  return runOrEmpty('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
}

/** Number and birth of a process, because numbers are used again. */
function identityOf(pid: number): string {
  const born =
    process.platform === 'linux'
      ? (readOrEmpty(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[19] ?? '')
      : runOrEmpty('ps', ['-o', 'lstart=', '-p', String(pid)]).trim()
  return `${pid} ${born}`
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function runOrEmpty(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8' })
  } catch {
    return ''
  }
}
