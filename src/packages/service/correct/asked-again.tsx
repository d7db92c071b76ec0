import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import type { KeptAnswer } from '../../../../types/privacy'
import styles from './index.module.scss'
import type { Given } from './use-correction'

type Props = {
  answers: readonly KeptAnswer[]
  given: Given
  /** Null takes the answer back. */
  onAnswer: (question: string, answer: string | null) => void
}

/** The answers that are kept, to be changed or taken back. */
export function AskedAgain({ answers, given, onAnswer }: Props) {
  return (
    <Card id='answers'>
      {answers.map(({ question, label, options, answer: before }) => {
        const now = given[question] === undefined ? before : given[question]
        return options ? (
          <View key={question} className={styles.asked} {...aria({ role: 'group', label })}>
            <View className={styles.question}>{label}</View>
            <Chips>
              {options.map(({ code, label: word }) => (
                <Chip
                  key={code}
                  id={`answer-${question}-${code}`}
                  selected={now === code}
                  onTap={() => onAnswer(question, now === code ? null : code)}
                >
                  {word}
                </Chip>
              ))}
            </Chips>
          </View>
        ) : (
          <Field
            key={question}
            id={`answer-${question}`}
            label={label}
            value={now ?? ''}
            placeholder='留空就是删除'
            maxLength={60}
            onChange={(word) => onAnswer(question, word.trim() === '' ? null : word)}
          />
        )
      })}
    </Card>
  )
}
