import { View } from '@tarojs/components'
import { findRead } from '@/api/use-read'
import { replaceWithTicket } from '@/features/routes'
import { Chip, Chips } from '@/ui/chip'
import { isLive } from '@/wording/ticket'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

/** The family's other tickets for the same activity, one tap away: they go in together, by one phone. */
export function Others({ ticket, now }: { ticket: Ticket; now: Instant }) {
  const all = (findRead(ticketCalls.mine, {}) ?? [])
    .filter(({ id, activity }) => id !== ticket.id && activity.id === ticket.activity.id)
    .filter((other) => isLive(other, now))
  if (all.length === 0) return null
  return (
    <View id='others' className={styles.others}>
      <Chips>
        <Chip id={`other-${ticket.id}`} selected onTap={() => undefined}>
          {ticket.name}
        </Chip>
        {all.map(({ id, name }) => (
          <Chip key={id} id={`other-${id}`} label={`换到 ${name} 的码`} onTap={() => replaceWithTicket(id)}>
            {name}
          </Chip>
        ))}
      </Chips>
    </View>
  )
}
