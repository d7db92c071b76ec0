import { View } from '@tarojs/components'
import { saySession } from '@/wording/door'
import type { Instant } from '../../../types/core'
import type { DoorSession } from '../../../types/door'
import styles from './session-line.module.scss'

/** Which session the figures below are of: its day and hours, and whether people still come in. */
export const SessionLine = ({ session, now }: { session: DoorSession; now: Instant }) => (
  <View id='session-line' className={styles.line}>
    {saySession(session, now)}
  </View>
)
