import type { ReactNode } from 'react'
import type { Instant } from '../../../types/core'
import type { Refusal } from '../../../types/refusal'
import { dayOf, sayDay, sayTime } from '../../domain/calendar'
import { sayRefusal } from '../../wording/refusal'
import { Broken } from '../broken'
import { Button } from '../button'
import { Offline } from '../offline'
import { Skeleton } from '../skeleton'
import { Sorry } from '../sorry'

type State<T> =
  | { kind: 'loading' }
  | { kind: 'shown'; value: T; at: Instant; lost: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'offline' }

type Props<T> = {
  /** What `useRead` answered. */
  of: State<T>
  /** The shape of what is coming. */
  shape: Parameters<typeof Skeleton>[0]['shape']
  onRetry: () => void
  /** The page says a lost network itself. */
  quiet?: boolean
  children: (value: T, at: Instant) => ReactNode
}

/** A read in each of its states; what was last seen stays while the network is away. */
export function Reading<T>({ of, shape, onRetry, quiet, children }: Props<T>) {
  if (of.kind === 'loading') return <Skeleton shape={shape} />
  if (of.kind === 'refused') return <Sorry {...sayRefusal(of.refusal)} />
  if (of.kind === 'broken') return <Broken traceId={of.traceId} onRetry={onRetry} />
  if (of.kind === 'offline') {
    return (
      <>
        <Offline />
        <Button id='retry' kind='ghost' onTap={onRetry}>
          再试一次
        </Button>
      </>
    )
  }
  return (
    <>
      {of.lost && !quiet && <Offline seen={`${sayDay(dayOf(of.at))} ${sayTime(of.at)}`} />}
      {children(of.value, of.at)}
    </>
  )
}
