import { View } from '@tarojs/components'
import { join } from '@/ui/join'
import { Choose, type ChooseProps } from '@/ui/picker-field/choose'
import styles from './index.module.scss'

type Props = Omit<ChooseProps, 'className' | 'disabled'> & {
  /** It shares its row with other choices. */
  shared?: boolean
}

/** One of a list to choose, as a chip. */
export const ChoiceChip = ({ shared = false, ...it }: Props) => (
  <View className={join(styles.room, shared && styles.shared)}>
    <Choose {...it} disabled={false} className={styles.chip ?? ''} />
  </View>
)
