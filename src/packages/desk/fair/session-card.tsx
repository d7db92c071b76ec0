import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { sayCount } from '@/domain/text/count'
import { dayOf, sayRange } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TabRow } from '@/ui/tab-row'
import type { Instant } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import { Assign } from './assign'
import { Helpers } from './helpers'
import styles from './index.module.scss'
import { Invite } from './invite'

type Props = {
  session: DeskActivity['sessions'][number]
  candidates: DeskActivity['candidates']
  wide: boolean
  now: Instant
  onChange: (said?: string) => void
}

/** One session: when, how many came through, who lets them in, and the ways to its live board and its report. */
export function SessionCard({ session, candidates, wide, now, onChange }: Props) {
  const { id, startsAt, endsAt, admitted, refusedScans, helpers } = session
  const free = candidates.filter(({ staffId }) => !helpers.some((helper) => helper.staffId === staffId))
  const open = (page: 'board' | 'report') =>
    void Taro.navigateTo({ url: `/packages/desk/${page}/index?sessionId=${id}` })
  return (
    <Card id={`session-${id}`}>
      <View className={styles.title}>{sayRange(startsAt, endsAt)}</View>
      <View className={styles.quiet}>
        入场 {sayCount(admitted)} 人 · 未放行的扫码 {refusedScans} 次 · 验票员 {helpers.length} 人
      </View>
      <View className={styles.ways}>
        <Button id={`board-${id}`} size='small' kind={now < endsAt ? 'main' : 'ghost'} onTap={() => open('board')}>
          入场实况
        </Button>
        <Button id={`report-${id}`} size='small' kind='ghost' onTap={() => open('report')}>
          入场报告
        </Button>
      </View>
      <Helpers sessionId={id} helpers={helpers} now={now} over={dayOf(now) > dayOf(endsAt)} onChange={onChange} />
      {now < endsAt && (
        <Add session={session} candidates={free} standing={helpers.length} wide={wide} onChange={onChange} />
      )}
    </Card>
  )
}

type AddProps = Omit<Props, 'now'> & { standing: number }

/** Two ways to a helper: a colleague the system knows, or anybody by a one-time code. */
function Add({ session: { id }, candidates, standing, wide, onChange }: AddProps) {
  const [way, setWay] = useState<'colleague' | 'code'>(candidates.length > 0 ? 'colleague' : 'code')
  return (
    <View className={styles.add}>
      <TabRow
        id={`add-${id}`}
        label='怎样加验票员'
        at={way}
        onTap={setWay}
        tabs={[
          { key: 'colleague', word: '指派同事' },
          { key: 'code', word: '发验票码' },
        ]}
      />
      {way === 'colleague' ? (
        <Assign sessionId={id} candidates={candidates} standing={standing} wide={wide} onChange={onChange} />
      ) : (
        <Invite sessionId={id} standing={standing} wide={wide} onChange={onChange} />
      )}
    </View>
  )
}
