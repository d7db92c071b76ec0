import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { decideRelease, RELEASE_AFTER } from '@/domain/gate/door'
import { missingOf } from '@/domain/gate/door-figures'
import { sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Heading } from '@/ui/heading'
import { Sheet } from '@/ui/sheet'
import { Tag } from '@/ui/tag'
import { isGateOver, sayAgo } from '@/wording/door'
import * as gate from '../../../../types/calls/gate-desk'
import type { Instant } from '../../../../types/core'
import type { GateBoard, HallPerson } from '../../../../types/door'
import styles from './index.module.scss'

const CHOICES = [10, RELEASE_AFTER.usual, 20, 30]

type Props = { board: GateBoard; now: Instant; onChange: (said: string) => void }

/** Places nobody came for, given to those who wait in the hall: when it may be done, and who is next. */
export function HallCard({ board, now, onChange }: Props) {
  const { hall, session } = board
  const over = isGateOver(session, now)
  return (
    <>
      <Heading side={hall.waiting > 0 && !over ? `现场等候 ${hall.waiting} 人` : undefined}>让出名额给现场</Heading>
      <Card id='hall'>
        {over ? (
          <View className={styles.words}>
            {session.cancelled ? '本场已取消' : '已停止入场'}，不能再让出名额。
            {hall.releasedAt !== null && `${sayTime(hall.releasedAt)} 已让出过名额。`}
          </View>
        ) : hall.releasedAt === null ? (
          <View className={styles.words}>开始后未到的名额，可以让给现场候补的人。让出前到场的不受影响。</View>
        ) : (
          <View className={styles.words}>
            {sayTime(hall.releasedAt)} 已让出过，现在有空名额 {hall.free} 个。请按顺序叫号，到入口再扫一次码即可入场。
          </View>
        )}
        {!over && <Line board={board} now={now} onChange={onChange} />}
        {!over && <Release board={board} now={now} onChange={onChange} />}
      </Card>
    </>
  )
}

function Line({ board: { hall, session }, now, onChange }: Props) {
  const skipping = useWrite(gate.skip)
  const skip = async ({ ticketId, name }: HallPerson) => {
    const outcome = await skipping.send({ sessionId: session.sessionId, ticketId })
    if (outcome.kind === 'done') onChange(`${name} 过号了，再扫一次码就能排回来`)
  }
  if (hall.people.length === 0) {
    return <View className={styles.quiet}>现场还没有人等候。候补的人到了入口扫码，就会按顺序排在这里。</View>
  }
  return (
    <View id='hall-line'>
      {hall.people.map((person, nth) => (
        <View key={person.ticketId} className={styles.waiting}>
          <View className={styles.number}>{nth + 1}</View>
          <View className={styles.words}>
            {person.name} {nth < hall.free && <Tag tone='jade'>轮到了</Tag>}
            <View className={styles.quiet}>等了 {sayAgo(now - person.since)}</View>
          </View>
          {nth < hall.free && (
            <Button
              id={`skip-${person.ticketId}`}
              kind='quiet'
              size='small'
              label={`${person.name} 没有应，过号`}
              onTap={() => void skip(person)}
            >
              没应，过号
            </Button>
          )}
        </View>
      ))}
      {hall.people.length < hall.waiting && (
        <View className={styles.quiet}>后面还有 {hall.waiting - hall.people.length} 人</View>
      )}
      <Answer to={skipping.state} where='让出名额给现场' />
    </View>
  )
}

function Release({ board, now, onChange }: Props) {
  const { session } = board
  const releasing = useWrite(gate.release)
  const [minutes, setMinutes] = useState<number>(RELEASE_AFTER.usual)
  const [asked, setAsked] = useState(false)
  const missing = missingOf(board.figures)
  const state = session.cancelled ? ('cancelled' as const) : ('published' as const)
  const may = decideRelease({ session, activity: { state }, minutes, now })
  const release = async () => {
    const outcome = await releasing.send({ sessionId: session.sessionId, minutes })
    setAsked(false)
    if (outcome.kind !== 'done') return
    const { figures, hall } = outcome.value
    onChange(`让出了 ${figures.released - board.figures.released} 个名额，现场空着 ${hall.free} 个`)
  }
  const from = session.startsAt + minutes * 60_000
  return (
    <View className={styles.release}>
      <View className={styles.quiet}>开始几分钟后让出名额</View>
      <Chips>
        {CHOICES.map((each) => (
          <Chip
            key={each}
            id={`after-${each}`}
            selected={minutes === each}
            label={`开始 ${each} 分钟后`}
            onTap={() => setMinutes(each)}
          >
            {`${each} 分钟`}
          </Chip>
        ))}
      </Chips>
      <Button id='release' kind='ghost' size='small' disabled={!may.ok || missing === 0} onTap={() => setAsked(true)}>
        {may.ok ? `让出 ${missing} 个名额` : `${sayTime(from)} 起可以让出名额`}
      </Button>
      <Answer to={releasing.state} where='让出名额给现场' />
      <Sheet
        id='release-now'
        open={asked}
        title={`让出 ${missing} 个还没到的名额？`}
        confirm='确认让出'
        busy={releasing.state.kind === 'sending'}
        onConfirm={release}
        onClose={() => setAsked(false)}
      >
        名额按顺序给现场候补的人，不能撤回。原报名人到场时，请到服务台，有空名额可以补办。
      </Sheet>
    </View>
  )
}
