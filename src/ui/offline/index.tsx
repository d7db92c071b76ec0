import { Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { Icon } from '../icon'
import styles from './index.module.scss'

/** No network: what is shown was kept on the phone. `seen` says from when (9:12), `side` what waits (待上传 3). */
export function Offline({ seen, words, side }: { seen?: string; words?: string; side?: string }) {
  return (
    <View id='offline' className={styles.offline} {...aria({ role: 'status' })}>
      <Icon name='cloud-off' size={20} />
      <Text className={styles.words}>
        {words ?? (seen ? `没有网络，这是 ${seen} 的内容` : '没有网络，请检查网络后再试')}
      </Text>
      {side && <Text className={styles.side}>{side}</Text>}
    </View>
  )
}
