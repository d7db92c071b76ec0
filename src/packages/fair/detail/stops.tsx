import { stopAt } from '@/domain/ticket/bus'
import { sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Tag } from '@/ui/tag'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'

/** Where and when a bus takes people on, and where it arrives. */
export function Stops({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const { bus, startsAt, endsAt, venue } = activity
  if (!bus) return null
  return (
    <>
      <Heading side={`${bus.stops.length} 个上车点`}>在哪里上车</Heading>
      <Card id='stops' pad='rows'>
        {bus.stops.map((stop, place) => {
          const at = stopAt(stop, startsAt)
          return (
            <ListRow
              key={stop.code}
              id={`stop-${stop.code}`}
              lead={sayTime(at)}
              title={stop.name}
              detail={place === 0 ? '发车，请提前 10 分钟到' : undefined}
              side={now >= at ? <Tag>已开过</Tag> : undefined}
            />
          )
        })}
        <ListRow
          id='stop-arrival'
          lead={sayTime(endsAt)}
          title={bus.boundFor ?? venue.name}
          detail='到达'
          side={<Tag tone='jade'>终点</Tag>}
        />
      </Card>
    </>
  )
}
