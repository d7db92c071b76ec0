import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { goToFirst } from '@/ui/missing'
import { Sheet } from '@/ui/sheet'
import * as personCalls from '../../../../types/calls/person-desk'
import type { DeskPerson, HelperRight } from '../../../../types/desk-person'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'

type Props = { person: DeskPerson; right: HelperRight; onClose: () => void; onDone: (person: DeskPerson) => void }

const reasons = ['不再帮人报名', '换人负责', '没有经过本人同意就登记']

/** Ends the right to sign up a village before its day. */
export function EndHelperSheet({ person, right, onClose, onDone }: Props) {
  const { state, send } = useWrite(personCalls.endHelper)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = async () => {
    setTried(true)
    if (!reason.trim()) return goToFirst([{ id: 'helper-why', label: '原因' }])
    const outcome = await send({ rightId: right.id, personId: person.id, reason: reason.trim() })
    if (outcome.kind === 'done') onDone(outcome.value)
  }
  return (
    <Sheet
      id='ending-helper'
      open
      title={`停用 ${person.name} 的帮多人报名？`}
      confirm='停用'
      kind='stop'
      busy={state.kind === 'sending'}
      onConfirm={end}
      onClose={onClose}
    >
      <View className={styles.next}>马上停用，不能再加人。已经登记的人和报名不变，还可以替他们报名。</View>
      <ReasonField
        id='helper-why'
        label='原因（留档备查）'
        reasons={reasons}
        value={reason}
        maxLength={60}
        error={tried && !reason.trim() ? '请写明原因' : undefined}
        onChange={setReason}
      />
      <Answer to={state} where='找人' onLook={onClose} />
    </Sheet>
  )
}
