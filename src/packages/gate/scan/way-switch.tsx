import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import type { Way } from '../../../../types/gate'
import styles from './way-switch.module.scss'

const ways: readonly { way: Way; word: string; icon: 'next' | 'back' }[] = [
  { way: 'in', word: '入场', icon: 'next' },
  { way: 'out', word: '离场', icon: 'back' },
]

/** Which way people pass: one switch, seen from far, because a helper at the exit must not let people in. */
export function WaySwitch({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  return (
    <View className={styles.ways} {...aria({ role: 'radiogroup', label: '入场或离场' })}>
      {ways.map((one) => (
        <Press
          key={one.way}
          id={`way-${one.way}`}
          role='radio'
          about={{ checked: way === one.way }}
          className={join(styles.way, way === one.way && styles[one.way])}
          label={one.word}
          onTap={() => onChange(one.way)}
        >
          <Icon name={one.icon} size={20} />
          <View>{one.word}</View>
        </Press>
      ))}
    </View>
  )
}
