import { View } from '@tarojs/components'
import { useState } from 'react'
import { useTicketWrite } from '@/api/kept-tickets'
import { openTickets } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/sheet'
import { Tag, Tags } from '@/ui/tag'
import { isLive } from '@/wording/ticket'
import { sayWord } from '@/wording/waitlist'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { KeyGroup } from '../../../../types/person'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = { ticket: Ticket; now: Instant; onDone: () => void }

/** On the list of an activity with places for a group: the holder's own word that these are theirs too. */
export function Declare({ ticket, now, onDone }: Props) {
  const [open, setOpen] = useState(false)
  const { mayDeclare = null, passedOver = false } = ticket
  if (mayDeclare === null || passedOver || !isLive(ticket, now)) return null
  const { word, mark } = sayWord(mayDeclare)
  return (
    <View className={styles.board}>
      <Button id='declare' kind='onCopperGhost' size='small' onTap={() => setOpen(true)}>
        {`${word}，${mark}`}
      </Button>
      {open && (
        <Give
          ticket={ticket}
          keyGroup={mayDeclare}
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

type GiveProps = { ticket: Ticket; keyGroup: KeyGroup; onClose: () => void; onDone: () => void }

function Give({ ticket: { name, personId, activity }, keyGroup, onClose, onDone }: GiveProps) {
  const { state, send } = useTicketWrite(ticketCalls.book)
  const { word, mark, turn, proof } = sayWord(keyGroup)
  const declare = async () => {
    const outcome = await send({ activityId: activity.id, personId, declared: true })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Sheet
      id='declaring'
      open
      title={`${name}：${word}？`}
      confirm='我承诺属实'
      close='不是'
      busy={state.kind === 'sending'}
      onConfirm={declare}
      onClose={onClose}
    >
      <Tags>
        <Tag>{mark}</Tag>
      </Tags>
      <View>{turn}</View>
      <View>{proof}</View>
      <Answer to={state} where='我的报名' onLook={openTickets} />
    </Sheet>
  )
}
