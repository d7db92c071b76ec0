import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { flagLabel } from '@/wording/labels'
import type { ScreenFlag } from '../../../../types/posting'
import styles from './index.module.scss'

/** Under a field: each phrase that would be objected to and what to write instead. It warns, it does not stop. */
export function Flags({ field, flags }: { field: string; flags: readonly ScreenFlag[] }) {
  const own = flags.filter((flag) => flag.field === field)
  if (own.length === 0) return null
  return (
    <View id={`flags-${field}`} className={styles.flags} {...aria({ role: 'status', live: 'polite' })}>
      {own.map(({ code, phrase, suggestion }) => (
        <View key={`${code} ${phrase}`} className={styles.flag}>
          <Icon name='warning' size={18} className={styles.mark} />
          <View className={styles.words}>
            <View className={styles.phrase}>
              {flagLabel[code]}：“{phrase}”
            </View>
            <View>{suggestion}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
