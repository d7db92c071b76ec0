import type { ActivityDetail } from '../../../types/activity'
import { dayOf, sayDay, sayRange, sayTime } from '../../domain/time/calendar'
import { fullPlace } from '../../wording/activity'
import { Card } from '../card'
import { Fact } from '../fact'

type Props = {
  activity: ActivityDetail
  onMap: () => void
  onDial: () => void
}

/** When, where, how to get there and whom to ask: the four things everyone looks for first. */
export function ActivityFacts({ activity, onMap, onDial }: Props) {
  const { kind, bus, startsAt, endsAt, entryUntil, venue, organizer, sessions } = activity
  const course = kind === 'course'
  const last = sessions.at(-1)
  return (
    <Card pad='rows'>
      <Fact
        id='when'
        icon='clock'
        detail={
          course && last
            ? `共 ${sessions.length} 次课，最后一次 ${sayDay(last.day)}`
            : bus
              ? `${bus.stops.length} 个上车点，${sayTime(endsAt)} 到`
              : `${sayTime(entryUntil)} 停止入场`
        }
      >
        {course
          ? `${sayRange(sessions[0]?.startsAt ?? startsAt, sessions[0]?.endsAt ?? endsAt)} 开课`
          : bus
            ? `${sayDay(dayOf(startsAt))} ${sayTime(startsAt)} 发车`
            : sayRange(startsAt, endsAt)}
      </Fact>
      <Fact id='map' icon='pin' side='去这里' detail={fullPlace(venue)} onTap={onMap} label={`去这里：${venue.name}`}>
        {bus && `${bus.boundFor ? `开往${bus.boundFor}，集合在` : '开往'}`}
        {venue.name}
      </Fact>
      {venue.howToGet && !bus && (
        <Fact id='how-to-get' icon='bus' detail={venue.howToGet}>
          怎么去
        </Fact>
      )}
      <Fact
        id='dial'
        icon='phone'
        side='打电话'
        detail={organizer.phone}
        onTap={onDial}
        label={`打电话给${organizer.name}`}
      >
        {organizer.name}
      </Fact>
    </Card>
  )
}
