import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useRead } from '@/api/use-read'
import { ActivityFacts } from '@/components/activity-facts'
import { BookingAdvice } from '@/components/booking-advice'
import { BookingFooter } from '@/components/booking-footer'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { useBarColour } from '@/pages/bar-colour'
import { openBooking, openTicketOf } from '@/pages/routes'
import { openMap } from '@/platform/location'
import { dial } from '@/platform/phone'
import type { ActivityId } from '../../../../types/core'
import { About } from './about'
import { Head } from './head'
import { Postings } from './postings'

/** One fair: when, where, who comes, and a place for oneself. */
export default function FairDetail() {
  const { id = '' } = useRouter().params
  const { reading, reload, now } = useRead(
    'activity.get',
    { activityId: id as ActivityId },
    { keep: true, every: 10_000 },
  )
  const fair = reading.kind === 'shown' ? reading.value : null
  const ground = fair?.special ? 'copper' : 'jade'
  useBarColour(ground)
  useShareAppMessage(() => ({ title: fair?.title ?? '招聘会', path: `/packages/fair/detail/index?id=${id}` }))
  return (
    <PageShell
      title={fair?.special ? '专场详情' : '招聘会详情'}
      ground={ground}
      head={fair ? <Head fair={fair} now={now} /> : undefined}
      footer={
        fair && (
          <BookingFooter
            activity={fair}
            now={now}
            onBook={() => openBooking(fair.id)}
            onTicket={() => openTicketOf(fair.myTickets)}
            onMap={() => openMap(fair.venue)}
          />
        )
      }
    >
      <Reading of={reading} shape='detail' onRetry={reload}>
        {(shown) => (
          <>
            <ActivityFacts
              activity={shown}
              onMap={() => openMap(shown.venue)}
              onDial={() => dial(shown.organizer.phone)}
            />
            <BookingAdvice activity={shown} now={now} />
            <About fair={shown} />
            <Postings fair={shown} />
          </>
        )}
      </Reading>
    </PageShell>
  )
}
