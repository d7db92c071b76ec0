import { useRef, useState } from 'react'
import { cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { useDraft } from '@/api/use-draft'
import { useWrite } from '@/api/use-write'
import { openAmong } from '@/domain/employer/booth'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth, EmployerHome } from '../../../../types/booth'
import * as booth from '../../../../types/calls/booth'
import type { ActivityId, BoothId, PostingId } from '../../../../types/core'

/** The booth the employer holds or asked for at a fair, if it is still alive. */
export const liveBooth = (booths: readonly Booth[], fair: { id: string } | null): Booth | undefined =>
  booths.find(({ activityId, state }) => activityId === fair?.id && (state === 'pending' || state === 'approved'))

type Wish = { fairId: ActivityId | null; offered: readonly PostingId[] }

const isComing = ({ state, startsAt }: ActivityCard) => state === 'published' && startsAt > cloudNow()

/**
 * A wish for a booth being put together. The phone keeps ids alone until it is sent: what the fair and the postings are
 * by now is read anew, so that nothing is asked for that is closed, moved or off. The id of a new booth is made once per
 * fair, so that sending again adds nothing; where the employer has a booth already, the postings are added to it.
 */
export function useWish(named: ActivityId | null) {
  const draft = useDraft<Wish>({ name: `booth.${named ?? 'any'}`, fresh: () => ({ fairId: null, offered: [] }) })
  const fairId = draft.typed.fairId ?? named
  const [read, setRead] = useState<ActivityCard | null>(null)
  const known = read && read.id === fairId ? read : null
  const fair = known && isComing(known) ? known : null
  const ids = useRef(new Map<string, BoothId>())
  const applying = useWrite(booth.apply)

  const boothIdFor = (booths: readonly Booth[], chosen: ActivityCard) => {
    const live = liveBooth(booths, chosen)
    if (live) return live.id
    const made = ids.current.get(chosen.id) ?? newId<BoothId>()
    ids.current.set(chosen.id, made)
    return made
  }
  const offeredOf = ({ postings }: Pick<EmployerHome, 'postings'>) => openAmong(draft.typed.offered, postings)
  const send = async (mine: EmployerHome) => {
    const postingIds = offeredOf(mine)
    if (!fair || postingIds.length === 0) return null
    const outcome = await applying.send({ boothId: boothIdFor(mine.booths, fair), activityId: fair.id, postingIds })
    if (outcome.kind === 'done') draft.forget()
    return outcome
  }
  const touch = (changed: Partial<Wish>) => {
    draft.change(changed)
    if (applying.state.kind !== 'sending') applying.reset()
  }
  return {
    /** The fair wished for, once it is read; `gone` is one that is off or has begun since. */
    fair,
    fairId,
    gone: known && !fair ? known : null,
    choose: (chosen: ActivityCard) => {
      setRead(chosen)
      touch({ fairId: chosen.id })
    },
    found: setRead,
    offeredOf,
    /** How many postings were wished for that are closed by now. */
    closedOf: (mine: Pick<EmployerHome, 'postings'>) => draft.typed.offered.length - offeredOf(mine).length,
    offer: (offered: readonly PostingId[]) => touch({ offered }),
    isKept: draft.isKept && (draft.typed.fairId !== null || draft.typed.offered.length > 0),
    discard: () => {
      setRead(null)
      draft.discard()
      if (applying.state.kind !== 'sending') applying.reset()
    },
    send,
    state: applying.state,
  }
}
