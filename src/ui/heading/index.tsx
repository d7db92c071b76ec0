import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import styles from './index.module.scss'

/** Names what follows; at its side a small link or a count. */
export function Heading({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <View className={styles.heading}>
      <View className={styles.words} {...aria({ role: 'heading', level: 2 })}>
        {children}
      </View>
      {typeof side === 'string' ? <Text className={styles.side}>{side}</Text> : side}
    </View>
  )
}
