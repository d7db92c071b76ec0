import { View } from '@tarojs/components'
import { heldInOrder, type UpNext } from '@/domain/ticket/held'
import { Icon } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { openTicket, openTickets } from '../../features/routes'
import styles from './my-code.module.scss'
import { sayHeld, type Tickets } from './up-next'

type Props = { tickets: Tickets; count?: number; now: number }

/** What one holds, one tap away: an offer before everything, else the code that is needed next, else the place in line. */
export function MyCode({ tickets, count, now }: Props) {
  const held = heldInOrder(tickets, now)
  const [next] = held
  if (!next) return null
  const all = Math.max(held.length, count ?? 0)
  return (
    <View className={join(styles.band, next.kind === 'offered' && styles.offered)}>
      <Press id='my-code' className={styles.code} onTap={() => openTicket(next.ticket.id)} label={labelOf(next, now)}>
        <Icon name={next.kind === 'booked' ? 'qr' : 'clock'} size={30} className={styles.icon} />
        <View className={styles.words}>
          <View className={styles.title}>{sayHeld(next, now).title}</View>
          <View className={styles.detail}>{sayHeld(next, now).detail}</View>
        </View>
        {all === 1 && <Icon name='next' size={18} />}
      </Press>
      {all > 1 && (
        <Press id='my-codes' className={styles.more} onTap={openTickets} label={`全部 ${all} 个`}>
          全部 {all} 个
        </Press>
      )}
    </View>
  )
}

const labelOf = (next: UpNext, now: number) => {
  const { title } = sayHeld(next, now)
  return `${title}，${next.ticket.title}`
}
