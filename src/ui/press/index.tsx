import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Aria, aria } from '../aria'
import { join } from '../join'
import { fellThrough } from '../tap'
import styles from './index.module.scss'

type Props = {
  /** How tests and the keyboard find it; unique on its page. */
  id: string
  onTap: () => void
  children?: ReactNode
  label?: string
  role?: 'button' | 'link' | 'tab' | 'checkbox' | 'switch' | 'radio' | 'row'
  about?: Aria
  disabled?: boolean
  className?: string
}

const onKeys = (onTap: () => void) => (pressed: { key: string; preventDefault(): void }) => {
  if (pressed.key !== 'Enter' && pressed.key !== ' ') return
  pressed.preventDefault()
  onTap()
}

/** Whatever can be tapped: a finger on the phone, Enter or space on a keyboard, a name and a role for a screen reader. */
export function Press({ id, onTap, children, label, role = 'button', about, disabled = false, className }: Props) {
  const keyboard =
    process.env.TARO_ENV === 'h5'
      ? { tabindex: disabled ? '-1' : '0', onKeyDown: disabled ? undefined : onKeys(onTap) }
      : {}
  return (
    <View
      id={id}
      className={join('kit-press', className)}
      hoverClass={disabled ? 'none' : styles.down}
      onClick={disabled ? undefined : (tapped) => fellThrough(tapped) || onTap()}
      {...keyboard}
      {...aria({ role, label, disabled: disabled || undefined, ...about })}
    >
      {children}
    </View>
  )
}
