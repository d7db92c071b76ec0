import { rightWindow } from '../../src/domain/gate/gate'
import type { ScanResult } from '../../types/gate'
import { accept, type Decision, refuse } from '../../types/reply'
import { type Act, type GateAnswer, keep, pass, resultOf, whyNot } from '../core/gate/pass-gate'
import { readSignedTicket } from '../core/ticket/key'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { isWithoutPlace, letInFromHall } from './from-hall'

/** The same act sent twice at once may win in between; its answer then decides the next try. */
const TRIES = 4

/** One scan act: one statement when it lets somebody pass, a second that keeps it when not. */
export const scan: Verb<'gate.scan'> = ({ input, actor, db, now }) => {
  const code = readSignedTicket(input.text)
  return tryScan(db, {
    ...input,
    openid: actor.openid,
    code,
    how: 'scan',
    said: null,
    mark: null,
    letting: true,
    at: now,
    now,
  })
}

/** Does an act of a helper who is there and then: also found by search, or registered at the door. */
export async function tryScan(db: Db, act: Act): Promise<Decision<ScanResult>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await pass(db, act)
    const result = answer && (await settle(db, act, answer))
    if (result) return result
  }
  return refuse({ code: 'gate.notAssigned' })
}

async function settle(db: Db, act: Act, answer: GateAnswer): Promise<Decision<ScanResult> | null> {
  const { prior, outcome, revokedAt } = answer
  // The id belongs to another helper's scan: nobody's answer may be read with it.
  if (prior && !prior.own) return refuse({ code: 'input.invalid', field: 'scanId' })
  if (prior) return accept(resultOf(act, answer, prior.outcome))
  if (answer.rightId === null || answer.hasLeft) return refuse({ code: 'gate.notAssigned' })
  if (revokedAt !== null) return refuse({ code: 'gate.revoked', revokedAt })
  const { from, until } = rightWindow(answer)
  if (act.now < from || act.now >= until) return refuse({ code: 'gate.rightClosed', from, until })
  if (outcome) return accept(resultOf(act, answer, outcome))
  const why = whyNot(act, answer)
  const seated = isWithoutPlace(why) && (await letInFromHall(db, act, answer))
  if (seated) return accept(seated)
  return (await keep(db, act, answer, { outcome: why, conflict: null })) ? accept(resultOf(act, answer, why)) : null
}
