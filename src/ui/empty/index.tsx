import { View } from '@tarojs/components'
import { Button } from '../button'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

type Props = {
  title: string
  /** What one can do instead. */
  next?: string
  action?: { id: string; word: string; onTap: () => void }
  icon?: IconName
}

/** Nothing here yet, and where to go. */
export function Empty({ title, next, action, icon = 'calendar' }: Props) {
  return (
    <View id='empty' className={styles.empty}>
      <View className={styles.ground}>
        <Icon name={icon} size={36} />
      </View>
      <View className={styles.title}>{title}</View>
      {next && <View className={styles.next}>{next}</View>}
      {action && (
        <View className={styles.action}>
          <Button id={action.id} kind='ghost' onTap={action.onTap}>
            {action.word}
          </Button>
        </View>
      )}
    </View>
  )
}
