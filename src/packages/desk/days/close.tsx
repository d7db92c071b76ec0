import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/sheet'
import { sayDayOf, sayStanding } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import type { DayFacts } from '../../../../types/series-days'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'

const reasons = ['天气恶劣，出行不安全', '市里另有安排', '场馆检修', '和节庆活动冲突']

type Props = { facts: DayFacts; today: LocalDate; onDone: (said: string) => void }

/** Closes the day for the whole city. */
export function Close({ facts: { day, affected }, today, onDone }: Props) {
  const { state, send } = useWrite(series.closeDay)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  useUnsaved(reason.trim() !== '')
  const ask = () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    setAsked(true)
  }
  const close = async () => {
    const outcome = await send({ day, reason: reason.trim() })
    setAsked(false)
    if (outcome.kind === 'done') onDone(`${sayDayOf(day, today)} 定为停办`)
  }
  return (
    <>
      <ReasonField
        label='为什么停办，群众在日历上会看到'
        reasons={reasons}
        maxLength={40}
        value={reason}
        onChange={setReason}
        error={tried && !reason.trim() ? '请写原因，40 个字以内' : undefined}
      />
      <Answer id='close-sorry' to={state} where='放假和停办' />
      <View className={styles.acts}>
        <Button id='close-day' kind='stop' onTap={ask}>
          全市停办
        </Button>
      </View>
      <Sheet
        id='closing'
        open={asked}
        title={`${sayDayOf(day, today)} 全市停办？`}
        confirm='定为停办'
        kind='stop'
        busy={state.kind === 'sending'}
        onConfirm={close}
        onClose={() => setAsked(false)}
      >
        {affected.length > 0 ? sayStanding(affected) : '当天没有场次，以后也不再自动排。可以随时恢复。'}
      </Sheet>
    </>
  )
}

/** Opens it again. */
export function Open({ facts: { day }, onDone }: Pick<Props, 'facts' | 'onDone'>) {
  const { state, send } = useWrite(series.openDay)
  const open = async () => {
    const outcome = await send({ day })
    if (outcome.kind === 'done') onDone('改回照常，跳过的场次已经补排')
  }
  return (
    <>
      <View className={styles.words}>当天不自动排场次。恢复后补排跳过的场次，已取消的不恢复。</View>
      <Answer id='open-sorry' to={state} where='放假和停办' />
      <Button id='open-day' kind='ghost' busy={state.kind === 'sending'} onTap={open}>
        改回照常
      </Button>
    </>
  )
}
