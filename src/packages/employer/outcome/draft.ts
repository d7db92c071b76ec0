import { readWhole } from '@/domain/text/typed'
import type { BoothOutcome, Outcome } from '../../../../types/booth'

export const COUNTED = ['interviewed', 'intended', 'hired'] as const
export type Counted = (typeof COUNTED)[number]
type Rows = BoothOutcome['rows']
/** What is typed, by number and posting. */
export type Typed = Record<string, string>

/** The form starts from what was reported before. */
export const typedOf = (rows: Rows): Typed =>
  Object.fromEntries(
    rows.flatMap(({ postingId, outcome }) =>
      COUNTED.map((counted) => [`${counted}-${postingId}`, outcome ? `${outcome[counted]}` : '']),
    ),
  )

/** What the service takes. */
const MOST = 9999

const countOf = (typed = '') => {
  const count = readWhole(typed, '人')
  return count <= MOST ? count : Number.NaN
}

/** What is sent. */
export const outcomesOf = (typed: Typed, rows: Rows): Outcome[] =>
  rows.map(({ postingId }) => ({
    postingId,
    interviewed: countOf(typed[`interviewed-${postingId}`]),
    intended: countOf(typed[`intended-${postingId}`]),
    hired: countOf(typed[`hired-${postingId}`]),
  }))

const words: Record<Counted, string> = { interviewed: '面谈', intended: '意向', hired: '录用' }

/** Numbers that are missing, or larger than those they are part of. */
export function faultsOf(typed: Typed, rows: Rows) {
  const titles = new Map(rows.map(({ postingId, title }) => [postingId, title]))
  return outcomesOf(typed, rows).flatMap((outcome) =>
    COUNTED.flatMap((counted) => {
      const error = errorOf(outcome, counted)
      const { postingId } = outcome
      return error
        ? [{ id: `${counted}-${postingId}`, label: `${titles.get(postingId)} ${words[counted]}`, error }]
        : []
    }),
  )
}

const errorOf = ({ interviewed, intended, hired }: Outcome, counted: Counted): string | null => {
  const value = { interviewed, intended, hired }[counted]
  if (Number.isNaN(value)) return '请填人数，没有填 0'
  if (counted === 'intended' && intended > interviewed) return '不能多于面谈人数'
  return counted === 'hired' && hired > intended ? '不能多于意向人数' : null
}
