import * as z from 'zod/mini'

/**
 * Who may call: `account` any WeChat account · `recruiter` acts for an employer · `gate` may scan somewhere ·
 * `clerk` staff of a district · `system` a timer of the platform.
 */
export type Who = 'account' | 'recruiter' | 'gate' | 'clerk' | 'system'

/** One call of the system: drives the types on both sides, input parsing, who may call, the gateway and `npm run contract`. */
export type Call<
  N extends string = string,
  A extends 'read' | 'write' = 'read' | 'write',
  W extends Who = Who,
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
> = {
  name: N
  act: A
  who: W
  input: I
  output: O
  /** What it may be refused with beside `MainRefusal`. */
  refusals?: readonly z.ZodMiniType<{ code: string }>[]
}

export type AnyCall = Call
export type ReadCall = Call<string, 'read'>
export type WriteCall = Call<string, 'write'>
export type InputOf<C extends AnyCall> = z.infer<C['input']>
export type OutputOf<C extends AnyCall> = z.infer<C['output']>

/**
 * Makes a call. Its input is strict: an unknown key (somebody's identity, say) is refused, not ignored. All writes are
 * safe to send twice.
 */
export const call = <
  const N extends string,
  A extends 'read' | 'write',
  W extends Who,
  I extends z.core.$ZodLooseShape,
  O extends z.ZodMiniType,
>(of: {
  name: N
  act: A
  who: W
  input: I
  output: O
  refusals?: readonly z.ZodMiniType<{ code: string }>[]
}): Call<N, A, W, z.ZodMiniObject<I, z.core.$strict>, O> => ({ ...of, input: z.strictObject(of.input) })

/** The noun of a call is the function that answers it. */
export const nounOf = (name: string): string => name.slice(0, name.indexOf('.'))
