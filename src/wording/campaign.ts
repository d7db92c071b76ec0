import type { Audience, AudienceCounts, AudienceHistory, Campaign, CampaignCounts } from '../../types/campaign'
import type { CampaignState } from '../../types/campaign-state'
import { fullDistrictName } from '../domain/region/township'
import { campaignLabel, keyGroupLabel } from './labels'

/** The same; null is a special whose notice is not due yet. */
export const sayCampaign = (state: CampaignState | null): string => (state ? campaignLabel[state] : '还没准备')

/** How notices went, in the order a clerk asks. */
export const countLabel: Record<keyof CampaignCounts, { word: string; detail: string }> = {
  sent: { word: '微信已接收', detail: '微信不反馈是否已查看' },
  queued: { word: '排队中', detail: '正在一批一批发' },
  noCredit: { word: '没有订阅次数', detail: '在小程序“我的通知”里能看到' },
  refused: { word: '本人关了通知', detail: '次数已用完，或在微信里关了' },
  capped: { word: '本周已达上限', detail: '达到每周上限，只在小程序里通知' },
  invalid: { word: '内容不合格', detail: '微信不收这条内容' },
  failed: { word: '发送失败', detail: '试了几次都没成' },
  unknown: { word: '结果不明', detail: '微信没有回话，不再重发' },
  off: { word: '自己关了这种通知', detail: '排队时关的，没有发' },
  gone: { word: '账号已注销', detail: '发出前注销，不再通知' },
  lapsed: { word: '不用再发', detail: '停止、取消或已结束，没有发' },
}

/** Why a message cannot reach somebody, in the preview. */
export const unreachedLabel: Record<
  Exclude<keyof AudienceCounts, 'people' | 'byMessage' | 'toCall' | 'isEstimate'>,
  string
> = {
  noCredit: '没有订阅次数，只在小程序里通知',
  capped: '本周已达上限，只在小程序里通知',
  off: '自己关了这种通知，不发',
}

export const historyLabel: Record<AudienceHistory, string> = {
  any: '不限',
  booked: '一年内报过名',
  came: '一年内到过场',
  never: '还没报过名',
}

/** When the bureau messages nobody; nothing where it has no such hours. */
export const sayQuietHours = ({ from, until }: Campaign['quiet']): string | undefined => {
  if (from === until) return undefined
  return `${from} 到${from > until ? '第二天 ' : ' '}${until} 不打扰群众`
}

type Words = { themes: readonly { code: string; label: string }[]; questions: Campaign['choices']['questions'] }

const joined = (words: readonly string[]): string => words.join('或')

/** Whom a notice is for, in one sentence a clerk can read back. */
export function sayAudience(audience: Audience, { themes, questions }: Words): string {
  const wordOf = ({ question, answer }: Audience['interests'][number]) =>
    questions.find(({ code }) => code === question)?.options.find(({ code }) => code === answer)?.label ?? answer
  const here = joined(audience.districts.map(fullDistrictName))
  const wishes = [
    audience.themes.length > 0 &&
      `报名过${joined(audience.themes.map((theme) => themes.find(({ code }) => code === theme)?.label ?? theme))}的`,
    audience.keyGroups.length > 0 && joined(audience.keyGroups.map((group) => keyGroupLabel[group])),
    audience.interests.length > 0 && `想找${joined(audience.interests.map(wordOf))}的`,
    audience.history !== 'any' && `${historyLabel[audience.history]}的`,
  ].filter((part) => part !== false)
  const parts = here && wishes.length > 0 ? [`${here}的`, ...wishes] : wishes
  const whom = parts.length > 0 ? parts.join('，并且是') : `${here || '全市所有'}登记过或订阅过的人`
  return audience.skipBooked ? `${whom}，已报名本场的不发` : whom
}
