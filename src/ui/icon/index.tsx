import { View } from '@tarojs/components'
import { aria } from '../aria'
import { join } from '../join'
import styles from './index.module.scss'

export type IconName =
  | 'home'
  | 'calendar'
  | 'bag'
  | 'book'
  | 'person'
  | 'people'
  | 'clock'
  | 'pin'
  | 'bus'
  | 'check'
  | 'cross'
  | 'dot'
  | 'warning'
  | 'info'
  | 'qr'
  | 'scan'
  | 'phone'
  | 'bell'
  | 'shield'
  | 'settings'
  | 'building'
  | 'cloud-off'
  | 'back'
  | 'next'
  | 'down'
  | 'search'

type Props = {
  name: IconName
  /** Edge in px; follows the type size of the mode when left out. */
  size?: number
  /** Says what it means where no word beside it does. */
  label?: string
  className?: string
}

/** A drawing from our own small set, in the colour of the text around it. */
export function Icon({ name, size, label, className }: Props) {
  const edge = size === undefined ? undefined : { width: `${size}px`, height: `${size}px` }
  return (
    <View
      className={join('kit-icon', styles.icon, styles[name], className)}
      style={edge}
      {...aria(label ? { role: 'img', label } : { hidden: true })}
    />
  )
}
