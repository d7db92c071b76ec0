import { Text, View } from '@tarojs/components'
import { keepsWorkingWeek } from '@/domain/series/series'
import { addDays, isRealDay } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { DateField, PickerField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import { holidayLabel, weekdayWord } from '@/wording/series'
import { HolidayChoice } from '../../../../types/series'
import { StopsField } from '../stops-field'
import { Group, type PartProps, Side } from './group'
import styles from './index.module.scss'

const holidays = HolidayChoice.options.map((choice) => ({ value: choice as string, word: holidayLabel[choice] }))
const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** On which days, from when to when, and how far ahead the dates are made. */
export function When({ typed, change, wrong, wide }: PartProps) {
  const holiday = (value: string) => {
    const chosen = HolidayChoice.safeParse(value)
    if (chosen.success) change({ onHoliday: chosen.data })
  }
  return (
    <Group id='when' title='什么时候'>
      {!typed.special && (
        <View className={styles.tick}>
          <Tick id='once' on={typed.once} onChange={(once) => change({ once })} label='只办一次'>
            只办一次
          </Tick>
        </View>
      )}
      {!typed.once && <Weekdays typed={typed} change={change} wrong={wrong} />}
      {typed.kind === 'bus' && (
        <StopsField
          stops={typed.stops}
          onChange={(stops) => change({ stops, starts: stops[0]?.time || typed.starts })}
          error={wrong.stops}
        />
      )}
      <Side wide={wide}>
        {typed.kind !== 'bus' && (
          <DateField
            id='starts'
            mode='time'
            label='几点开始'
            value={typed.starts}
            onChange={(starts) => change({ starts })}
            error={wrong.starts}
          />
        )}
        <DateField
          id='ends'
          mode='time'
          label={typed.kind === 'bus' ? '几点到终点' : '几点结束'}
          value={typed.ends}
          onChange={(ends) => change({ ends })}
          error={wrong.ends}
        />
        {!typed.once && (
          <PickerField
            id='onHoliday'
            label='遇到法定假日'
            value={typed.onHoliday}
            onChange={holiday}
            options={holidays}
            error={wrong.onHoliday}
          />
        )}
      </Side>
      {!typed.once && keepsWorkingWeek({ weekdays: [...typed.weekdays], onHoliday: typed.onHoliday }) && (
        <View className={styles.tick}>
          <Tick
            id='makeUpDays'
            on={typed.makeUpDays}
            onChange={(makeUpDays) => change({ makeUpDays })}
            label='调休上班的周末也办'
          >
            调休上班的周末也办
          </Tick>
        </View>
      )}
      <Days typed={typed} change={change} wrong={wrong} wide={wide} />
    </Group>
  )
}

function Weekdays({ typed, change, wrong }: Omit<PartProps, 'wide'>) {
  const { weekdays } = typed
  const toggle = (weekday: number) =>
    change({
      weekdays: weekdays.includes(weekday) ? weekdays.filter((kept) => kept !== weekday) : [...weekdays, weekday],
    })
  return (
    <View id='weekdays' className={styles.chips} {...aria({ role: 'group', label: '每周哪几天' })}>
      <View className={styles.label}>{typed.special ? '每周五' : '每周哪几天'}</View>
      {!typed.special && (
        <Chips>
          {WEEK.map((day) => (
            <Chip key={day} id={`weekday-${day}`} selected={weekdays.includes(day)} onTap={() => toggle(day)}>
              {weekdayWord(day)}
            </Chip>
          ))}
        </Chips>
      )}
      {wrong.weekdays && (
        <View id='weekdays-error' className={styles.error} {...aria({ role: 'alert' })}>
          <Icon name='warning' size={18} />
          <Text>{wrong.weekdays}</Text>
        </View>
      )}
    </View>
  )
}

/** The one day, or from which day on, until when, and how far ahead. */
function Days({ typed, change, wrong, wide }: PartProps) {
  const { untilDay, once } = typed
  const from = (
    <DateField
      id='fromDay'
      label={once ? '哪一天' : '从哪天起'}
      value={typed.fromDay}
      onChange={(fromDay) => change({ fromDay })}
      error={wrong.fromDay ?? (once ? wrong.untilDay : undefined)}
    />
  )
  if (once) return <Side wide={wide}>{from}</Side>
  return (
    <>
      <Side wide={wide}>
        {from}
        <Field
          id='weeksAhead'
          label='提前几周排好'
          type='number'
          value={typed.weeksAhead}
          onChange={(weeksAhead) => change({ weeksAhead })}
          error={wrong.weeksAhead}
        />
      </Side>
      <View className={styles.tick}>
        <Tick
          id='endless'
          on={untilDay === null}
          onChange={(on) => change({ untilDay: on ? null : addDays(typed.fromDay, 91) })}
          label='一直办下去'
        >
          一直办下去
        </Tick>
      </View>
      {untilDay !== null && (
        <DateField
          id='untilDay'
          label='最后办哪一天'
          from={typed.fromDay}
          value={isRealDay(untilDay) ? addDays(untilDay, -1) : untilDay}
          onChange={(day) => change({ untilDay: isRealDay(day) ? addDays(day, 1) : day })}
          error={wrong.untilDay}
        />
      )}
    </>
  )
}
