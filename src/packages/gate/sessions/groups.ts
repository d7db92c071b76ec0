import { dayOf, sayTime } from '@/domain/time/calendar'
import type { Instant } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'

export type Group = { key: 'today' | 'later' | 'before'; word: string; sessions: readonly GateSession[] }

/** What a helper is needed at first: an open gate, then the next to open, then those that have closed. */
const NEED: Record<GateStanding['kind'], number> = { open: 0, soon: 1, early: 2, late: 3, over: 4, revoked: 5 }

/** Today's sessions first, as they are needed, then what comes, then what is over or taken back; empty groups are left out. */
export const groupsOf = (sessions: readonly GateSession[], now: Instant): Group[] => {
  const today = dayOf(now)
  const live = sessions.filter(({ revokedAt }) => revokedAt === null)
  const groups: Group[] = [
    { key: 'today', word: '今天', sessions: live.filter(({ day }) => day === today).sort(byNeed(now)) },
    { key: 'later', word: '接下来', sessions: live.filter(({ day }) => day > today) },
    {
      key: 'before',
      word: '已经过去',
      sessions: sessions.filter(({ day, revokedAt }) => day < today || revokedAt !== null),
    },
  ]
  return groups.filter((group) => group.sessions.length > 0)
}

const byNeed = (now: Instant) => (one: GateSession, other: GateSession) =>
  NEED[standingOf(one, now).kind] - NEED[standingOf(other, now).kind]

export type GateStanding = { kind: 'early' | 'soon' | 'open' | 'late' | 'over' | 'revoked'; word: string }

/** Whether this helper may scan now and the gate lets people in, and until when or from when; it opens and closes by itself. */
export const standingOf = (session: GateSession, now: Instant): GateStanding => {
  const { from, until, opensAt, closesAt, revokedAt } = session
  if (revokedAt !== null) return { kind: 'revoked', word: `${sayTime(revokedAt)} 负责人收回了验票权` }
  if (now < from) return { kind: 'early', word: `${sayTime(from)} 起可以验票，到时自动开放` }
  if (now < opensAt) return { kind: 'soon', word: `${sayTime(opensAt)} 开放入场，现在可以试扫` }
  if (now < closesAt) return { kind: 'open', word: `入口已开放，${sayTime(closesAt)} 停止入场` }
  if (now < until) return { kind: 'late', word: `已停止入场，${sayTime(until)} 验票自动关闭` }
  return { kind: 'over', word: `${sayTime(closesAt)} 已停止入场` }
}
