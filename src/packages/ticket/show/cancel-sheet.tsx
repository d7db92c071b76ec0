import { Text } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Sheet } from '@/components/sheet'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { openTickets } from '@/pages/routes'
import type { Ticket } from '../../../../types/ticket'

type Props = { ticket: Ticket; open: boolean; onClose: () => void; onDone: () => void }

/** Asks before giving the place back. */
export function CancelSheet({ ticket, open, onClose, onDone }: Props) {
  const { state, send } = useWrite('ticket.cancel')
  const { activity } = ticket
  const cancel = async () => {
    const outcome = await send({ ticketId: ticket.id })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Sheet
      id='cancel-sheet'
      open={open}
      title='取消这次报名？'
      confirm='取消报名'
      kind='stop'
      close='不取消'
      busy={state.kind === 'sending'}
      onConfirm={cancel}
      onClose={onClose}
    >
      <Text>
        {ticket.name} · {activity.title}，{sayDay(dayOf(activity.startsAt))} {sayTime(activity.startsAt)}
        。取消后名额马上让给别人，想再来要重新报名。
      </Text>
      <Answer to={state} where='我的报名' onLook={openTickets} />
    </Sheet>
  )
}
