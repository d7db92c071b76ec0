import { forgetReadings } from '@/api/kept'
import { newId } from '@/api/new-id'
import { isPassed } from '@/domain/gate/gate'
import { shortOf } from '@/domain/gate/own'
import {
  type ChunkWrite,
  nextTurn,
  openQueue,
  QUEUE_KEYS,
  type Queue,
  type QueuedScan,
  settle,
  takeIn,
  tell,
  waitingIn,
} from '@/domain/gate/queue'
import { readTicketCode } from '@/domain/ticket/code'
import { cell } from '@/platform/cell'
import { forgetStored, readText, storedKeys, writeText } from '@/platform/storage'
import type { ScanId, SessionId } from '../../../../types/core'
import type { ScanOutcome } from '../../../../types/gate'

/** The one queue of this phone, as it lies in its storage; empty until `openScans`. */
export const queue = cell<Queue>({ chunks: [], loose: [] })

let opened = false

const write = ({ key, text }: ChunkWrite): boolean => {
  if (text !== null) return writeText(key, text)
  forgetStored(key)
  return true
}

/** Full: what can be read again from the cloud makes room first. */
const writeHard = (change: ChunkWrite): boolean => {
  if (write(change)) return true
  forgetReadings()
  return write(change)
}

/** Reads what waits since the last run; mends what was edited before anything is uploaded. */
export function openScans(): void {
  if (opened) return
  opened = true
  const stored = storedKeys(QUEUE_KEYS).map((key) => ({ key, text: readText(key) ?? '' }))
  const { queue: found, repairs } = openQueue(stored, () => newId<ScanId>())
  for (const repair of repairs) write(repair)
  queue.set(found)
}

/** Keeps a scan before anybody is answered; false when it lives in memory only, because the storage is full. */
export function keepScan(scan: Omit<QueuedScan, 'turn'>): boolean {
  openScans()
  const before = queue.get()
  const { write: change, kept, loose } = takeIn(before, { ...scan, turn: nextTurn(before) })
  const stored = writeHard(change)
  queue.set(stored ? kept : loose)
  return stored
}

const apply = ({ queue: after, writes }: { queue: Queue; writes: ChunkWrite[] }) => {
  for (const change of writes) write(change)
  queue.set(after)
}

/** What the helper was told without a network, kept beside the scan. */
export const keepSaid = (scanId: ScanId, said: ScanOutcome): void => apply(tell(queue.get(), scanId, said))

/** The cloud has these; what was in memory only may find room now. */
export function dropScans(scanIds: readonly ScanId[]): void {
  apply(settle(queue.get(), scanIds))
  for (const scan of queue.get().loose) {
    const { write: change, kept } = takeIn(queue.get(), scan)
    if (!write(change)) return
    queue.set(kept)
  }
}

const tickets = new WeakMap<QueuedScan, string>()

const ticketOf = (scan: QueuedScan): string => {
  const known = tickets.get(scan)
  if (known !== undefined) return known
  const read = readTicketCode(scan.text)
  const short = read.ok ? shortOf(read.value.ticketId) : ''
  tickets.set(scan, short)
  return short
}

/** Tickets this phone let through at a session and has not told the cloud of yet. */
export const untoldTickets = (sessionId: SessionId): ReadonlySet<string> =>
  new Set(
    waitingIn(queue.get())
      .filter((scan) => scan.sessionId === sessionId && scan.said !== null && isPassed(scan.said))
      .map(ticketOf),
  )
