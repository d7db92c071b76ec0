import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_MS = 200

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/** Waits until no other build of this folder runs, then holds the lock; a lock whose holder died is taken over. */
export async function lock(file: string): Promise<() => void> {
  while (!take(file)) {
    const holder = holderOf(file)
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true })
    else await wait(LOOK_MS)
  }
  return () => rmSync(file, { force: true })
}
