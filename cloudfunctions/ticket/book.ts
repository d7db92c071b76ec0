import type { ActivityKind } from '../../types/activity'
import type { Input } from '../../types/contract'
import type { Instant, OpenId } from '../../types/core'
import type { FreeConsent } from '../../types/person'
import { accept, refuse } from '../../types/reply'
import type { Answer } from '../../types/waitlist'
import type { Db } from '../kit/db'
import { keepFreeConsents } from '../kit/privacy-consents'
import type { Verb } from '../kit/serve'
import { takeAboard, withStop } from './aboard'
import { answersToKeep } from './answers'
import { explain } from './explain'
import { take } from './take'
import { showTicket } from './view'

/** What somebody wishes to sign up for; `answers` are fit to be kept. */
export type Wish = Pick<Input<'ticket.book'>, 'activityId' | 'personId'> & {
  declared: boolean
  answers: readonly Answer[]
  openid: OpenId
  now: Instant
}

/** A place may be freed between losing it and asking why; then it is worth one more try, not an endless one. */
const TRIES = 4

/** Books a place or joins the waiting list in one statement, or says why not in a second. */
export const book: Verb<'ticket.book'> = async ({ input, actor, db, now }) => {
  const { activityId, personId, declared = false } = input
  const parts = [...new Set([...(input.allowed ?? []), ...(declared ? (['keyGroup'] as const) : [])])]
  const answers = await answersToKeep(db, (input.answers ?? []).filter(mayKeep(parts)), now)
  const wish = { activityId, personId, declared, answers, openid: actor.openid, now }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const taken = await takeIn(db, wish, input.stop)
    if (taken === 'stopUnknown') return refuse({ code: 'bus.stopUnknown' })
    if (taken) {
      if (parts.length > 0) await keepFreeConsents(db, { openid: actor.openid, personId, parts, now })
      return accept(showTicket(taken, now))
    }
    const why = await explain(db, wish)
    if (why !== 'tryAgain') return why
  }
  return refuse({ code: 'ticket.full' })
}

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
