import { useRef } from 'react'
import { cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { useDraft } from '@/api/use-draft'
import { useWrite } from '@/api/use-write'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth, EmployerHome } from '../../../../types/booth'
import type { ActivityId, BoothId, PostingId } from '../../../../types/core'

/** The booth the employer holds or asked for at a fair, if it is still alive. */
export const liveBooth = (booths: readonly Booth[], fair: { id: string } | null): Booth | undefined =>
  booths.find(({ activityId, state }) => activityId === fair?.id && (state === 'pending' || state === 'approved'))

type Wish = { fair: ActivityCard | null; offered: readonly PostingId[] }

const isComing = (fair: ActivityCard | null) => fair !== null && fair.startsAt > cloudNow()

/**
 * A wish for a booth being put together, kept on the phone until it is sent. The id of a new booth is made once per fair, so that sending again adds nothing;
 * where the employer has a booth already, the postings are added to it.
 */
export function useWish(named: ActivityId | null) {
  const draft = useDraft<Wish>({ name: `booth.${named ?? 'any'}`, fresh: () => ({ fair: null, offered: [] }) })
  const { offered } = draft.typed
  const fair = isComing(draft.typed.fair) ? draft.typed.fair : null
  const ids = useRef(new Map<string, BoothId>())
  const applying = useWrite('booth.apply')

  const boothIdFor = (booths: readonly Booth[], chosen: ActivityCard) => {
    const live = liveBooth(booths, chosen)
    if (live) return live.id
    const made = ids.current.get(chosen.id) ?? newId<BoothId>()
    ids.current.set(chosen.id, made)
    return made
  }
  const send = async ({ booths }: EmployerHome) => {
    if (!fair || offered.length === 0) return null
    const outcome = await applying.send({
      boothId: boothIdFor(booths, fair),
      activityId: fair.id,
      postingIds: [...offered],
    })
    if (outcome.kind === 'done') draft.forget()
    return outcome
  }
  const choose = (chosen: ActivityCard) => {
    draft.change({ fair: chosen })
    if (applying.state.kind !== 'sending') applying.reset()
  }
  const offer = (postings: readonly PostingId[]) => {
    draft.change({ offered: postings })
    if (applying.state.kind !== 'sending') applying.reset()
  }
  return { fair, choose, offered, offer, send, state: applying.state }
}
