import { View } from '@tarojs/components'
import { aria } from '../aria'
import { join } from '../join'
import styles from './index.module.scss'

type Props = {
  value: number
  max: number
  /** What is counted, said aloud: 已报 374，共 500 位. */
  label: string
  tone?: 'jade' | 'onDark'
}

/** How much of a whole is taken. Never alone: the numbers stand beside it in words. */
export function Meter({ value, max, label, tone = 'jade' }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <View
      className={join(styles.meter, styles[tone])}
      {...aria({ role: 'meter', label, value: { now: Math.min(value, max), min: 0, max, text: label } })}
    >
      <View className={styles.full} style={{ width: `${Math.round(share * 100)}%` }} />
    </View>
  )
}
