import Taro from '@tarojs/taro'
import { liveTickets } from '@/wording/activity'
import type { ActivityId, LocalDate, PersonId, TicketId } from '../../types/core'
import type { NoticeLine } from '../../types/notice'
import type { TicketState } from '../../types/ticket'

const open = (url: string) => void Taro.navigateTo({ url })

/** Where a fair's or a class's own page lies; what has no page of its own looks like a fair. */
export const activityPath = ({ id, kind }: { id: ActivityId; kind: string }): string =>
  `/packages/${kind === 'course' ? 'course' : 'fair'}/detail/index?id=${id}`

/** Opens a fair's or a class's own page. */
export const openActivity = (activity: { id: ActivityId; kind: string }): void => open(activityPath(activity))

/** Opens the list of all buses to come, or of one day. */
export const openBuses = (day?: LocalDate): void => open(`/packages/fair/buses/index${day ? `?day=${day}` : ''}`)

export const openBooking = (id: ActivityId): void => open(`/packages/ticket/book/index?activity=${id}`)
export const openTicket = (id: TicketId): void => open(`/packages/ticket/show/index?id=${id}`)
export const openCheckIn = (id: TicketId): void => open(`/packages/ticket/check-in/index?id=${id}`)
export const openTickets = (): void => open('/packages/ticket/list/index')
export const openService = (page: 'privacy' | 'settings' | 'notices'): void => open(`/packages/service/${page}/index`)

/** Opens everything stored about one of the account's people. */
export const openPerson = (id: PersonId): void => open(`/packages/service/person/index?id=${id}`)
export const openCorrect = (id: PersonId): void => open(`/packages/service/correct/index?id=${id}`)

/** Opens deleting: of one person, or with null of everything of the account. */
export const openLeave = (id: PersonId | null, withdrawn = false): void =>
  open(`/packages/service/leave/index?id=${id ?? ''}${withdrawn ? '&withdrawn=1' : ''}`)

/** Puts the new ticket in the place of the form it came from: going back leads past the form. */
export const replaceWithTicket = (id: TicketId): void =>
  void Taro.redirectTo({ url: `/packages/ticket/show/index?id=${id}` })

export const openStaff = (door: 'gate' | 'employer' | 'desk'): void =>
  open(
    {
      gate: '/packages/gate/sessions/index',
      employer: '/packages/employer/home/index',
      desk: '/packages/desk/today/index',
    }[door],
  )

export const goHome = (): void => void Taro.switchTab({ url: '/pages/home/index' })
export const goMe = (): void => void Taro.switchTab({ url: '/pages/me/index' })
export const goCalendar = (): void => void Taro.switchTab({ url: '/pages/calendar/index' })

/** Puts the page a scanned code stands for in the place of the one it opened. */
export const replaceWithActivity = ({ id, kind }: { id: ActivityId; kind: string }): void =>
  void Taro.redirectTo({ url: activityPath({ id, kind }) })

/** Opens the live ticket among these: the only one, or the only one with an offer; else the list, which has offers first. */
export const openTicketOf = (tickets: readonly { id: TicketId; state: TicketState }[]): void => {
  const live = liveTickets(tickets)
  const offers = live.filter(({ state }) => state === 'offered')
  const [one, another] = offers.length > 0 ? offers : live
  if (one && !another) openTicket(one.id)
  else openTickets()
}

/** Opens what a notice is about: the ticket, else the activity, else the employer's page where its matter can be settled. */
export const openNotice = (
  notice: Pick<NoticeLine, 'kind' | 'activityId' | 'activityKind' | 'ticketId' | 'boothAt'>,
): void => {
  const { kind, ticketId, activityId, activityKind, boothAt } = notice
  if (ticketId) openTicket(ticketId)
  else if (activityId) openActivity({ id: activityId, kind: activityKind ?? 'fair' })
  else if (kind === 'outcomeDue' && boothAt) open(`/packages/employer/outcome/index?id=${boothAt}`)
  else if (kind === 'verifyDue') open('/packages/employer/register/index')
  else openStaff('employer')
}
