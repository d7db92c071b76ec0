import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import * as employer from '../../../../types/calls/employer'
import type { JoinRequestId } from '../../../../types/core'

type Props = { creditCode: string; onBack: () => void; onHome: () => void }

/** Asks to act for an employer that is registered already. */
export function Join({ creditCode, onBack, onHome }: Props) {
  const [id] = useState(() => newId<JoinRequestId>())
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const joining = useWrite(employer.join)
  const { state } = joining
  const send = async () => {
    setTried(true)
    if (name.trim()) await joining.send({ requestId: id, creditCode, name: name.trim() })
  }
  if (state.kind === 'done')
    return (
      <>
        <Notice id='asked-to-join' tone='go' title='已申请，等待同意'>
          {state.value.employer}
          ：单位里的同事可以在“我的单位”里同意，联系不上同事时由就业局核实后同意。结果会在“我的通知”里告诉您。
        </Notice>
        <Button id='home' onTap={onHome}>
          回我的单位
        </Button>
      </>
    )
  return (
    <Card>
      <Notice id='taken' tone='info' title='这家单位已经登记'>
        申请加入后，由单位里的同事或就业局同意。信用代码 {creditCode}。
      </Notice>
      <Field
        id='joiner'
        label='您的姓名'
        maxLength={30}
        value={name}
        onChange={setName}
        hint='单位里的同事和就业局凭它认出您'
        error={tried && !name.trim() ? '请填您的姓名' : undefined}
      />
      <Answer to={state} where='我的单位' />
      <Button id='join' onTap={send} busy={state.kind === 'sending'}>
        申请加入
      </Button>
      <Button id='other-code' kind='quiet' onTap={onBack}>
        不是这家，改信用代码
      </Button>
    </Card>
  )
}
