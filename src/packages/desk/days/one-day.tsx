import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { Tag, type TagTone } from '@/components/tag'
import { sayDayOf, standingLabel } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { DayFacts } from '../../../../types/series'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'

const reasons = ['天气不好，路上不安全', '市里另有安排', '场馆检修', '和节庆活动冲突']

const tones: Record<DayFacts['standing'], TagTone> = {
  held: 'jade',
  holiday: 'stop',
  noFair: 'stop',
  unknownYear: 'amber',
}

type Props = { facts: DayFacts; isCity: boolean; today: LocalDate; onDone: (said: string) => void }

/** What the day is, and the city's word on it. */
export function OneDay({ facts, isCity, today, onDone }: Props) {
  const { day, standing, name } = facts
  return (
    <Card id='one-day'>
      <View className={styles.standing}>
        <Text>{sayDayOf(day, today)}</Text>
        <Tag tone={tones[standing]}>{standingLabel[standing]}</Tag>
        {name && <Text className={styles.why}>{name}</Text>}
      </View>
      {standing === 'unknownYear' && (
        <Notice id='unknown-year' tone='wait' title='这一年的放假安排还没公布'>
          先不自动排场次；国务院公布后录入，或在这里把不办的日子先定下来。
        </Notice>
      )}
      {!isCity && <View className={styles.words}>哪天不办由市就业局定；要停这天的场次，请逐场取消。</View>}
      {isCity &&
        (standing === 'noFair' ? <Open facts={facts} onDone={onDone} /> : <Close {...{ facts, today, onDone }} />)}
    </Card>
  )
}

function Close({ facts: { day, affected }, today, onDone }: Omit<Props, 'isCity'>) {
  const { state, send } = useWrite('series.closeDay')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const ask = () => {
    setTried(true)
    if (reason.trim()) setAsked(true)
  }
  const close = async () => {
    const outcome = await send({ day, reason: reason.trim() })
    setAsked(false)
    if (outcome.kind === 'done') onDone(`${sayDayOf(day, today)} 定为不办`)
  }
  return (
    <>
      <ReasonField
        label='为什么不办，群众在日历上会看到'
        reasons={reasons}
        maxLength={40}
        value={reason}
        onChange={setReason}
        error={tried && !reason.trim() ? '请写原因，40 个字以内' : undefined}
      />
      <Answer id='close-sorry' to={state} where='不办的日子' />
      <View className={styles.acts}>
        <Button id='close-day' kind='stop' onTap={ask}>
          全市这一天不办
        </Button>
      </View>
      <Sheet
        id='closing'
        open={asked}
        title={`${sayDayOf(day, today)} 全市不办？`}
        confirm='定为不办'
        kind='stop'
        busy={state.kind === 'sending'}
        onConfirm={close}
        onClose={() => setAsked(false)}
      >
        {affected.length > 0
          ? `已经排好的 ${affected.length} 场不会自动取消，定下后请在下面逐场或全部取消，报名的人会收到通知。`
          : '这天还没有场次，系列也不会再排。以后可以改回照常。'}
      </Sheet>
    </>
  )
}

function Open({ facts: { day }, onDone }: Pick<Props, 'facts' | 'onDone'>) {
  const { state, send } = useWrite('series.openDay')
  const open = async () => {
    const outcome = await send({ day })
    if (outcome.kind === 'done') onDone('改回照常，跳过的场次已经补排')
  }
  return (
    <>
      <View className={styles.words}>系列不会在这天排场次。改回照常，跳过的场次会马上补排；已取消的不会恢复。</View>
      <Answer id='open-sorry' to={state} where='不办的日子' />
      <Button id='open-day' kind='ghost' busy={state.kind === 'sending'} onTap={open}>
        改回照常
      </Button>
    </>
  )
}
