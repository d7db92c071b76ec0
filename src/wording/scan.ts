import type { Conflict, GateFlag, ScanOutcome, ScanResult } from '../../types/gate'
import { dayOf, sayDay, sayTime } from '../domain/time/calendar'

/** What the gate shows from a metre away: one or two words, then a line of detail and what to do. */
export type Sign = { word: string; detail: string; next: string }

type Facts = Pick<ScanResult, 'name' | 'usedAt' | 'usedGate' | 'other'> & { admitted: number }

const who = (name: string | null) => name ?? '持码人'
const otherOf = ({ other }: Facts) =>
  other ? `${other.title}，${sayDay(dayOf(other.startsAt))} ${sayTime(other.startsAt)}` : '另一场活动'

const signs: Record<ScanOutcome, (facts: Facts) => Sign> = {
  admitted: ({ name, admitted }) => ({ word: '请入场', detail: `${who(name)} · 今天第 ${admitted} 位`, next: '' }),
  readmitted: ({ name }) => ({ word: '请再进', detail: `${who(name)} · 出去过，现在又进来`, next: '' }),
  exited: ({ name }) => ({ word: '已离场', detail: `${who(name)} 已离场`, next: '回来时再扫一次这个码' }),
  usedAlready: ({ name, usedAt, usedGate }) => ({
    word: '已经用过',
    detail: `${who(name)} · ${usedAt ? sayTime(usedAt) : ''} 在${usedGate ?? '本场'} 入过场`,
    next: '核对身份证；是本人出去再回来的，可以放行',
  }),
  notInside: ({ name }) => ({
    word: '没有在场',
    detail: `${who(name)} 没有入场记录，或已离场`,
    next: '可以离开；要入场请切换到“入场”再扫',
  }),
  notOurs: () => ({ word: '不是入场码', detail: '这是其他二维码', next: '请本人打开小程序“我的报名”里的入场码' }),
  damaged: () => ({
    word: '没有读全',
    detail: '码不完整或屏幕有遮挡',
    next: '请调亮屏幕再扫，不行请查身份证',
  }),
  forged: () => ({ word: '无效码', detail: '不是本系统发出的码', next: '请到服务台，用身份证核对' }),
  keyRetired: () => ({
    word: '码已作废',
    detail: '这一批码换过了，纸上或相册里的旧码不再能用',
    next: '请本人打开小程序看新的入场码；没有手机的查身份证',
  }),
  unknownTicket: () => ({ word: '查不到', detail: '系统里没有这个报名', next: '请到服务台，用身份证核对' }),
  otherActivity: (facts) => ({
    word: '不是本场',
    detail: otherOf(facts),
    next: '告诉本人正确的地点；愿意留下的可现场登记',
  }),
  otherDay: (facts) => ({ word: '日子不对', detail: otherOf(facts), next: '告诉本人正确的日期；愿意留下的可现场登记' }),
  cancelled: ({ name }) => ({
    word: '已经取消',
    detail: `${who(name)} 的报名已取消`,
    next: '如有名额，可重新报名后再扫',
  }),
  notConfirmed: ({ name }) => ({
    word: '还在候补',
    detail: `${who(name)} 还没有拿到名额`,
    next: '请到服务台等候现场名额',
  }),
  released: ({ name }) => ({
    word: '名额已让出',
    detail: `${who(name)} 来晚了，名额已让给现场等候的人`,
    next: '请到服务台，有空名额可以马上补上',
  }),
  activityCancelled: () => ({
    word: '活动已取消',
    detail: '本场已取消，不再入场',
    next: '请本人看看小程序里的其他场次',
  }),
  gateNotOpen: () => ({ word: '还没到时间', detail: '入口还没有开放', next: '请本人稍等，开放后再扫' }),
  gateClosed: () => ({ word: '停止入场了', detail: '已过最晚入场时间', next: '请到服务台，由负责人决定' }),
  venueFull: ({ name }) => ({
    word: '场内已满',
    detail: `${who(name)} 的名额有效，场内人数到上限了`,
    next: '请在门口稍等，有人出来就能进',
  }),
  doorFull: () => ({ word: '名额没有了', detail: '现场名额已经用完', next: '请本人稍等空名额，或看其他场次' }),
  selfCodeStale: () => ({ word: '码过期了', detail: '签到码每 15 秒换一次', next: '请重新扫屏幕上现在的签到码' }),
  selfCodeElsewhere: () => ({ word: '不是这一场', detail: '这是另一场的签到码', next: '请扫本场屏幕上的签到码' }),
  tooMany: () => ({ word: '扫码太快', detail: '这台手机一分钟里扫得太多', next: '停一分钟再扫；其他入口不受影响' }),
  rightRevoked: () => ({
    word: '没有验票权',
    detail: '扫码时本机验票权已收回',
    next: '已留作记录，由负责人核对',
  }),
  tooLate: () => ({ word: '上传太晚', detail: '这场结束超过 7 天', next: '已留作记录，由负责人核对' }),
}

/** The gate's answer in words. */
export const sayScan = (outcome: ScanOutcome, facts: Facts): Sign => signs[outcome](facts)

const short: Record<ScanOutcome, string> = {
  admitted: '请入场',
  readmitted: '再次入场',
  exited: '已离场',
  notInside: '没有在场',
  keyRetired: '作废的码',
  released: '名额已让出',
  venueFull: '场内已满',
  doorFull: '没有现场名额',
  selfCodeStale: '签到码过期',
  selfCodeElsewhere: '别场的签到码',
  tooMany: '扫码太快',
  rightRevoked: '没有验票权',
  tooLate: '上传太晚',
  usedAlready: '此码用过了',
  notOurs: '不是入场码',
  damaged: '没扫清楚',
  forged: '无效码',
  unknownTicket: '查不到报名',
  otherActivity: '不是本场',
  otherDay: '日期不对',
  cancelled: '已取消',
  notConfirmed: '还在候补',
  activityCancelled: '活动已取消',
  gateNotOpen: '还没到入场时间',
  gateClosed: '已停止入场',
}

/** One line of the gate's history. */
export const sayScanShort = (outcome: ScanOutcome): string => short[outcome]

const flagWords: Record<GateFlag, string> = { help: '请协助', desk: '请引到服务台' }

/** What the gate does for somebody; never why. */
export const sayFlag = (flag: GateFlag): string => flagWords[flag]

const conflicts: Record<Conflict, string> = {
  usedElsewhere: '离线放行时，该入场码已在其他入口使用',
  cancelledMeanwhile: '离线放行时，报名已取消或名额已让出',
  revokedDevice: '来自已收回验票权的手机',
  clockWrong: '手机时间相差 10 分钟以上，已按系统时间校正',
  venueFull: '离线放行后，场内人数超过了上限',
  turnedAway: '离线时未放行，其实可以入场',
  tooLate: '结束 7 天以后才上传，没有计入签到',
  unreadable: '手机里的这条记录读不出来，可能被改过',
  otherReason: '手机已放行，系统核对为不应放行',
}

/** Why a clerk is asked to look at an uploaded scan. */
export const sayConflict = (conflict: Conflict): string => conflicts[conflict]
