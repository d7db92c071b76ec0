import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { type Fault, goToFirst, Missing } from '@/ui/missing'
import { Sheet } from '@/ui/sheet'
import * as personCalls from '../../../../types/calls/person-desk'
import type { DeskPerson } from '../../../../types/desk-person'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { Verified } from './verified'

type Props = { person: DeskPerson; why: string; onClose: () => void; onDone: (said: string) => void }

const reasons = ['本人要求删除', '本人撤回同意', '孩子的监护人要求删除']

/** Deletes somebody as they ask, in the whole city. */
export function EraseSheet({ person, why, onClose, onDone }: Props) {
  const { state, send } = useWrite(personCalls.eraseFor)
  const [reason, setReason] = useState(why)
  const [verified, setVerified] = useState(false)
  const [tried, setTried] = useState(false)
  const faults: Fault[] = [
    ...(reason.trim() ? [] : [{ id: 'why', label: '原因' }]),
    ...(verified ? [] : [{ id: 'verified', label: '核实本人', at: 'verified' }]),
  ]
  const erase = async () => {
    setTried(true)
    if (faults.length > 0) return goToFirst(faults)
    const outcome = await send({ personId: person.id, verified: true, reason: reason.trim() })
    if (outcome.kind !== 'done') return
    const { cancelled } = outcome.value
    onDone(`已删除：${person.name}${cancelled > 0 ? `，取消报名 ${cancelled} 个` : ''}`)
  }
  return (
    <Sheet
      id='erasing'
      open
      title={`删除 ${person.name} 的个人信息？`}
      confirm='删除'
      kind='stop'
      busy={state.kind === 'sending'}
      onConfirm={erase}
      onClose={onClose}
    >
      <View className={styles.next}>
        全市的登记一起删除，还没参加的报名马上取消，入场码作废，名额给候补的下一位。不能恢复。参加过的只留人次。
      </View>
      <ReasonField
        id='why'
        label='原因（留档备查）'
        reasons={reasons}
        value={reason}
        maxLength={60}
        error={tried && !reason.trim() ? '请写明原因' : undefined}
        onChange={setReason}
      />
      <Verified on={verified} tried={tried} onChange={setVerified} />
      {tried && <Missing faults={faults} />}
      <Answer to={state} where='找人' onLook={onClose} />
    </Sheet>
  )
}
