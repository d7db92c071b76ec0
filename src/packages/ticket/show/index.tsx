import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { keepFromList } from '@/api/kept-tickets'
import { useConsents } from '@/api/use-consent'
import { useRead } from '@/api/use-read'
import type { Moment } from '@/domain/notice/asking'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { RemindButton, RemindWord } from '@/features/notice/remind'
import { dial } from '@/platform/phone'
import { Button } from '@/ui/button'
import { Offline } from '@/ui/offline'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { sayMoment } from '@/wording/consent'
import { codeWord, isAwaited, isLive, mayGiveBack, nextOf, sayTooLateToCancel } from '@/wording/ticket'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant, TicketId } from '../../../../types/core'
import type { Ticket, TicketState } from '../../../../types/ticket'
import { Actions } from './actions'
import { Board } from './board'
import { CancelSheet } from './cancel-sheet'
import { CodeCard } from './code-card'
import { Declare } from './declare'
import styles from './index.module.scss'
import { NotHere } from './not-here'
import { Others } from './others'
import { Reconfirm } from './reconfirm'
import { useBrightScreen } from './use-bright-screen'

const sayKept = (at: Instant) => `没有网络，这是 ${sayDay(dayOf(at))} ${sayTime(at)} 的内容，入场码照常能用`

/** 入场码: a bright card on a dark ground; what was kept on the phone opens without a network. */
export default function ShowTicket() {
  const { id = '' } = useRouter().params
  useState(() => keepFromList(id as TicketId))
  const { reading, reload, now } = useRead(ticketCalls.get, { ticketId: id as TicketId }, { keep: true, every: 15_000 })
  const consents = useConsents()
  const [cancelling, setCancelling] = useState(false)
  // what lay on the phone knows nothing of later: its code is shown as of then, and the gate decides
  const isLatest = reading.kind === 'shown' && !reading.kept && !reading.lost
  const state = reading.kind === 'shown' ? reading.value.state : null
  const word = reading.kind === 'shown' ? codeWord(reading.value.activity) : '入场码'
  const title = state === 'waiting' || state === 'offered' ? '候补' : word
  useBrightScreen()
  useAnew(consents.reload, state)
  const giveUp = () => setCancelling(true)
  return (
    <PageShell title={title} ground='ticket'>
      {reading.kind === 'shown' && reading.lost && <Offline words={sayKept(reading.at)} />}
      {reading.kind === 'offline' ? (
        <NotHere onRetry={reload} />
      ) : (
        <Reading of={reading} shape='ticket' onRetry={reload} quiet>
          {(ticket, at) => (
            <>
              <Others ticket={ticket} now={now} />
              <Reconfirm ticket={ticket} now={now} onDone={reload} onNo={giveUp} />
              <CodeCard
                ticket={ticket}
                now={isLatest ? now : at}
                onTake={() => consents.topUp(withAPlace(ticket.activity))}
                onDone={reload}
                onGiveUp={giveUp}
              />
              <Board ticket={ticket} now={now} onDone={reload} />
              <Declare ticket={ticket} now={now} onDone={reload} />
              <Actions ticket={ticket} now={now} onCancel={giveUp} />
              <Advice ticket={ticket} now={now} />
              <Remind ticket={ticket} now={now} consents={consents} />
              <CancelSheet
                ticket={ticket}
                now={now}
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
      )}
    </PageShell>
  )
}

/** What to bring, and to give the place back in time: only to somebody who is still to come. */
function Advice({ ticket, now }: { ticket: Ticket; now: Instant }) {
  const { state, activity } = ticket
  if (!isLive(ticket, now) || (state === 'booked' && !isAwaited(ticket, now))) return null
  const tooLate = sayTooLateToCancel(ticket, now)
  return (
    <View className={styles.advice}>
      <View>{activity.bring}</View>
      {state === 'booked' && mayGiveBack(ticket, now) && <View>来不了请提前取消，把名额让给别人。</View>}
      {tooLate && (
        <>
          <View id='too-late'>{tooLate.words}</View>
          <View className={styles.ring}>
            <Button
              id='ring'
              kind='onCopperGhost'
              size='small'
              icon='phone'
              label={`打电话 ${tooLate.phone}`}
              onTap={() => dial(tooLate.phone)}
            >
              {tooLate.phone}
            </Button>
          </View>
        </>
      )}
    </View>
  )
}

type RemindProps = { ticket: Ticket; now: Instant; consents: ReturnType<typeof useConsents> }

const momentOf = (ticket: Ticket, now: Instant): Moment | null => {
  const { state, activity } = ticket
  if (state === 'waiting' || state === 'offered') return state
  return state === 'booked' && isToCome(ticket, now) ? withAPlace(activity) : null
}

/** There is a start ahead to be told of: of a class another lesson. */
const isToCome = (ticket: Ticket, now: Instant): boolean => {
  const { occasions = [], activity } = ticket
  return [...occasions, nextOf(ticket, now), activity].some(({ startsAt }) => now < startsAt)
}

const withAPlace = ({ kind }: Ticket['activity']): Moment => (kind === 'course' ? 'enrolled' : 'booked')

/** What a ticket asks for follows from where it stands: counted anew when that changes while one looks. */
function useAnew(reload: () => Promise<void>, state: TicketState | null) {
  const last = useRef(state)
  useEffect(() => {
    if (last.current !== null && last.current !== state) void reload()
    last.current = state
  }, [state, reload])
}

/** What matters now to somebody holding this ticket, in one dialog: their turn, the start, changes; then the next special. */
function Remind({ ticket, now, consents }: RemindProps) {
  const moment = isLive(ticket, now) ? momentOf(ticket, now) : null
  if (!moment) return null
  const own = consents.at(moment)
  const isOwn = own.kinds.length > 0 || own.asking !== 'idle'
  const isForMore = !isOwn && ticket.activity.kind === 'fair' && ticket.state !== 'offered'
  const consent = isForMore ? consents.at('special') : own
  if (consent.kinds.length === 0 && consent.asking === 'idle') return null
  return (
    <>
      {consent.kinds.length > 0 && (
        <View className={styles.remind}>
          <Text>{sayMoment(consent.kinds, { short: consent.short, offered: ticket.state === 'offered' })}</Text>
          <RemindButton consent={consent} kind='onCopperGhost' size='small' word='提醒我' />
        </View>
      )}
      <RemindWord consent={consent} dark />
    </>
  )
}
