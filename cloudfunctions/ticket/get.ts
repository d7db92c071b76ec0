import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findTicket } from './find'
import { showTicket } from './view'

/** One of the account's own tickets. */
export const get: Verb<'ticket.get'> = async ({ input, actor, db, now }) => {
  const row = await findTicket(db, actor.openid, input.ticketId)
  return row ? accept(showTicket(row, now)) : refuse({ code: 'ticket.notFound' })
}
