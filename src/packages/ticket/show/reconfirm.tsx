import { View } from '@tarojs/components'
import { useTicketWrite } from '@/api/kept-tickets'
import { openTickets } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { isAskedAgain } from '@/wording/ticket'
import { sayMoved } from '@/wording/waitlist'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = { ticket: Ticket; now: Instant; onDone: () => void; onNo: () => void }

/** After a date was moved: does the holder still come? Gone once they have said so. */
export function Reconfirm({ ticket, now, onDone, onNo }: Props) {
  const { state, send } = useTicketWrite(ticketCalls.reconfirm)
  if (!isAskedAgain(ticket, now)) return null
  const { title, next } = sayMoved(ticket)
  const yes = async () => {
    const outcome = await send({ ticketId: ticket.id })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <View className={styles.asked}>
      <Notice
        id='reconfirm'
        tone='wait'
        title={title}
        action={
          <View className={styles.choice}>
            <Button id='reconfirm-yes' grow busy={state.kind === 'sending'} onTap={yes}>
              我还来
            </Button>
            <Button id='reconfirm-no' kind='ghost' grow onTap={onNo}>
              不来了
            </Button>
          </View>
        }
      >
        {next}
      </Notice>
      <Answer to={state} where='我的报名' onLook={openTickets} />
    </View>
  )
}
