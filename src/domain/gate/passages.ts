import type { Instant, ScanId } from '../../../types/core'
import type { ScanOutcome, Way } from '../../../types/gate'

/**
 * One passing of the gate by a ticket, when it happened by the cloud's clock. `fixed`: the cloud said there and then what
 * it was; what a device let pass without a network is known afterwards only. `away`: noted at the desk, of somebody who
 * is gone by then.
 */
export type Passage = { scanId: ScanId; at: Instant; way: Way; outcome: ScanOutcome; fixed: boolean; away: boolean }

/** What passings come to: what each is, the one that counts as coming in, and whether the holder is inside. */
export type Passed = {
  outcomes: ReadonlyMap<ScanId, ScanOutcome>
  entry: ScanId | null
  inside: boolean
  lastAt: Instant | null
}

/** What an uploaded passing can be; anything else was turned down for what it is and stays that. */
export const PASSAGE_OUTCOMES: readonly ScanOutcome[] = ['admitted', 'readmitted', 'usedAlready', 'exited', 'notInside']

/**
 * Puts the passings of one ticket at one session in the order they happened, in whatever order they became known, and
 * says what each was: the same set always comes to the same. An entry the cloud made itself stays the entry.
 */
export function orderPassages(passages: readonly Passage[]): Passed {
  const ordered = [...passages].sort((one, other) => one.at - other.at || (one.scanId < other.scanId ? -1 : 1))
  const outcomes = new Map<ScanId, ScanOutcome>()
  let entryAhead = ordered.some(({ fixed, outcome }) => fixed && outcome === 'admitted')
  let entry: ScanId | null = null
  let inside = false
  let lastAt: Instant | null = null
  for (const { scanId, at, way, fixed, away, outcome: told } of ordered) {
    const outcome: ScanOutcome = fixed ? told : outcomeIn({ way, inside, came: entry !== null, entryAhead })
    outcomes.set(scanId, outcome)
    if (outcome === 'usedAlready' || outcome === 'notInside') continue
    if (outcome !== 'exited' && (entry === null || outcome === 'admitted')) entry = scanId
    if (fixed && outcome === 'admitted') entryAhead = false
    inside = outcome !== 'exited' && !away
    lastAt = at
  }
  return { outcomes, entry, inside, lastAt }
}

type Standing = { way: Way; inside: boolean; came: boolean; entryAhead: boolean }

function outcomeIn({ way, inside, came, entryAhead }: Standing): ScanOutcome {
  if (way === 'out') return inside ? 'exited' : 'notInside'
  if (inside || entryAhead) return 'usedAlready'
  return came ? 'readmitted' : 'admitted'
}
