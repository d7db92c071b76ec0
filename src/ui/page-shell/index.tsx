import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useElder } from '@/theme/elder'
import { landmark } from '../aria'
import { join } from '../join'
import styles from './index.module.scss'
import { NavigationBar } from './navigation-bar'
import { type Ground, useBar } from './use-bar'

type Props = {
  /** Drawn on h5, where no native bar is; given to WeChat's bar, which the page's config names until then. */
  title: string
  children: ReactNode
  /** The colour behind everything: dark jade for the ticket, copper for a Friday special, jade for any other fair. */
  ground?: Ground
  /** On the coloured ground under the bar; the body then overlaps it a little. */
  head?: ReactNode
  /** The bar at the thumb, with the one main action. */
  footer?: ReactNode
  /** A tab page: nothing to go back to. */
  tab?: boolean
  /** Desk pages fill the window; others stay as wide as a phone or a little more. */
  wide?: boolean
  /** Staff pages keep their size in elder mode. */
  plain?: boolean
  /** Takes the way back of the bar h5 draws, to ask first where something would be lost. */
  onBack?: (back: () => void) => void
  className?: string
}

/** The frame of every page: theme, elder mode, the bar h5 lacks, room for the footer and the phone's rounded corners. */
export function PageShell({
  title,
  children,
  ground = 'page',
  head,
  footer,
  tab,
  wide,
  plain,
  onBack,
  className,
}: Props) {
  const elder = useElder() && !plain
  useBar(title, ground)
  return (
    <View className={join(styles.shell, styles[ground], elder && 'elder', wide && styles.wide)}>
      {process.env.TARO_ENV === 'h5' && (
        <NavigationBar title={title} dark={ground !== 'page'} home={tab} onBack={onBack} />
      )}
      <View className={styles.main} {...landmark('main')}>
        {head && (
          <View className={styles.head}>
            <View className={styles.inner}>{head}</View>
          </View>
        )}
        <View className={join('kit-body', styles.body, head ? 'kit-lapped' : '', className)}>{children}</View>
        {footer && (
          <View className={styles.footer}>
            <View className={join(styles.inner, styles.actions)}>{footer}</View>
          </View>
        )}
      </View>
    </View>
  )
}
