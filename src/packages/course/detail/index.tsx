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
import { Lessons } from './lessons'

/** Opened by id, or by a scanned code. */
export default function CourseDetail() {
  const { id, scene } = useRouter().params
  if (!id && scene) return <Landing scene={scene} />
  return <Course id={(id ?? '') as ActivityId} />
}

/** One class: what it teaches, when and where, and a place for oneself. */
function Course({ id }: { id: ActivityId }) {
  const { reading, reload, now } = useRead(activity.get, { activityId: id }, { keep: true, every: LIVE_MS })
  const course = reading.kind === 'shown' ? reading.value : null
  useShareAppMessage(() => ({ title: course?.title ?? '培训班', path: activityPath({ id, kind: 'course' }) }))
  return (
    <PageShell
      title='培训班详情'
      ground='jade'
      head={course ? <Head course={course} now={now} /> : undefined}
      footer={
        course && (
          <BookingFooter
            activity={course}
            now={now}
            onBook={() => openBooking(course.id)}
            onTicket={() => openTicketOf(course.myTickets)}
            onMap={() => openMap(course.venue)}
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
            <About course={shown} />
            <Lessons course={shown} now={now} />
          </>
        )}
      </Reading>
    </PageShell>
  )
}
