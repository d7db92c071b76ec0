import { Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { QrCode } from '@/components/qr-code'
import { Tag, Tags } from '@/components/tag'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { openActivity } from '@/pages/routes'
import { sayNoCode, sayTicket } from '@/wording/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = { ticket: Ticket; now: Instant }

/** What, when, where, whose, and the code in between. */
export function CodeCard({ ticket, now }: Props) {
  const { code, name, activity } = ticket
  const standing = sayTicket(ticket, now)
  return (
    <View id='ticket' className={styles.card}>
      <View className={styles.tags}>
        <Tags>
          <Tag tone={standing.tone}>{standing.word}</Tag>
          {code && <Tag>没有网络也能用</Tag>}
        </Tags>
      </View>
      <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
        {activity.title}
      </View>
      <View className={styles.when}>
        <Text>
          {sayDay(dayOf(activity.startsAt))} {sayTime(activity.startsAt)}
        </Text>
        <Text className={styles.between}> · </Text>
        <Text className={styles.place}>{activity.place}</Text>
      </View>
      {code ? (
        <QrCode text={code} label={`入场码，${activity.title}，${name}`} size={272} />
      ) : (
        <NoCode ticket={ticket} now={now} />
      )}
      <View className={styles.name}>{name}</View>
      {code && <View className={styles.hint}>入口出示给工作人员扫一扫</View>}
    </View>
  )
}

function NoCode({ ticket, now }: Props) {
  const { title, next } = sayNoCode(ticket, now)
  const canAgain = ticket.state === 'cancelled' && !ticket.activity.cancelled && now < ticket.activity.endsAt
  return (
    <View id='no-code' className={styles.none}>
      <View className={styles.why}>{title}</View>
      <View className={styles.hint}>{next}</View>
      {canAgain && (
        <View className={styles.again}>
          <Button id='book-again' kind='ghost' onTap={() => openActivity(ticket.activity)}>
            再看看这一场
          </Button>
        </View>
      )}
    </View>
  )
}
