import { View } from '@tarojs/components'
import { sayDays } from '@/domain/privacy/retention'
import { readWhole } from '@/domain/text/typed'
import { Field } from '@/ui/field'
import { DateField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import type { RuleField } from './fields'
import styles from './index.module.scss'

type Props = {
  id: string
  field: RuleField
  value: string | boolean
  /** Long spans of days are said in years and months beside the field. */
  inDays: boolean
  error?: string
  onChange: (value: string | boolean) => void
}

/** One field of a rule, with its unit in its name. */
export function RuleInput({ id, field, value, inDays, error, onChange }: Props) {
  const { kind, label } = field
  if (kind === 'switch')
    return (
      <Tick id={id} on={value === true} label={label} onChange={onChange}>
        {label}
      </Tick>
    )
  const text = typeof value === 'string' ? value : ''
  if (kind === 'time')
    return (
      <View className={styles.half}>
        <DateField id={id} label={label} mode='time' value={text} error={error} onChange={onChange} />
      </View>
    )
  return (
    <View className={styles.half}>
      <Field
        id={id}
        label={`${label}（${field.unit}）`}
        type={field.halves ? 'digit' : 'number'}
        value={text}
        placeholder={field.empty}
        error={error}
        hint={inDays ? inYears(text) : undefined}
        onChange={onChange}
      />
    </View>
  )
}

/** 730 is two years: a day too few in front of the last digit is easily overlooked. */
const inYears = (text: string): string | undefined => {
  const days = readWhole(text, '天')
  return days > 0 && days < 100_000 ? `就是 ${sayDays(days)}` : undefined
}
