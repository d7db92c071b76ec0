import { View } from '@tarojs/components'
import { sayDay, weekdayOf, weekOf } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { sayCount } from '@/wording/activity'
import type { CalendarDay } from '../../../types/activity'
import type { LocalDate } from '../../../types/core'
import { daysOfMonth, monthAway, weekAway } from './month'
import styles from './month-grid.module.scss'

export type Span = 'month' | 'week'

type Props = {
  shown: LocalDate
  today: LocalDate
  /** A whole month, or the week of the shown day. */
  span: Span
  /** What the cloud knows of the days; empty while it is on its way. */
  days: readonly CalendarDay[]
  onChoose: (day: LocalDate) => void
}

/** A month or a week, Monday to Sunday, with what is on; the Friday column is copper. */
export function MonthGrid({ shown, today, span, days, onChoose }: Props) {
  const known = new Map(days.map((one) => [one.day, one]))
  const month = shown.slice(0, 7)
  const word = span === 'month' ? '月' : '周'
  const turn = (step: -1 | 1) => onChoose(span === 'month' ? monthAway(month, step, today) : weekAway(shown, step))
  return (
    <View className={styles.month}>
      <View className={styles.bar}>
        <Press id='month-before' className={styles.turn} label={`上个${word}`} onTap={() => turn(-1)}>
          <Icon name='back' size={20} />
        </Press>
        <View className={styles.name} {...aria({ role: 'heading', level: 2 })}>
          {`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`}
        </View>
        <Press id='month-after' className={styles.turn} label={`下个${word}`} onTap={() => turn(1)}>
          <Icon name='next' size={20} />
        </Press>
      </View>
      <View className={styles.grid} {...aria({ role: 'radiogroup', label: '选一天' })}>
        {['一', '二', '三', '四', '五', '六', '日'].map((word) => (
          <View key={word} className={join(styles.weekday, word === '五' && styles.friday)}>
            {word}
          </View>
        ))}
        {(span === 'month' ? daysOfMonth(month) : weekOf(shown)).map((day, place) => (
          <Day
            key={day}
            day={day}
            column={place === 0 ? weekdayOf(day) : undefined}
            facts={known.get(day)}
            look={join(
              weekdayOf(day) === 5 && styles.friday,
              day < today && styles.past,
              day === today && styles.today,
              day === shown && styles.shown,
            )}
            chosen={day === shown}
            onTap={() => onChoose(day)}
          />
        ))}
      </View>
    </View>
  )
}

type DayProps = {
  day: LocalDate
  /** Where the first of the month stands. */
  column?: number
  facts?: CalendarDay
  look: string
  chosen: boolean
  onTap: () => void
}

function Day({ day, column, facts, look, chosen, onTap }: DayProps) {
  const count = facts && (facts.fairs > 0 || facts.special) ? sayCount(facts) : ''
  const off = facts?.closed ? '停办' : facts?.holiday
  const said = [sayDay(day), off, facts && (count || '没有招聘会')].filter(Boolean).join('，')
  return (
    <View style={column ? { gridColumnStart: `${column}` } : undefined}>
      <Press
        id={`day-${day}`}
        className={join(styles.day, look)}
        label={said}
        role='radio'
        about={{ checked: chosen }}
        onTap={onTap}
      >
        <View className={styles.number}>{Number(day.slice(8))}</View>
        <View className={styles.count}>{off ?? count}</View>
      </Press>
    </View>
  )
}
