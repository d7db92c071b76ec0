import * as z from 'zod/mini'
import { SignUp, SignUpFilter, SignUpPage } from '../attendance'
import { call } from '../call'
import { ActivityId, Cursor, line, SessionId, TicketId } from '../core'
import { PersonDraft } from '../person'
import { cleanLine } from '../text'

/**
 * The sign-ups of one activity in the clerk's scope, names masked; keyset pages. `search` is a name or its beginning, or
 * the last four digits of a telephone number, or all of them; '' asks for everybody. Refusals: activity.notFound.
 */
export const list = call({
  name: 'ticket.list',
  act: 'read',
  who: 'clerk',
  input: {
    activityId: ActivityId,
    only: SignUpFilter,
    search: z.string().check(z.overwrite(cleanLine), z.maxLength(60)),
    cursor: z.nullable(Cursor),
  },
  output: SignUpPage,
})

/** The full telephone number of who holds a sign-up in scope, for a reason that is kept; null when none was given. Refusals: ticket.notFound. */
export const phone = call({
  name: 'ticket.phone',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId, reason: line(60) },
  output: z.object({ phone: z.nullable(z.string()) }),
})

/** Staff take a place back and say why; the holder is told, the place goes to the head of the line. Refusals: ticket.notFound, ticket.used, activity.over. */
export const revoke = call({
  name: 'ticket.revoke',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId, reason: line(60) },
  output: SignUp,
})

/**
 * A clerk compared the card of whoever stands there with the account in hand: it is theirs from now on, and a wrong
 * name is put right. Refusals: ticket.notFound, person.realName, person.claimed.
 */
export const cardSeen = call({
  name: 'ticket.cardSeen',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId, realName: z.nullable(PersonDraft.def.shape.realName), reason: line(60) },
  output: SignUp,
})

/** A missed place does not count, for a reason. Refusals: ticket.notFound, ticket.notMissed. */
export const excuse = call({
  name: 'ticket.excuse',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId, reason: line(60) },
  output: SignUp,
})

/** The desk notes that somebody was there whom no gate scanned, in the days the policy gives. Refusals: ticket.notFound, session.notFound, ticket.notBooked, activity.cancelled, ticket.noteEarly, ticket.noteLate. */
export const note = call({
  name: 'ticket.note',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId, sessionId: SessionId, reason: line(60) },
  output: SignUp,
})

/** Whom staff took a place from may sign up there again. Refusals: ticket.notFound. */
export const allowAgain = call({
  name: 'ticket.allowAgain',
  act: 'write',
  who: 'clerk',
  input: { ticketId: TicketId },
  output: SignUp,
})
