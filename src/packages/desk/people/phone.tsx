import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dial } from '@/platform/phone'
import { Answer } from '@/ui/answer'
import { Sheet } from '@/ui/sheet'
import type { SignUp } from '../../../../types/attendance'
import * as ticket from '../../../../types/calls/ticket-desk'
import { goToReason, ReasonField } from '../reason-field'
import { sayPhone } from '../say-phone'
import styles from './index.module.scss'
import { nameOf } from './people'

const reasons = ['有变动要告知', '核对报名信息', '到场后联系不上']

type Props = { signUp: SignUp; onClose: () => void }

/** 看电话: the whole number for a reason that is kept, then rung with one tap. */
export function PhoneSheet({ signUp, onClose }: Props) {
  const { state, send } = useWrite(ticket.phone)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const ask = () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    void send({ ticketId: signUp.id, reason: reason.trim() })
  }
  const title = `${nameOf(signUp)} 的电话`
  if (state.kind === 'done') {
    const { phone } = state.value
    return (
      <Sheet
        id='phone'
        open
        title={title}
        confirm={phone ? '拨打' : undefined}
        close='返回'
        onConfirm={() => phone && dial(phone)}
        onClose={onClose}
      >
        <View id='phone-number' className={phone ? styles.number : styles.next}>
          {phone ? sayPhone(phone) : '没有留手机号码，请用其他办法联系'}
        </View>
      </Sheet>
    )
  }
  return (
    <Sheet
      id='phone'
      open
      title={title}
      confirm='查看号码'
      close='返回'
      busy={state.kind === 'sending'}
      onConfirm={ask}
      onClose={onClose}
    >
      <ReasonField
        label='用途，会留下记录'
        reasons={reasons}
        value={reason}
        maxLength={60}
        error={tried && !reason.trim() ? '请选或填写用途' : undefined}
        onChange={setReason}
      />
      <Answer to={state} where='报名名单' onLook={onClose} />
    </Sheet>
  )
}
