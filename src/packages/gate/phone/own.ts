import { cloudNow } from '@/api/clock'
import { addOwn, isOldOwn, OWN_KEYS, type OwnAct, type OwnActs, openOwn, ownKeys } from '@/domain/gate/own'
import { forgetStored, readText, storedKeys, writeText } from '@/platform/storage'
import type { SessionId } from '../../../../types/core'

const opened = new Map<SessionId, OwnActs>()

const stored = (start: string) => storedKeys(start).map((key) => ({ key, text: readText(key) ?? '' }))

/** What this phone let through at a session; what is of sessions long over is forgotten on the way. */
export function ownOf(session: SessionId): OwnActs {
  const known = opened.get(session)
  if (known) return known
  for (const { key, text } of stored(OWN_KEYS)) {
    if (!key.startsWith(ownKeys(session)) && isOldOwn(text, cloudNow())) forgetStored(key)
  }
  const own = openOwn(session, stored(ownKeys(session)))
  opened.set(session, own)
  return own
}

/** Remembers that this phone let a ticket through, or took it back. */
export function noteOwn(session: SessionId, ticketId: string, way: OwnAct['way']): void {
  const { own, write } = addOwn(ownOf(session), ticketId, { way, at: cloudNow() })
  opened.set(session, own)
  writeText(write.key, write.text)
}

/** The cloud says that these are not in any more: somebody took the scan back. */
export function freeOwn(session: SessionId, shorts: readonly string[]): void {
  for (const short of shorts) if (ownOf(session).latest.get(short)?.way === 'in') noteOwn(session, short, 'undone')
}
