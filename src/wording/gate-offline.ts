import type { Instant } from '../../types/core'
import type { ScanOutcome } from '../../types/gate'
import { sayTime } from '../domain/time/calendar'
import { type Sign, sayScan } from './scan'

/**
 * What a phone that decides alone can say beside the outcome: when it let the ticket in itself, and from when on the
 * ticket is that its lists do not know.
 */
type Facts = { usedAt: Instant | null; newSince: Instant | null }

/** The bar over the sign says since when; here only what to do about it. */
const unknown = '之后取消的、在其他入口用过的查不到，有疑问请核对身份证'

const passed: Partial<Record<ScanOutcome, (facts: Facts) => Sign>> = {
  admitted: ({ newSince }) => ({
    word: '离线放行',
    detail: newSince === null ? '联网后再核对' : `${sayTime(newSince)} 以后报的名，联网后再核对`,
    next: unknown,
  }),
  readmitted: () => ({ word: '再次放行', detail: '出去过，又进来；联网后再核对', next: unknown }),
  exited: () => ({ word: '已离场', detail: '已记录离场，联网后上传', next: '' }),
  notInside: () => ({ word: '可以离开', detail: '断网前没有入场记录，已记录离场', next: '不用拦，联网后再核对' }),
  usedAlready: ({ usedAt }) => ({
    word: '已经用过',
    detail: usedAt ? `${sayTime(usedAt)} 已在本机入场` : '断网前已经入过场',
    next: '请核对身份证；是本人出去再回来的，可以放行',
  }),
  cancelled: () => ({ word: '已经取消', detail: '断网前报名已取消', next: '请到服务台，用身份证核对' }),
  notConfirmed: ({ newSince }) => ({
    word: '还在候补',
    detail: newSince === null ? '断网前还没有拿到名额' : `${sayTime(newSince)} 以后报的名，还在候补`,
    next: '请到服务台等候，现场名额要联网才能给',
  }),
  released: () => ({ word: '名额已让出', detail: '断网前名额已让给现场的人', next: '请到服务台，有空名额联网后补上' }),
  venueFull: () => ({ word: '场内已满', detail: '按断网前的人数，场内已到上限', next: '请在门口稍等，有人离场再入场' }),
}

const nobody = { name: null, usedAt: null, usedGate: null, other: null, admitted: 0 }

/** A phone's own answer in words: what it knows, and what only the cloud can. */
export const sayOffline = (outcome: ScanOutcome, facts: Facts): Sign =>
  passed[outcome]?.(facts) ?? sayScan(outcome, nobody)

/** What the bar over the sign says while the phone decides alone. */
export const sayOfflineMode = (listsAt: Instant | null): { words: string; detail: string } =>
  listsAt
    ? {
        words: '网络不好，离线验票中',
        detail: `数据截至 ${sayTime(listsAt)}，之后的取消和其他入口的入场查不到`,
      }
    : { words: '没有网络，还不能离线验票', detail: '请先连一次网，让这台手机准备好；现在扫的先记在手机里' }

/** What waits on the phone. */
export const sayWaiting = (count: number): string => `待上传 ${count}`

/** The storage of the phone is full: what was scanned since lives as long as the app is open. */
export const sayFull = (loose: number): { title: string; next: string } => ({
  title: `手机已存满，${loose} 条扫码没有存下`,
  next: '请不要关闭小程序。清理手机空间，或到有网处等待上传。',
})

/** Records somebody cut or edited. */
export const sayUnreadable = (count: number): { title: string; next: string } => ({
  title: `有 ${count} 条扫码记录读不出来`,
  next: '已原样留在手机里，其他的照常上传；请告诉负责人',
})
