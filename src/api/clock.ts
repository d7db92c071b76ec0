import { type Learned, skewAbove, skewSince } from '@/domain/time/phone-clock'
import { readStored, writeStored } from '@/platform/storage'
import type { Instant } from '../../types/core'

const KEY = 'clock'

/** A phone that keeps meeting the cloud writes this often at most, while its clock stays where it is. */
const WRITE_MS = 30_000
const SAME_MS = 1_000

let skew = 0
let floor: Instant = 0
let known: 'unread' | 'not' | 'earlier' | 'now' = 'unread'
let written: Learned | null = null

/** Learns how far this phone's clock is off from the cloud's `now`, and keeps it for the next run. */
export const learnClock = (cloud: Instant): void => {
  const phone = Date.now()
  skew = cloud - phone
  floor = cloud
  known = 'now'
  const isSame = written && Math.abs(written.cloud - written.phone - skew) < SAME_MS
  if (isSame && written && cloud >= written.cloud && cloud < written.cloud + WRITE_MS) return
  written = { cloud, phone }
  writeStored(KEY, written)
}

/** The cloud's time is not before this: what was read from it says so. Of no weight once this run has met the cloud. */
export const notBefore = (at: Instant): void => {
  if (known !== 'now' && Number.isFinite(at)) floor = Math.max(floor, at)
}

/** Whether this phone's clock was ever put right by the cloud's: in this run, in an earlier one, or not at all. */
export const clockKnown = (): 'not' | 'earlier' | 'now' => {
  putRight()
  return known === 'unread' ? 'not' : known
}

/**
 * The cloud's time by this phone, epoch ms: countdowns and open or closed are right on a phone with a wrong clock, in a
 * run without a network too. It never goes back behind what the cloud last said, and runs on from there when the phone's
 * clock was set back since.
 */
export const cloudNow = (): Instant => {
  putRight()
  return Date.now() + skew
}

function putRight(): void {
  if (known === 'unread') recall()
  const above = skewAbove(skew, { floor, phone: Date.now() })
  if (above === skew) return
  skew = above
  if (known === 'not') known = 'earlier'
}

/** Takes up what an earlier run learned, before anything is shown. */
function recall(): void {
  known = 'not'
  const learned = readStored<Learned>(KEY)
  if (!learned || !Number.isFinite(learned.cloud) || !Number.isFinite(learned.phone)) return
  floor = Math.max(floor, learned.cloud)
  known = 'earlier'
  skew = skewSince(learned, Date.now())
}
