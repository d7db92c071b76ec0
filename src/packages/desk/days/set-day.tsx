import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/sheet'
import { TabRow } from '@/ui/tab-row'
import { dayKindLabel, sayDayOf, sayStanding } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import { type DayFacts, DayKind } from '../../../../types/series-days'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'

const holidays = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

type Props = { facts: DayFacts; today: LocalDate; onDone: (said: string) => void }

/** Says by hand that the day is a holiday, a make-up workday or like any other; or takes that back. */
export function SetDay({ facts, today, onDone }: Props) {
  const { day, standing, byHand, published } = facts
  const setting = useWrite(series.setDay)
  const [kind, setKind] = useState<DayKind>(standing === 'holiday' ? 'ordinary' : 'holiday')
  const [named, setNamed] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const name = kind === 'holiday' ? named.trim() : dayKindLabel[kind]
  useUnsaved(named.trim() !== '')
  const ask = () => {
    setTried(true)
    if (!name) return goToReason()
    setAsked(true)
  }
  const set = async () => {
    const outcome = await setting.send({ day, kind, name })
    setAsked(false)
    if (outcome.kind !== 'done') return
    setNamed('')
    setTried(false)
    onDone(`${sayDayOf(day, today)} 定为${dayKindLabel[kind]}`)
  }
  return (
    <View id='set-day-room' className={styles.room}>
      <TabRow
        id='kind'
        label='这天放不放假'
        tabs={DayKind.options.map((key) => ({ key, word: dayKindLabel[key] }))}
        at={kind}
        onTap={setKind}
      />
      {kind === 'holiday' && (
        <ReasonField
          label='放什么假，群众在日历上会看到'
          reasons={holidays}
          maxLength={40}
          value={named}
          onChange={setNamed}
          error={tried && !name ? '请写放什么假，40 个字以内' : undefined}
        />
      )}
      <Answer id='set-sorry' to={setting.state} where='放假和停办' />
      <View className={styles.acts}>
        <Button id='set-day' onTap={ask}>
          {`定为${dayKindLabel[kind]}`}
        </Button>
      </View>
      {byHand && <Clear day={day} published={published} onDone={onDone} />}
      <Sheet
        id='setting'
        open={asked}
        title={`${sayDayOf(day, today)} 定为${dayKindLabel[kind]}？`}
        confirm='定下来'
        busy={setting.state.kind === 'sending'}
        onConfirm={set}
        onClose={() => setAsked(false)}
      >
        {sayEffect(kind, facts)}
      </Sheet>
    </View>
  )
}

/** Whom it concerns, before it is done. */
const sayEffect = (kind: DayKind, { affected }: DayFacts): string => {
  if (kind !== 'holiday') return '因放假跳过的场次将马上补排。以后可以取消设置。'
  if (affected.length === 0) return '当天没有场次，以后也不再自动排。以后可以取消设置。'
  return `${sayStanding(affected)}以后可以取消设置。`
}

type ClearProps = { day: LocalDate; published: string | null; onDone: Props['onDone'] }

function Clear({ day, published, onDone }: ClearProps) {
  const clearing = useWrite(series.clearDay)
  const clear = async () => {
    const outcome = await clearing.send({ day })
    if (outcome.kind === 'done') onDone(published ? `已取消设置，按国家安排“${published}”` : '已取消设置')
  }
  return (
    <>
      <Answer id='clear-sorry' to={clearing.state} where='放假和停办' />
      <Button id='clear-day' kind='ghost' busy={clearing.state.kind === 'sending'} onTap={clear}>
        取消设置
      </Button>
    </>
  )
}
