import { useRef, useState } from 'react'
import { askSubscribe } from '@/platform/subscribe'
import type { GrantId, Instant } from '../../types/core'
import type { ConsentGrant, ConsentStanding, NoticeKind } from '../../types/notice'
import { newId } from './new-id'
import { useRead } from './use-read'
import { useWrite } from './use-write'

/**
 * How asking went. `refused`: the person said no, or always says no · `blocked`: WeChat would not ask at all ·
 * `unsaved`: they answered, but the report did not reach us; asking again reports it without a second dialog.
 */
export type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

/** Consent for one kind of notice: what stands, how asking went, and `ask`, to be called straight from a tap. */
export type Consent = { standing: ConsentStanding | null; ready: boolean; asking: Asking; ask: () => void }

/** The consents of the account, loaded before any tap because WeChat's dialog only opens inside one. */
export function useConsents() {
  const { reading, reload } = useRead('consent.mine', {})
  const { send } = useWrite('consent.grant')
  const [told, setTold] = useState<{ value: ConsentStanding[]; at: Instant } | null>(null)
  const [asked, setAsked] = useState<{ kind: NoticeKind; how: Asking } | null>(null)
  const unsaved = useRef<ConsentGrant | null>(null)

  const read = reading.kind === 'shown' ? reading : null
  const standings = (told && told.at >= (read?.at ?? 0) ? told : read)?.value ?? null

  const report = async (kind: NoticeKind, grant: ConsentGrant) => {
    unsaved.current = grant
    const outcome = await send({ grants: [grant] })
    if (outcome.kind !== 'done') return setAsked({ kind, how: 'unsaved' })
    unsaved.current = null
    setTold({ value: outcome.value, at: outcome.now })
    setAsked({ kind, how: grant.answer === 'accept' ? 'granted' : 'refused' })
  }

  const ask = async ({ kind, templateId }: ConsentStanding) => {
    if (asked?.how === 'asking') return
    const left = unsaved.current?.templateId === templateId ? unsaved.current : null
    const dialog = left ? null : askSubscribe([templateId])
    setAsked({ kind, how: 'asking' })
    if (left) return report(kind, left)
    const answer = (await dialog)?.[templateId]
    if (!answer) return setAsked({ kind, how: 'blocked' })
    await report(kind, { grantId: newId<GrantId>(), templateId, answer })
  }

  const of = (kind: NoticeKind): Consent => {
    const standing = standings?.find((one) => one.kind === kind) ?? null
    return {
      standing,
      ready: standings !== null,
      asking: asked?.kind === kind ? asked.how : 'idle',
      ask: () => void (standing && ask(standing)),
    }
  }
  return { reading, reload, of }
}

/** The consent for one kind of notice. */
export const useConsent = (kind: NoticeKind): Consent => useConsents().of(kind)
