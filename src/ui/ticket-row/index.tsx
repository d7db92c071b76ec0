import type { Instant } from '../../../types/core'
import type { Ticket } from '../../../types/ticket'
import { dayOf, sayDay, sayTime } from '../../domain/time/calendar'
import { sayNear, sayShortDate, sayWeekday } from '../../wording/activity'
import { nextOf, sayTicket } from '../../wording/ticket'
import { isOffered, sayKept } from '../../wording/waitlist'
import { ListRow } from '../list-row'
import { Tag } from '../tag'

type Props = { ticket: Ticket; now: Instant; onTap: () => void }

/** One ticket among others: when, what, whose, and how it stands. */
export function TicketRow({ ticket, now, onTap }: Props) {
  const { id, name, activity, bus } = ticket
  const at = nextOf(ticket, now).startsAt
  const place = bus ? `${bus.stop.name} 上车` : activity.place
  const day = bus ? activity.day : dayOf(at)
  const near = sayNear(day, dayOf(now))
  const far = near.includes('月')
  const standing = sayTicket(ticket, now)
  const kept = isOffered(ticket, now) && ticket.offeredUntil !== null ? sayKept(ticket.offeredUntil, now) : null
  return (
    <ListRow
      id={`ticket-${id}`}
      lead={far ? sayShortDate(day) : near}
      under={far ? sayWeekday(day) : sayTime(at)}
      title={activity.title}
      detail={`${name} · ${place}`}
      side={<Tag tone={standing.tone}>{standing.word}</Tag>}
      label={`${activity.title}，${sayDay(day)} ${sayTime(at)}，${name}，${standing.word}${kept ? `，${kept}` : ''}`}
      onTap={onTap}
    >
      {kept && <Tag tone='amber'>{kept}</Tag>}
    </ListRow>
  )
}
