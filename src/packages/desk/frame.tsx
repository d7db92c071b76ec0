import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useUnsavedOfPage } from '@/features/unsaved'
import { aria, landmark } from '@/ui/aria'
import { PageShell } from '@/ui/page-shell'
import { useBar } from '@/ui/page-shell/use-bar'
import type { DeskToday } from '../../../types/desk'
import styles from './frame.module.scss'
import { Nav, type Place } from './nav'
import { useWide } from './use-wide'

type Props = {
  /** In the bar of a phone and in the window's title. */
  title: string
  /** The heading on a wide window; the title where it says enough. */
  heading?: string
  /** At the right of the heading. */
  side?: ReactNode
  /** The room one is in; null where the navigation has none for it: a phone then leaves it out. */
  at: Place | null
  /** A page over its room: a phone has the way back there, and no navigation. */
  sub?: boolean
  /** What waits, for the counts beside the rooms; from `useDesk`. */
  today: DeskToday | null
  children: (wide: boolean) => ReactNode
}

/** The frame of the desk: side navigation and room for tables on a wide window, a phone's page otherwise. */
export function DeskFrame({ title, heading = title, side, at, sub, today, children }: Props) {
  const wide = useWide()
  const { wrap, leave, ask } = useUnsavedOfPage()
  if (!wide) {
    return wrap(
      <PageShell title={title} onBack={leave}>
        {at !== null && !sub && <Nav at={at} today={today} wide={false} />}
        {/* a place of its own: what comes late into it makes WeChat draw nothing else anew */}
        <View>
          {(heading !== title || side) && (
            <View className={styles.side}>
              <View className={styles.narrow} {...aria({ role: 'heading', level: 2 })}>
                {heading}
              </View>
              {side}
            </View>
          )}
        </View>
        {children(false)}
        {ask}
      </PageShell>,
    )
  }
  return wrap(
    <View className={styles.desk}>
      <Named title={title} />
      <Nav at={at} today={today} wide />
      <View className={styles.main} {...landmark('main')}>
        <View className={styles.top}>
          <View className={styles.heading} {...aria({ role: 'heading', level: 1 })}>
            {heading}
          </View>
          {side}
        </View>
        {children(true)}
      </View>
      {ask}
    </View>,
  )
}

/** A wide window has no shell that names the page. */
function Named({ title }: { title: string }) {
  useBar(title, 'page')
  return null
}
