import { useRef, useState } from 'react'
import { askSubscribe } from '@/platform/subscribe'
import type { GrantId, Instant } from '../../types/core'
import type { ConsentGrant, ConsentStanding, NoticeKind } from '../../types/notice'
import { newId } from './new-id'
import { useRead } from './use-read'
import { useWrite } from './use-write'

/**
 * How asking went. `refused`: the person said no, or always says no · `blocked`: WeChat would not ask at all ·
 * `unsaved`: they said yes, but the report did not reach us; asking again reports it without a second dialog.
 */
export type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

/** Consent for one kind of notice: how many are in hand, and `ask`, to be called straight from a tap. */
export function useConsent(kind: NoticeKind) {
  const { reading, reload } = useRead('consent.mine', {})
  const { send } = useWrite('consent.grant')
  const [told, setTold] = useState<{ value: ConsentStanding[]; at: Instant } | null>(null)
  const [asking, setAsking] = useState<Asking>('idle')
  const unsaved = useRef<ConsentGrant[] | null>(null)

  const read = reading.kind === 'shown' ? reading : null
  const standings = (told && told.at >= (read?.at ?? 0) ? told : read)?.value ?? null
  const standing = standings?.find((one) => one.kind === kind) ?? null

  const report = async (grants: ConsentGrant[]) => {
    unsaved.current = grants
    const outcome = await send({ grants })
    if (outcome.kind !== 'done') return setAsking('unsaved')
    unsaved.current = null
    setTold({ value: outcome.value, at: outcome.now })
    setAsking(grants.some(({ answer }) => answer === 'accept') ? 'granted' : 'refused')
  }

  const ask = async () => {
    if (!standing || asking === 'asking') return
    const dialog = unsaved.current ? null : askSubscribe([standing.templateId])
    setAsking('asking')
    if (!dialog) return report(unsaved.current ?? [])
    const answer = (await dialog)[standing.templateId]
    if (!answer) return setAsking('blocked')
    await report([{ grantId: newId<GrantId>(), templateId: standing.templateId, answer }])
  }

  return { standing, ready: standings !== null, asking, ask, reload }
}
