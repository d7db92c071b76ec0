import { useState } from 'react'
import { useLeave } from '@/features/unsaved'
import { TabRow } from '@/ui/tab-row'
import { CallOff } from './call-off'
import type { Standing } from './draft'
import { EditForm } from './form'

type Act = 'edit' | 'callOff'

type Props = {
  standing: Standing
  first: Act
  /** How often something was done here: the form begins anew. */
  turn: number
  wide: boolean
  onDone: (said: string) => void
}

/** What can be done with one date; what is half written is not left for the other unasked. */
export function Acts({ standing, first, turn, wide, onDone }: Props) {
  const [act, setAct] = useState<Act>(first)
  const leave = useLeave()
  return (
    <>
      <TabRow
        id='act'
        label='要做什么'
        at={act}
        onTap={(next) => next !== act && leave(() => setAct(next))}
        tabs={[
          { key: 'edit', word: '改这场' },
          { key: 'callOff', word: '取消这场' },
        ]}
      />
      {act === 'edit' ? (
        <EditForm key={`${turn} ${formKeyOf(standing)}`} standing={standing} wide={wide} onDone={onDone} />
      ) : (
        <CallOff standing={standing} onDone={onDone} />
      )}
    </>
  )
}

/** A fresh form whenever the date itself has changed under it. */
const formKeyOf = ({ detail, desk: { places } }: Standing) => {
  const { startsAt, endsAt, title, about, bring, venue, seats, minAge, organizer, special, bus } = detail
  const { opensAt, closesAt, cancelUntil } = detail
  return JSON.stringify([
    startsAt,
    endsAt,
    opensAt,
    closesAt,
    cancelUntil,
    title,
    about,
    bring,
    venue.name,
    seats,
    minAge,
    organizer,
    special,
    bus,
    places,
  ])
}
