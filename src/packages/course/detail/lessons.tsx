import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { ListRow } from '@/components/list-row'
import { Tag } from '@/components/tag'
import { sayTime } from '@/domain/calendar'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import type { Session } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'

const FIRST = 5

/** Every lesson with its day; a long course shows the first ones until asked. */
export function Lessons({ sessions, now }: { sessions: readonly Session[]; now: Instant }) {
  const [whole, setWhole] = useState(false)
  if (sessions.length === 0) return null
  const shown = whole ? sessions : sessions.slice(0, FIRST)
  const next = sessions.find(({ endsAt }) => now < endsAt)
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
          />
        ))}
        {!whole && sessions.length > FIRST && (
          <Button id='all-lessons' kind='quiet' onTap={() => setWhole(true)}>
            全部 {sessions.length} 次课
          </Button>
        )}
      </Card>
    </>
  )
}
