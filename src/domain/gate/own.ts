import type { Instant, SessionId, TicketId } from '../../../types/core'

/**
 * What this phone itself let in or out at a session, so that without a network it never lets the same ticket in twice. Tickets are
 * shortened as in the cloud's pack and carry no name. Lines lie in small chunks, each under a key of its own.
 */
export type OwnAct = { way: 'in' | 'out' | 'undone'; at: Instant }

type Chunk = { key: string; lines: readonly string[] }
export type OwnActs = { session: SessionId; chunks: readonly Chunk[]; latest: ReadonlyMap<string, OwnAct> }

const LINES = 100
const KEPT_MS = 3 * 86_400_000

/** How a ticket is named in the pack and here: the first 12 hex digits of its id. */
export const shortOf = (ticketId: TicketId | string): string => ticketId.replace(/-/g, '').slice(0, 12).toLowerCase()

/** All keys of what phones let in begin like this. */
export const OWN_KEYS = 'gate.own:'

/** The keys of one session. */
export const ownKeys = (session: SessionId): string => `${OWN_KEYS}${session}:`

const read = (line: string): { short: string; act: OwnAct } | null => {
  const found = /^([0-9a-f]{12}) (in|out|undone) (\d{13})$/.exec(line)
  return found ? { short: found[1] ?? '', act: { way: found[2] as OwnAct['way'], at: Number(found[3]) } } : null
}

const numberOf = (key: string) => Number(key.split(':').at(-1)) || 0

/** Opens what lies in the storage; lines that cannot be read count for nothing. */
export function openOwn(session: SessionId, stored: readonly { key: string; text: string }[]): OwnActs {
  const chunks = [...stored]
    .sort((one, other) => numberOf(one.key) - numberOf(other.key))
    .map(({ key, text }) => ({ key, lines: text.split('\n').filter((line) => read(line) !== null) }))
  const latest = new Map<string, OwnAct>()
  for (const { lines } of chunks) {
    for (const line of lines) {
      const entry = read(line)
      if (entry) latest.set(entry.short, entry.act)
    }
  }
  return { session, chunks, latest }
}

/** One more act; the write is small however many there are. */
export function addOwn(
  { session, chunks, latest }: OwnActs,
  ticket: TicketId | string,
  act: OwnAct,
): { own: OwnActs; write: { key: string; text: string } } {
  const short = shortOf(ticket)
  const last = chunks.at(-1)
  const room =
    last && last.lines.length < LINES
      ? last
      : { key: `${ownKeys(session)}${(last ? numberOf(last.key) : 0) + 1}`, lines: [] }
  const chunk = { key: room.key, lines: [...room.lines, `${short} ${act.way} ${act.at}`] }
  return {
    own: {
      session,
      chunks: [...chunks.filter(({ key }) => key !== chunk.key), chunk],
      latest: new Map(latest).set(short, act),
    },
    write: { key: chunk.key, text: `${chunk.lines.join('\n')}\n` },
  }
}

/** Whether a stored chunk is of a session long over, by its last line. */
export const isOldOwn = (text: string, now: Instant): boolean => {
  const last = read(text.trim().split('\n').at(-1) ?? '')
  return last === null || now - last.act.at > KEPT_MS
}
