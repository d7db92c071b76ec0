import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

type Props = {
  title: ReactNode
  detail?: ReactNode
  /** In front: mostly a time, large. */
  lead?: string
  /** Below the lead: today, 进行中. */
  under?: string
  /** At the right of the title: a tag, a pay figure, an arrow. */
  side?: ReactNode
  /** A line of tags or a meter under the detail. */
  children?: ReactNode
  id?: string
  onTap?: () => void
  label?: string
  className?: string
}

/** One of many: a fair, a class, a posting, a ticket. Several stand in a Card pad="rows". */
export function ListRow({ title, detail, lead, under, side, children, id, onTap, label, className }: Props) {
  const classes = join('kit-row', className)
  const inside = (
    <>
      {lead && (
        <View className={styles.lead}>
          {lead}
          {under && <View className={styles.under}>{under}</View>}
        </View>
      )}
      <View className={styles.words}>
        <View className={styles.top}>
          <View className={styles.title}>{title}</View>
          {side && <View className={styles.side}>{side}</View>}
        </View>
        {detail && <View className={styles.detail}>{detail}</View>}
        {children && <View className={styles.more}>{children}</View>}
      </View>
    </>
  )
  if (onTap && id) {
    return (
      <Press id={id} className={classes} onTap={onTap} label={label}>
        {inside}
      </Press>
    )
  }
  return (
    <View id={id} className={classes}>
      {inside}
    </View>
  )
}
