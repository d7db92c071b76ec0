import type * as z from 'zod/mini'
import { forgetStored, readStored, storedKeys, writeStored } from '@/platform/storage'
import type { Instant } from '../../types/core'
import { notBefore } from './clock'

/** A result kept on the phone, and when it was true. */
export type Kept<T> = { value: T; at: Instant }

/** A phone gives a mini-program 10 MB; what was read longest ago makes room. Tickets stay: they open the gate. */
const MOST = 60
const LIST = 'kept'

/**
 * What was kept under a key, or null. One that no longer fits what the call answers, kept by an earlier release, is
 * forgotten. The cloud's time is no earlier than when it was read.
 */
export function findKept<O extends z.ZodMiniType>(key: string, output: O): Kept<z.infer<O>> | null {
  const kept = readStored<Kept<unknown>>(key)
  if (!kept) return null
  const parsed = output.safeParse(kept.value)
  if (!parsed.success) {
    forgetStored(key)
    return null
  }
  notBefore(kept.at)
  return { value: parsed.data, at: kept.at }
}

/** Keeps a result under its call and input. */
export function keep<T>(key: string, value: T, at: Instant): void {
  writeStored(key, { value, at } satisfies Kept<T>)
  if (key.startsWith('ticket.')) return
  const keys = readStored<string[]>(LIST) ?? []
  if (keys[0] === key) return
  const latest = [key, ...keys.filter((one) => one !== key)]
  for (const old of latest.slice(MOST)) forgetStored(old)
  writeStored(LIST, latest.slice(0, MOST))
}

/** Changes what is kept under a key, if anything is; it stays as old as it was. */
export function patchKept<O extends z.ZodMiniType>(
  key: string,
  output: O,
  change: (value: z.infer<O>) => z.infer<O>,
): void {
  const kept = findKept(key, output)
  if (kept) writeStored(key, { value: change(kept.value), at: kept.at } satisfies Kept<z.infer<O>>)
}

/** Makes room on a full phone: forgets every kept reading but those of tickets and of the gate. */
export function forgetReadings(): void {
  const keys = readStored<string[]>(LIST) ?? []
  const needed = keys.filter((key) => key.startsWith('gate.'))
  for (const key of keys) if (!needed.includes(key)) forgetStored(key)
  writeStored(LIST, needed)
}

/** What a phone keeps of people: their tickets and everything else that is theirs alone. */
const PERSONAL = ['ticket.', 'person.', 'notice.', 'consent.', 'employer.', 'activity.', 'draft.']

/** Forgets on this phone what was deleted in the cloud. */
export function forgetPersonal(): void {
  for (const start of PERSONAL) for (const key of storedKeys(start)) forgetStored(key)
}
