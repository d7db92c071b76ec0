import type { SessionId } from '../../../../types/core'
import type { ScanResult } from '../../../../types/gate'
import type { Answer } from './use-scans'

let waiting: { sessionId: SessionId; result: ScanResult } | null = null

/** A page beside the scanner let somebody in: the sign shows it when the scanner is seen again. */
export const leaveShown = (sessionId: SessionId, result: ScanResult): void => {
  waiting = { sessionId, result }
}

export const takeShown = (sessionId: SessionId): Answer | null => {
  const found = waiting?.sessionId === sessionId ? waiting.result : null
  if (found) waiting = null
  return found && { kind: 'answered', result: found }
}
