import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { phaseOf } from '../../domain/activity/activity'
import { sayDistrict } from '../../domain/region/district'
import { dayOf, sayDay, sayTime } from '../../domain/time/calendar'
import { sayJourney, sayNear, sayOffer, sayShortDate, sayStanding, sayWeekday } from '../../wording/activity'
import { ListRow } from '../list-row'
import { Tag, Tags } from '../tag'

type Props = {
  activity: ActivityCard
  now: Instant
  /** time: one of a day · day: one of several days */
  by?: 'time' | 'day'
  held?: boolean | 'line'
  onTap: () => void
}

/** A fair or a class among others: when, what, how much of it, and what one can do about it. */
export function ActivityRow({ activity, now, by = 'time', held = false, onTap }: Props) {
  const { id, kind, title, day, startsAt, place, special } = activity
  const fairDetail = by === 'time' ? `${sayOffer(activity)} · ${sayDistrict(activity.district)}` : sayOffer(activity)
  const standing = sayStanding(activity, now, held)
  return (
    <ListRow
      id={`${kind === 'course' || kind === 'bus' ? kind : 'fair'}-${id}`}
      {...(by === 'time' ? leadOfTime(activity, now) : leadOfDay(activity, now))}
      title={title}
      detail={kind === 'fair' ? fairDetail : (sayJourney(activity) ?? place)}
      side={<Tag tone={standing.tone}>{standing.word}</Tag>}
      label={`${title}，${sayDay(day)} ${sayTime(startsAt)}，${sayJourney(activity) ?? place}，${standing.word}`}
      onTap={onTap}
    >
      {special && (
        <Tags>
          <Tag tone='copper'>周五专场</Tag>
        </Tags>
      )}
    </ListRow>
  )
}

/** Today and tomorrow are said; further away, the list itself is about that day. */
const leadOfTime = (activity: ActivityCard, now: Instant) => {
  const near = sayNear(activity.day, dayOf(now))
  const running = phaseOf(activity, now) === 'running'
  return { lead: sayTime(activity.startsAt), under: running ? '进行中' : near.includes('天') ? near : undefined }
}

const leadOfDay = ({ day, startsAt }: ActivityCard, now: Instant) => {
  const near = sayNear(day, dayOf(now))
  return near.includes('月')
    ? { lead: sayShortDate(day), under: sayWeekday(day) }
    : { lead: near, under: sayTime(startsAt) }
}
