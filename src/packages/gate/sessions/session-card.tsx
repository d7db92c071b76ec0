import { View } from '@tarojs/components'
import { sayRange } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Icon, type IconName } from '@/ui/icon'
import { join } from '@/ui/join'
import { Tag, type TagTone } from '@/ui/tag'
import type { Instant } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'
import { openDoor } from '../open'
import { type GateStanding, standingOf } from './groups'
import styles from './index.module.scss'

const tags: Record<GateStanding['kind'], { tone: TagTone; word: string }> = {
  early: { tone: 'grey', word: '未开始' },
  soon: { tone: 'amber', word: '未开放' },
  open: { tone: 'jade', word: '正在入场' },
  late: { tone: 'grey', word: '已停止' },
  over: { tone: 'grey', word: '已结束' },
  revoked: { tone: 'stop', word: '已收回' },
}

/** One session this helper stands at: which gate, when it opens, how many are in, and the way to the scanner. */
export function SessionCard({ session, now }: { session: GateSession; now: Instant }) {
  const { sessionId, special, counts, gate, title, rotating } = session
  const { kind, word } = standingOf(session, now)
  const scans = kind === 'soon' || kind === 'open' || kind === 'late'
  const inside = session.tracksExits ? `，在场 ${counts.inside} 人` : ''
  return (
    <Card id={`session-${sessionId}`} className={join(styles.card, special && styles.friday)}>
      <View className={styles.top}>
        <View className={styles.gate}>{gate}</View>
        <Tag tone={tags[kind].tone}>{tags[kind].word}</Tag>
      </View>
      <View className={styles.title}>{title}</View>
      <Line icon='clock'>{sayRange(session.startsAt, session.endsAt)}</Line>
      <Line icon='pin'>{session.place}</Line>
      <Line icon='people'>{`已入场 ${counts.admitted} 人${inside}，已报名 ${counts.booked} 人`}</Line>
      <View className={styles.standing}>{word}</View>
      <View className={styles.doors}>
        {kind !== 'early' && kind !== 'revoked' && (
          <Button
            id={`open-${sessionId}`}
            kind={kind === 'open' ? (special ? 'copper' : 'main') : 'ghost'}
            label={`打开验票，${gate}，${title}`}
            grow
            onTap={() => openDoor('scan', sessionId)}
          >
            {scans ? '开始验票' : '看入场记录'}
          </Button>
        )}
        {rotating && scans && (
          <Button
            id={`screen-${sessionId}`}
            kind='ghost'
            label={`显示签到码，${title}`}
            grow
            onTap={() => openDoor('screen', sessionId)}
          >
            显示签到码
          </Button>
        )}
      </View>
    </Card>
  )
}

function Line({ icon, children }: { icon: IconName; children: string }) {
  return (
    <View className={styles.line}>
      <Icon name={icon} size={20} className={styles.icon} />
      <View>{children}</View>
    </View>
  )
}
