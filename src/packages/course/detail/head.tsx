import { View } from '@tarojs/components'
import { phaseOf } from '@/domain/activity/activity'
import { sayDistrict } from '@/domain/region/district'
import { aria } from '@/ui/aria'
import { Tag, Tags } from '@/ui/tag'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'

const running = { upcoming: null, running: '上课中', over: '已结业', cancelled: '已取消' }

/** What is taught, on the coloured ground. */
export function Head({ course, now }: { course: ActivityDetail; now: Instant }) {
  const word = running[phaseOf(course, now)]
  return (
    <>
      <Tags>
        {word && <Tag tone='onDark'>{word}</Tag>}
        {course.course && <Tag tone='onDark'>{course.course.trade}</Tag>}
        {course.course?.free && <Tag tone='onDark'>免费</Tag>}
        <Tag tone='onDark'>{sayDistrict(course.district)}</Tag>
      </Tags>
      <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
        {course.title}
      </View>
    </>
  )
}
