import { View } from '@tarojs/components'
import { sayPosition, sayWaiting } from '@/wording/waitlist'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

/** On the list: the place in line, and what happens next. */
export function Waiting({ ticket }: { ticket: Ticket }) {
  const { title, next } = sayWaiting(ticket)
  return (
    <View id='waiting' className={styles.turn}>
      <View id='position' className={styles.big}>
        {sayPosition(ticket.passedOver ? null : ticket.position)}
      </View>
      <View className={styles.why}>{title}</View>
      <View className={styles.hint}>{next}</View>
    </View>
  )
}
