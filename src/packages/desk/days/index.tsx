import '../refusals'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { addDays, dayOf, isRealDay } from '@/domain/time/calendar'
import { useLeave } from '@/features/unsaved'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { join } from '@/ui/join'
import { Notice } from '@/ui/notice'
import { DateField } from '@/ui/picker-field'
import { Reading } from '@/ui/reading'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import { city } from '../../../../types/division'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Affected } from './affected'
import styles from './index.module.scss'
import { ByHand, Closed } from './lists'
import { OneDay } from './one-day'
import { Years } from './years'

const TWO_YEARS = 731

/** 放假和停办: what a day of the calendar is for the whole city, what is already made for it, and how far the years are known. */
export default function DeskDays() {
  const { day: asked = '' } = useRouter().params
  const [day, setDay] = useState<LocalDate | null>(isRealDay(asked) ? asked : null)
  const { reading, reload, now } = useRead(series.days, { day })
  const { today } = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const isCity = today?.district === city.code
  const first = dayOf(now)
  const choose = (chosen: LocalDate | null) => {
    setDay(chosen)
    setSaid(null)
  }
  const done = (word: string | null) => {
    setSaid(word)
    void reload()
  }
  return (
    <DeskFrame title='放假和停办' at='days' today={today}>
      {(wide) => (
        <View className={join(wide && styles.columns)}>
          <View className={styles.column}>
            <Chooser day={day} first={first} onChoose={choose} />
            {said && <Notice id='saved' tone='go' title={said} />}
            <Reading of={reading} shape='form' onRetry={reload}>
              {(days) =>
                days.day ? (
                  <>
                    <OneDay key={days.day.day} facts={days.day} isCity={isCity} today={first} onDone={done} />
                    <Affected facts={days.day} wide={wide} onDone={done} />
                  </>
                ) : (
                  <Years days={days} isCity={isCity} onDone={done} />
                )
              }
            </Reading>
          </View>
          {reading.kind === 'shown' && (
            <View className={styles.column}>
              <Closed days={reading.value} today={first} onChoose={choose} />
              <ByHand days={reading.value} today={first} onChoose={choose} />
            </View>
          )}
        </View>
      )}
    </DeskFrame>
  )
}

type ChooserProps = { day: LocalDate | null; first: LocalDate; onChoose: (day: LocalDate | null) => void }

/** Which day one looks at; a reason half-written is asked about before another takes its place. */
function Chooser({ day, first, onChoose }: ChooserProps) {
  const leave = useLeave()
  const choose = (next: LocalDate | null) => leave(() => onChoose(next))
  return (
    <Card>
      <DateField
        id='day'
        label='看哪一天'
        from={first}
        until={addDays(first, TWO_YEARS)}
        value={day ?? ''}
        onChange={choose}
      />
      {day && <Onward day={day} onChoose={choose} />}
    </Card>
  )
}

/** Holidays come in a row: on to the next day, or back to the years. */
function Onward({ day, onChoose }: { day: LocalDate; onChoose: (day: LocalDate | null) => void }) {
  return (
    <View className={styles.acts}>
      <Button id='next-day' kind='quiet' size='small' onTap={() => onChoose(addDays(day, 1))}>
        看下一天
      </Button>
      <Button id='to-years' kind='quiet' size='small' onTap={() => onChoose(null)}>
        看全年放假安排
      </Button>
    </View>
  )
}
