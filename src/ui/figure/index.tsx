import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { join } from '../join'
import styles from './index.module.scss'

type Props = {
  value: string | number
  label: string
  /** below: the word under the number, centred (gate) · above: as on the desk */
  place?: 'above' | 'below'
  detail?: string
  /** wait: somebody waits for this */
  tone?: 'ink' | 'wait'
  id?: string
}

/** One number with its word. */
export function Figure({ value, label, place = 'above', detail, tone = 'ink', id }: Props) {
  return (
    <View id={id} className={join(styles.figure, styles[place])}>
      {place === 'above' && <View className={styles.label}>{label}</View>}
      <View className={join(styles.value, styles[tone])}>{value}</View>
      {place === 'below' && <View className={styles.label}>{label}</View>}
      {detail && <View className={styles.label}>{detail}</View>}
    </View>
  )
}

/** Figures side by side, as wide as each other; two a line on a phone when there are four. */
export function Figures({ children, few }: { children: ReactNode; few?: boolean }) {
  return <View className={join(styles.figures, few && styles.few)}>{children}</View>
}
