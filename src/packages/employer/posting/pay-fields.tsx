import { View } from '@tarojs/components'
import type { PayDoubt } from '@/domain/posting/posting'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PickerField } from '@/ui/picker-field'
import { payUnitLabel } from '@/wording/labels'
import { PayUnit } from '../../../../types/posting'
import { payKey, type Typed } from './draft'
import styles from './index.module.scss'

const units = PayUnit.options.map((unit) => ({ value: unit as string, word: `元/${payUnitLabel[unit]}` }))

type Props = {
  typed: Pick<Typed, 'payMin' | 'payMax' | 'payUnit'>
  /** What is odd about it, where this is not said to be right. */
  doubt: PayDoubt | null
  onChange: (changed: Partial<Typed>) => void
  error?: string
}

/** What is asked where it is no other unit. */
const asked = {
  amount: { title: '金额对吗？', next: '这样的工资不常见，按年算的请折成每月。', yes: '没错，就是这个数' },
  range: { title: '差这么多吗？', next: '最高是最低的 5 倍以上。不同的岗位请分开发布。', yes: '没错，就是这个范围' },
}

/** Pay in yuan from and to, and per what; what looks like another unit, amount or range is asked about. */
export function PayFields({ typed, doubt, onChange, error }: Props) {
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
      <PickerField id='payUnit' label='计薪方式' value={typed.payUnit} onChange={unit} options={units} />
      {doubt && (
        <Notice
          id='pay-unlikely'
          tone='wait'
          title={doubt.kind === 'unit' ? `是每${payUnitLabel[doubt.meant]}吗？` : asked[doubt.kind].title}
          action={
            <View className={styles.asked}>
              {doubt.kind === 'unit' && (
                <Button id='pay-meant' size='small' onTap={() => onChange({ payUnit: doubt.meant })}>
                  是，每{payUnitLabel[doubt.meant]}
                </Button>
              )}
              <Button id='pay-sure' kind='ghost' size='small' onTap={() => onChange({ paySure: payKey(typed) })}>
                {doubt.kind === 'unit' ? `没错，就是每${payUnitLabel[typed.payUnit]}` : asked[doubt.kind].yes}
              </Button>
            </View>
          }
        >
          填的是 {typed.payMin}
          {typed.payMax.trim() ? `–${typed.payMax}` : ''} 元/{payUnitLabel[typed.payUnit]}，
          {doubt.kind === 'unit' ? '这样的工资不常见。' : asked[doubt.kind].next}
        </Notice>
      )}
    </>
  )
}
