import type { Instant } from './core'
import type { Refusal } from './refusal'

/** What a rule answers: a value, or the one refusal the person can do something about first; `R` names the few it can be. */
export type Decision<T, R extends { code: string } = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <const R extends { code: string }>(refusal: R): { ok: false; refusal: R } => ({
  ok: false,
  refusal,
})

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
