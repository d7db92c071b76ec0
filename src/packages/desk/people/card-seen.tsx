import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import type { SignUp } from '../../../../types/attendance'
import * as ticket from '../../../../types/calls/ticket-desk'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { nameOf } from './people'

type Props = { signUp: SignUp; onClose: () => void; onDone: (said: string) => void }

/** 核对证件: the person stands there with the card and the phone the place was booked on. */
export function CardSeen({ signUp, onClose, onDone }: Props) {
  const { state, send } = useWrite(ticket.cardSeen)
  const [realName, setRealName] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const name = nameOf(signUp)
  const act = async () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    const sent = { ticketId: signUp.id, realName: realName.trim() || null, reason: reason.trim() }
    const outcome = await send(sent)
    if (outcome.kind === 'done') onDone(`已核对：${nameOf(outcome.value)} 的证件`)
  }
  return (
    <Sheet
      id='card-seen'
      open
      title={`核对 ${name} 的证件`}
      confirm='证件已核对'
      busy={state.kind === 'sending'}
      onConfirm={act}
      onClose={onClose}
    >
      <View className={styles.next}>
        请看本人的证件和手机上的入场码，号码要和登记的一样。核对以后，完整的信息由这个微信管理，其他替他报名的微信会收到通知。
      </View>
      <Field
        id='card-name'
        label='姓名和登记的不一样，才填证件上的姓名'
        value={realName}
        placeholder='一样就不填'
        maxLength={60}
        onChange={setRealName}
      />
      <ReasonField
        label='原因，会留下记录'
        reasons={['本人到场核对', '姓名登记错了', '别人占用了登记']}
        value={reason}
        maxLength={60}
        placeholder='一句话'
        error={tried && !reason.trim() ? '请选一个原因' : undefined}
        onChange={setReason}
      />
      <Answer to={state} where='报名名单' onLook={onClose} />
    </Sheet>
  )
}
