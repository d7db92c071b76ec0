import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/card'
import { join } from '@/ui/join'
import type { Mistakes, Typed } from './draft'
import styles from './index.module.scss'

/** What every part of the form works with. */
export type PartProps = {
  typed: Typed
  change: (changed: Partial<Typed>) => void
  wrong: Mistakes
  wide: boolean
}

/** A part of the form under its heading. */
export function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card id={`group-${id}`} className={styles.group}>
      <View className={styles.groupTitle} {...aria({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {children}
    </Card>
  )
}

/** Fields side by side where there is room. */
export function Side({ wide, children }: { wide: boolean; children: ReactNode }) {
  return <View className={join(wide && styles.side)}>{children}</View>
}
