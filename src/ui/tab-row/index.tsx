import { Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

export type Tab<Key extends string> = { key: Key; word: string; count?: number }

type Props<Key extends string> = {
  /** Each tab gets the id `<id>-<key>`. */
  id: string
  label: string
  tabs: readonly Tab<Key>[]
  at: Key
  onTap: (key: Key) => void
}

/** A choice of two to five views of the same thing, one always chosen. */
export function TabRow<Key extends string>({ id, label, tabs, at, onTap }: Props<Key>) {
  return (
    <View id={id} className={styles.tabs} {...aria({ role: 'tablist', label })}>
      {tabs.map((tab) => (
        <Press
          key={tab.key}
          id={`${id}-${tab.key}`}
          role='tab'
          about={{ selected: tab.key === at }}
          className={join(styles.tab, tab.key === at && styles.on)}
          onTap={() => onTap(tab.key)}
        >
          <Text>{tab.word}</Text>
          {tab.count !== undefined && <Text className={styles.count}>{tab.count}</Text>}
        </Press>
      ))}
    </View>
  )
}
