import { ActivityRow } from '@/ui/activity-row'
import { Card } from '@/ui/card'
import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { openActivity } from '../../features/routes'
import { useHeldHere } from '../../features/ticket/held-here'

/** What is on at a day, by the hour. */
export function Rows({ id, rows, now }: { id: string; rows: readonly ActivityCard[]; now: Instant }) {
  const held = useHeldHere(rows)
  return (
    <Card id={id} pad='rows'>
      {rows.map((activity) => (
        <ActivityRow
          key={activity.id}
          activity={activity}
          now={now}
          held={held(activity.id)}
          onTap={() => openActivity(activity)}
        />
      ))}
    </Card>
  )
}
