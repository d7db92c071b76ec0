import type { Instant, ScanId, SessionId } from '../../../types/core'
import type { ScanOutcome } from '../../../types/gate'

/**
 * Scans waiting on a phone for the cloud, and where each lies in its storage. Nothing here reads or writes: every change
 * says what to write, and the caller does it before it answers anybody. A scan is a line of JSON, lines lie together in
 * small chunks, each under a key of its own, because WeChat takes 1 MB a key and a torn write must cost one line at most.
 */
export type QueuedScan = {
  scanId: ScanId
  sessionId: SessionId
  scannedAt: Instant
  /** Whose time that is: the cloud's, as this phone had learned it, or its own clock's, which nobody had put right. */
  clock: 'cloud' | 'own'
  way: 'in' | 'out'
  /** What the phone told the helper without a network; null: nothing, the cloud was being asked. */
  said: ScanOutcome | null
  text: string
  /** The order in which they were scanned on this phone. */
  turn: number
}

type Chunk = { key: string; scans: readonly QueuedScan[]; unreadable: readonly string[] }

/** `loose`: known to this run only, because the storage is full; everything else lies in a chunk. */
export type Queue = { chunks: readonly Chunk[]; loose: readonly QueuedScan[] }

/** A chunk to be written; null: its key is no longer needed. */
export type ChunkWrite = { key: string; text: string | null }

/** All keys of the queue begin like this. */
export const QUEUE_KEYS = 'gate.queue:'

const LINES = 20
const TEXT = 300

/** What is kept of a scanned text: longer ones are nobody's ticket, whatever follows. */
export const queuedText = (text: string): string => text.trim().slice(0, TEXT)

const numberOf = ({ key }: { key: string }) => Number.parseInt(key.slice(QUEUE_KEYS.length), 10) || 0

const inOrder = (scans: readonly QueuedScan[]) => [...scans].sort((one, other) => one.turn - other.turn)

/** All that wait, in the order they were scanned. */
export const waitingIn = ({ chunks, loose }: Queue): QueuedScan[] =>
  inOrder([...chunks.flatMap(({ scans }) => scans), ...loose])

/** Lines somebody cut or edited beyond reading: they stay where they are, and the helper is told how many. */
export const unreadableIn = ({ chunks }: Queue): number =>
  chunks.reduce((sum, { unreadable }) => sum + unreadable.length, 0)

const lineOf = ({ text, turn, scanId, sessionId, scannedAt, clock, way, said }: QueuedScan) =>
  JSON.stringify({ turn, scanId, sessionId, scannedAt, clock, way, said, text })

const writeOf = ({ key, scans, unreadable }: Chunk): ChunkWrite => {
  const lines = [...unreadable, ...scans.map(lineOf)]
  return { key, text: lines.length === 0 ? null : lines.map((line) => `${line}\n`).join('') }
}

const replace = (chunks: readonly Chunk[], chunk: Chunk) => {
  const others = chunks.filter(({ key }) => key !== chunk.key)
  return chunk.scans.length + chunk.unreadable.length === 0
    ? others
    : [...others, chunk].sort((one, other) => numberOf(one) - numberOf(other))
}

/** The turn of the next scan. */
export const nextTurn = (queue: Queue): number => 1 + Math.max(0, ...waitingIn(queue).map(({ turn }) => turn))

const roomIn = ({ chunks }: Queue): Chunk => {
  const last = chunks.at(-1)
  if (last && last.scans.length + last.unreadable.length < LINES) return last
  return { key: `${QUEUE_KEYS}${(last ? numberOf(last) : 0) + 1}`, scans: [], unreadable: [] }
}

/**
 * Takes a scan in. After the write the queue is `kept`; when the storage refused it, it is `loose` and the scan lives
 * as long as this run. A scan that was loose before is tried again the same way.
 */
export function takeIn(queue: Queue, scan: QueuedScan): { write: ChunkWrite; kept: Queue; loose: Queue } {
  const others = queue.loose.filter(({ scanId }) => scanId !== scan.scanId)
  const room = roomIn(queue)
  const chunk = { ...room, scans: [...room.scans, scan] }
  return {
    write: writeOf(chunk),
    kept: { chunks: replace(queue.chunks, chunk), loose: others },
    loose: { chunks: queue.chunks, loose: inOrder([...others, scan]) },
  }
}

type Rewrite = { queue: Queue; writes: ChunkWrite[] }

