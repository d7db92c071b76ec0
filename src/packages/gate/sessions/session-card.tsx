import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { join } from '@/components/join'
import { Tag } from '@/components/tag'
import { sayRange } from '@/domain/calendar'
import type { Instant } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'
import { standingOf } from './groups'
import styles from './index.module.scss'

const tones = { soon: 'amber', open: 'jade', over: 'grey' } as const
const words = { soon: '还没开放', open: '正在入场', over: '已停止' } as const

/** One session this helper stands at: which gate, when it opens, how many are in, and the way to the scanner. */
export function SessionCard({ session, now }: { session: GateSession; now: Instant }) {
  const { sessionId, special, counts } = session
  const standing = standingOf(session, now)
  const open = () => void Taro.navigateTo({ url: `/packages/gate/scan/index?sessionId=${sessionId}` })
  return (
    <Card id={`session-${sessionId}`} className={join(styles.card, special && styles.friday)}>
      <View className={styles.top}>
        <View className={styles.gate}>{session.gate}</View>
        <Tag tone={tones[standing.kind]}>{words[standing.kind]}</Tag>
      </View>
      <View className={styles.title}>{session.title}</View>
      <View className={styles.line}>
        <Icon name='clock' size={20} className={styles.icon} />
        <View>{sayRange(session.startsAt, session.endsAt)}</View>
      </View>
      <View className={styles.line}>
        <Icon name='pin' size={20} className={styles.icon} />
        <View>{session.place}</View>
      </View>
      <View className={styles.line}>
        <Icon name='people' size={20} className={styles.icon} />
        <View>
          已入场 {counts.admitted} 人，已报名 {counts.booked} 人
        </View>
      </View>
      <View className={styles.standing}>{standing.word}</View>
      <Button
        id={`open-${sessionId}`}
        kind={standing.kind === 'open' ? (special ? 'copper' : 'main') : 'ghost'}
        label={`打开验票，${session.gate}，${session.title}`}
        onTap={open}
      >
        {standing.kind === 'over' ? '看入场记录' : '开始验票'}
      </Button>
    </Card>
  )
}
