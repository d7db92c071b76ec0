import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import { join } from '../join'
import styles from './index.module.scss'

/** Where in a short way someone is; `at` counts from 0, what lies before it is done. */
export function Steps({ steps, at }: { steps: readonly string[]; at: number }) {
  return (
    <View className={styles.steps}>
      {steps.map((step, place) => (
        <View key={step} className={join(styles.step, place < at && styles.done, place === at && styles.now)}>
          <View className={styles.dot}>
            {place < at ? <Icon name='check' size={16} label='已完成' /> : <Text>{place + 1}</Text>}
          </View>
          <Text className={styles.word}>{step}</Text>
        </View>
      ))}
    </View>
  )
}
