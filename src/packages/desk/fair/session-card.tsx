import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { sayRange } from '@/domain/calendar'
import type { DeskActivity } from '../../../../types/desk'
import { Assign } from './assign'
import { Helpers } from './helpers'
import styles from './index.module.scss'

type Props = {
  session: DeskActivity['sessions'][number]
  candidates: DeskActivity['candidates']
  wide: boolean
  onChange: (activity: DeskActivity) => void
}

/** One session: when, how many came through, who lets them in. */
export function SessionCard({ session, candidates, wide, onChange }: Props) {
  const { id, startsAt, endsAt, admitted, refusedScans, helpers } = session
  const free = candidates.filter(({ staffId }) => !helpers.some((helper) => helper.staffId === staffId))
  return (
    <Card id={`session-${id}`}>
      <View className={styles.title}>{sayRange(startsAt, endsAt)}</View>
      <View className={styles.quiet}>
        入场 {admitted} 人 · 没放行的扫码 {refusedScans} 次 · 验票员 {helpers.length} 人
      </View>
      <Helpers sessionId={id} helpers={helpers} onChange={onChange} />
      <Assign sessionId={id} candidates={free} standing={helpers.length} wide={wide} onChange={onChange} />
    </Card>
  )
}
