import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import {
  type Asked,
  askingOf,
  MOMENTS,
  type Moment,
  oneDialog,
  shortOf,
  toAsk,
  toTopUp,
  type WechatSetting,
} from '@/domain/notice/asking'
import { answerOf } from '@/domain/notice/consent-answer'
import { type Answers, askSubscribe, readSubscribeSetting } from '@/platform/subscribe'
import * as consent from '../../types/calls/consent'
import type { ConsentGrant, ConsentStanding, Consents } from '../../types/consent'
import type { GrantId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { NoticeKind } from '../../types/notice'
import { cloudNow } from './clock'
import { newId } from './new-id'
import { reportGrants, unsentGrants } from './unsent-grants'
import { useRead } from './use-read'

/**
 * How asking went. `refused`: the person said no, or always says no · `blocked`: WeChat would not ask at all ·
 * `unsaved`: they answered, but the report did not reach us; it is kept on the phone and goes out with the next one, when
 * the page is shown again, or on the next tap without a second dialog.
 */
export type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

/**
 * Consent for a kind of notice, or for what a moment asks for: what stands, why it is not asked for if it is not, how
 * asking went, and `ask`, to be called straight from a tap. `kinds` are those one dialog would ask for now.
 */
export type Consent = {
  standing: ConsentStanding | null
  kinds: readonly NoticeKind[]
  /** How many more of them would be needed for everything held now. */
  short: number
  asked: Asked
  ready: boolean
  asking: Asking
  ask: () => void
}

/** The consents of the account, loaded before any tap because WeChat's dialog only opens inside one. */
export function useConsents() {
  const { reading, reload } = useRead(consent.mine, {})
  return { reading, reload, ...useConsentsOf(reading.kind === 'shown' ? reading : null) }
}

/** The same for a page whose own call brings them; `district` is the one looked at now. */
export function useConsentsOf(read: { value: Consents; at: Instant } | null, district: DistrictCode | null = null) {
  const [told, setTold] = useState<{ value: Consents; at: Instant } | null>(null)
  const [asked, setAsked] = useState<{ key: string; how: Asking } | null>(null)
  const [setting, setSetting] = useState<WechatSetting | null>(null)

  const consents = (told && told.at >= (read?.at ?? 0) ? told : read)?.value ?? null
  const facts = { policy: consents?.asking ?? { rejectDays: 0 }, setting, now: cloudNow() }

  const tell = (value: Consents, at: Instant) => setTold({ value, at })

  const report = async (grants: readonly ConsentGrant[]): Promise<boolean> => {
    const { told, isSaved } = await reportGrants(grants)
    if (told) tell(told.value, told.at)
    return isSaved
  }

  useDidShow(() => {
    void readSubscribeSetting().then(setSetting)
    if (unsentGrants().length > 0)
      void report([]).then((isSaved) => isSaved && setAsked((last) => (last?.how === 'unsaved' ? null : last)))
  })

  const ask = async (key: string, standings: readonly ConsentStanding[]) => {
    if (asked?.how === 'asking' || standings.length === 0) return
    const left = unsentGrants().filter(({ templateId }) => standings.some((one) => one.templateId === templateId))
    const dialog = left.length > 0 ? null : askSubscribe(standings.map(({ templateId }) => templateId))
    setAsked({ key, how: 'asking' })
    const grants = dialog ? grantsOf(await dialog, standings, district) : left
    if (dialog) void readSubscribeSetting().then(setSetting)
    if (grants.length === 0) return setAsked({ key, how: 'blocked' })
    const isSaved = await report(grants)
    const isYes = grants.some(({ answer }) => answerOf(answer) === 'accept')
    setAsked({ key, how: !isSaved ? 'unsaved' : isYes ? 'granted' : 'refused' })
  }

  const consentFor = (key: string, first: ConsentStanding | null, dialog: readonly ConsentStanding[]): Consent => ({
    standing: first,
    kinds: dialog.map(({ kind }) => kind),
    short: Math.max(0, ...dialog.map(shortOf)),
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

  /** Straight from the tap that brings the moment about, for those WeChat asks nothing any more: without a word. */
  const topUp = (moment: Moment) => void ask('topUp', toTopUp(MOMENTS[moment], consents?.standings ?? [], facts))

  return { consents, tell, of, at, topUp }
}

/** What was answered for each template that was asked about, with an id of its own. */
const grantsOf = (
  answers: Answers,
  standings: readonly ConsentStanding[],
  district: DistrictCode | null,
): ConsentGrant[] =>
  standings.flatMap(({ templateId }) => {
    const answer = answers[templateId]
    return answer && answerOf(answer) ? [{ grantId: newId<GrantId>(), templateId, answer, district }] : []
  })
