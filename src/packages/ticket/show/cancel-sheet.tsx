import { Text } from '@tarojs/components'
import { useTicketWrite } from '@/api/kept-tickets'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { openTickets } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Sheet } from '@/ui/sheet'
import { nextOf } from '@/wording/ticket'
import { sayGivingUp } from '@/wording/waitlist'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'

type Props = { ticket: Ticket; now: Instant; open: boolean; onClose: () => void; onDone: () => void }

/** Asks before giving back a place, an offer, or a place in line. */
export function CancelSheet({ ticket, now, open, onClose, onDone }: Props) {
  const { state, send } = useTicketWrite(ticketCalls.cancel)
  const { activity } = ticket
  const { startsAt } = nextOf(ticket, now)
  const { action, title, next } = sayGivingUp(ticket)
  const cancel = async () => {
    const outcome = await send({ ticketId: ticket.id })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Sheet
      id='cancel-sheet'
      open={open}
      title={title}
      confirm={action}
      kind='stop'
      close={ticket.state === 'booked' && ticket.reconfirm !== 'asked' ? '不取消' : '再想想'}
      busy={state.kind === 'sending'}
      onConfirm={cancel}
      onClose={onClose}
    >
      <Text>
        {ticket.name} · {activity.title}，{sayDay(dayOf(startsAt))} {sayTime(startsAt)}。{next}
      </Text>
      <Answer to={state} where='我的报名' onLook={openTickets} />
    </Sheet>
  )
}
