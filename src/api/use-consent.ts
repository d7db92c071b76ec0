import { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type Asked, askingOf, MOMENTS, type Moment, oneDialog, toAsk, type WechatSetting } from '@/domain/asking'
import { askSubscribe, readSubscribeSetting } from '@/platform/subscribe'
import type { ConsentGrant, ConsentStanding, Consents } from '../../types/consent'
import type { GrantId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { NoticeKind } from '../../types/notice'
import { cloudNow } from './clock'
import { newId } from './new-id'
import { useRead } from './use-read'
import { useWrite } from './use-write'

/**
 * How asking went. `refused`: the person said no, or always says no · `blocked`: WeChat would not ask at all ·
 * `unsaved`: they answered, but the report did not reach us; asking again reports it without a second dialog.
 */
export type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

/**
 * Consent for a kind of notice, or for what a moment asks for: what stands, why it is not asked for if it is not, how
 * asking went, and `ask`, to be called straight from a tap. `kinds` are those one dialog would ask for now.
 */
export type Consent = {
  standing: ConsentStanding | null
  kinds: readonly NoticeKind[]
  asked: Asked
  ready: boolean
  asking: Asking
  ask: () => void
}

/** The consents of the account, loaded before any tap because WeChat's dialog only opens inside one. */
export function useConsents() {
  const { reading, reload } = useRead('consent.mine', {})
  return { reading, reload, ...useConsentsOf(reading.kind === 'shown' ? reading : null) }
}

/** The same for a page whose own call brings them; `district` is the one looked at now. */
export function useConsentsOf(read: { value: Consents; at: Instant } | null, district: DistrictCode | null = null) {
  const { send } = useWrite('consent.grant')
  const [told, setTold] = useState<{ value: Consents; at: Instant } | null>(null)
  const [asked, setAsked] = useState<{ key: string; how: Asking } | null>(null)
  const [setting, setSetting] = useState<WechatSetting | null>(null)
  const unsaved = useRef<{ key: string; grants: ConsentGrant[] } | null>(null)
  useDidShow(() => void readSubscribeSetting().then(setSetting))

  const consents = (told && told.at >= (read?.at ?? 0) ? told : read)?.value ?? null
  const facts = { policy: consents?.asking ?? { rejectDays: 0 }, setting, now: cloudNow() }

  const tell = (value: Consents, at: Instant) => setTold({ value, at })

  const report = async (key: string, grants: ConsentGrant[]) => {
    unsaved.current = { key, grants }
    const outcome = await send({ grants })
    if (outcome.kind !== 'done') return setAsked({ key, how: 'unsaved' })
    unsaved.current = null
    tell(outcome.value, outcome.now)
    setAsked({ key, how: grants.some(({ answer }) => answer === 'accept') ? 'granted' : 'refused' })
  }

  const ask = async (key: string, standings: readonly ConsentStanding[]) => {
    if (asked?.how === 'asking' || standings.length === 0) return
    const left = unsaved.current?.key === key ? unsaved.current.grants : null
    const dialog = left ? null : askSubscribe(standings.map(({ templateId }) => templateId))
    setAsked({ key, how: 'asking' })
    if (left) return report(key, left)
    const answers = (await dialog) ?? {}
    void readSubscribeSetting().then(setSetting)
    const grants = standings.flatMap(({ templateId }) => {
      const answer = answers[templateId]
      return answer ? [{ grantId: newId<GrantId>(), templateId, answer, district }] : []
    })
    return grants.length > 0 ? report(key, grants) : setAsked({ key, how: 'blocked' })
  }

  const consentFor = (key: string, first: ConsentStanding | null, dialog: readonly ConsentStanding[]): Consent => ({
    standing: first,
    kinds: dialog.map(({ kind }) => kind),
    asked: first ? askingOf(first, facts) : 'never',
    ready: consents !== null,
    asking: asked?.key === key ? asked.how : 'idle',
    ask: () => void ask(key, dialog),
  })

  /** One kind, asked for by the person's own wish. */
  const of = (kind: NoticeKind): Consent => {
    const standing = consents?.standings.find((one) => one.kind === kind) ?? null
    return consentFor(kind, standing, standing ? oneDialog([standing]) : [])
  }

  /** What a moment asks for, without what is known, refused or switched off. */
  const at = (moment: Moment): Consent => {
    const standings = consents?.standings ?? []
    const dialog = toAsk(MOMENTS[moment], standings, facts)
    const known = MOMENTS[moment].flatMap((kind) => standings.find((one) => one.kind === kind) ?? [])
    return consentFor(moment, dialog[0] ?? known[0] ?? null, dialog)
  }

  return { consents, tell, of, at }
}
