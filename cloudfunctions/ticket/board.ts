import { decideBoarding } from '../../src/domain/ticket/bus'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { lockTicket } from './lock'
import { showTicket } from './view'

/** Where the holder boards a bus; choosing the same stop twice is done once. */
export const board: Verb<'ticket.board'> = ({ input, actor, db, now }) =>
  db.transaction(async (tx) => {
    const locked = await lockTicket(tx, { ...input, openid: actor.openid, now })
    if (!locked) return refuse({ code: 'ticket.notFound' })
    const { row, facts } = locked
    const stops = row.bus?.stops ?? []
    const decision = decideBoarding({ ...facts, stops, code: input.stop })
    if (!decision.ok) return decision
    await sql`update tickets set stop = ${input.stop} where id = ${input.ticketId}`.execute(tx)
    return accept(showTicket({ ...row, ...(row.bus ? { bus: { ...row.bus, chosen: input.stop } } : {}) }, now))
  })
