import type { ScanOutcome, ScanResult } from '../../types/gate'
import { type Act, type GateAnswer, pass, resultOf } from '../core/gate/pass-gate'
import { atomically, constraintOf, type Db } from '../kit/db'
import { seat } from './seat'

/** Thrown to take a place back that let nobody in. */
class NotLetIn extends Error {}

/** What a ticket meets whose holder, or another claim of whose number, holds another one here. */
const HELD = ['tickets_one_live', 'tickets_one_number']

/**
 * Lets somebody in who stands at the gate without a place, when one is free for them: on the waiting list, or late for a
 * place that was released. Null when there is none; nothing is written then.
 */
export async function letInFromHall(db: Db, act: Act, answer: GateAnswer): Promise<ScanResult | null> {
  const { held, activityId, opensAt, closesAt, activityCancelled } = answer
  if (!held || !act.letting || act.way !== 'in' || activityCancelled) return null
  if (act.now < opensAt || act.now >= closesAt) return null
  try {
    return await atomically(db, async (tx) => {
      const comer = { sessionId: act.sessionId, activityId, ticketId: held.id, inKeyGroup: false, now: act.now }
      if (!(await seat(tx, comer))) return null
      const passed = await pass(tx, act)
      if (passed?.outcome !== 'admitted') throw new NotLetIn()
      return resultOf(act, passed, 'admitted')
    })
  } catch (fault) {
    if (fault instanceof NotLetIn || HELD.includes(constraintOf(fault) ?? '')) return null
    throw fault
  }
}

/** Whether trying is worth a transaction: only somebody without a place may be given one. */
export const isWithoutPlace = (outcome: ScanOutcome): boolean => outcome === 'notConfirmed' || outcome === 'released'
