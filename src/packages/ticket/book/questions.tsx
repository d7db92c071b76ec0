import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { choosingWords, helpWords } from '@/wording/privacy'
import type { AskedQuestion } from '../../../../types/waitlist'
import { AgreeTick } from './agree-tick'
import styles from './index.module.scss'
import type { useCard } from './use-card'

type Props = { of: ReturnType<typeof useCard>; questions: readonly AskedQuestion[] }

/** Up to three quick questions, answered last time or with one tap each. */
export function Questions({ of, questions }: Props) {
  if (questions.length === 0) return null
  const { help = '', ...others } = of.answers
  const needsHelp = questions.some(({ code }) => code === 'help') && help !== '' && help !== 'none'
  const answered = Object.values(others).some((word) => word.trim() !== '')
  return (
    <>
      <Heading side='不答也能报名'>几个小问题（选填）</Heading>
      <Card id='questions'>
        {questions.map((question) => (
          <Asked
            key={question.code}
            question={question}
            answer={of.answers[question.code] ?? ''}
            onAnswer={(word) => of.answer(question.code, word)}
          />
        ))}
        {needsHelp && (
          <AgreeTick
            id='allow-help'
            on={of.allowed.includes('help')}
            words={helpWords}
            onChange={(on) => of.allow('help', on)}
          />
        )}
        {answered && (
          <AgreeTick
            id='allow-choosing'
            on={of.allowed.includes('choosing')}
            words={choosingWords}
            onChange={(on) => of.allow('choosing', on)}
          />
        )}
      </Card>
    </>
  )
}

type AskedProps = {
  question: AskedQuestion
  answer: string
  onAnswer: (word: string) => void
}

function Asked({ question: { code, label, options }, answer, onAnswer }: AskedProps) {
  if (!options) {
    return (
      <Field
        id={`question-${code}`}
        label={label}
        value={answer}
        placeholder='简短写一行'
        maxLength={60}
        onChange={onAnswer}
      />
    )
  }
  return (
    <View id={`question-${code}`} className={styles.asked} {...aria({ role: 'group', label })}>
      <View className={styles.question}>{label}</View>
      <Chips>
        {options.map((option) => (
          <Chip
            key={option.code}
            id={`answer-${code}-${option.code}`}
            selected={answer === option.code}
            onTap={() => onAnswer(option.code)}
          >
            {option.label}
          </Chip>
        ))}
      </Chips>
    </View>
  )
}
