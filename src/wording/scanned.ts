import type { Scanned } from '../domain/gate/scanned'

/** What a code held before the wrong scanner is not, what it is, and what to show instead. */
export type WrongCode = { title: string; what: string; next: string }

const kinds: Record<Scanned, string> = {
  ticket: '这是入场码',
  checkIn: '这是签到码',
  scene: '这是海报上的小程序码',
  invite: '这是验票码',
  cut: '码没有扫全，请对准了再扫',
  foreign: '不是我们的码',
  empty: '这个码是空的',
}

/** What each scanner looks for, and where it is. */
const WANTED = {
  gate: { kind: 'ticket', title: '不是入场码', next: '请本人打开小程序“我的报名”里的入场码' },
  checkIn: { kind: 'checkIn', title: '这不是签到码', next: '请扫现场屏幕上的签到码' },
  claim: { kind: 'invite', title: '这不是验票码', next: '请输入负责人发的 8 位验票码' },
} as const
export type Scanner = keyof typeof WANTED

/** Null for the kind of code this scanner looks for; else what it is by its name, and what to show instead. */
export function sayWrongCode(scanned: Scanned, scanner: Scanner): WrongCode | null {
  const { kind, title, next } = WANTED[scanner]
  return scanned === kind ? null : { title, what: kinds[scanned], next }
}
