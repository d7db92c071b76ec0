import { ActivityRow } from '@/components/activity-row'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import { openActivity } from '../routes'

/** 就业帮扶直通车: buses one can still book. */
export function Buses({ home, now }: { home: Home; now: Instant }) {
  const { buses = [] } = home
  if (buses.length === 0) return null
  return (
    <>
      <Heading side='免费乘车'>就业直通车</Heading>
      <Card id='buses' pad='rows'>
        {buses.map((bus) => (
          <ActivityRow
            key={bus.id}
            activity={bus}
            now={now}
            by='day'
            held={home.tickets.some(({ activityId, state = 'booked' }) => activityId === bus.id && state === 'booked')}
            onTap={() => openActivity(bus)}
          />
        ))}
      </Card>
    </>
  )
}
