import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '@/platform/storage'
import { DistrictCode } from '../../../types/division'

const key = 'district'
const listeners = new Set<() => void>()
let chosen: DistrictCode | null | undefined

const current = () => {
  if (chosen === undefined) {
    const stored = DistrictCode.safeParse(readStored(key))
    chosen = stored.success ? stored.data : null
  }
  return chosen
}

const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Chooses a county for every list, null for the whole city, and remembers it on this device. */
export const chooseDistrict = (district: DistrictCode | null): void => {
  chosen = district
  writeStored(key, district)
  for (const listener of listeners) listener()
}

/** The county the lists are about; null is the whole city. */
export const useDistrict = (): DistrictCode | null => useSyncExternalStore(watch, current, current)
