import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { askPhoneNumber } from '@/platform/phone'
import styles from './index.module.scss'
import type { useDraft } from './use-draft'

/** The phone number: from WeChat with one tap, or by hand. */
export function PhoneField({ form }: { form: ReturnType<typeof useDraft> }) {
  const { draft, errors, change, leave, blame } = form
  const { state, send } = useWrite('person.phone')
  const [hint, setHint] = useState<string>()
  const take = async (code: string | null) => {
    if (!code) return setHint('没有取到手机号，请直接填写')
    const outcome = await send({ code })
    if (outcome.kind === 'done') {
      change({ phone: outcome.value.phone })
      setHint(undefined)
    } else if (outcome.kind !== 'refused' || !blame(outcome.refusal)) setHint('没有取到手机号，请直接填写')
  }
  return (
    <>
      <Field
        id='phone'
        label='手机号码'
        type='tel'
        value={draft.phone}
        placeholder='改期时通知您'
        maxLength={30}
        error={errors.phone}
        hint={hint}
        onChange={(phone) => change({ phone })}
        onLeave={() => leave('phone')}
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
