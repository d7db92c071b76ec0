import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod/mini'
import { closeDatabase } from '../../cloudfunctions/kit/db'
import { type Sql, sql as sqlOf } from '../../cloudfunctions/kit/sql'
import { type AnyCall, nounOf } from '../../types/call'
import { type CallName, contract, type Input, type Output } from '../../types/contract'
import type { Instant } from '../../types/core'
import type { Refusal, RefusalCode } from '../../types/refusal'
import { MainRefusal } from '../../types/refusals/main'
import type { Reply } from '../../types/reply'
import { closeOwner, nameDatabase, owner } from './owner'
import { createTestDatabase } from './postgres'

type Main = (event: unknown, context: object) => Promise<Reply>

/** What the platform vouches for, as it puts it into a function's context. */
export type Platform = Record<string, string>

/** Branded ids may be plain strings in a test. */
export type Loose<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? Loose<E>[]
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T

/** A cloud of a test's own: the functions behind their real doors, and a database nobody else uses. */
export type Cloud = {
  /** What the account is answered. Faults when the answer breaks the contract, also by saying more than it. */
  ask<C extends CallName>(openid: string, call: C, input: Loose<Input<C>>): Promise<Reply<Output<C>>>
  /** Like `ask`, for calls that must succeed: the value. */
  get<C extends CallName>(openid: string, call: C, input: Loose<Input<C>>): Promise<Output<C>>
  /** Like `ask`, for calls that end in one word: `done`, `broken`, or the refusal's code. */
  say<C extends CallName>(openid: string, call: C, input: Loose<Input<C>>): Promise<RefusalCode | 'done' | 'broken'>
  /** Fires the timer of this name at the function of this noun. */
  asTimer(noun: string, name: string): Promise<Reply>
  /** Any event at all, with whatever the platform says. */
  send(noun: string, event: unknown, platform?: Platform): Promise<Reply>
  /** Rows of a statement, straight from the database, as its owner; the functions connect as their own role. */
  sql<T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>
  /** How many statements a call took, by the door's own log line. */
  statements<C extends CallName>(openid: string, call: C, input: Loose<Input<C>>): Promise<number>
  close(): Promise<void>
}

/**
 * Starts a cloud, empty or with the demo around a moment; call it once per test file and `close` it at the end. Builders
 * (`make.ts`) work from then on.
 */
export async function startCloud(options: { demoAt?: Instant } = {}): Promise<Cloud> {
  const own = await createTestDatabase(options)
  nameDatabase(own)
  process.env.WECHAT_API_URL ??= NOBODY_LISTENS
  const ask: Cloud['ask'] = async (openid, call, input) =>
    keepPromise(call, await send(nounOf(call), { call, input }, accountOf(openid)))
  const get: Cloud['get'] = async (openid, call, input) => {
    const reply = await ask(openid, call, input)
    if (reply.kind !== 'done') throw new Error(`${call} was not done: ${JSON.stringify(reply)}`)
    return reply.value
  }
  return {
    ask,
    get,
    say: async (openid, call, input) => wordOf(await ask(openid, call, input)),
    asTimer: (noun, name) => send(noun, { Type: 'Timer', TriggerName: name }, { TRIGGER_SRC: 'timer' }),
    send,
    sql: async <T>(strings: TemplateStringsArray, ...values: unknown[]) =>
      (await (sqlOf(strings, ...values) as Sql<T>).execute(owner())).rows,
    statements: (openid, call, input) => statementsOf(() => ask(openid, call, input)),
    close: async () => {
      await closeDatabase()
      await closeOwner()
      await own.drop()
    },
  }
}

/** No test ever reaches the real WeChat: one that needs it starts a stand-in. */
const NOBODY_LISTENS = 'http://127.0.0.1:1'

/** One word for a reply. */
export const wordOf = (reply: Reply): RefusalCode | 'done' | 'broken' =>
  reply.kind === 'refused' ? reply.refusal.code : reply.kind

/** The platform's context of a mini-program account. */
export const accountOf = (openid: string): Platform => ({ WX_OPENID: openid, WX_APPID: 'wx0000000000000000' })

async function send(noun: string, event: unknown, platform: Platform = {}): Promise<Reply> {
  const { main } = (await import(`../../cloudfunctions/${noun}/index`)) as { main: Main }
  const context = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', ...platform }) }
  return JSON.parse(JSON.stringify(await main(event, context))) as Reply
}

/** The reply, as promised by the contract: neither less nor more. */
function keepPromise<C extends CallName>(call: C, reply: Reply): Reply<Output<C>> {
  if (reply.kind === 'done' && !isDeepStrictEqual(contract[call].output.parse(reply.value), reply.value))
    throw new Error(`${call} says more than its contract: ${JSON.stringify(reply.value)}`)
  const { refusals = [] }: AnyCall = contract[call]
  const isNamed = (refusal: Refusal) => (one: z.ZodMiniType) => isDeepStrictEqual(one.safeParse(refusal).data, refusal)
  if (reply.kind === 'refused' && ![MainRefusal, ...refusals].some(isNamed(reply.refusal)))
    throw new Error(`${call} refuses with what it does not name, or with more: ${JSON.stringify(reply.refusal)}`)
  return reply as Reply<Output<C>>
}

async function statementsOf(call: () => Promise<unknown>): Promise<number> {
  const last = (await logOf(call)).trim().split('\n').at(-1) ?? ''
  return (JSON.parse(last) as { statements: number }).statements
}

/** What an act writes to the log, which is silent in tests otherwise. */
export async function logOf(act: () => Promise<unknown>): Promise<string> {
  const write = process.stdout.write
  const silence = process.env.LOG
  let lines = ''
  process.env.LOG = 'on'
  process.stdout.write = (text: string | Uint8Array) => {
    lines += text
    return true
  }
  try {
    await act()
  } finally {
    process.stdout.write = write
    process.env.LOG = silence
  }
  return lines
}