function rewrite(queue: Queue, change: (scans: readonly QueuedScan[]) => readonly QueuedScan[]): Rewrite {
  const changed = queue.chunks
    .map((chunk) => ({ before: chunk, after: { ...chunk, scans: change(chunk.scans) } }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    .map(({ after }) => after)
  return {
    queue: { chunks: changed.reduce(replace, queue.chunks), loose: change(queue.loose) },
    writes: changed.map(writeOf),
  }
}

/** Writes down what the helper was told without a network. */
export const tell = (queue: Queue, scanId: ScanId, said: ScanOutcome): Rewrite =>
  rewrite(queue, (scans) => scans.map((scan) => (scan.scanId === scanId ? { ...scan, said } : scan)))

/** The cloud has these: they leave the queue. */
export const settle = (queue: Queue, scanIds: readonly ScanId[]): Rewrite => {
  const gone = new Set<string>(scanIds)
  return rewrite(queue, (scans) =>
    scans.some(({ scanId }) => gone.has(scanId)) ? scans.filter(({ scanId }) => !gone.has(scanId)) : scans,
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const scanOf = (found: Partial<Record<keyof QueuedScan, unknown>>): QueuedScan | null => {
  const { scanId, sessionId, scannedAt, clock, text, turn, way, said } = found
  if (typeof scanId !== 'string' || !uuid.test(scanId)) return null
  if (typeof sessionId !== 'string' || !uuid.test(sessionId)) return null
  if (typeof text !== 'string' || queuedText(text) === '') return null
  if (typeof scannedAt !== 'number' || !Number.isSafeInteger(scannedAt) || scannedAt <= 0) return null
  return {
    scanId: scanId as ScanId,
    sessionId: sessionId as SessionId,
    scannedAt,
    clock: clock === 'cloud' ? 'cloud' : 'own',
    way: way === 'out' ? 'out' : 'in',
    said: typeof said === 'string' && /^[a-zA-Z]{1,40}$/.test(said) ? (said as ScanOutcome) : null,
    text: queuedText(text),
    turn: typeof turn === 'number' && Number.isSafeInteger(turn) && turn > 0 ? turn : 0,
  }
}

const field = (line: string, name: string) => new RegExp(`"${name}":"?([^",}]*)`).exec(line)?.[1]

/** A line cut off, or edited until it is no JSON any more: what can still be read of it. A cut code is "damaged", not lost. */
const salvage = (line: string): QueuedScan | null =>
  scanOf({
    scanId: field(line, 'scanId'),
    sessionId: field(line, 'sessionId'),
    scannedAt: Number(field(line, 'scannedAt')),
    turn: Number(field(line, 'turn')),
    clock: field(line, 'clock'),
    way: field(line, 'way'),
    text: field(line, 'text'),
  })

const readLine = (line: string): QueuedScan | null => {
  try {
    const found: unknown = JSON.parse(line)
    return typeof found === 'object' && found !== null ? scanOf(found) : null
  } catch {
    return salvage(line)
  }
}

/**
 * The queue as it lies in the storage, whatever happened to it there. A line that says the same scan again is dropped; an
 * id that names two different texts gets a new one for the second, so that both arrive. `repairs` are to be written
 * before anything is uploaded.
 */
export function openQueue(
  stored: readonly { key: string; text: string }[],
  newId: () => ScanId,
): { queue: Queue; repairs: ChunkWrite[] } {
  const seen = new Map<string, string>()
  const chunks = [...stored]
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map(({ key, text }) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      const scans: QueuedScan[] = []
      const unreadable: string[] = []
      for (const line of lines) {
        const scan = readLine(line)
        if (!scan) unreadable.push(line)
        else if (!seen.has(scan.scanId)) scans.push(scan)
        else if (seen.get(scan.scanId) !== scan.text) scans.push({ ...scan, scanId: newId() })
        if (scan) seen.set(scan.scanId, scan.text)
      }
      return { before: text, chunk: { key, scans, unreadable } }
    })
  return {
    queue: { chunks: chunks.map(({ chunk }) => chunk).reduce<readonly Chunk[]>(replace, []), loose: [] },
    repairs: chunks
      .map(({ before, chunk }) => ({ before, write: writeOf(chunk) }))
      .filter(({ before, write }) => write.text !== before)
      .map(({ write }) => write),
  }
}

/** How many the cloud takes at once. */
export const BATCH = 50

/** The next scans to upload: the oldest, of one session and one clock, as many as the cloud takes. */
export function nextBatch(queue: Queue, busy: ReadonlySet<string>, most = BATCH): QueuedScan[] {
  const free = waitingIn(queue).filter(({ scanId }) => !busy.has(scanId))
  const [oldest] = free
  const goesAlong = ({ sessionId, clock }: QueuedScan) => sessionId === oldest?.sessionId && clock === oldest.clock
  return free.filter(goesAlong).slice(0, most)
}
