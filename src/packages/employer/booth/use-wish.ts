import { useRef, useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth, EmployerHome } from '../../../../types/booth'
import type { BoothId, PostingId } from '../../../../types/core'

/** The booth the employer holds or asked for at a fair, if it is still alive. */
export const liveBooth = (booths: readonly Booth[], fair: { id: string } | null): Booth | undefined =>
  booths.find(({ activityId, state }) => activityId === fair?.id && (state === 'pending' || state === 'approved'))

/**
 * A wish for a booth being put together. The id of a new booth is made once per fair, so that sending again adds nothing;
 * where the employer has a booth already, the postings are added to it.
 */
export function useWish() {
  const [fair, setFair] = useState<ActivityCard | null>(null)
  const [offered, setOffered] = useState<readonly PostingId[]>([])
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
    return applying.send({ boothId: boothIdFor(booths, fair), activityId: fair.id, postingIds: [...offered] })
  }
  const choose = (chosen: ActivityCard) => {
    setFair(chosen)
    if (applying.state.kind !== 'sending') applying.reset()
  }
  const offer = (postings: readonly PostingId[]) => {
    setOffered(postings)
    if (applying.state.kind !== 'sending') applying.reset()
  }
  return { fair, choose, offered, offer, send, state: applying.state }
}
