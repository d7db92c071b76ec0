import Taro from '@tarojs/taro'
import { isHeld } from '@/domain/ticket/held'
import { ActivityRow } from '@/ui/activity-row'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import { openActivity } from '../../features/routes'

/** Classes one can still join. */
export function Courses({ home, now }: { home: Home; now: Instant }) {
  if (home.courses.length === 0) return null
  const all = (
    <Button
      id='all-courses'
      kind='quiet'
      size='small'
      onTap={() => void Taro.switchTab({ url: '/pages/courses/index' })}
    >
      全部
    </Button>
  )
  return (
    <>
      <Heading side={all}>正在报名的培训班</Heading>
      <Card id='courses' pad='rows'>
        {home.courses.map((course) => (
          <ActivityRow
            key={course.id}
            activity={course}
            now={now}
            by='day'
            held={isHeld(home.tickets, course.id)}
            onTap={() => openActivity(course)}
          />
        ))}
      </Card>
    </>
  )
}
