import type { Instant } from '../../types/core'
import type { DoorSession, GateDevice } from '../../types/door'
import type { Conflict, How } from '../../types/gate'
import { dayOf, sayDay, sayRange, sayTime } from '../domain/time/calendar'

/** How somebody came to a gate's answer. */
export const howLabel: Record<How, string> = {
  scan: '扫码',
  search: '查人放行',
  walkIn: '现场登记',
  self: '自助签到',
  offline: '离线扫码',
  noted: '事后补记',
}

/** Why a scan is looked at by a person: what happened, and what to look at. */
export const conflictLabel: Record<Conflict, { word: string; look: string }> = {
  usedElsewhere: { word: '同一入场码放行两次', look: '问一问两个入口：是本人进出，还是码给了别人' },
  cancelledMeanwhile: { word: '放行时名额已取消', look: '手机断网时不知道已取消；核对是谁取消的' },
  revokedDevice: { word: '收回之后还在扫', look: '这部手机的验票权已收回；核对手机在谁手里' },
  clockWrong: { word: '手机的时间不准', look: '已按系统时间改正，请校准手机时间' },
  venueFull: { word: '场内已满还放了人', look: '手机断网时不知道已满；留意场内人数' },
  turnedAway: { word: '拦下了该放行的人', look: '断网时查不到。请联系本人返回。' },
  tooLate: { word: '上传得太晚', look: '入口关闭一周后才传上来，没有计入人数' },
  unreadable: { word: '记录读不出来', look: '手机里的记录损坏或被改过；原文留在导出里' },
  otherReason: { word: '断网放行，联网后不符', look: '核对导出里的原文和时间' },
}

const MINUTE = 60_000
const AWAY = 90_000

/** Nobody is let in any more: the gate has closed, or the session was called off. */
export const isGateOver = ({ closesAt, cancelled }: Pick<DoorSession, 'closesAt' | 'cancelled'>, now: Instant) =>
  cancelled || now >= closesAt

type Times = Pick<DoorSession, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'cancelled'>

/** `11月23日 周一 9:00–11:30 · 进行中`: which session the figures are of, and where it stands. */
export function saySession(session: Times, now: Instant): string {
  const { startsAt, endsAt, opensAt, closesAt, cancelled } = session
  const stands = () => {
    if (cancelled) return '已取消'
    if (now >= closesAt) return '已停止入场'
    if (now >= startsAt) return '进行中'
    return now < opensAt ? `${sayTime(opensAt)} 开放入场` : '正在入场'
  }
  return `${sayRange(startsAt, endsAt)} · ${stands()}`
}

export type DeviceTone = 'jade' | 'amber' | 'grey' | 'stop'

type DeviceWords = { tone: DeviceTone; word: string; detail: string }

/** How a helper's phone does: a word for the tag, and a line for what to do about it. `over`: the gate has closed. */
export function sayDevice(device: GateDevice, now: Instant, over = false): DeviceWords {
  const { invitedUntil, seenAt, queueLength, offline } = device
  if (over) return sayDeviceAfter(device)
  const waits = queueLength > 0 ? `，${queueLength} 条还没上传` : ''
  if (invitedUntil !== null)
    return now < invitedUntil
      ? { tone: 'amber', word: '等输验票码', detail: `${sayTime(invitedUntil)} 前有效` }
      : { tone: 'grey', word: '验票码过期', detail: '没有用上，可以重新发一个' }
  if (seenAt === null) return { tone: 'grey', word: '还没打开', detail: '请验票员打开小程序“我的”里的验票' }
  const away = now - seenAt
  if (away < AWAY && !offline) return { tone: 'jade', word: '在线', detail: `刚刚有消息${waits}` }
  if (away < AWAY) return { tone: 'amber', word: '离线验票', detail: `网络不好${waits}` }
  return {
    tone: away > 10 * MINUTE && queueLength > 0 ? 'stop' : 'amber',
    word: '没有消息',
    detail: `${sayAgo(away)}前在线${waits}`,
  }
}

/** After the gate has closed a phone matters only for what still waits on it. */
function sayDeviceAfter({ seenAt, queueLength }: GateDevice): DeviceWords {
  if (queueLength > 0)
    return { tone: 'stop', word: '还没上传', detail: `${queueLength} 条还没上传，请在这部手机上打开验票，连上网` }
  const detail = seenAt === null ? '没有用过' : `最后在线 ${sayDay(dayOf(seenAt))} ${sayTime(seenAt)}`
  return { tone: 'grey', word: '已结束', detail }
}

/** `1 小时 20 分` `35 分钟`: how long something has gone on, in whole minutes. */
export const sayLong = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / MINUTE))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${minutes} 分钟`
  return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`
}

/** `40 秒` `3 分钟` `2 小时`: how long ago, without a preposition. */
export const sayAgo = (ms: number): string => {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} 秒`
  return ms < 60 * MINUTE ? `${Math.round(ms / MINUTE)} 分钟` : `${Math.round(ms / (60 * MINUTE))} 小时`
}

/** 4.2 → `4.2`, 12.6 → `13`: people a minute, no finer than anybody can use. */
export const sayRate = (perMinute: number): string =>
  perMinute >= 10 || perMinute === 0 ? `${Math.round(perMinute)}` : perMinute.toFixed(1)
