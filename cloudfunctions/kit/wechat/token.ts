import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../../../types/core'
import { clock } from '../clock'
import { database } from '../db'
import { seal, unseal } from '../seal'
import { sql } from '../sql'

/** A token is replaced this long before WeChat ends it (it lives two hours). */
const EARLY_MS = 5 * 60_000

/** Who asks WeChat for a token has this long to store it before another worker may ask. */
const LEASE_MS = 8_000
const LOOK_AGAIN_MS = 50
const PATIENCE_MS = 15_000

/** What WeChat gives for a token; `lives` in ms. */
export type Issued = { text: string; lives: number }

/** Asks WeChat for the account's token; with `force` for a new one in place of the one it would give again. */
export type Issue = (force: boolean) => Promise<Issued>

type Token = { account: string; text: string; freshUntil: Instant }
let held: Token | undefined
let finding: { account: string; token: Promise<Token> } | undefined

/**
 * The access token of an account: from memory, from the database, or from WeChat, which one worker asks for all: the
 * others wait for what it stored. Callers that arrive together share one look.
 */
export async function tokenOf(account: string, issue: Issue): Promise<string> {
  if (held?.account === account && clock.now() < held.freshUntil) return held.text
  return look(account, issue, null)
}

/** The token after one that WeChat no longer takes: another worker's newer one, or a forced one. */
export async function tokenAfter(stale: string, account: string, issue: Issue): Promise<string> {
  if (held?.text === stale) held = undefined
  return held ? tokenOf(account, issue) : look(account, issue, stale)
}

async function look(account: string, issue: Issue, stale: string | null): Promise<string> {
  if (finding?.account !== account) finding = { account, token: find(account, issue, stale) }
  const { token } = finding
  try {
    held = await token
    return held.text
  } finally {
    if (finding?.token === token) finding = undefined
  }
}

async function find(account: string, issue: Issue, stale: string | null): Promise<Token> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const stored = await read(account)
    if (stored && stored.text !== stale) return stored
    if (await lease()) return refresh(account, issue, stale)
    if (performance.now() > until) throw new Error('no token: another worker asks for it and does not come back')
    await pause(LOOK_AGAIN_MS)
  }
}

async function read(account: string): Promise<Token | null> {
  const { rows } = await sql<{ sealed: Buffer; freshUntil: Instant }>`
    select token_sealed as sealed, token_until as "freshUntil" from wechat_state
    where account = ${account} and token_until > ${clock.now()}`.execute(database())
  const row = rows[0]
  return row ? { account, text: unseal(row.sealed), freshUntil: row.freshUntil } : null
}

/**
 * Of many workers one gets to ask WeChat; a lease ends by itself when its holder died. One that lies further ahead than two
 * leases is of a clock that went wrong; a little further than one is of a worker that looked at its clock a moment later.
 */
async function lease(): Promise<boolean> {
  const now = clock.now()
  const { rows } = await sql`
    update wechat_state set refreshing_until = ${now + LEASE_MS}
    where coalesce(refreshing_until, 0) < ${now} or refreshing_until > ${now + 2 * LEASE_MS} returning one`.execute(
    database(),
  )
  return rows.length > 0
}

async function refresh(account: string, issue: Issue, stale: string | null): Promise<Token> {
  try {
    const newer = await read(account)
    if (newer && newer.text !== stale) return await giveBack(newer)
    const given = await issue(false)
    const { text, lives } = given.text === stale ? await issue(true) : given
    const freshUntil = clock.now() + Math.max(lives - EARLY_MS, Math.round(lives / 2))
    await sql`
      update wechat_state set account = ${account}, token_sealed = ${seal(text)}, token_until = ${freshUntil},
        refreshing_until = null`.execute(database())
    return { account, text, freshUntil }
  } catch (fault) {
    await giveBack(null).catch(() => null)
    throw fault
  }
}

async function giveBack<T>(token: T): Promise<T> {
  await sql`update wechat_state set refreshing_until = null`.execute(database())
  return token
}
