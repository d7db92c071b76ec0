import type { ReactNode } from 'react'
import { useRead } from '@/api/use-read'
import { addDays, weekOf } from '@/domain/calendar'
import type { CalendarDay } from '../../../types/activity'
import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'

type Props = {
  shown: LocalDate
  district: DistrictCode | null
  days: readonly CalendarDay[]
  children: (days: readonly CalendarDay[]) => ReactNode
}

/** The days of a week; one that lies in two months reads the other month as well. */
export function WeekDays({ shown, district, days, children }: Props) {
  const other = weekOf(shown).find((day) => day.slice(0, 7) !== shown.slice(0, 7))
  if (!other) return <>{children(days)}</>
  return (
    <OtherMonth month={other.slice(0, 7)} district={district}>
      {(more) => children([...days, ...more])}
    </OtherMonth>
  )
}

type OtherProps = Pick<Props, 'district' | 'children'> & { month: string }

function OtherMonth({ month, district, children }: OtherProps) {
  const { reading } = useRead('activity.month', { month, district }, { keep: true })
  return <>{children(reading.kind === 'shown' ? reading.value : [])}</>
}

/** The same weekday a week before (-1) or after (1). */
export const weekAway = (day: LocalDate, step: -1 | 1): LocalDate => addDays(day, 7 * step)
