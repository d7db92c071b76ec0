import { Text, View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { sayRow } from '@/wording/privacy'
import type { PrivacyPart } from '../../../../types/privacy'
import styles from './index.module.scss'

/** The parts of a text; a row of a table becomes a block of its own, which a narrow phone can show. */
export function Parts({ parts }: { parts: readonly PrivacyPart[] }) {
  return (
    <>
      {parts.map(({ title, lines, table }) => (
        <View key={title} className={styles.part}>
          <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
            {title}
          </View>
          {lines.map((line) => (
            <View key={line} className={styles.line}>
              <Text userSelect>{line}</Text>
            </View>
          ))}
          {table?.rows.map((row) => {
            const [about = '', ...facts] = sayRow(table.columns, row)
            return (
              <View key={about} className={styles.row}>
                <View className={styles.about}>
                  <Text userSelect>{about}</Text>
                </View>
                {facts.map((fact) => (
                  <View key={fact} className={styles.fact}>
                    <Text userSelect>{fact}</Text>
                  </View>
                ))}
              </View>
            )
          })}
        </View>
      ))}
    </>
  )
}
