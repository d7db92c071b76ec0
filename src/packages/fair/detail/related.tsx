import { openActivity, openBuses } from '@/features/routes'
import { useHeldHere } from '@/features/ticket/held-here'
import { ActivityRow } from '@/ui/activity-row'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { type ActivityDetail, RELATED_ACTIVITIES } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'

/** The buses that go to a fair, or the fairs a bus goes to. */
export function Related({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const { kind, day, related = [] } = activity
  const held = useHeldHere(activity)
  if (related.length === 0) return null
  return (
    <>
      <Heading side={kind === 'bus' ? undefined : '免费乘车'}>
        {kind === 'bus' ? '这趟车去的招聘会' : '去本场的直通车'}
      </Heading>
      <Card id='related' pad='rows'>
        {related.map((one) => (
          <ActivityRow key={one.id} activity={one} now={now} held={held(one.id)} onTap={() => openActivity(one)} />
        ))}
      </Card>
      {kind !== 'bus' && related.length >= RELATED_ACTIVITIES && (
        <Button id='all-buses' kind='ghost' onTap={() => openBuses(day)}>
          看当天全部直通车
        </Button>
      )}
    </>
  )
}
