import { View } from '@tarojs/components'
import { useState } from 'react'
import { useTicketWrite } from '@/api/kept-tickets'
import { stopAt } from '@/domain/ticket/bus'
import { sayTime } from '@/domain/time/calendar'
import { openTickets } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { PickerField } from '@/ui/picker-field'
import { Sheet } from '@/ui/sheet'
import { isLive } from '@/wording/ticket'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = { ticket: Ticket; now: Instant; onDone: () => void }

/** Another stop to board at, until the bus sets off. */
export function Board({ ticket, now, onDone }: Props) {
  const [open, setOpen] = useState(false)
  const { bus, activity, checkedInAt } = ticket
  if (!bus || bus.stops.length < 2 || checkedInAt || !isLive(ticket, now) || now >= activity.startsAt) return null
  return (
    <View className={styles.board}>
      <Button id='change-stop' kind='onCopperGhost' size='small' onTap={() => setOpen(true)}>
        换上车点
      </Button>
      {open && (
        <Choose
          ticket={ticket}
          bus={bus}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        />
      )}
    </View>
  )
}

type ChooseProps = { ticket: Ticket; bus: NonNullable<Ticket['bus']>; onDone: () => void; onClose: () => void }

function Choose({ ticket, bus, onDone, onClose }: ChooseProps) {
  const { state, send } = useTicketWrite(ticketCalls.board)
  const [stop, setStop] = useState(bus.stop.code)
  const board = async () => {
    const outcome = await send({ ticketId: ticket.id, stop })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Sheet
      id='boarding'
      open
      title='在哪里上车'
      confirm='确定'
      close='不换了'
      busy={state.kind === 'sending'}
      onConfirm={board}
      onClose={onClose}
    >
      <PickerField
        id='stop'
        label='上车点'
        value={stop}
        onChange={setStop}
        options={bus.stops.map((one) => ({
          value: one.code,
          word: `${sayTime(stopAt(one, ticket.activity.startsAt))} ${one.name}`,
        }))}
      />
      <Answer to={state} where='我的报名' onLook={openTickets} />
    </Sheet>
  )
}
