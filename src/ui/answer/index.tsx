import type { ReactNode } from 'react'
import type { Refusal } from '../../../types/refusal'
import { sayRefusal } from '../../wording/refusal'
import { Broken } from '../broken'
import { Sorry } from '../sorry'
import { Unknown } from '../unknown'

type State =
  | { kind: 'idle' | 'sending' | 'done' | 'unknown' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }

type Props = {
  /** What `useWrite` says. */
  to: State
  /** Where the truth stands when no answer came. */
  where: string
  onLook?: () => void
  /** What to do about a refusal, as a button beside it. */
  action?: ReactNode
  id?: string
}

/** What came back from a write, beside the button that sent it; nothing while all is well. */
export function Answer({ to, where, onLook, action, id }: Props) {
  if (to.kind === 'refused') return <Sorry id={id} action={action} {...sayRefusal(to.refusal)} />
  if (to.kind === 'broken') return <Broken traceId={to.traceId} />
  if (to.kind === 'unknown') return <Unknown where={where} onLook={onLook} />
  return null
}
