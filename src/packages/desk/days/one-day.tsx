import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useLeave } from '@/features/unsaved'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TabRow } from '@/ui/tab-row'
import { Tag, type TagTone } from '@/ui/tag'
import { dayKindLabel, sayDayOf, standingLabel } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { DayFacts } from '../../../../types/series-days'
import { Close, Open } from './close'
import styles from './index.module.scss'
import { SetDay } from './set-day'

const tones: Record<DayFacts['standing'], TagTone> = {
  held: 'jade',
  holiday: 'stop',
  noFair: 'stop',
  unknownYear: 'amber',
}

type Props = { facts: DayFacts; isCity: boolean; today: LocalDate; onDone: (said: string) => void }

/** What the day is, and the city's word on it. */
export function OneDay({ facts, isCity, today, onDone }: Props) {
  const { day, standing, kind, name, byHand, published } = facts
  return (
    <Card id='one-day'>
      <View className={styles.standing}>
        <Text>{sayDayOf(day, today)}</Text>
        <Tag tone={tones[standing]}>
          {standing === 'held' && kind === 'workday' ? dayKindLabel.workday : standingLabel[standing]}
        </Tag>
        {name && <Text className={styles.why}>{name}</Text>}
        {byHand && <Tag>市里定的</Tag>}
      </View>
      {published && <View className={styles.words}>国务院公布的是“{published}”，这天按市里定的来。</View>}
      {standing === 'unknownYear' && (
        <Notice id='unknown-year' tone='wait' title='当天可能连着法定节假日放假'>
          放假安排还没有录入，先不排场次。{isCity ? '可以在下面设为放假或照常，设为照常就会排。' : '由市级经办人录入。'}
        </Notice>
      )}
      {isCity ? (
        <Word {...{ facts, today, onDone }} />
      ) : (
        <View className={styles.words}>停办日由市就业局确定。要停当天场次，请逐场取消。</View>
      )}
    </Card>
  )
}

type Act = 'set' | 'close'

const acts: readonly { key: Act; word: string }[] = [
  { key: 'close', word: '全市停办' },
  { key: 'set', word: '放假还是照常' },
]

/** A closed day is opened first; any other is closed, or said to be a holiday or not. */
function Word({ facts, today, onDone }: Omit<Props, 'isCity'>) {
  const { standing, byHand } = facts
  const [act, setAct] = useState<Act>(byHand || standing === 'unknownYear' ? 'set' : 'close')
  const leave = useLeave()
  if (standing === 'noFair') return <Open facts={facts} onDone={onDone} />
  return (
    <>
      <TabRow id='word' label='市里怎么定' tabs={acts} at={act} onTap={(next) => leave(() => setAct(next))} />
      {act === 'set' ? <SetDay {...{ facts, today, onDone }} /> : <Close {...{ facts, today, onDone }} />}
    </>
  )
}
