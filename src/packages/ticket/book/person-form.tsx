import { View } from '@tarojs/components'
import { isTypedAsCard } from '@/domain/person/id-number'
import { PhoneField } from '@/features/person/phone-field'
import { openService } from '@/features/routes'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { KeptDraft } from '@/ui/kept-draft'
import { Missing } from '@/ui/missing'
import { PickerField } from '@/ui/picker-field'
import { idNumberLooks, idTypeLabel } from '@/wording/labels'
import { agreeWords, idNumberWords } from '@/wording/privacy'
import { IdType } from '../../../../types/person'
import { AgreeTick } from './agree-tick'
import { BasisTicks } from './basis-ticks'
import styles from './index.module.scss'
import type { useForm } from './use-form'

type Props = {
  form: ReturnType<typeof useForm>
  /** Nobody is known yet: it is oneself who is asked. */
  first: boolean
}

const types = IdType.options.map((value) => ({ value: value as string, word: idTypeLabel[value] }))

/** Real name, document, phone and consent: asked once. */
export function PersonForm({ form, first }: Props) {
  const { draft, errors, change, leave } = form
  return (
    <>
      <KeptDraft isKept={form.isKept} onDiscard={form.clear} />
      <Heading>{first ? '第一次报名，填一次就够' : '家人的信息'}</Heading>
      <Card id='form'>
        <Field
          id='real-name'
          label='姓名'
          value={draft.realName}
          placeholder='和证件上一样'
          maxLength={60}
          error={errors.realName}
          onChange={(realName) => change({ realName })}
          onLeave={() => leave('realName')}
        />
        <PickerField
          id='id-type'
          label='证件类型'
          options={types}
          value={draft.idType}
          onChange={(value) => change({ idType: IdType.parse(value), idNumber: draft.idNumber })}
        />
        <Field
          id='id-number'
          label='证件号码'
          type={isTypedAsCard(draft.idType) ? 'idcard' : 'text'}
          value={draft.idNumber}
          placeholder={idNumberLooks[draft.idType]}
          maxLength={40}
          error={errors.idNumber}
          onChange={(idNumber) => change({ idNumber })}
          onLeave={() => leave('idNumber')}
        />
        <PhoneField
          value={draft.phone}
          placeholder='改期时通知您'
          error={errors.phone}
          onChange={(phone) => change({ phone })}
          onLeave={() => leave('phone')}
          blame={form.blame}
        />
        <BasisTicks bases={form.bases} said={draft.basis} error={errors.basis} onSay={(basis) => change({ basis })} />
        <AgreeTick
          id='agree'
          on={draft.agreed}
          words={agreeWords}
          error={errors.agreed}
          onChange={(agreed) => change({ agreed })}
        />
        <AgreeTick
          id='agree-number'
          on={draft.idNumberAgreed}
          words={idNumberWords}
          error={errors.idNumberAgreed}
          onChange={(idNumberAgreed) => change({ idNumberAgreed })}
        />
        <View className={styles.full}>
          <Button id='privacy' kind='quiet' size='small' onTap={() => openService('privacy')}>
            看《隐私说明》全文
          </Button>
        </View>
      </Card>
      <Missing faults={form.faults} />
    </>
  )
}
