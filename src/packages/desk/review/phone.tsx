import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dialled } from '@/domain/employer/office-phone'
import { dial } from '@/platform/phone'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/sheet'
import * as employer from '../../../../types/calls/employer-desk'
import type { EmployerId } from '../../../../types/core'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'

const reasons = ['审核时核实单位', '核实加入申请', '招聘会有事联系']

/** The contact's full number: asked for with a reason that is kept, then rung with one tap. */
export function Phone({ employerId }: { employerId: EmployerId }) {
  const asking = useWrite(employer.phone)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { state } = asking
  const send = async () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    const outcome = await asking.send({ employerId, reason: reason.trim() })
    if (outcome.kind === 'done') setAsked(false)
  }
  if (state.kind === 'done') {
    const { phone } = state.value
    return (
      <Button id={`dial-${employerId}`} kind='ghost' size='small' icon='phone' onTap={() => dial(dialled(phone))}>
        {phone}
      </Button>
    )
  }
  return (
    <View className={styles.phone}>
      <Button id={`phone-${employerId}`} kind='quiet' size='small' onTap={() => setAsked(true)}>
        查看完整电话
      </Button>
      <Sheet
        id='phoning'
        open={asked}
        title='查看完整电话'
        confirm='查看'
        busy={state.kind === 'sending'}
        onConfirm={send}
        onClose={() => setAsked(false)}
      >
        <ReasonField
          label='用途（留档备查）'
          reasons={reasons}
          value={reason}
          maxLength={60}
          onChange={setReason}
          error={tried && !reason.trim() ? '请写明用途' : undefined}
        />
        <Answer to={state} where='审核列表' />
      </Sheet>
    </View>
  )
}
