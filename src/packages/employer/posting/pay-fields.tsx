import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { PickerField } from '@/components/picker-field'
import { payUnitLabel } from '@/wording/labels'
import { PayUnit } from '../../../../types/posting'
import type { Typed } from './draft'
import styles from './index.module.scss'

const units = PayUnit.options.map((unit) => ({ value: unit as string, word: `元/${payUnitLabel[unit]}` }))

type Props = {
  typed: Pick<Typed, 'payMin' | 'payMax' | 'payUnit'>
  onChange: (changed: Partial<Typed>) => void
  error?: string
}

/** Pay in whole yuan from and to, and per what. */
export function PayFields({ typed, onChange, error }: Props) {
  const unit = (value: string) => {
    const chosen = PayUnit.safeParse(value)
    if (chosen.success) onChange({ payUnit: chosen.data })
  }
  return (
    <>
      <View className={styles.pay}>
        <View className={styles.part}>
          <Field
            id='payMin'
            label='工资从'
            type='number'
            maxLength={7}
            value={typed.payMin}
            onChange={(payMin) => onChange({ payMin })}
            error={error}
          />
        </View>
        <View className={styles.part}>
          <Field
            id='payMax'
            label='到'
            type='number'
            maxLength={7}
            value={typed.payMax}
            onChange={(payMax) => onChange({ payMax })}
            placeholder='一口价可不填'
          />
        </View>
      </View>
      <PickerField id='payUnit' label='怎么算' value={typed.payUnit} onChange={unit} options={units} />
    </>
  )
}
