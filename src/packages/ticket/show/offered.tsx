import { View } from '@tarojs/components'
import { useTicketWrite } from '@/api/kept-tickets'
import { openActivity, openBooking, openTickets } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Countdown } from '@/ui/countdown'
import { sayKept } from '@/wording/waitlist'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = {
  ticket: Ticket
  until: Instant
  now: Instant
  onTake: () => void
  onDone: () => void
  onGiveUp: () => void
}

/** A place came free and is kept for the one who was next: take it or leave it, until a moment. */
export function Offered({ ticket, until, now, onTake, onDone, onGiveUp }: Props) {
  const { state, send } = useTicketWrite(ticketCalls.accept)
  const take = async () => {
    onTake()
    const outcome = await send({ ticketId: ticket.id })
    if (outcome.kind === 'done') onDone()
  }
  const { activity } = ticket
  const asksWord = state.kind === 'refused' && state.refusal.code === 'eligibility.notDeclared'
  const again =
    state.kind === 'refused' ? (
      <Button
        id='book-again'
        kind='ghost'
        size='small'
        onTap={() => (asksWord ? openBooking(activity.id) : openActivity(activity))}
      >
        {asksWord ? '去勾选承诺' : '再看看这一场'}
      </Button>
    ) : undefined
  return (
    <View id='offer' className={styles.turn}>
      <View className={styles.big}>轮到您了</View>
      <View id='kept-until' className={styles.why}>
        {sayKept(until, now)}
      </View>
      <View className={styles.hint}>
        <Countdown until={until} now={now} prefix='还剩 ' over='保留时间到了' />
        ，超时给下一位
      </View>
      <View className={styles.take}>
        <Button id='accept' grow busy={state.kind === 'sending'} onTap={take}>
          确认参加
        </Button>
        <Button id='decline' kind='ghost' grow onTap={onGiveUp}>
          放弃
        </Button>
      </View>
      <View className={styles.answer}>
        <Answer to={state} where='我的报名' onLook={openTickets} action={again} />
      </View>
    </View>
  )
}
