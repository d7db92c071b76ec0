import { View } from '@tarojs/components'
import { useState } from 'react'
import { missingOf, percentOf } from '@/domain/gate/door-figures'
import { sayDistrict } from '@/domain/region/district'
import { sayRange } from '@/domain/time/calendar'
import { fillScreen } from '@/platform/big-screen'
import { aria, landmark } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { isGateOver, sayRate } from '@/wording/door'
import { sayAge, sayWall } from '@/wording/wall'
import type { Instant } from '../../../../types/core'
import type { GateWall } from '../../../../types/door'
import styles from './index.module.scss'

type Props = { wall: GateWall; at: Instant; lost: boolean; now: Instant }

const shapes = { go: 'check', wait: 'clock', stop: 'warning' } as const

/** Figures of a hall that are read from ten metres: one very large, three large, and a line of what to do. */
export function Screen({ wall, at, lost, now }: Props) {
  const { session } = wall
  const { tone, words } = sayWall(wall, now)
  return (
    <View className={styles.wall} {...landmark('main')}>
      <View className={styles.top}>
        <View className={styles.names}>
          <View className={styles.title} {...aria({ role: 'heading', level: 1 })}>
            {session.title}
          </View>
          <View className={styles.when}>
            {sayRange(session.startsAt, session.endsAt)} · {session.place}
          </View>
        </View>
        <Fill />
      </View>
      <View id='wall-words' className={join(styles.words, styles[tone])} {...aria({ role: 'status', live: 'polite' })}>
        <Icon name={shapes[tone]} className={styles.shape} />
        {words}
      </View>
      <View className={styles.figures}>
        <Main wall={wall} />
        <View className={styles.side}>
          <Large
            id='wall-came'
            value={`${wall.came} / ${wall.expected}`}
            word={`已入场 ${percentOf(wall.came, wall.expected)}%`}
          />
          <Large id='wall-missing' value={`${missingOf(wall)}`} word={isGateOver(session, now) ? '未到场' : '还没到'} />
          <Large id='wall-rate' value={`${sayRate(wall.perMinute)} 人`} word='每分钟入场' />
        </View>
      </View>
      <Gates wall={wall} />
      <Foot wall={wall} at={at} lost={lost} now={now} />
    </View>
  )
}

/** People inside where that is counted, else people who came. */
function Main({ wall }: { wall: GateWall }) {
  const { tracksExits, inside, came, venueLimit } = wall
  const counted = tracksExits || venueLimit !== null
  return (
    <View id='wall-main' className={styles.main}>
      <View className={styles.huge}>{counted ? inside : came}</View>
      <View className={styles.word}>{counted ? '人在场内' : '人已入场'}</View>
      {venueLimit !== null && (
        <>
          <View className={styles.track} {...aria({ hidden: true })}>
            <View className={styles.level} style={{ width: `${percentOf(inside, venueLimit)}%` }} />
          </View>
          <View className={styles.limit}>最多 {venueLimit} 人</View>
        </>
      )}
    </View>
  )
}

const Large = ({ id, value, word }: { id: string; value: string; word: string }) => (
  <View id={id} className={styles.number}>
    <View className={styles.value}>{value}</View>
    <View className={styles.word}>{word}</View>
  </View>
)

/** As many as fit beside each other on the wall. */
const GATES_SHOWN = 4

/** Where people pass fastest: whoever queues can choose. */
function Gates({ wall: { gates } }: Pick<Props, 'wall'>) {
  if (gates.length < 2) return null
  return (
    <View className={styles.gates}>
      {gates.slice(0, GATES_SHOWN).map(({ gate, perMinute }) => (
        <View key={gate} className={styles.gate}>
          <View className={styles.gateName}>{gate}</View>
          <View className={styles.gateRate}>每分钟 {sayRate(perMinute)} 人</View>
        </View>
      ))}
      {gates.length > GATES_SHOWN && <View className={styles.gateName}>另有 {gates.length - GATES_SHOWN} 个口</View>}
    </View>
  )
}

function Foot({ wall: { districts }, at, lost, now }: Props) {
  const age = sayAge(at, lost, now)
  return (
    <View className={styles.foot}>
      <View className={styles.from}>
        {districts.length > 0 &&
          `来自：${districts.map(({ district, came }) => `${sayDistrict(district)} ${came}`).join(' · ')}`}
      </View>
      <View id='wall-age' className={join(styles.age, !age.fresh && styles.old)}>
        <Icon name={age.fresh ? 'dot' : 'cloud-off'} className={styles.shape} />
        {age.words}
      </View>
    </View>
  )
}

/** Browsers fill the screen only inside a tap; once full the button goes. */
function Fill() {
  const [full, setFull] = useState(false)
  if (process.env.TARO_ENV !== 'h5' || full) return null
  return (
    <Press id='fill' className={styles.fill} onTap={() => void fillScreen().then(setFull)}>
      全屏
    </Press>
  )
}
