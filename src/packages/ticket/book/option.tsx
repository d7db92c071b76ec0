import { View } from '@tarojs/components'
import { Icon } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import styles from './index.module.scss'

type Props = { id: string; on: boolean; word: string; detail: string; onTap: () => void }

/** One of several, of which one is chosen: who goes, where one boards. */
export function Option({ id, on, word, detail, onTap }: Props) {
  return (
    <Press
      id={id}
      className={styles.option}
      role='radio'
      about={{ checked: on }}
      label={`${word}，${detail}`}
      onTap={onTap}
    >
      <View className={join(styles.dot, on && styles.on)}>{on && <Icon name='check' size={18} />}</View>
      <View className={styles.words}>
        <View className={styles.word}>{word}</View>
        <View className={styles.detail}>{detail}</View>
      </View>
    </Press>
  )
}
