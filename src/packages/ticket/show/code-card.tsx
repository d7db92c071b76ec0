import { Text, View } from '@tarojs/components'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { Notice } from '@/ui/notice'
import { QrCode } from '@/ui/qr-code'
import { Tag, Tags } from '@/ui/tag'
import { codeWord, isLive, nextOf, sayHall, sayLessons, sayTicket } from '@/wording/ticket'
import { isOffered, sayAttendance } from '@/wording/waitlist'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'
import { NoCode } from './no-code'
import { Offered } from './offered'
import { Waiting } from './waiting'

type Props = { ticket: Ticket; now: Instant; onTake: () => void; onDone: () => void; onGiveUp: () => void }

/** What, when, where, whose, and in between the code or where one stands. */
export function CodeCard({ ticket, now, onTake, onDone, onGiveUp }: Props) {
  const { code, name, activity, bus } = ticket
  const at = nextOf(ticket, now).startsAt
  const lessons = sayLessons(ticket, now)
  const standing = sayTicket(ticket, now)
  const showsCode = code !== null && sayAttendance(ticket, now) === null
  return (
    <View id='ticket' className={styles.card}>
      <View className={styles.tags}>
        <Tags>
          <Tag tone={standing.tone}>{standing.word}</Tag>
          {showsCode && <Tag>没有网络也能用</Tag>}
        </Tags>
      </View>
      <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
        {activity.title}
      </View>
      <View className={styles.when}>
        <Text>
          {sayDay(dayOf(at))} {sayTime(at)}
        </Text>
        <Text className={styles.between}> · </Text>
        <Text className={styles.place}>{bus ? `${bus.stop.name} 上车` : activity.place}</Text>
      </View>
      {lessons && (
        <View id='lessons' className={styles.hint}>
          {lessons}
        </View>
      )}
      {bus && <View className={styles.hint}>开往{bus.boundFor ?? activity.place}</View>}
      <Middle ticket={ticket} now={now} onTake={onTake} onDone={onDone} onGiveUp={onGiveUp} />
      <View className={styles.name}>{name}</View>
      <Hall ticket={ticket} />
      {showsCode && <View className={styles.hint}>{bus ? '上车' : '入场'}时请出示，由工作人员扫码</View>}
    </View>
  )
}

/** For somebody without a place the code is a place in the hall's line: said beside it. */
function Hall({ ticket }: Pick<Props, 'ticket'>) {
  const said = sayHall(ticket)
  if (!said) return null
  return (
    <Notice id='hall' tone='wait' title={said.title}>
      {said.next}
    </Notice>
  )
}

function Middle({ ticket, now, onTake, onDone, onGiveUp }: Props) {
  const { code, name, activity, state, offeredUntil } = ticket
  if (code && !sayAttendance(ticket, now))
    return (
      <View className={styles.code}>
        <QrCode text={code} label={`${codeWord(activity)}，${activity.title}，${name}`} />
      </View>
    )
  if (!isLive(ticket, now)) return <NoCode ticket={ticket} now={now} />
  if (offeredUntil !== null && isOffered(ticket, now))
    return (
      <Offered ticket={ticket} until={offeredUntil} now={now} onTake={onTake} onDone={onDone} onGiveUp={onGiveUp} />
    )
  return state === 'waiting' ? <Waiting ticket={ticket} /> : <NoCode ticket={ticket} now={now} />
}
