import { Text, View } from '@tarojs/components'
import { Fact } from '@/ui/fact'
import { Icon, type IconName } from '@/ui/icon'
import styles from './index.module.scss'

type Props = {
  id: string
  icon: IconName
  word: string
  detail?: string
  /** New things behind it, as a red number. */
  count?: string
  onTap: () => void
}

/** A row that leads somewhere. */
export function Door({ id, icon, word, detail, count, onTap }: Props) {
  const side = (
    <View className={styles.side}>
      {count && <Text className={styles.count}>{count}</Text>}
      <Icon name='next' size={18} />
    </View>
  )
  return (
    <Fact
      id={id}
      icon={icon}
      detail={detail}
      side={side}
      label={count ? `${word}，${count} 条没看` : undefined}
      onTap={onTap}
    >
      {word}
    </Fact>
  )
}
