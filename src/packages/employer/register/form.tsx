import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useDraft } from '@/api/use-draft'
import { useWrite } from '@/api/use-write'
import { openService } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { KeptDraft } from '@/ui/kept-draft'
import { goToFirst, Missing } from '@/ui/missing'
import * as employerCalls from '../../../../types/calls/employer'
import type { EmployerId } from '../../../../types/core'
import type { Employer } from '../../../../types/employer'
import { DistrictFields } from '../district-fields'
import { draftOf, type FieldName, fieldOf, mistakeOf, registerMistakes, type Typed, typedOf } from './draft'

const labels: Record<FieldName, string> = {
  name: '单位名称',
  creditCode: '统一社会信用代码',
  district: '所在区县',
  address: '地址',
  contactName: '联系人',
  contactPhone: '联系电话',
  about: '单位简介',
}

/** As they stand on the form. */
const ORDER = Object.keys(labels) as FieldName[]

/** Fields whose element is not called like them. */
const IDS: Partial<Record<FieldName, string>> = { district: 'county' }

type Props = {
  employer: Employer | null
  onDone: (employer: Employer) => void
  /** The code is somebody's already: asks to act for them. */
  onTaken: (creditCode: string) => void
}

/** The registration, or what is stored to be changed: every mistake beside its field, found before the cloud finds it. */
export function RegisterForm({ employer, onDone, onTaken }: Props) {
  const { typed, forget, ...draft } = useDraft<Typed>({
    name: 'employer',
    base: employer,
    fresh: () => typedOf(employer, newId<EmployerId>()),
  })
  const [looked, setLooked] = useState<readonly FieldName[] | 'all'>([])
  const registering = useWrite(employerCalls.register)
  const { state } = registering

  const change = (changed: Partial<Typed>) => {
    draft.change(changed)
    if (state.kind === 'refused') registering.reset()
  }
  const mistakes = {
    ...registerMistakes(typed, employer !== null),
    ...(state.kind === 'refused' ? mistakeOf(state.refusal) : {}),
  }
  const faults = ORDER.filter((name) => mistakes[name]).map((name) => ({ id: IDS[name] ?? name, label: labels[name] }))
  const shown = (name: FieldName) => (looked === 'all' || looked.includes(name) ? mistakes[name] : undefined)
  const field = (name: Exclude<FieldName, 'district'>) => ({
    id: name,
    value: typed[name],
    error: shown(name),
    onChange: (value: string) => change({ [name]: value }),
    onLeave: () => typed[name] && setLooked((before) => (before === 'all' ? before : [...before, name])),
  })
  const send = async () => {
    setLooked('all')
    const wish = draftOf(typed, employer !== null)
    if (!wish.success || faults.length > 0) return goToFirst(faults)
    const outcome = await registering.send(wish.data)
    if (outcome.kind !== 'done') return
    forget()
    onDone(outcome.value)
  }
  return (
    <Card>
      <KeptDraft isKept={draft.isKept} onDiscard={draft.discard} />
      <Field {...field('name')} label='单位名称' placeholder='营业执照上的全称' maxLength={60} />
      <Field
        {...field('creditCode')}
        label='统一社会信用代码'
        placeholder='18 位，在营业执照上'
        maxLength={40}
        hint='小写字母、空格会自动改好'
      />
      <DistrictFields
        label='所在区县'
        elsewhere='铜仁以外（市就业局审核）'
        value={typed.district}
        onChange={(district) => change({ district })}
        error={shown('district')}
      />
      <Field {...field('address')} label='地址' placeholder='路名、门牌号、楼层' maxLength={100} />
      <Field
        {...field('contactName')}
        label='联系人'
        maxLength={30}
        hint='姓名和电话只用于审核和招聘会联系，求职者看不到。填别人的信息，请先征得本人同意'
      />
      <Field
        {...field('contactPhone')}
        label='联系电话'
        type='line'
        placeholder={employer ? '不修改请留空' : '如 0856-5200000'}
        hint={
          employer
            ? `现在是 ${employer.contactPhone}，留空不变`
            : '座机带区号，分机写“转8012”；手机、400 电话也可以。只有就业局能查看完整号码'
        }
      />
      <Field {...field('about')} label='单位简介' lines='many' placeholder='做什么的、多少人、在哪里' maxLength={500} />
      {state.kind === 'refused' && state.refusal.code === 'employer.taken' && (
        <Button id='ask-to-join' kind='ghost' onTap={() => onTaken(typed.creditCode)}>
          申请加入这家单位
        </Button>
      )}
      {state.kind === 'refused' && fieldOf(state.refusal) ? null : <Answer to={state} where='我的单位' />}
      <Button id='privacy' kind='quiet' size='small' onTap={() => openService('privacy')}>
        看《隐私说明》全文
      </Button>
      {looked === 'all' && <Missing faults={faults} />}
      <Button id='submit' onTap={send} busy={state.kind === 'sending'}>
        {employer?.state === 'approved' ? '保存' : employer ? '保存并重新提交' : '提交登记'}
      </Button>
    </Card>
  )
}
