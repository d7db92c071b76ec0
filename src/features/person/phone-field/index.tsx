import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { checkPhone, isOfUnknownSegment } from '@/domain/person/phone'
import { askPhoneNumber } from '@/platform/phone'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import * as person from '../../../../types/calls/person'
import type { Refusal } from '../../../../types/refusal'
import styles from './index.module.scss'

type Props = {
  value: string
  placeholder: string
  error?: string
  onChange: (phone: string) => void
  onLeave: () => void
  /** Puts a refusal beside the field; false when it is about another one. */
  blame: (refusal: Refusal) => boolean
}

const isRare = (typed: string) => {
  const phone = checkPhone(typed)
  return phone.ok && isOfUnknownSegment(phone.value)
}

/** The phone number: from WeChat with one tap, or by hand. */
export function PhoneField({ value, placeholder, error, onChange, onLeave, blame }: Props) {
  const { state, send } = useWrite(person.phone)
  const [hint, setHint] = useState<string>()
  const take = async (code: string | null) => {
    if (!code) return setHint('没有取到手机号，请直接填写')
    const outcome = await send({ code })
    if (outcome.kind === 'done') {
      onChange(outcome.value.phone)
      setHint(undefined)
    } else if (outcome.kind !== 'refused' || !blame(outcome.refusal)) setHint('没有取到手机号，请直接填写')
  }
  return (
    <>
      <Field
        id='phone'
        label='手机号码'
        type='tel'
        value={value}
        placeholder={placeholder}
        error={error}
        hint={hint ?? (isRare(value) ? '这个号段不常见，请再核对一遍；没错就不用改' : undefined)}
        onChange={onChange}
        onLeave={onLeave}
      />
      <View className={styles.phone}>
        <Button
          id='wechat-phone'
          kind='ghost'
          size='small'
          busy={state.kind === 'sending'}
          busyWord='正在取…'
          openType='getPhoneNumber'
          onPhoneCode={take}
          onTap={process.env.TARO_ENV === 'h5' ? async () => take(await askPhoneNumber()) : undefined}
        >
          用微信的手机号
        </Button>
      </View>
    </>
  )
}
