import { View } from '@tarojs/components'
import { useState } from 'react'
import { entriesOf } from '@/domain/activity/calendar-entries'
import { sayTime } from '@/domain/time/calendar'
import { addToCalendar, takesAll } from '@/platform/calendar'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Tag } from '@/ui/tag'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { sayNoted } from '@/wording/calendar-entry'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'

const FIRST = 5

type Props = { course: ActivityDetail; now: Instant }

/** Every lesson with its day, each to be noted by itself while it is to come; a long course shows the first ones until asked. */
export function Lessons({ course, now }: Props) {
  const { sessions } = course
  const [said, setSaid] = useState('')
  const [whole, setWhole] = useState(false)
  if (sessions.length === 0) return null
  const shown = whole ? sessions : sessions.slice(0, FIRST)
  const next = sessions.find(({ endsAt }) => now < endsAt)
  const entries = course.state === 'published' ? entriesOf(course, now) : []
  const note = async (id: string) => {
    const entry = entries.filter((one) => one.id === id)
    setSaid(sayNoted(await addToCalendar(entry), entry, takesAll))
  }
  return (
    <>
      <Heading side={`${sessions.length} 次课`}>课程安排</Heading>
      <Card id='lessons' pad='rows'>
        {shown.map((session, place) => (
          <ListRow
            key={session.id}
            id={`lesson-${session.id}`}
            lead={sayShortDate(session.day)}
            under={sayWeekday(session.day)}
            title={session.title ?? `第 ${place + 1} 课`}
            detail={`${sayTime(session.startsAt)}–${sayTime(session.endsAt)}`}
            side={
              session === next ? <Tag tone='jade'>下一课</Tag> : now >= session.endsAt ? <Tag>已上</Tag> : undefined
            }
          >
            {sessions.length > 1 && now < session.startsAt && entries.length > 0 && (
              <Button
                id={`note-${session.id}`}
                kind='quiet'
                size='small'
                label={`加到日历，${sayShortDate(session.day)} ${session.title ?? `第 ${place + 1} 课`}`}
                onTap={() => note(session.id)}
              >
                加到日历
              </Button>
            )}
          </ListRow>
        ))}
        {said !== '' && (
          <View id='noted' {...aria({ role: 'status', live: 'polite' })}>
            {said}
          </View>
        )}
        {!whole && sessions.length > FIRST && (
          <Button id='all-lessons' kind='quiet' onTap={() => setWhole(true)}>
            全部 {sessions.length} 次课
          </Button>
        )}
      </Card>
    </>
  )
}
