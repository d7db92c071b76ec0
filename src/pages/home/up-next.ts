import { occasionOf, type UpNext } from '@/domain/ticket/held'
import { dayOf, sayTime } from '@/domain/time/calendar'
import { sayNear } from '@/wording/activity'
import { codeWord } from '@/wording/ticket'
import { sayKept, sayPosition } from '@/wording/waitlist'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'

export type Tickets = Home['tickets']

/** 轮到您了，保留到 15:30 · 我的入场码 · 候补第 3 位, and what it is for. */
export const sayHeld = (next: UpNext, now: Instant): { title: string; detail: string } => {
  const { startsAt, checkedInAt } = occasionOf(next.ticket, now)
  const when = checkedInAt === null ? `${sayNear(dayOf(startsAt), dayOf(now))} ${sayTime(startsAt)}` : '已入场'
  const detail = `${when} · ${next.ticket.title}`
  if (next.kind === 'offered') return { title: `轮到您了，${sayKept(next.until, now)}`, detail }
  if (next.kind === 'waiting') return { title: sayPosition(next.ticket.position), detail }
  return { title: `我的${codeWord(next.ticket)}`, detail }
}

/** The button that leads to it: 轮到您了，去确认, 查看候补, 看入场码 or 看乘车码. */
export const sayTicketButton = ({ kind, ticket }: UpNext): string =>
  ({ offered: '轮到您了，去确认', waiting: '查看候补', booked: `看${codeWord(ticket)}` })[kind]
