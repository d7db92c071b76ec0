import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { join } from '../join'
import styles from './index.module.scss'

export type TagTone = 'jade' | 'copper' | 'grey' | 'amber' | 'stop' | 'onDark'

/** A state or a property in a word or two; the word carries the meaning, the colour only helps. */
export function Tag({ children, tone = 'grey' }: { children: ReactNode; tone?: TagTone }) {
  return <Text className={join(styles.tag, styles[tone])}>{children}</Text>
}

/** Tags side by side, wrapping when the line is full. */
export function Tags({ children }: { children: ReactNode }) {
  return <View className={styles.tags}>{children}</View>
}
