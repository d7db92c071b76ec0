import '../refusals'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { keepAwake } from '@/platform/awake'
import { landmark } from '@/ui/aria'
import { Reading } from '@/ui/reading'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import { useTick } from '../use-tick'
import styles from './index.module.scss'
import { Screen } from './screen'

/** A screen in a hall is looked at for hours: often enough to be true, seldom enough for one bar of signal. */
const EVERY = 5_000

/**
 * The public screen of one session, without names. It keeps the last figures through a lost network and a restart of the
 * browser, says how old they are, and goes on by itself.
 */
export default function DeskWall() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  const { reading, reload } = useRead(gate.wall, { sessionId }, { every: EVERY, keep: true })
  const now = useTick(1_000)
  useEffect(keepAwake, [])
  if (reading.kind === 'shown') return <Screen wall={reading.value} at={reading.at} lost={reading.lost} now={now} />
  return (
    <View className={styles.waiting} {...landmark('main')}>
      <Reading of={reading} shape='detail' onRetry={reload}>
        {() => null}
      </Reading>
    </View>
  )
}
