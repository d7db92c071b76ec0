import type { ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { sayAdvice } from '../../wording/activity'
import { Notice } from '../notice'

/** What to know before pressing the button, or what to do when it rests; nothing while booking is simply open. */
export function BookingAdvice({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const advice = sayAdvice(activity, now)
  if (!advice) return null
  return (
    <Notice id='advice' tone={advice.tone} title={advice.title}>
      {advice.next}
    </Notice>
  )
}
