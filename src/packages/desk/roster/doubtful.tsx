import { View } from '@tarojs/components'
import type { RosterChoices, UnreadLine } from '@/domain/roster/line'
import { PickerField } from '@/ui/picker-field'
import { KeyGroup } from '../../../../types/person'
import styles from './index.module.scss'
import { groups } from './words'

const FEW = 12

type Props = { lines: readonly UnreadLine[]; choices: RosterChoices; onChoose: (choices: RosterChoices) => void }

/** Words of the list that might be a group: the clerk says which, or none, once for all lines that have them. */
export function Doubtful({ lines, choices, onChoose }: Props) {
  const asked = lines.flatMap(({ why, said }) => (why === 'group' && said !== undefined ? [said] : []))
  const words = [...new Set([...Object.keys(choices), ...asked])]
  const shown = words.slice(0, FEW + Object.keys(choices).length)
  return (
    <View id='doubtful' className={styles.acts}>
      {shown.map((word, nth) => (
        <PickerField
          key={word}
          id={`doubtful-${nth}`}
          label={`名单里的“${word}”算哪一类`}
          placeholder='请选'
          value={choices[word] ?? ''}
          onChange={(value) => {
            const group = KeyGroup.safeParse(value).data
            onChoose({ ...choices, [word]: group ?? 'none' })
          }}
          options={[...groups, { value: 'none', word: '都不是，不导入' }]}
        />
      ))}
      {shown.length < words.length && (
        <View className={styles.why}>还有 {words.length - shown.length} 个词，选好上面的会接着列出</View>
      )}
    </View>
  )
}
