import { View } from '@tarojs/components'
import { type TitlePart, titleMark } from '@/domain/series/title-pattern'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import styles from './index.module.scss'

const words: Record<TitlePart, string> = { theme: '主题', date: '日期', district: '区县' }

type Props = {
  id: string
  value: string
  error?: string
  hint?: string
  /** What each date may fill in; none where the title is of one date alone. */
  parts: readonly TitlePart[]
  onChange: (title: string) => void
}

/** A title, with what each date fills in put there by a tap. */
export function TitleField({ parts, onChange, ...it }: Props) {
  return (
    <>
      <Field {...it} label='标题' maxLength={60} onChange={onChange} />
      {parts.length > 0 && (
        <View className={styles.chips}>
          <Chips>
            {parts.map((part) => (
              <Chip
                key={part}
                id={`${it.id}-${part}`}
                label={`标题里加${words[part]}`}
                onTap={() => onChange(it.value + titleMark(part))}
              >
                ＋{words[part]}
              </Chip>
            ))}
          </Chips>
        </View>
      )}
    </>
  )
}
