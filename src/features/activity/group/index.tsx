import { bookingPhaseOf } from '@/domain/activity/activity'
import { ActivityRow } from '@/ui/activity-row'
import { Card } from '@/ui/card'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import type { ActivityCard } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'
import { openActivity } from '../../routes'
import { useHeldHere } from '../../ticket/held-here'

type Props = {
  id: string
  title: string
  /** What they are counted in: 个班, 班车. */
  unit: string
  activities: readonly ActivityCard[]
  now: Instant
}

/** Several of one kind under a heading, by day; nothing when there are none. */
export function Group({ id, title, unit, activities, now }: Props) {
  const held = useHeldHere(activities.length)
  if (activities.length === 0) return null
  return (
    <>
      <Heading side={`${activities.length} ${unit}`}>{title}</Heading>
      <Card id={id} pad='rows'>
        <Endless id={id} rows={activities}>
          {(activity) => (
            <ActivityRow
              key={activity.id}
              activity={activity}
              now={now}
              by='day'
              held={held(activity.id)}
              onTap={() => openActivity(activity)}
            />
          )}
        </Endless>
      </Card>
    </>
  )
}

/** Those one can sign up for, or soon can, before the others. */
export const openFirst = (activities: readonly ActivityCard[], now: Instant) => {
  const isOpen = (one: ActivityCard) => ['open', 'soon'].includes(bookingPhaseOf(one, now))
  return { open: activities.filter(isOpen), others: activities.filter((one) => !isOpen(one)) }
}
