import { View } from '@tarojs/components'
import { dayOf, sayTime } from '@/domain/time/calendar'
import { sayNear } from '@/wording/activity'
import type { Instant } from '../../../types/core'
import type { PostingAtFair } from '../../../types/posting'
import styles from './meet-at.module.scss'

type Props = { fair: PostingAtFair['fair']; now: Instant }

/** When one can meet the employer. */
export function MeetAt({ fair, now }: Props) {
  return (
    <View className={fair.special ? styles.friday : styles.meet}>
      {sayNear(dayOf(fair.startsAt), dayOf(now))} {sayTime(fair.startsAt)} 可当面谈 · {fair.title}
    </View>
  )
}
