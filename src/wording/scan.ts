import type { ScanOutcome, ScanResult } from '../../types/gate'
import { dayOf, sayDay, sayTime } from '../domain/calendar'

/** What the gate shows from a metre away: one or two words, then a line of detail and what to do. */
export type Sign = { word: string; detail: string; next: string }

type Facts = Pick<ScanResult, 'name' | 'usedAt' | 'usedGate' | 'other'> & { admitted: number }

const who = (name: string | null) => name ?? '持码人'
const otherOf = ({ other }: Facts) =>
  other ? `${other.title}，${sayDay(dayOf(other.startsAt))} ${sayTime(other.startsAt)}` : '另一场活动'

const signs: Record<ScanOutcome, (facts: Facts) => Sign> = {
  admitted: ({ name, admitted }) => ({ word: '请入场', detail: `${who(name)} · 今天第 ${admitted} 位`, next: '' }),
  usedAlready: ({ name, usedAt, usedGate }) => ({
    word: '已经用过',
    detail: `${who(name)} · ${usedAt ? sayTime(usedAt) : ''} 在${usedGate ?? '本场'} 入过场`,
    next: '核对身份证；是本人出去再回来的，可以放行',
  }),
  notOurs: () => ({ word: '不是入场码', detail: '这是别的二维码', next: '请对方打开小程序“我的报名”里的入场码' }),
  damaged: () => ({
    word: '没有读全',
    detail: '码不完整或屏幕有遮挡',
    next: '调亮屏幕、擦干净再扫一次；不行就查身份证',
  }),
  forged: () => ({ word: '码是假的', detail: '签名不对，不是我们发的码', next: '请对方到咨询台，用身份证核对' }),
  unknownTicket: () => ({ word: '查不到', detail: '系统里没有这张票', next: '请对方到咨询台，用身份证核对' }),
  otherActivity: (facts) => ({
    word: '不是本场',
    detail: otherOf(facts),
    next: '告诉对方正确的地点；愿意留下的可现场登记',
  }),
  otherDay: (facts) => ({ word: '日子不对', detail: otherOf(facts), next: '告诉对方正确的日期；愿意留下的可现场登记' }),
  cancelled: ({ name }) => ({
    word: '已经取消',
    detail: `${who(name)} 的报名已取消`,
    next: '还有名额的话，可在手机上重新报名再扫',
  }),
  notConfirmed: ({ name }) => ({
    word: '还在候补',
    detail: `${who(name)} 还没有拿到名额`,
    next: '请到咨询台等候现场名额',
  }),
  activityCancelled: () => ({
    word: '活动已取消',
    detail: '本场已取消，不再入场',
    next: '请对方看看小程序里的其他场次',
  }),
  gateNotOpen: () => ({ word: '还没到时间', detail: '入口还没有开放', next: '请对方稍等，开放后再扫' }),
  gateClosed: () => ({ word: '停止入场了', detail: '已过最晚入场时间', next: '请对方到咨询台，由负责人决定' }),
}

/** The gate's answer in words. */
export const sayScan = (outcome: ScanOutcome, facts: Facts): Sign => signs[outcome](facts)

const short: Record<ScanOutcome, string> = {
  admitted: '请入场',
  usedAlready: '此码用过了',
  notOurs: '不是入场码',
  damaged: '没有读全',
  forged: '假码',
  unknownTicket: '查不到这张票',
  otherActivity: '不是本场的票',
  otherDay: '日子不对的票',
  cancelled: '已取消的票',
  notConfirmed: '还在候补',
  activityCancelled: '活动已取消',
  gateNotOpen: '还没到入场时间',
  gateClosed: '已停止入场',
}

/** One line of the gate's history. */
export const sayScanShort = (outcome: ScanOutcome): string => short[outcome]
