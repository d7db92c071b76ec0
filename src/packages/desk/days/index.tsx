import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { join } from '@/components/join'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { DateField } from '@/components/picker-field'
import { Reading } from '@/components/reading'
import { Tag } from '@/components/tag'
import { addDays, dayOf, isRealDay } from '@/domain/calendar'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { sayDayOf } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import { city } from '../../../../types/division'
import type { Days } from '../../../../types/series'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Affected } from './affected'
import styles from './index.module.scss'
import { OneDay } from './one-day'

const TWO_YEARS = 731

/** 不办的日子: a day of the calendar closed for the whole city, what is already made for it, and all closed ones. */
export default function DeskDays() {
  const { day: asked = '' } = useRouter().params
  const [day, setDay] = useState<LocalDate | null>(isRealDay(asked) ? asked : null)
  const { reading, reload, now } = useRead('series.days', { day })
  const { today } = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const isCity = today?.district === city.code
  const first = dayOf(now)
  const choose = (chosen: LocalDate) => {
    setDay(chosen)
    setSaid(null)
  }
  const done = (word: string) => {
    setSaid(word)
    void reload()
  }
  return (
    <DeskFrame title='不办的日子' at='days' today={today}>
      {(wide) => (
        <View className={join(wide && styles.columns)}>
          <View className={styles.column}>
            <Card>
              <DateField
                id='day'
                label='看哪一天'
                from={first}
                until={addDays(first, TWO_YEARS)}
                value={day ?? ''}
                onChange={choose}
              />
            </Card>
            {said && <Notice id='saved' tone='go' title={said} />}
            <Reading of={reading} shape='form' onRetry={reload}>
              {(days) =>
                days.day ? (
                  <>
                    <OneDay key={days.day.day} facts={days.day} isCity={isCity} today={first} onDone={done} />
                    <Affected facts={days.day} wide={wide} onDone={done} />
                  </>
                ) : (
                  <Known days={days} today={first} />
                )
              }
            </Reading>
          </View>
          {reading.kind === 'shown' && (
            <View className={styles.column}>
              <Closed days={reading.value} today={first} onChoose={choose} />
            </View>
          )}
        </View>
      )}
    </DeskFrame>
  )
}

function Known({ days: { knownUntil }, today }: { days: Days; today: LocalDate }) {
  return (
    <Notice
      id='known-until'
      tone='info'
      title={knownUntil < today ? '还没有录入已公布的放假安排' : `放假安排公布到 ${sayDayOf(knownUntil, today)}`}
    >
      选一天，看它放不放假、排了哪些场次。定为不办以后，系列不会在这天再排场次。
    </Notice>
  )
}

type ClosedProps = { days: Days; today: LocalDate; onChoose: (day: LocalDate) => void }

function Closed({ days: { closed }, today, onChoose }: ClosedProps) {
  return (
    <>
      <Heading side={closed.length > 0 ? `${closed.length} 天` : undefined}>已定不办</Heading>
      <Card id='closed' pad='rows'>
        {closed.length === 0 && <View className={styles.words}>没有定为不办的日子，每天都照常排。</View>}
        {closed.map(({ day, reason, was, held }) => (
          <ListRow
            key={day}
            id={`closed-${day}`}
            lead={sayShortDate(day)}
            under={day.slice(0, 4) === today.slice(0, 4) ? sayWeekday(day) : `${day.slice(0, 4)}年`}
            title={reason}
            detail={was ?? undefined}
            side={held > 0 ? <Tag tone='amber'>{`还有 ${held} 场没取消`}</Tag> : <Tag>不办</Tag>}
            label={`${sayDayOf(day, today)}，${reason}${held > 0 ? `，还有 ${held} 场没取消` : ''}`}
            onTap={() => onChoose(day)}
          />
        ))}
      </Card>
    </>
  )
}
