import type { Instant } from './core'
import type { Refusal } from './refusal'

/** What a rule answers: a value, or the one refusal the person can do something about first. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accept = <T>(value: T): Decision<T> => ({ ok: true, value })
export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/**
 * What crosses the wire. `now` is the cloud's clock, so that a phone with a wrong clock still counts down rightly.
 * `broken` names a trace id to read to the service desk and nothing else.
 */
export type Reply<T = unknown> =
  | { kind: 'done'; value: T; now: Instant }
  | { kind: 'refused'; refusal: Refusal; now: Instant }
  | { kind: 'broken'; traceId: string; now: Instant }

/** What a page sees: the reply, or `unknown` when no answer came back. */
export type Outcome<T> = Reply<T> | { kind: 'unknown' }
