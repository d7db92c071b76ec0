import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

type Props = {
  children: ReactNode
  icon?: IconName
  /** The smaller line below. */
  detail?: ReactNode
  /** What a tap does, in a word: 去这里. */
  side?: ReactNode
  id?: string
  onTap?: () => void
  label?: string
}

/** One thing to know, with its drawing: when, where, how to get there. Several stand in a Card pad="rows". */
export function Fact({ children, icon, detail, side, id, onTap, label }: Props) {
  const inside = (
    <>
      {icon && <Icon name={icon} className={styles.icon} />}
      <View className={styles.words}>
        <View>{children}</View>
        {detail && <View className={styles.detail}>{detail}</View>}
      </View>
      {side && <View className={join(styles.side, onTap ? styles.link : '')}>{side}</View>}
    </>
  )
  if (onTap && id) {
    return (
      <Press id={id} className={styles.fact} onTap={onTap} label={label}>
        {inside}
      </Press>
    )
  }
  return (
    <View id={id} className={styles.fact}>
      {inside}
    </View>
  )
}
