import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Press } from '@/components/press'
import { dayOf, sayTime } from '@/domain/calendar'
import { sayNear } from '@/wording/activity'
import type { Home } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { openTicket, openTickets } from '../routes'
import styles from './my-code.module.scss'

type Props = { tickets: Home['tickets']; now: Instant }

/** The code of the next thing one holds a place in, one tap away. */
export function MyCode({ tickets, now }: Props) {
  const [next, ...rest] = tickets
  if (!next) return null
  const when = `${sayNear(dayOf(next.startsAt), dayOf(now))} ${sayTime(next.startsAt)}`
  return (
    <View className={styles.band}>
      <Press id='my-code' className={styles.code} onTap={() => openTicket(next.id)} label={`我的入场码，${next.title}`}>
        <Icon name='qr' size={30} className={styles.icon} />
        <View className={styles.words}>
          <View className={styles.title}>我的入场码</View>
          <View className={styles.detail}>
            {when} · {next.title}
          </View>
        </View>
        {rest.length === 0 && <Icon name='next' size={18} />}
      </Press>
      {rest.length > 0 && (
        <Press id='my-codes' className={styles.more} onTap={openTickets} label={`全部 ${tickets.length} 张入场码`}>
          全部 {tickets.length} 张
        </Press>
      )}
    </View>
  )
}
