import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useConsent } from '@/api/use-consent'
import { useRead } from '@/api/use-read'
import { Offline } from '@/components/offline'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { RemindButton, RemindWord } from '@/pages/remind'
import { isLive } from '@/wording/ticket'
import type { Instant, TicketId } from '../../../../types/core'
import { Actions } from './actions'
import { CancelSheet } from './cancel-sheet'
import { CodeCard } from './code-card'
import styles from './index.module.scss'
import { useBrightScreen } from './use-bright-screen'

const sayKept = (at: Instant) => `没有网络，这是 ${sayDay(dayOf(at))} ${sayTime(at)} 的内容，入场码照样能用`

/** 入场码: a bright card on a dark ground; what was kept on the phone opens without a network. */
export default function ShowTicket() {
  const { id = '' } = useRouter().params
  const { reading, reload, now } = useRead('ticket.get', { ticketId: id as TicketId }, { keep: true, every: 15_000 })
  const consent = useConsent('fridaySpecial')
  const [cancelling, setCancelling] = useState(false)
  useBrightScreen()
  return (
    <PageShell title='入场码' ground='ticket'>
      {reading.kind === 'shown' && reading.lost && <Offline words={sayKept(reading.at)} />}
      <Reading of={reading} shape='ticket' onRetry={reload} quiet>
        {(ticket) => (
          <>
            <CodeCard ticket={ticket} now={now} />
            <Actions ticket={ticket} now={now} onCancel={() => setCancelling(true)} />
            {isLive(ticket, now) && (
              <View className={styles.advice}>
                <View>{ticket.activity.bring}</View>
                <View>来不了请提前取消，名额会让给别人。</View>
              </View>
            )}
            {isLive(ticket, now) && ticket.activity.kind === 'fair' && (
              <>
                <View className={styles.remind}>
                  <Text>周五专场开始前，用微信提醒我</Text>
                  <RemindButton consent={consent} kind='onCopperGhost' size='small' />
                </View>
                <RemindWord consent={consent} dark />
              </>
            )}
            <CancelSheet
              ticket={ticket}
              open={cancelling}
              onClose={() => setCancelling(false)}
              onDone={() => {
                setCancelling(false)
                void reload()
              }}
            />
          </>
        )}
      </Reading>
    </PageShell>
  )
}
