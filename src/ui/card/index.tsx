import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { join } from '../join'
import { Press } from '../press'

type Props = {
  children: ReactNode
  id?: string
  /** rows: its children are facts or list rows, which bring their own space above and below */
  pad?: 'normal' | 'rows' | 'none'
  /** Makes the whole card one tap; needs an id. */
  onTap?: () => void
  label?: string
  className?: string
}

const pads = { normal: '', rows: 'kit-rows', none: 'kit-bare' }

/** A white surface for things that belong together. */
export function Card({ children, id, pad = 'normal', onTap, label, className }: Props) {
  const classes = join('kit-card', pads[pad], className)
  if (onTap && id) {
    return (
      <Press id={id} className={classes} onTap={onTap} label={label}>
        {children}
      </Press>
    )
  }
  return (
    <View id={id} className={classes}>
      {children}
    </View>
  )
}
