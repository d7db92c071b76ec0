import { clockKnown, clockSkew, resumeClock } from '@/api/clock'
import { readStored, writeStored } from '@/platform/storage'

const KEY = 'gate.clock'

/** Keeps how far this phone's clock is off, so that it knows the hour after a restart without a network. */
export const rememberClock = (): void => {
  if (clockKnown() === 'now') writeStored(KEY, clockSkew())
}

/** Takes up what was remembered, unless this run has met the cloud already. */
export const recallClock = (): void => resumeClock(Number(readStored<unknown>(KEY) ?? Number.NaN))
