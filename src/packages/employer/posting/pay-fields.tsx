import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { PickerField } from '@/components/picker-field'
import { payUnitLabel } from '@/wording/labels'
import { PayUnit } from '../../../../types/posting'
import { payKey, type Typed } from './draft'
import styles from './index.module.scss'

const units = PayUnit.options.map((unit) => ({ value: unit as string, word: `元/${payUnitLabel[unit]}` }))

type Props = {
  typed: Pick<Typed, 'payMin' | 'payMax' | 'payUnit'>
  /** The unit that is meant likelier, where this is not said to be right. */
  meant: PayUnit | null
  onChange: (changed: Partial<Typed>) => void
  error?: string
}

/** Pay in yuan from and to, and per what; what looks like another unit is asked about. */
export function PayFields({ typed, meant, onChange, error }: Props) {
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
            type='digit'
            value={typed.payMin}
            onChange={(payMin) => onChange({ payMin })}
            error={error}
          />
        </View>
        <View className={styles.part}>
          <Field
            id='payMax'
            label='到'
            type='digit'
            value={typed.payMax}
            onChange={(payMax) => onChange({ payMax })}
            placeholder='固定工资可不填'
          />
        </View>
      </View>
      <PickerField id='payUnit' label='怎么算' value={typed.payUnit} onChange={unit} options={units} />
      {meant && (
        <Notice
          id='pay-unlikely'
          tone='wait'
          title={`是每${payUnitLabel[meant]}吗？`}
          action={
            <View className={styles.asked}>
              <Button id='pay-meant' size='small' onTap={() => onChange({ payUnit: meant })}>
                是，每{payUnitLabel[meant]}
              </Button>
              <Button id='pay-sure' kind='ghost' size='small' onTap={() => onChange({ paySure: payKey(typed) })}>
                没错，就是每{payUnitLabel[typed.payUnit]}
              </Button>
            </View>
          }
        >
          填的是 {typed.payMin}
          {typed.payMax.trim() ? `–${typed.payMax}` : ''} 元/{payUnitLabel[typed.payUnit]}，这样的工资不常见。
        </Notice>
      )}
    </>
  )
}
