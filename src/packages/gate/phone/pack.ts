import { notBefore } from '@/api/clock'
import { type HeldPack, mergePack } from '@/domain/gate/offline'
import { cell } from '@/platform/cell'
import { readStored, writeStored } from '@/platform/storage'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import { ask } from './link'
import { freeOwn } from './own'

const keyOf = (session: SessionId) => `gate.pack:${session}`

/** The pack of the session the phone stands at; null before the first one came. */
export const held = cell<HeldPack | null>(null)

/** Opens what an earlier run left, so that the phone can decide before it has met any network. */
export function openPack(session: SessionId): void {
  if (held.get()?.sessionId === session) return
  const pack = readStored<HeldPack>(keyOf(session))
  const whole = Array.isArray(pack?.keys) && Array.isArray(pack.left) && Array.isArray(pack.tickets?.booked)
  const isOurs = whole && pack.sessionId === session
  if (isOurs) notBefore(pack.at)
  held.set(isOurs ? pack : null)
}

/** Asks for what has changed since the last pack and keeps it. */
export async function freshenPack(session: SessionId): Promise<void> {
  const before = held.get()
  const known = before?.sessionId === session ? before : null
  const outcome = await ask(gate.pack, { sessionId: session, since: known?.at ?? null, stamp: known?.stamp ?? null })
  if (outcome.kind !== 'done') return
  const pack = mergePack(held.get(), outcome.value)
  if (!pack) return
  held.set(pack)
  const used = new Set(pack.used)
  freeOwn(
    session,
    outcome.value.freed.filter((short) => !used.has(short)),
  )
  writeStored(keyOf(session), pack)
}

/** What is held of this session. */
export const packOf = (session: SessionId): HeldPack | null => {
  const pack = held.get()
  return pack?.sessionId === session ? pack : null
}
