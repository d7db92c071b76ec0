import { Text, View } from '@tarojs/components'
import { cloudNow } from '@/api/clock'
import { useRead } from '@/api/use-read'
import { dial } from '@/platform/phone'
import { setElder, useElder } from '@/theme/elder'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Tick } from '@/ui/tick'
import { TicketRow } from '@/ui/ticket-row'
import { byUrgency, isLive } from '@/wording/ticket'
import * as personCalls from '../../../types/calls/person'
import { sayUnread, useUnread } from '../../features/notice/unread'
import { openService, openTicket, openTickets } from '../../features/routes'
import { useMyTickets } from '../../features/ticket/use-my-tickets'
import { Door } from './door'
import styles from './index.module.scss'
import { People } from './people'
import { StaffDoors } from './staff-doors'

/** 我的: who I am, what I hold, and everything that is only mine. */
export default function Me() {
  const elder = useElder()
  const person = useRead(personCalls.mine, {}, { keep: true })
  const tickets = useMyTickets()
  const unread = useUnread()
  const now = cloudNow()
  const live = tickets.reading.kind === 'shown' ? tickets.reading.value.filter((ticket) => isLive(ticket, now)) : []
  const [next] = live.sort(byUrgency(now))
  const mine = person.reading.kind === 'shown' ? person.reading.value : null
  return (
    <PageShell title='我的' tab>
      <Reading of={person.reading} shape='list' onRetry={person.reload}>
        {({ persons }) => <People persons={persons} />}
      </Reading>
      <Card pad='rows'>
        <Door
          id='tickets'
          icon='qr'
          word='我的报名'
          detail={live.length > 0 ? `待参加 ${live.length} 个` : undefined}
          onTap={openTickets}
        />
        {next && (
          <View className={styles.parted}>
            <TicketRow ticket={next} now={now} onTap={() => openTicket(next.id)} />
          </View>
        )}
      </Card>
      <Card pad='rows'>
        <Door
          id='notices'
          icon='bell'
          word='我的通知'
          count={unread > 0 ? sayUnread(unread) : undefined}
          onTap={() => openService('notices')}
        />
        <Door id='settings' icon='settings' word='提醒和设置' onTap={() => openService('settings')} />
        <Door id='privacy' icon='shield' word='隐私说明' onTap={() => openService('privacy')} />
        <View className={styles.parted}>
          <Tick id='elder' look='switch' label='长辈版，字大一些' on={elder} onChange={setElder}>
            <Text>长辈版，字大一些</Text>
          </Tick>
        </View>
      </Card>
      <Card pad='rows'>
        <Door
          id='call-12333'
          icon='phone'
          word='拨打 12333'
          detail={mine?.hours ?? undefined}
          onTap={() => dial('12333')}
        />
      </Card>
      <View>
        <Heading>单位和工作人员</Heading>
        <StaffDoors mine={mine} />
      </View>
    </PageShell>
  )
}
