import type { Refusal, RefusalCode } from '../../../types/refusal'

/** A decision that names the few refusals it can come to, out of the many there are. */
export type Ruling<T, R extends { code: string }> = { ok: true; value: T } | { ok: false; refusal: R }

/** The refusals of these codes. */
export type Known<C extends RefusalCode> = Extract<Refusal, { code: C }>

export const grant = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const deny = <const R extends { code: string }>(refusal: R): { ok: false; refusal: R } => ({
  ok: false,
  refusal,
})
