import type { Instant } from '../../types/core'
import type { DeskRow } from '../../types/desk'
import type { Campaign, CampaignState } from '../../types/notice'
import type { PostingDraft } from '../../types/posting'
import { phaseOf } from '../domain/activity'
import { phaseLabel } from './labels'

/** The Friday notice on the desk; null before anything was begun. */
export const campaignLabel: Record<CampaignState, string> = {
  proposed: '等你确认',
  approved: '到点就发',
  sending: '正在发送',
  paused: '已暂停',
  stopped: '已停止',
  sent: '已发出',
}

export const sayCampaign = (state: CampaignState | null): string => campaignLabel[state ?? 'proposed']

/** How a notice went, in the order a clerk asks. */
export const reportLabel: Record<keyof Campaign['report'], { word: string; detail: string }> = {
  sent: { word: '已送达微信', detail: '微信已收下' },
  queued: { word: '排队中', detail: '正在一批一批发' },
  noCredit: { word: '没有订阅次数', detail: '在小程序“消息”里能看到' },
  refused: { word: '对方拒收', detail: '对方在微信里关了通知' },
  invalid: { word: '内容不合格', detail: '微信不收这条内容' },
  failed: { word: '发送失败', detail: '试了几次都没成' },
  unknown: { word: '结果不明', detail: '微信没有回话，不再重发' },
  off: { word: '自己关了', detail: '这类提醒对方不要' },
  capped: { word: '本周已够多', detail: '一周的条数用完了，站内能看到' },
  gone: { word: '账号已不在', detail: '对方注销了' },
  lapsed: { word: '不用再发', detail: '活动取消、结束或停发了' },
}

export const postingFieldLabel: Record<keyof PostingDraft, string> = {
  postingId: '编号',
  title: '岗位名称',
  headcount: '人数',
  content: '做什么',
  district: '区县',
  place: '地点',
  pay: '工资',
  education: '学历',
  perks: '福利',
  validUntil: '有效期',
}

/** The name of a posting's field in a flag; the field itself where it is none of ours. */
export const sayField = (field: string): string =>
  field in postingFieldLabel ? postingFieldLabel[field as keyof PostingDraft] : field

/** Where an activity stands on the desk's table. */
export const sayRowPhase = (row: Pick<DeskRow, 'state' | 'startsAt' | 'endsAt'>, now: Instant): string =>
  row.state === 'draft' ? '草稿' : phaseLabel[phaseOf(row, now)]
