import { dayOf, sayTime } from '@/domain/calendar'
import { sayNear } from '@/wording/activity'
import { codeWord } from '@/wording/ticket'
import { sayKept, sayPosition } from '@/wording/waitlist'
import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'

export type Tickets = Home['tickets']
type Held = Tickets[number]

/** The one thing of one's own to show first, and what it is. */
export type UpNext = { kind: 'offered'; ticket: Held; until: Instant } | { kind: 'booked' | 'waiting'; ticket: Held }

/** What one holds in an activity: an offer, a place, a place in line; an offer whose time is up is nothing. */
export const heldOf = (ticket: Held, now: Instant): UpNext | null => {
  const { state = 'booked', offeredUntil } = ticket
  if (state === 'offered')
    return offeredUntil && now < offeredUntil ? { kind: state, ticket, until: offeredUntil } : null
  return state === 'booked' || state === 'waiting' ? { kind: state, ticket } : null
}

/** An offer is urgent, the one that ends first before all; then the next place held; then the next line one stands in. */
export const upNextOf = (tickets: Tickets, now: Instant): UpNext | null => {
  const held = tickets.flatMap((ticket) => heldOf(ticket, now) ?? [])
  const rank = ({ kind }: UpNext) => ['offered', 'booked', 'waiting'].indexOf(kind)
  const dueAt = (one: UpNext) => (one.kind === 'offered' ? one.until : one.ticket.startsAt)
  return held.sort((one, other) => rank(one) - rank(other) || dueAt(one) - dueAt(other))[0] ?? null
}

/** What one holds in an activity among these, if anything. */
export const heldIn = (tickets: Tickets, activityId: string, now: Instant): UpNext | null => {
  const ticket = tickets.find((one) => one.activityId === activityId)
  return ticket ? heldOf(ticket, now) : null
}

/** 有名额给您，保留到 15:30 · 我的入场码 · 候补第 3 位, and what it is for. */
export const sayHeld = (next: UpNext, now: Instant): { title: string; detail: string } => {
  const { title, startsAt } = next.ticket
  const detail = `${sayNear(dayOf(startsAt), dayOf(now))} ${sayTime(startsAt)} · ${title}`
  if (next.kind === 'offered') return { title: `有名额给您，${sayKept(next.until, now)}`, detail }
  if (next.kind === 'waiting') return { title: sayPosition(next.ticket.position ?? null), detail }
  return { title: `我的${codeWord(next.ticket)}`, detail }
}

/** The button that leads to it: 接受名额, 看候补, 看入场码 or 看乘车码. */
export const sayTicketButton = ({ kind, ticket }: UpNext): string =>
  ({ offered: '有名额给您，去接受', waiting: '看候补到第几位', booked: `看${codeWord(ticket)}` })[kind]
