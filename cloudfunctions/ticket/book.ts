import { randomUUID } from 'node:crypto'
import type { ActivityKind } from '../../types/activity'
import type { Input } from '../../types/contract'
import type { Instant, OpenId, TicketId } from '../../types/core'
import type { FreeConsent } from '../../types/person'
import { accept, refuse } from '../../types/reply'
import type { Answer } from '../../types/waitlist'
import { isOfChild } from '../core/person/child'
import { type HeldByNumber, handOver, heldByNumber } from '../core/ticket/hand-over'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { takeAboard, withStop } from './aboard'
import { answersToKeep } from './answers'
import { explain } from './explain'
import { findTicket } from './find'
import { take } from './take'
import { showTicket, type TicketRow } from './view'

/** What somebody wishes to sign up for; `answers` are fit to be kept. */
export type Wish = Pick<Input<'ticket.book'>, 'activityId' | 'personId'> & {
  declared: boolean
  answers: readonly Answer[]
  /** What is agreed to beside it, kept with the place. */
  allowed: readonly FreeConsent[]
  openid: OpenId
  now: Instant
}

/** A place may be freed between losing it and asking why; then it is worth one more try, not an endless one. */
const TRIES = 4

/** Books a place or joins the waiting list in one statement, or says why not in a second. */
export const book: Verb<'ticket.book'> = async ({ input, actor, db, now }) => {
  const { activityId, personId, declared = false } = input
  const allowed = [...new Set([...(input.allowed ?? []), ...(declared ? (['keyGroup'] as const) : [])])]
  const extras = allowed.length + (input.answers ?? []).length
  if (extras > 0 && (await isOfChild(db, { openid: actor.openid, personId, now })))
    return refuse({ code: 'person.childNotAsked' })
  const answers = await answersToKeep(db, (input.answers ?? []).filter(mayKeep(allowed)), now)
  const wish = { activityId, personId, declared, answers, allowed, openid: actor.openid, now }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const taken = await takeIn(db, wish, input.stop)
    if (taken === 'stopUnknown') return refuse({ code: 'bus.stopUnknown' })
    if (taken) return accept(showTicket(taken, now))
    const why = await explain(db, wish)
    if (why === 'tryAgain') continue
    const isHeld = !why.ok && why.refusal.code === 'ticket.heldElsewhere'
    const handed = isHeld ? await takeByCard(db, wish) : null
    return handed ? accept(showTicket(handed, now)) : why
  }
  return refuse({ code: 'ticket.full' })
}

/** Whoever's card was seen with this account has the place another claim of the number holds; null for everybody else. */
const takeByCard = (db: Db, { activityId, personId, openid, now }: Wish): Promise<TicketRow | null> =>
  db.transaction(async (tx) => {
    const { rows } = await sql`
      select from account_persons own
      where own.openid = ${openid} and own.person_id = ${personId} and own.proved_at is not null`.execute(tx)
    const held = rows.length > 0 ? await heldByNumber(tx, { activityId, personId }) : null
    if (!held || (await isProved(tx, held))) return null
    const ticketId = randomUUID() as string as TicketId
    const given = await handOver(tx, { from: held.ticketId, to: { ticketId, personId, openid }, activityId, now })
    return given ? findTicket(tx, openid, ticketId) : null
  })

const isProved = async (db: Db, { ticketId }: HeldByNumber): Promise<boolean> =>
  (
    await sql`
      select from tickets t join account_persons l on l.openid = t.booked_by and l.person_id = t.person_id
      where t.id = ${ticketId} and l.proved_at is not null`.execute(db)
  ).rows.length > 0

/** A ticket of these says more than a day and a place: its stop, its lessons. */
const HAS_MORE: readonly ActivityKind[] = ['bus', 'course']

/** That somebody needs help at the door is kept only when they agreed that staff know. */
const mayKeep =
  (parts: readonly FreeConsent[]) =>
  ({ question, answer }: { question: string; answer: string }) =>
    question !== 'help' || answer === 'none' || parts.includes('help')

/** A place anywhere; on a bus at the stop named, else at the first one. */
async function takeIn(db: Db, wish: Wish, stop: string | undefined) {
  if (stop !== undefined) return takeAboard(db, wish, stop)
  const taken = await take(db, wish)
  return taken && HAS_MORE.includes(taken.activity.kind) ? withStop(db, wish, taken) : taken
}
