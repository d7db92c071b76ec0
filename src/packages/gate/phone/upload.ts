import { clockKnown, cloudNow } from '@/api/clock'
import { nextBatch, waitingIn } from '@/domain/gate/queue'
import { cell } from '@/platform/cell'
import { readStored, writeStored } from '@/platform/storage'
import * as gate from '../../../../types/calls/gate'
import type { ScanId, SessionId } from '../../../../types/core'
import type { ScanOutcome, UploadAnswer } from '../../../../types/gate'
import type { Refusal } from '../../../../types/refusal'
import { ask } from './link'
import { dropScans, openScans, queue } from './queue'

/** An uploaded scan that somebody has to look at: what the phone said and what the cloud makes of it. Nobody's name. */
export type Clash = Pick<UploadAnswer, 'scanId' | 'outcome' | 'at'> & {
  sessionId: SessionId
  conflict: NonNullable<UploadAnswer['conflict']>
  said: ScanOutcome | null
}

const KEY = 'gate.clashes'
const MOST = 200

/** Clashes are kept on the phone as well; the organizer has them all. */
export const clashes = cell<readonly Clash[]>([])

/** Scans the cloud would not take, and why: they stay in the queue and stop nobody else's. */
export const stuck = cell<ReadonlyMap<ScanId, Refusal>>(new Map())

/** Scans the cloud is being asked about one by one right now. */
export const asking = new Set<ScanId>()

let opened = false
/** By the cloud's time: a flood from one phone is asked to wait. */
let restUntil = 0
let underWay: Promise<void> | null = null

export function openUploads(): void {
  openScans()
  if (opened) return
  opened = true
  const stored = readStored<readonly Clash[]>(KEY)
  if (Array.isArray(stored)) clashes.set(stored.filter((clash) => typeof clash?.scanId === 'string'))
}

/** Sends what waits, oldest first, until nothing is left or the network is; a second call joins the first. */
export function upload(): Promise<void> {
  openUploads()
  underWay ??= sendAll().finally(() => {
    underWay = null
  })
  return underWay
}

async function sendAll(): Promise<void> {
  if (cloudNow() < restUntil) return
  let most: number | undefined
  for (let batch = next(most); batch.length > 0; batch = next(most)) {
    const { sessionId } = batch[0] as (typeof batch)[number]
    const scans = batch.map(({ scanId, text, scannedAt, way, said }) => ({ scanId, text, scannedAt, way, said }))
    const byCloud = batch[0]?.clock === 'cloud'
    if (byCloud && !(await meetClock())) return
    const deviceNow = byCloud ? cloudNow() : Date.now()
    const outcome = await ask(gate.upload, { sessionId, deviceNow, scans })
    if (outcome.kind === 'done') {
      take(sessionId, outcome.value.answers)
      const answered = new Set(outcome.value.answers.map(({ scanId }) => scanId))
      for (const { scanId } of batch)
        if (!answered.has(scanId)) hold([scanId], { code: 'input.invalid', field: 'scans' })
    } else if (outcome.kind !== 'refused') return
    else if (outcome.refusal.code === 'gate.slowDown') {
      restUntil = outcome.refusal.until
      return
    } else if (outcome.refusal.code === 'input.invalid' && batch.length > 1) most = 1
    else
      hold(
        outcome.refusal.code === 'input.invalid' ? [scans[0]?.scanId as ScanId] : ofSession(sessionId),
        outcome.refusal,
      )
  }
}

/** Times by the cloud are only said by a phone that knows what time it is there now; any answer tells. */
const meetClock = async (): Promise<boolean> =>
  clockKnown() === 'now' || (await ask(gate.sessions, {})).kind !== 'unknown'

const next = (most?: number) => nextBatch(queue.get(), new Set<string>([...asking, ...stuck.get().keys()]), most)

const ofSession = (sessionId: SessionId) =>
  waitingIn(queue.get())
    .filter((scan) => scan.sessionId === sessionId)
    .map(({ scanId }) => scanId)

const hold = (scanIds: readonly ScanId[], refusal: Refusal) =>
  stuck.set(new Map([...stuck.get(), ...scanIds.map((scanId) => [scanId, refusal] as const)]))

function take(sessionId: SessionId, answers: readonly UploadAnswer[]): void {
  const waiting = waitingIn(queue.get())
  const found = answers.flatMap(({ scanId, outcome, conflict, at }): Clash[] => {
    const said = waiting.find((scan) => scan.scanId === scanId)?.said ?? null
    return conflict ? [{ scanId, sessionId, outcome, conflict, at, said }] : []
  })
  if (found.length > 0) {
    const known = clashes.get().filter(({ scanId }) => !found.some((clash) => clash.scanId === scanId))
    clashes.set([...known, ...found].slice(-MOST))
    writeStored(KEY, clashes.get())
  }
  dropScans(answers.map(({ scanId }) => scanId))
}
