import { Text, View } from '@tarojs/components'
import type { Consent } from '@/api/use-consent'
import { bookingPhaseOf, phaseOf } from '@/domain/activity/activity'
import { sayDistrict } from '@/domain/region/district'
import { heldIn } from '@/domain/ticket/held'
import { dayOf, sayRange } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Countdown } from '@/ui/countdown'
import { Hero } from '@/ui/hero'
import { Meter } from '@/ui/meter'
import { Press } from '@/ui/press'
import { Tag } from '@/ui/tag'
import { sayBookingButton, sayOffer, saySeats, saySpecialWeek } from '@/wording/activity'
import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import { RemindButton, RemindWord } from '../../features/notice/remind'
import { openActivity, openBooking, openTicket } from '../../features/routes'
import styles from './special.module.scss'
import { sayTicketButton } from './up-next'

type Props = { special: ActivityCard; now: Instant; tickets: Home['tickets']; consent: Consent }

/** The next Friday special: what, when, where, how much, and the way in. */
export function SpecialCard({ special, now, tickets, consent }: Props) {
  const { title, day, startsAt, endsAt, place, district, seats, booked, offered } = special
  const running = phaseOf(special, now) === 'running'
  return (
    <Hero id='special'>
      <Press id='special-open' onTap={() => openActivity(special)} label={`${title}，看详情`}>
        <View className={styles.top}>
          <Tag tone='onDark'>{saySpecialWeek(day, dayOf(now))}</Tag>
          <Text className={styles.countdown}>
            {running ? '进行中' : <Countdown until={startsAt} now={now} over='进行中' />}
          </Text>
        </View>
        <View className={styles.title}>{title}</View>
        <View className={styles.when}>{sayRange(startsAt, endsAt)}</View>
        <View className={styles.when}>
          {place}（{sayDistrict(district)}）
        </View>
        <View className={styles.counts}>
          <Text>{sayOffer(special)}</Text>
          <Text>{saySeats(special, now)}</Text>
        </View>
        <Meter value={booked + offered} max={seats} label={`已报 ${booked} 位，共 ${seats} 位`} tone='onDark' />
      </Press>
      <View className={styles.actions}>
        <SpecialAction special={special} now={now} tickets={tickets} />
        <RemindButton consent={consent} kind='onCopperGhost' />
      </View>
      <RemindWord consent={consent} dark />
    </Hero>
  )
}

function SpecialAction({ special, now, tickets }: Omit<Props, 'consent'>) {
  const held = heldIn(tickets, special.id, now)
  if (held) {
    return (
      <Button id='special-ticket' kind='onCopper' grow onTap={() => openTicket(held.ticket.id)}>
        {sayTicketButton(held)}
      </Button>
    )
  }
  const { word, able } = sayBookingButton(special, now)
  const open = bookingPhaseOf(special, now) === 'open'
  return (
    <Button
      id='special-book'
      kind='onCopper'
      grow
      disabled={!able}
      label={open ? `报名：${special.title}` : word}
      onTap={() => openBooking(special.id)}
    >
      {bookingPhaseOf(special, now) === 'list' ? '我要候补' : word}
    </Button>
  )
}

/** No special is planned yet: say so calmly, and offer to tell. */
export function NoSpecial({ consent }: { consent: Consent }) {
  return (
    <Card id='no-special'>
      <View className={styles.calm}>下一场周五专场正在安排</View>
      <View className={styles.calmNext}>确定后会显示在这里。点“提醒我”，到时微信通知您。</View>
      <View className={styles.actions}>
        <RemindButton consent={consent} kind='ghost' grow />
      </View>
      <RemindWord consent={consent} />
    </Card>
  )
}
