import type { AskingPolicy, ConsentStanding } from '../../../types/consent'
import type { Instant } from '../../../types/core'
import type { NoticeKind } from '../../../types/notice'

const DAY = 86_400_000

/** WeChat takes five templates in one dialog at most; more than three is a list nobody reads. */
const IN_ONE_DIALOG = 3

/** The moments at which asking makes sense: what somebody has just done tells what they want to hear next. */
export type Moment = 'special' | 'booked' | 'enrolled' | 'waiting' | 'offered'

/** What is asked for at each moment, the most wanted first. */
export const MOMENTS: Record<Moment, readonly NoticeKind[]> = {
  special: ['fridaySpecial'],
  booked: ['dayBefore', 'soon', 'activityChanged'],
  enrolled: ['classTomorrow', 'activityChanged'],
  waiting: ['placeOffered', 'activityChanged'],
  offered: ['placeOffered', 'activityChanged'],
}

/** What the person said once for all in WeChat: ticked 总是保持以上选择, or switched everything off. */
export type WechatSetting = { mainSwitch: boolean; always: Readonly<Record<string, 'accept' | 'reject' | 'ban'>> }

type Facts = { policy: AskingPolicy; setting: WechatSetting | null; now: Instant }

/**
 * Why a kind is not asked for at a moment of ours: `off` the person switched it off with us · `never` they said no for
 * good or WeChat blocks the template · `enough` there is a consent in hand for everything still to be told · `resting` they said no not long ago.
 * `ask` otherwise. The person's own tap in the settings is no begging and is not asked about here.
 */
export type Asked = 'ask' | 'off' | 'never' | 'enough' | 'resting'

export function askingOf(standing: ConsentStanding, { policy, setting, now }: Facts): Asked {
  const { off, templateId, lastAnswer, answeredAt } = standing
  if (off) return 'off'
  const always = setting?.always[templateId]
  if (setting?.mainSwitch === false || always === 'reject' || always === 'ban' || lastAnswer === 'ban') return 'never'
  if (shortOf(standing) === 0) return 'enough'
  if (always === 'accept' || lastAnswer !== 'reject') return 'ask'
  return answeredAt !== null && now - answeredAt < policy.rejectDays * DAY ? 'resting' : 'ask'
}

/** Consents still missing for what is to be told. A long-term template takes one for everything. */
export const shortOf = ({
  subscription,
  credits,
  needed,
}: Pick<ConsentStanding, 'subscription' | 'credits' | 'needed'>): number =>
  Math.max(0, (subscription === 'longTerm' ? Math.min(needed, 1) : needed) - credits)

/** The kinds one dialog asks for: the first and those of its own sort behind it. One-time and long-term never mix. */
export function oneDialog<S extends Pick<ConsentStanding, 'subscription' | 'title'>>(standings: readonly S[]): S[] {
  const [first] = standings
  const alike = standings.filter(({ subscription }) => subscription === first?.subscription)
  return alike.filter(({ title }, at) => alike.findIndex((one) => one.title === title) === at).slice(0, IN_ONE_DIALOG)
}

/** What to ask for at this moment, in one dialog; nothing when there is nothing to ask without begging. */
export function toAsk(
  kinds: readonly NoticeKind[],
  standings: readonly ConsentStanding[],
  facts: Facts,
): ConsentStanding[] {
  const known = kinds.flatMap((kind) => standings.find((standing) => standing.kind === kind) ?? [])
  return oneDialog(known.filter((standing) => askingOf(standing, facts) === 'ask'))
}

/**
 * What can be asked for without a dialog at a moment that is just coming: whoever ticked 总是保持以上选择 with a yes is
 * not shown one, and lacks a consent for what they are about to hold.
 */
export function toTopUp(
  kinds: readonly NoticeKind[],
  standings: readonly ConsentStanding[],
  facts: Facts,
): ConsentStanding[] {
  const coming = standings.map((standing) => ({ ...standing, needed: standing.needed + 1 }))
  const isSilent = ({ templateId }: ConsentStanding) => facts.setting?.always[templateId] === 'accept'
  return toAsk(kinds, coming.filter(isSilent), facts)
}
