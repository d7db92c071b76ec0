import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import styles from './index.module.scss'

/** The copper card of the Friday special; Fanjing's ridge stands faint in its corner. Nothing else is copper. */
export function Hero({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <View id={id} className={styles.hero}>
      <View className={styles.ridge} {...aria({ hidden: true })} />
      <View className={styles.inside}>{children}</View>
    </View>
  )
}
