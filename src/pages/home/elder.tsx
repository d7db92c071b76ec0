import { View } from '@tarojs/components'
import { bookingPhaseOf } from '@/domain/activity/activity'
import { heldIn, heldInOrder, occasionOf, type UpNext } from '@/domain/ticket/held'
import { dayOf } from '@/domain/time/calendar'
import { dial } from '@/platform/phone'
import { Button } from '@/ui/button'
import { Hero } from '@/ui/hero'
import { Icon, type IconName } from '@/ui/icon'
import { Press } from '@/ui/press'
import { fairsToday, sayBookingButton, sayNear, sayPlainly, saySpecialDay } from '@/wording/activity'
import { codeWord } from '@/wording/ticket'
import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import { goCalendar, openActivity, openBooking, openTicket, openTickets } from '../../features/routes'
import { showDay } from '../calendar/shown-day'
import styles from './elder.module.scss'
import { sayHeld, sayTicketButton } from './up-next'

type Props = { home: Home; now: Instant }

/** 长辈版: four doors, one action each, and somebody to ring. */
export function ElderHome({ home, now }: Props) {
  const { fairs, none } = fairsToday(home, '', now)
  const next = heldInOrder(home.tickets, now)[0] ?? null
  return (
    <View className={styles.doors}>
      {home.special && <SpecialDoor special={home.special} home={home} now={now} />}
      <MyDoor next={next} now={now} />
      <Door
        id='today'
        icon='people'
        title='今天的招聘会'
        detail={fairs.length > 0 ? `${fairs.length} 场，点开看在哪里` : `${none}，点开看其他日期`}
        onTap={() => {
          showDay(null)
          goCalendar()
        }}
      />
      <Button id='call-12333' kind='ghost' icon='phone' onTap={() => dial('12333')}>
        拨打 12333
      </Button>
    </View>
  )
}

function MyDoor({ next, now }: { next: UpNext | null; now: Instant }) {
  const said = next && sayHeld(next, now)
  if (!next || !said || next.kind === 'booked') {
    const detail = next
      ? `${sayNear(dayOf(occasionOf(next.ticket, now).startsAt), dayOf(now))}用，点开给人扫`
      : '报名后在这里看入场码'
    const open = () => (next ? openTicket(next.ticket.id) : openTickets())
    return (
      <Door
        id='my-code'
        icon='qr'
        title={next ? `我的${codeWord(next.ticket)}` : '我的入场码'}
        detail={detail}
        onTap={open}
      />
    )
  }
  const [title = '', kept] = said.title.split('，')
  const detail = kept ? `${kept}，点开确认` : `${said.detail}，点开看`
  return <Door id='my-code' icon='clock' title={title} detail={detail} onTap={() => openTicket(next.ticket.id)} />
}

function SpecialDoor({ special, home, now }: Props & { special: ActivityCard }) {
  const held = heldIn(home.tickets, special.id, now)
  const { word, able } = sayBookingButton(special, now)
  return (
    <Hero id='special'>
      <Press id='special-open' onTap={() => openActivity(special)} label={`${special.title}，看详情`}>
        <View className={styles.week}>{saySpecialDay(special.day, dayOf(now))}</View>
        <View className={styles.title}>{special.title.replace(/招聘会$/, '')}</View>
        <View className={styles.when}>{sayPlainly(special.startsAt)}</View>
        <View className={styles.when}>{special.place}</View>
      </Press>
      <View className={styles.action}>
        {held ? (
          <Button id='special-ticket' kind='onCopper' onTap={() => openTicket(held.ticket.id)}>
            {sayTicketButton(held)}
          </Button>
        ) : (
          <Button id='special-book' kind='onCopper' disabled={!able} onTap={() => openBooking(special.id)}>
            {bookingPhaseOf(special, now) === 'list' ? '我要候补' : word}
          </Button>
        )}
      </View>
    </Hero>
  )
}

type DoorProps = { id: string; icon: IconName; title: string; detail: string; onTap: () => void }

function Door({ id, icon, title, detail, onTap }: DoorProps) {
  return (
    <Press id={id} className={styles.door} onTap={onTap} label={`${title}，${detail}`}>
      <Icon name={icon} size={52} className={styles.icon} />
      <View className={styles.words}>
        <View className={styles.name}>{title}</View>
        <View className={styles.detail}>{detail}</View>
      </View>
    </Press>
  )
}
