import { View } from '@tarojs/components'
import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import { checkUntil, HELPED, HELPER_DAYS, HOUSEHOLD } from '@/domain/person/helper-right'
import { addDays } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { type Fault, goToFirst, Missing } from '@/ui/missing'
import { DateField } from '@/ui/picker-field'
import { Sheet } from '@/ui/sheet'
import { sayBeside } from '@/wording/refusal'
import * as personCalls from '../../../../types/calls/person-desk'
import type { HelperRightId, LocalDate } from '../../../../types/core'
import type { DeskAccount, DeskPerson } from '../../../../types/desk-person'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { Verified } from './verified'

type Props = {
  person: DeskPerson
  account: DeskAccount
  today: LocalDate
  onClose: () => void
  onDone: (person: DeskPerson) => void
}

const reasons = ['村干部帮村民报名', '社区工作者帮居民报名', '帮扶人帮帮扶户报名']

/** Lets the account of somebody who was made sure of sign up the people of a village, until a day. */
export function GrantHelperSheet({ person, account, today, onClose, onDone }: Props) {
  const { state, send } = useWrite(personCalls.grantHelper)
  const [rightId] = useState(() => newId<HelperRightId>())
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [verified, setVerified] = useState(false)
  const [tried, setTried] = useState(false)
  const day = until === '' ? null : checkUntil(until, today)
  const errors: Record<string, string | undefined> = {
    'helper-until': day === null ? '请选到期日' : day.ok ? undefined : sayBeside(day.refusal),
    'helper-why': reason.trim() ? undefined : '请写明原因',
    verified: verified ? undefined : '请先核实',
  }
  const faults: Fault[] = [
    { id: 'helper-until', label: '到期日' },
    { id: 'helper-why', label: '原因' },
    { id: 'verified', label: '核实本人', at: 'verified' },
  ].filter(({ id }) => errors[id])
  const grant = async () => {
    setTried(true)
    if (faults.length > 0) return goToFirst(faults)
    const asked = { rightId, personId: person.id, mark: account.mark, until, verified: true as const }
    const outcome = await send({ ...asked, reason: reason.trim() })
    if (outcome.kind === 'done') onDone(outcome.value)
  }
  return (
    <Sheet
      id='granting-helper'
      open
      title={`给 ${person.name} 开通帮多人报名`}
      confirm='开通'
      busy={state.kind === 'sending'}
      onConfirm={grant}
      onClose={onClose}
    >
      <View className={styles.next}>
        一个微信平时最多登记 {HOUSEHOLD} 人，开通后最多 {HELPED}{' '}
        人。给没有手机的村民报名的村干部、帮扶人用。到期或停用以后不能再加人，已经登记的人和报名不变。
      </View>
      <DateField
        id='helper-until'
        label='到哪一天（当天还能用）'
        value={until}
        from={today}
        until={addDays(today, HELPER_DAYS)}
        error={tried ? errors['helper-until'] : undefined}
        onChange={setUntil}
      />
      <ReasonField
        id='helper-why'
        label='原因（留档备查）'
        reasons={reasons}
        value={reason}
        maxLength={60}
        error={tried ? errors['helper-why'] : undefined}
        onChange={setReason}
      />
      <Verified on={verified} tried={tried} onChange={setVerified} />
      {tried && <Missing faults={faults} />}
      <Answer to={state} where='找人' onLook={onClose} />
    </Sheet>
  )
}
