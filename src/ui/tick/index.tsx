import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

type Props = {
  id: string
  on: boolean
  onChange: (on: boolean) => void
  children: ReactNode
  /** What is agreed to or switched, in full, for screen readers. */
  label: string
  /** box: agree or pick several · switch: a setting that holds at once */
  look?: 'box' | 'switch'
  error?: string
}

/** Yes or no: a consent, one of several, a setting. */
export function Tick({ id, on, onChange, children, label, look = 'box', error }: Props) {
  return (
    <View>
      <Press
        id={id}
        className={join(styles.tick, look === 'switch' && styles.setting)}
        role={look === 'box' ? 'checkbox' : 'switch'}
        label={error ? `${label}，${error}` : label}
        about={{ checked: on }}
        onTap={() => onChange(!on)}
      >
        {look === 'box' && (
          <View className={join(styles.box, on && styles.on, error && styles.wrong)}>
            {on && <Icon name='check' size={18} />}
          </View>
        )}
        <View className={styles.words}>{children}</View>
        {look === 'switch' && (
          <View className={join(styles.track, on && styles.on)}>
            <View className={join(styles.knob, on && styles.right)} />
          </View>
        )}
      </Press>
      {error && (
        <View className={styles.error}>
          <Icon name='warning' className={styles.mark} />
          <View className={styles.words}>{error}</View>
        </View>
      )}
    </View>
  )
}
