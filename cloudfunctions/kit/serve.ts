import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type CallName, type CallsOf, contract, type Input, type Output, type WhoOf } from '../../types/contract'
import type { Instant } from '../../types/core'
import type { Refusal } from '../../types/refusal'
import type { Decision, Reply } from '../../types/reply'
import { type ActorOf, actorFor } from './actor'
import { callerOf } from './caller'
import { clock } from './clock'
import { type Db, database, isBusy, tally } from './db'
import { log } from './log'
import { readable, unfitIn } from './unfit'

/** What a verb is given: parsed input, the actor its contract entry asks for, the database, the time, the trace id. */
export type Ask<C extends CallName> = {
  input: Input<C>
  actor: ActorOf<WhoOf<C>>
  db: Db
  now: Instant
  traceId: string
}

/** One verb: answers a business "no" as a value and throws only for faults. */
export type Verb<C extends CallName> = (ask: Ask<C>) => Promise<Decision<Output<C>>>

type VerbsOf<N extends string> = { [C in CallsOf<N>]: Verb<C> }
type AnyVerb = (ask: {
  input: unknown
  actor: unknown
  db: Db
  now: Instant
  traceId: string
}) => Promise<Decision<unknown>>

/**
 * The door of a function: who asks (from the platform, never from input), may they, parse, run, reply, one log line
 * with a trace id. A full house is an answer too (`system.busy`), no fault. Every call of the noun must have its verb or this does not compile. `timers` maps a platform
 * timer's name to the call it makes.
 */
export function serve<N extends string>(verbs: VerbsOf<N>, timers: Partial<Record<string, CallsOf<N>>> = {}) {
  return async (event: unknown, context: object): Promise<Reply> => {
    const traceId = randomUUID()
    const count = { statements: 0 }
    const now = clock.now()
    const began = performance.now()
    const call = nameOf(event, timers)
    const what = call && Object.hasOwn(verbs, call) ? call : 'unknown'
    const said = (reply: Reply): Reply => {
      const verdict = reply.kind === 'refused' ? reply.refusal.code : reply.kind
      log({
        level: 'info',
        what,
        verdict,
        traceId,
        statements: count.statements,
        ms: Math.round(performance.now() - began),
      })
      return reply
    }
    try {
      const decision = await tally.run(count, () =>
        patiently(() => answer(verbs, { call, event, context, now, traceId })),
      )
      return said(
        decision.ok
          ? { kind: 'done', value: decision.value, now }
          : { kind: 'refused', refusal: decision.refusal, now },
      )
    } catch (fault) {
      if (isBusy(fault)) {
        log({ level: 'info', what, traceId, busy: String(fault) })
        return said({ kind: 'refused', refusal: { code: 'system.busy' }, now })
      }
      log({
        level: 'fault',
        what,
        traceId,
        message: String(fault),
        stack: fault instanceof Error ? fault.stack : undefined,
      })
      return said({ kind: 'broken', traceId, now })
    }
  }
}

/** Later than this an act is not begun again: the phone and the platform wait ten seconds in all. */
const ONCE_MORE_WITHIN_MS = 5_000

/**
 * An act that gave way to others is done once more from the start, after a moment that differs from call to call.
 * Nothing of the first time is left, and every write is safe twice.
 */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await act()
  } catch (fault) {
    if (!isBusy(fault) || performance.now() - began > ONCE_MORE_WITHIN_MS) throw fault
    await pause(50 + Math.random() * 250)
    return act()
  }
}

const no = (refusal: Refusal): Decision<never> => ({ ok: false, refusal })

type Request = { call: string | undefined; event: unknown; context: object; now: Instant; traceId: string }

async function answer(verbs: object, { call, event, context, now, traceId }: Request): Promise<Decision<unknown>> {
  if (!call || !Object.hasOwn(verbs, call)) return no({ code: 'call.unknown' })
  const entry = contract[call as CallName]
  const caller = callerOf(event, context)
  if (caller.kind === 'nobody') return no({ code: 'actor.unknown' })
  const sent = scanned(call, (event as { input?: unknown }).input ?? {})
  const input = entry.input.safeParse(sent)
  if (!input.success) return no({ code: 'input.invalid', field: fieldOf(input.error.issues[0]) })
  // a device's queue is taken entry by entry, and what cannot be read is kept as that
  const unfit = call === 'gate.upload' ? null : unfitIn(input.data)
  if (unfit) return no({ code: 'input.invalid', field: unfit })
  const db = database()
  const actor = await actorFor(entry.who, caller, { db, now })
  if (!actor) return no({ code: 'actor.mayNot' })
  return (verbs as Record<string, AnyVerb>)[call]!({ input: input.data, actor, db, now, traceId })
}

/** The fields that hold what a scanner read, which may be anything at all. */
const SCANNED: Record<string, string> = { 'gate.scan': 'text', 'ticket.checkIn': 'text', 'activity.scene': 'scene' }

function scanned(call: string, input: unknown): unknown {
  const field = SCANNED[call]
  const text = field && typeof input === 'object' && input !== null && (input as Record<string, unknown>)[field]
  return field && typeof text === 'string' ? { ...(input as object), [field]: readable(text) } : input
}

/** The call an event names, or the one its timer stands for. Whether a timer really called is settled by the caller. */
function nameOf(event: unknown, timers: Partial<Record<string, string>>): string | undefined {
  if (typeof event !== 'object' || event === null) return undefined
  const { call, Type, TriggerName } = event as { call?: unknown; Type?: unknown; TriggerName?: unknown }
  if (typeof call === 'string') return call
  if (Type === 'Timer' && typeof TriggerName === 'string' && Object.hasOwn(timers, TriggerName))
    return timers[TriggerName]
  return undefined
}

function fieldOf(issue: { path: PropertyKey[]; code?: string; keys?: string[] } | undefined): string {
  const path = [...(issue?.path ?? []), ...(issue?.keys ?? []).slice(0, 1)]
  return path.map(String).join('.').slice(0, 60) || 'input'
}
