import { Text, View } from '@tarojs/components'
import type { UnreadLine } from '@/domain/roster/line'
import { aria } from '@/ui/aria'
import styles from './index.module.scss'
import { sayFault } from './words'

const FEW = 200

/** The lines left out, each with its number, its name and what to put right. */
export function BadLines({ lines }: { lines: readonly UnreadLine[] }) {
  if (lines.length === 0) return null
  return (
    <View id='bad-lines' className={styles.bad} {...aria({ role: 'list', label: '没有导入的行' })}>
      {lines.slice(0, FEW).map((line) => (
        <View
          key={`${line.at} ${line.name} ${line.why}`}
          id={`bad-${line.at}`}
          className={styles.line}
          {...aria({ role: 'listitem' })}
        >
          <Text className={styles.at}>第 {line.at} 行</Text>
          {line.name && <Text className={styles.name}>{line.name}</Text>}
          <Text className={styles.why}>{sayFault(line)}</Text>
        </View>
      ))}
      {lines.length > FEW && <View className={styles.why}>还有 {lines.length - FEW} 行，先改好上面的</View>}
    </View>
  )
}
