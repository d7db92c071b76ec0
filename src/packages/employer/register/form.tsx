import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import type { EmployerId } from '../../../../types/core'
import type { Employer } from '../../../../types/employer'
import { DistrictFields } from '../district-fields'
import { draftOf, type FieldName, fieldOf, mistakeOf, registerMistakes, type Typed, typedOf } from './draft'

type Props = { employer: Employer | null; onDone: (employer: Employer) => void }

/** The registration: every mistake beside its field, found on the form before the cloud finds it. */
export function RegisterForm({ employer, onDone }: Props) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(employer, newId<EmployerId>()))
  const [looked, setLooked] = useState<readonly FieldName[] | 'all'>([])
  const registering = useWrite('employer.register')
  const { state } = registering

  const change = (changed: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...changed }))
    if (state.kind === 'refused') registering.reset()
  }
  const mistakes = {
    ...registerMistakes(typed, employer !== null),
    ...(state.kind === 'refused' ? mistakeOf(state.refusal) : {}),
  }
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
    const draft = draftOf(typed, employer !== null)
    if (!draft.success || Object.keys(registerMistakes(typed, employer !== null)).length > 0) return
    const outcome = await registering.send(draft.data)
    if (outcome.kind === 'done') onDone(outcome.value)
  }
  const wrong = looked === 'all' && Object.keys(mistakes).length > 0
  return (
    <Card>
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
      <Field {...field('contactName')} label='联系人' maxLength={30} />
      <Field
        {...field('contactPhone')}
        label='联系电话'
        type='tel'
        maxLength={30}
        placeholder={employer ? `${employer.contactPhone}，不改就空着` : undefined}
        hint={employer ? '空着就还用原来的号码' : '只有就业局能看到完整号码'}
      />
      <Field {...field('about')} label='单位简介' lines='many' placeholder='做什么的、多少人、在哪里' maxLength={500} />
      {state.kind === 'refused' && fieldOf(state.refusal) ? null : <Answer to={state} where='我的单位' />}
      <Button id='submit' onTap={send} busy={state.kind === 'sending'}>
        {wrong ? '改好后提交' : '提交登记'}
      </Button>
    </Card>
  )
}
