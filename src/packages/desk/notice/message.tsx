import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import type { RenderedMessage } from '../../../../types/notice'
import styles from './index.module.scss'

/** The message as WeChat draws it in the service notices of the person's chat list. */
export function Message({ message: { title, rows } }: { message: RenderedMessage }) {
  return (
    <View id='message' className={styles.chat} {...aria({ role: 'group', label: '微信里的样子' })}>
      <View className={styles.bubble}>
        <View className={styles.from}>
          <View className={styles.face}>招</View>
          天天有招聘
        </View>
        <View className={styles.messageTitle}>{title}</View>
        {rows.map(({ label, value }) => (
          <View key={label} className={styles.messageRow}>
            <View className={styles.messageName}>{label}</View>
            <View className={styles.messageValue}>{value}</View>
          </View>
        ))}
        <View className={styles.enter}>进入小程序查看</View>
      </View>
    </View>
  )
}
