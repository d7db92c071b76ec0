import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Icon } from '../icon'
import { join } from '../join'
import styles from './frame.module.scss'

export type FrameProps = {
  /** Of what is filled in; the error gets `<id>-error`. */
  id: string
  label: string
  /** What is wrong and what to write instead. */
  error?: string
  /** How to fill it in, while nothing is wrong. */
  hint?: string
  /** Says so when it may stay empty; most fields ask only for what is needed. */
  optional?: boolean
}

/** The id of a field's whole frame, to bring it before the eyes. */
export const frameOf = (id: string) => `${id}-frame`

/** A field's name above it and its error beside it. */
export function Frame({ id, label, error, hint, optional, children }: FrameProps & { children: ReactNode }) {
  return (
    <View id={frameOf(id)} className={join(styles.frame, error && styles.wrong)}>
      <View className={styles.label} {...aria({ hidden: true })}>
        {label}
        {optional && <Text className={styles.optional}>（选填）</Text>}
      </View>
      {children}
      {error ? (
        <View id={`${id}-error`} className={styles.error} {...aria({ role: 'alert' })}>
          <Icon name='warning' className={styles.mark} />
          <Text className={styles.words}>{error}</Text>
        </View>
      ) : (
        hint && <View className={styles.hint}>{hint}</View>
      )}
    </View>
  )
}
