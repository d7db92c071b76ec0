import { View } from '@tarojs/components'
import { join } from '@/ui/join'
import styles from './index.module.scss'

/** What was written, name and value; side by side where there is room. */
export function Facts({ facts, wide }: { facts: readonly (readonly [string, string])[]; wide: boolean }) {
  return (
    <View className={join(styles.facts, wide && styles.columns)}>
      {facts.map(([name, value]) => (
        <View key={name} className={styles.fact}>
          <View className={styles.name}>{name}</View>
          <View className={styles.value}>{value}</View>
        </View>
      ))}
    </View>
  )
}
