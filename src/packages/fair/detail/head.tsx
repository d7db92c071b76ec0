import { View } from '@tarojs/components'
import { phaseOf } from '@/domain/activity/activity'
import { sayDistrict } from '@/domain/region/district'
import { aria } from '@/ui/aria'
import { Tag, Tags } from '@/ui/tag'
import { keyGroupLabel, phaseLabel } from '@/wording/labels'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'

/** What kind of fair, and its name, on the coloured ground. */
export function Head({ fair, now }: { fair: ActivityDetail; now: Instant }) {
  const phase = phaseOf(fair, now)
  return (
    <>
      <Tags>
        {phase !== 'upcoming' && <Tag tone='onDark'>{phaseLabel[phase]}</Tag>}
        {fair.kind === 'bus' && <Tag tone='onDark'>就业直通车</Tag>}
        <Tag tone='onDark'>{fair.special ? '周五专场' : sayDistrict(fair.district)}</Tag>
        {fair.special?.keyGroup && <Tag tone='onDark'>{keyGroupLabel[fair.special.keyGroup]}优先</Tag>}
        {fair.walkIn && <Tag tone='onDark'>可直接入场</Tag>}
      </Tags>
      <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
        {fair.title}
      </View>
    </>
  )
}
