import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Icon, type IconName } from '../icon'
import { join } from '../join'
import styles from './index.module.scss'

type Props = {
  tone: 'go' | 'wait' | 'stop' | 'info'
  title: ReactNode
  /** The next step, or why. */
  children?: ReactNode
  /** A button under the words. */
  action?: ReactNode
  id?: string
}

const shapes: Record<Props['tone'], IconName> = { go: 'check', wait: 'warning', stop: 'cross', info: 'info' }

/** A word from us beside what it is about: a shape, a sentence, the next step. Read out when it appears. */
export function Notice({ tone, title, children, action, id }: Props) {
  return (
    <View id={id} className={join(styles.notice, styles[tone])} {...aria({ role: tone === 'info' ? 'note' : 'alert' })}>
      <Icon name={shapes[tone]} className={styles.icon} />
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {children && <View className={styles.next}>{children}</View>}
        {action && <View className={styles.action}>{action}</View>}
      </View>
    </View>
  )
}
