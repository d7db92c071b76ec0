import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Sheet } from '@/ui/sheet'
import { Tick } from '@/ui/tick'
import type { ReviewList } from '../../../../types/booth'
import * as employerCalls from '../../../../types/calls/employer-desk'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { Phone } from './phone'

const reasons = {
  yes: ['已打单位电话核实', '已看单位介绍信', '原来的人已离职'],
  no: ['单位说不认识', '联系不上单位', '请先补单位介绍信'],
}

type Props = { join: ReviewList['joins'][number]; onDone: (said: string) => void }

/** Somebody who asks to act for an employer: whom to ring first, and the clerk's yes or no with its reason. */
export function JoinCard({ join, onDone }: Props) {
  const { id, employerId, employer, name, askedAt, recruiters } = join
  const answering = useWrite(employerCalls.letIn)
  const [asked, setAsked] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const [alone, setAlone] = useState(false)
  const [tried, setTried] = useState(false)
  const open = (answer: 'yes' | 'no') => {
    setReason('')
    setTried(false)
    setAlone(false)
    setAsked(answer)
  }
  const send = async () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    const yes = asked === 'yes'
    const outcome = await answering.send({ requestId: id, yes, alone: yes && alone, reason: reason.trim() })
    if (outcome.kind !== 'done') return
    setAsked(null)
    onDone(yes ? `已同意：${name} 加入 ${employer}` : `已拒绝：${name} 加入 ${employer}`)
  }
  return (
    <Card id={`join-${id}`}>
      <View className={styles.title}>
        {name} 申请加入 {employer}
      </View>
      <View>
        {sayDay(dayOf(askedAt))} 申请。
        {recruiters === 0
          ? '这家单位现在没有人能操作，只有就业局能同意。'
          : `现在有 ${recruiters} 人能操作，他们也可以同意。`}
        请先打单位登记的电话核实。
      </View>
      <Phone employerId={employerId} />
      <View className={styles.acts}>
        <Button id={`let-in-${id}`} size='small' onTap={() => open('yes')}>
          同意
        </Button>
        <Button id={`refuse-${id}`} kind='ghost' size='small' onTap={() => open('no')}>
          拒绝
        </Button>
      </View>
      <Sheet
        id='joining'
        open={asked !== null}
        title={asked === 'yes' ? `同意 ${name} 加入？` : `拒绝 ${name} 加入？`}
        confirm={asked === 'yes' ? '同意' : '拒绝'}
        kind={asked === 'yes' ? 'main' : 'stop'}
        busy={answering.state.kind === 'sending'}
        onConfirm={send}
        onClose={() => setAsked(null)}
      >
        {asked === 'yes' && recruiters > 0 && (
          <Tick id='alone' on={alone} label='收回其他人的操作权' onChange={setAlone}>
            收回其他 {recruiters} 人的操作权，马上生效
          </Tick>
        )}
        <ReasonField
          label='依据（留档备查）'
          reasons={reasons[asked ?? 'yes']}
          value={reason}
          maxLength={60}
          onChange={setReason}
          error={tried && !reason.trim() ? '请写明依据' : undefined}
        />
        <Answer to={answering.state} where='审核列表' />
      </Sheet>
    </Card>
  )
}
