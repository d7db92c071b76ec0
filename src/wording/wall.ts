import type { Instant } from '../../types/core'
import type { GateWall } from '../../types/door'
import { roomLeft } from '../domain/gate/door-figures'
import { sayTime } from '../domain/time/calendar'
import { sayAgo } from './door'

/** What everybody in the hall should know now, in one line; `tone` goes with it, never instead of it. */
export function sayWall(wall: GateWall, now: Instant): { tone: 'go' | 'wait' | 'stop'; words: string } {
  const { session, inside, venueLimit } = wall
  if (session.cancelled) return { tone: 'stop', words: '本场已取消，请看小程序里的其他场次' }
  if (now >= session.closesAt) return { tone: 'wait', words: '已停止入场，谢谢大家' }
  if (now < session.opensAt) return { tone: 'wait', words: `${sayTime(session.opensAt)} 开放入场，请准备好入场码` }
  const room = roomLeft(inside, venueLimit)
  if (room === 0) return { tone: 'stop', words: '场内已满，请排队稍等，先出后进' }
  if (room !== null && room <= 20) return { tone: 'wait', words: `场内快满了，还能进 ${room} 人` }
  return { tone: 'go', words: '正在入场，请打开小程序里的入场码' }
}

const FRESH = 20_000

/** How old the figures are. A lost network is said, with the moment they are of; they stay on the screen. */
export function sayAge(at: Instant, lost: boolean, now: Instant): { fresh: boolean; words: string } {
  const age = Math.max(0, now - at)
  return !lost && age < FRESH
    ? { fresh: true, words: `${sayTime(at)} 更新` }
    : { fresh: false, words: `网络断了，这是 ${sayAgo(age)}前的数字，正在重连` }
}
