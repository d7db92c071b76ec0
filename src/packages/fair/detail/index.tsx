import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { LIVE_MS } from '@/api/question'
import { useRead } from '@/api/use-read'
import { Landing } from '@/features/activity/landing'
import { NextFair } from '@/features/activity/next-fair'
import { Share } from '@/features/activity/share'
import { activityPath, openBooking, openTicketOf } from '@/features/routes'
import { openMap } from '@/platform/location'
import { dial } from '@/platform/phone'
import { ActivityFacts } from '@/ui/activity-facts'
import { BookingAdvice } from '@/ui/booking-advice'
import { BookingFooter } from '@/ui/booking-footer'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as activity from '../../../../types/calls/activity'
import type { ActivityId } from '../../../../types/core'
import { About } from './about'
import { Head } from './head'
import { Postings } from './postings'
import { Related } from './related'
import { Stops } from './stops'

/** Opened by id, or by a scanned code. */
export default function FairDetail() {
  const { id, scene } = useRouter().params
  if (!id && scene) return <Landing scene={scene} />
  return <Fair id={(id ?? '') as ActivityId} />
}

/** One fair or bus: when, where, who comes or where it stops, and a place for oneself. */
function Fair({ id }: { id: ActivityId }) {
  const { reading, reload, now } = useRead(activity.get, { activityId: id }, { keep: true, every: LIVE_MS })
  const fair = reading.kind === 'shown' ? reading.value : null
  const ground = fair?.special ? 'copper' : 'jade'
  useShareAppMessage(() => ({ title: fair?.title ?? '天天有招聘', path: activityPath({ id, kind: 'fair' }) }))
  return (
    <PageShell
      title={fair?.special ? '专场详情' : fair?.kind === 'bus' ? '直通车详情' : '招聘会详情'}
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
            <NextFair activity={shown} now={now} />
            <Share activity={shown} now={now} />
            <Stops activity={shown} now={now} />
            <Related activity={shown} now={now} />
            <About fair={shown} />
            {shown.kind !== 'bus' && <Postings fair={shown} />}
          </>
        )}
      </Reading>
    </PageShell>
  )
}
