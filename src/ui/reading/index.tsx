import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Instant } from '../../../types/core'
import type { Refusal } from '../../../types/refusal'
import { dayOf, sayDay, sayTime } from '../../domain/time/calendar'
import { sayRefusal } from '../../wording/refusal'
import { aria } from '../aria'
import { Broken } from '../broken'
import { Button } from '../button'
import { Offline } from '../offline'
import { Skeleton } from '../skeleton'
import { Sorry } from '../sorry'
import styles from './index.module.scss'

type State<T> =
  | { kind: 'loading' }
  | { kind: 'shown'; value: T; at: Instant; lost: boolean; kept?: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'offline' }

type Props<T> = {
  /** What `useRead` answered. */
  of: State<T>
  /** The shape of what is coming. */
  shape: Parameters<typeof Skeleton>[0]['shape']
  onRetry: () => void
  /** The page says a lost network itself, and what it kept is as good as new. */
  quiet?: boolean
  children: (value: T, at: Instant) => ReactNode
}

/** A read in each of its states; what was last seen stays while the network is away. */
export function Reading<T>({ of, shape, onRetry, quiet, children }: Props<T>) {
  if (of.kind === 'loading') return <Skeleton shape={shape} />
  if (of.kind === 'refused')
    return (
      <>
        <Sorry {...sayRefusal(of.refusal)} />
        {of.refusal.code === 'system.busy' && (
          <View className={styles.again}>
            <Button id='retry' kind='ghost' onTap={onRetry}>
              再试一次
            </Button>
          </View>
        )}
      </>
    )
  if (of.kind === 'broken') return <Broken traceId={of.traceId} onRetry={onRetry} />
  if (of.kind === 'offline') {
    return (
      <>
        <Offline />
        <View className={styles.again}>
          <Button id='retry' kind='ghost' onTap={onRetry}>
            再试一次
          </Button>
        </View>
      </>
    )
  }
  return (
    <>
      {of.lost && !quiet && <Offline seen={`${sayDay(dayOf(of.at))} ${sayTime(of.at)}`} />}
      {of.kept && !of.lost && !quiet && <Earlier />}
      {children(of.value, of.at)}
    </>
  )
}

/** What is shown lay on the phone: its numbers are not those of now, until the cloud has answered. */
function Earlier() {
  return (
    <View id='earlier' className={styles.earlier} {...aria({ role: 'status' })}>
      <Text className={styles.words}>上次看到的，正在更新</Text>
    </View>
  )
}
