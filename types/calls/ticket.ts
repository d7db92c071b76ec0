import * as z from 'zod/mini'
import { AttendanceStanding } from '../attendance'
import { call } from '../call'
import { ActivityId, Count, Cursor, line, PersonId, ScanId, TicketId } from '../core'
import { SelfCheckin } from '../gate'
import { FreeConsent } from '../person'
import { cleanLine } from '../text'
import { Ticket, TicketPage } from '../ticket'
import { SignUpCard } from '../waitlist'

/** What somebody answered, whatever it is: nobody is refused a place for it, and what does not fit is not kept. */
const said = z.string().check(z.overwrite(cleanLine), z.maxLength(200))

/** Books a place; booking twice gives the same ticket, and keeps a word given the second time for one who waits. Refusals: activity.*, ticket.full, ticket.heldElsewhere, ticket.takenBack, ticket.underAge, person.notFound, person.childNotAsked, bus.stopUnknown. */
export const book = call({
  name: 'ticket.book',
  act: 'write',
  who: 'account',
  input: {
    activityId: ActivityId,
    personId: PersonId,
    declared: z.optional(z.boolean()),
    answers: z.optional(z.array(z.object({ question: line(20), answer: said })).check(z.maxLength(10))),
    stop: z.optional(line(12)),
    /** What was agreed to beside: an answer about help is kept only with `help`. */
    allowed: z.optional(z.array(FreeConsent).check(z.maxLength(3))),
  },
  output: Ticket,
})

/** Chooses where to board a bus, until it sets off. Refusals: ticket.notFound, ticket.notBooked, ticket.used, bus.stopUnknown, activity.cancelled, activity.started. */
export const board = call({
  name: 'ticket.board',
  act: 'write',
  who: 'account',
  input: { ticketId: TicketId, stop: line(12) },
  output: Ticket,
})

/** What signing this person up still asks. Refusals: activity.notFound, person.notFound. */
export const card = call({
  name: 'ticket.card',
  act: 'read',
  who: 'account',
  input: { activityId: ActivityId, personId: PersonId },
  output: SignUpCard,
})

/** Takes an offered place; taking it twice is done once. Refusals: ticket.notFound, offer.none, offer.expired, activity.cancelled, activity.closed, eligibility.*. */
export const accept = call({
  name: 'ticket.accept',
  act: 'write',
  who: 'account',
  input: { ticketId: TicketId },
  output: Ticket,
})

/** The holder's yes to a moved date. Refusals: ticket.notFound, ticket.notBooked, activity.cancelled, activity.over. */
export const reconfirm = call({
  name: 'ticket.reconfirm',
  act: 'write',
  who: 'account',
  input: { ticketId: TicketId },
  output: Ticket,
})

/** Timer: expires offers whose time is up and offers what is free to the head of each line; `failed` counts activities it could not settle. */
export const sweep = call({
  name: 'ticket.sweep',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({ expired: Count, offered: Count, failed: Count }),
})

/** Gives the place back; cancelling twice is done once. Refusals: ticket.notFound, ticket.cancelClosed, ticket.used. */
export const cancel = call({
  name: 'ticket.cancel',
  act: 'write',
  who: 'account',
  input: { ticketId: TicketId },
  output: Ticket,
})

export const get = call({
  name: 'ticket.get',
  act: 'read',
  who: 'account',
  input: { ticketId: TicketId },
  output: Ticket,
})

/** Checks oneself in by the code a screen shows there and now; the same act again is answered as before. Refusals: ticket.notFound, gate.noSelfCode. */
export const checkIn = call({
  name: 'ticket.checkIn',
  act: 'write',
  who: 'account',
  input: { scanId: ScanId, ticketId: TicketId, text: z.string().check(z.maxLength(200)) },
  output: SelfCheckin,
})

/** Every ticket of the account that is still for something, with its last hundred sign-ups; newest activity first. */
export const mine = call({ name: 'ticket.mine', act: 'read', who: 'account', input: {}, output: z.array(Ticket) })

/** All sign-ups of the account, the last first; keyset pages of a hundred. */
export const history = call({
  name: 'ticket.history',
  act: 'read',
  who: 'account',
  input: { cursor: z.nullable(Cursor) },
  output: TicketPage,
})

/** Of each person of the account: places missed in the time that counts, and what follows by the bureau's policy. */
export const standing = call({
  name: 'ticket.standing',
  act: 'read',
  who: 'account',
  input: {},
  output: z.array(AttendanceStanding),
})
