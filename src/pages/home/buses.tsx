import { isHeld } from '@/domain/ticket/held'
import { ActivityRow } from '@/ui/activity-row'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import { openActivity, openBuses } from '../../features/routes'

/** 就业帮扶直通车: the next buses one can still book, and the way to all of them. */
export function Buses({ home, now }: { home: Home; now: Instant }) {
  const { buses = [] } = home
  if (buses.length === 0) return null
  return (
    <>
      <Heading
        side={
          <Button id='all-buses' kind='quiet' size='small' onTap={() => openBuses()}>
            全部直通车
          </Button>
        }
      >
        就业直通车，免费乘车
      </Heading>
      <Card id='buses' pad='rows'>
        {buses.map((bus) => (
          <ActivityRow
            key={bus.id}
            activity={bus}
            now={now}
            by='day'
            held={isHeld(home.tickets, bus.id)}
            onTap={() => openActivity(bus)}
          />
        ))}
      </Card>
    </>
  )
}
