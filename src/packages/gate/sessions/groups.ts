import { dayOf, sayTime } from '@/domain/calendar'
import type { Instant } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'

export type Group = { key: 'today' | 'later' | 'before'; word: string; sessions: readonly GateSession[] }

/** Today's sessions first, then what comes, then what is over; empty groups are left out. */
export const groupsOf = (sessions: readonly GateSession[], now: Instant): Group[] => {
  const today = dayOf(now)
  const groups: Group[] = [
    { key: 'today', word: '今天', sessions: sessions.filter(({ day }) => day === today) },
    { key: 'later', word: '接下来', sessions: sessions.filter(({ day }) => day > today) },
    { key: 'before', word: '已经过去', sessions: sessions.filter(({ day }) => day < today) },
  ]
  return groups.filter((group) => group.sessions.length > 0)
}

export type GateStanding = { kind: 'soon' | 'open' | 'over'; word: string }

/** Whether the gate lets people in now, and until when or from when. */
export const standingOf = ({ opensAt, closesAt }: GateSession, now: Instant): GateStanding => {
  if (now < opensAt) return { kind: 'soon', word: `${sayTime(opensAt)} 开放入场` }
  if (now < closesAt) return { kind: 'open', word: `入口已开放，${sayTime(closesAt)} 停止入场` }
  return { kind: 'over', word: `${sayTime(closesAt)} 已停止入场` }
}
