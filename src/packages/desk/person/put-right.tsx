import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { checkPhone } from '@/domain/person/phone'
import { checkRealName } from '@/domain/person/real-name'
import { Answer } from '@/ui/answer'
import { Field } from '@/ui/field'
import { type Fault, goToFirst, Missing } from '@/ui/missing'
import { Sheet } from '@/ui/sheet'
import { sayBeside } from '@/wording/refusal'
import * as personCalls from '../../../../types/calls/person-desk'
import type { DeskPerson } from '../../../../types/desk-person'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { Verified } from './verified'

type Props = { person: DeskPerson; why: string; onClose: () => void; onDone: (person: DeskPerson) => void }

const reasons = ['姓名登记错了', '换了手机号码', '号码填错了']

/** Puts a name or a phone right as the person asks; what is left empty stays. */
export function PutRightSheet({ person, why, onClose, onDone }: Props) {
  const { state, send } = useWrite(personCalls.putRight)
  const [realName, setRealName] = useState('')
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState(why)
  const [verified, setVerified] = useState(false)
  const [tried, setTried] = useState(false)
  const name = realName.trim() === '' ? null : checkRealName(realName, person.idType)
  const number = phone.trim() === '' ? null : checkPhone(phone)
  const nothing = name === null && number === null
  const errors: Record<string, string | undefined> = {
    'right-name': name && !name.ok ? sayBeside(name.refusal) : nothing ? '姓名和手机号码至少填一样' : undefined,
    'right-phone': number && !number.ok ? sayBeside(number.refusal) : undefined,
    why: reason.trim() ? undefined : '请写明原因',
    verified: verified ? undefined : '请先核实',
  }
  const faults: Fault[] = [
    { id: 'right-name', label: '姓名' },
    { id: 'right-phone', label: '手机号码' },
    { id: 'why', label: '原因' },
    { id: 'verified', label: '核实本人', at: 'verified' },
  ].filter(({ id }) => errors[id])
  const save = async () => {
    setTried(true)
    if (faults.length > 0) return goToFirst(faults)
    const outcome = await send({
      personId: person.id,
      realName: name?.ok ? name.value : null,
      phone: number?.ok ? number.value : null,
      verified: true,
      reason: reason.trim(),
    })
    if (outcome.kind === 'done') onDone(outcome.value)
  }
  return (
    <Sheet
      id='putting-right'
      open
      title={`更正 ${person.name} 的信息`}
      confirm='保存'
      busy={state.kind === 'sending'}
      onConfirm={save}
      onClose={onClose}
    >
      <View className={styles.next}>不改的不填。证件号码填错的，请删除后由本人重新登记。</View>
      <Field
        id='right-name'
        label='证件上的姓名'
        value={realName}
        placeholder='不改就不填'
        maxLength={60}
        error={tried ? errors['right-name'] : undefined}
        onChange={setRealName}
      />
      <Field
        id='right-phone'
        label='手机号码'
        type='tel'
        value={phone}
        placeholder='不改就不填'
        error={tried ? errors['right-phone'] : undefined}
        onChange={setPhone}
      />
      <ReasonField
        id='why'
        label='原因（留档备查）'
        reasons={reasons}
        value={reason}
        maxLength={60}
        error={tried ? errors.why : undefined}
        onChange={setReason}
      />
      <Verified on={verified} tried={tried} onChange={setVerified} />
      {tried && <Missing faults={faults} />}
      <Answer to={state} where='找人' onLook={onClose} />
    </Sheet>
  )
}
