import { useState } from 'react'
import { call } from '@/api/call'
import type { UnreadLine } from '@/domain/roster/line'
import * as roster from '../../../../types/calls/roster'
import type { DistrictCode } from '../../../../types/division'
import type { Refusal } from '../../../../types/refusal'
import { ROSTER_SLICE, type RosterLine } from '../../../../types/roster'

/** How far an import has come. `stopped`: a slice did not arrive; those before it are in, and all may be sent again. */
export type Importing =
  | { kind: 'idle' }
  | { kind: 'sending'; sent: number; all: number }
  | { kind: 'done' | 'stopped'; taken: number; known: number; bad: UnreadLine[]; left: number; refusal: Refusal | null }

/** Sends a list in slices, one after the other. */
export function useImport() {
  const [state, setState] = useState<Importing>({ kind: 'idle' })
  const send = async (district: DistrictCode, lines: readonly RosterLine[]) => {
    const sum = { taken: 0, known: 0, bad: [] as UnreadLine[] }
    for (let from = 0; from < lines.length; from += ROSTER_SLICE) {
      setState({ kind: 'sending', sent: from, all: lines.length })
      const outcome = await call(roster.take, { district, lines: lines.slice(from, from + ROSTER_SLICE) })
      if (outcome.kind !== 'done') {
        const refusal = outcome.kind === 'refused' ? outcome.refusal : null
        return setState({ kind: 'stopped', ...sum, left: lines.length - from, refusal })
      }
      sum.taken += outcome.value.taken
      sum.known += outcome.value.known
      for (const { at, code } of outcome.value.bad)
        sum.bad.push({ at, name: lines.find((line) => line.at === at)?.name ?? '', why: code })
    }
    setState({ kind: 'done', ...sum, left: 0, refusal: null })
  }
  return { state, send, reset: () => setState({ kind: 'idle' }) }
}
