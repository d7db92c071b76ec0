import type { Instant } from '../../types/core'
import type { ScanOutcome } from '../../types/gate'
import { sayTime } from '../domain/calendar'
import { type Sign, sayScan } from './scan'

/** What a phone that decides alone can say beside the outcome: when it let the ticket in itself. */
type Facts = { usedAt: Instant | null }

/** The bar over the sign says since when; here only what to do about it. */
const unknown = '刚取消的、在别处用过的查不到，有疑问看身份证'

const passed: Partial<Record<ScanOutcome, (facts: Facts) => Sign>> = {
  admitted: () => ({ word: '离线放行', detail: '联网后再核对', next: unknown }),
  readmitted: () => ({ word: '再次放行', detail: '出去过，又进来；联网后再核对', next: unknown }),
  exited: () => ({ word: '慢走', detail: '已记下出场，联网后上传', next: '' }),
  usedAlready: ({ usedAt }) => ({
    word: '已经用过',
    detail: usedAt ? `${sayTime(usedAt)} 这台手机放过` : '断网前已经入过场',
    next: '核对身份证；是本人出去再回来的，可以放行',
  }),
  cancelled: () => ({ word: '已经取消', detail: '断网前报名已取消', next: '请到咨询台，用身份证核对' }),
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
        detail: `名单截至 ${sayTime(listsAt)}；之后取消的、在别的入口用过的，这里不知道`,
      }
    : { words: '没有网络，还不能离线验票', detail: '请先连一次网，让这台手机准备好；现在扫的先记在手机里' }

/** What waits on the phone. */
export const sayWaiting = (count: number): string => `待上传 ${count}`

/** The storage of the phone is full: what was scanned since lives as long as the app is open. */
export const sayFull = (loose: number): { title: string; next: string } => ({
  title: `手机存满了，${loose} 个扫码没能存下`,
  next: '不要关掉小程序；清理手机空间，或到有网的地方等它上传完',
})

/** Records somebody cut or edited. */
export const sayUnreadable = (count: number): { title: string; next: string } => ({
  title: `有 ${count} 条扫码记录读不出来`,
  next: '已原样留在手机里，其他的照常上传；请告诉负责人',
})
