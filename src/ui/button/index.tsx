import { Button as NativeButton, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

type Props = {
  id: string
  children: ReactNode
  onTap?: () => void
  /** main: jade · copper: a Friday special's · ghost: beside a main one · onCopper / onCopperGhost: on a copper ground · stop: takes something away · quiet: a word */
  kind?: 'main' | 'copper' | 'ghost' | 'onCopper' | 'onCopperGhost' | 'stop' | 'quiet'
  /** small: in a row of a desk · gate: under a thumb that does nothing else */
  size?: 'small' | 'normal' | 'gate'
  /** Takes the room that is left in a row, or the whole line. */
  grow?: boolean
  /** Sent and not answered yet: says so and takes no second tap. */
  busy?: boolean
  busyWord?: string
  disabled?: boolean
  icon?: IconName
  /** For screen readers, where the word on it is not enough. */
  label?: string
  /** WeChat's own powers, which only its own button may use; plain on h5. */
  openType?: 'share' | 'getPhoneNumber'
  /** The one-time code of `getPhoneNumber`, or null when the person refused. */
  onPhoneCode?: (code: string | null) => void
}

const native = process.env.TARO_ENV === 'weapp'

/** One action. Say what happens as a verb; one main button a screen. */
export function Button({ kind = 'main', size = 'normal', busyWord = '正在提交…', ...it }: Props) {
  const idle = !it.disabled && !it.busy
  const className = join(styles.button, styles[kind], styles[size], it.grow && styles.grow, !idle && styles.rest)
  const inside = (
    <>
      {it.busy ? <View className={styles.spin} /> : it.icon && <Icon name={it.icon} className={styles.icon} />}
      <Text className={styles.word}>{it.busy ? busyWord : it.children}</Text>
    </>
  )
  if (native && it.openType) {
    return (
      <NativeButton
        id={it.id}
        className={join(className, styles.native)}
        // without its power it does nothing; `disabled` would bring WeChat's own pale colours
        openType={idle ? it.openType : undefined}
        aria-label={it.label}
        aria-disabled={idle ? undefined : 'true'}
        onClick={idle ? it.onTap : undefined}
        onGetPhoneNumber={(answer) => it.onPhoneCode?.(answer.detail.code ?? null)}
      >
        {inside}
      </NativeButton>
    )
  }
  return (
    <Press id={it.id} className={className} label={it.label} disabled={!idle} onTap={() => it.onTap?.()}>
      {inside}
    </Press>
  )
}
