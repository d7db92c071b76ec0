import { Button } from '@/ui/button'
import { Heading } from '@/ui/heading'
import type { ActivityCard } from '../../../types/activity'
import type { Instant, LocalDate } from '../../../types/core'
import { openBuses } from '../../features/routes'
import { Rows } from './rows'

type Props = { day: LocalDate; buses: readonly ActivityCard[]; count?: number; now: Instant }

/** The first buses of a day, how many there are, and the way to the others. */
export function BusesOfDay({ day, buses, count = buses.length, now }: Props) {
  if (buses.length === 0) return null
  return (
    <>
      <Heading side={`${count} 班`}>就业直通车</Heading>
      <Rows id='buses' rows={buses} now={now} />
      {count > buses.length && (
        <Button id='all-buses' kind='ghost' onTap={() => openBuses(day)}>
          看这一天全部 {count} 班
        </Button>
      )}
    </>
  )
}
