import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

type Props = {
  id: string
  children: ReactNode
  onTap: () => void
  /** Chosen among its neighbours; leave out for a chip that only opens something. */
  selected?: boolean
  /** Opens a list: draws the small arrow. */
  opens?: boolean
  label?: string
}

/** A filter or a small choice. It looks 32 px high and can be hit on 44. */
export function Chip({ id, children, onTap, selected, opens, label }: Props) {
  return (
    <Press
      id={id}
      className={styles.room}
      onTap={onTap}
      label={label}
      role={selected === undefined ? 'button' : 'checkbox'}
      about={{ checked: selected }}
    >
      <View className={join(styles.chip, selected && styles.on)}>
        <Text>{children}</Text>
        {opens && <Icon name='down' className={styles.arrow} />}
      </View>
    </Press>
  )
}

/** Chips side by side, wrapping when the line is full. */
export function Chips({ children }: { children: ReactNode }) {
  return <View className={styles.chips}>{children}</View>
}
