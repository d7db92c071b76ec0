import { cell, useCell } from '@/platform/cell'
import { saySoughtFairs } from '@/wording/activity'
import type { ThemeWord } from '../../../types/activity'
import type { KeyGroup } from '../../../types/person'

/** What one looks for among fairs. `what`: everything, any Friday special, or the code of a theme. */
export type Sought = { what: string; keyGroup: KeyGroup | null }

export const ALL = 'all'
export const SPECIALS = 'special'

const nothing: Sought = { what: ALL, keyGroup: null }
const chosen = cell<Sought>(nothing)

export const seek = (part: Partial<Sought>): void => {
  chosen.set({ ...chosen.get(), ...part })
}

export const seekAll = (): void => seek(nothing)

/** Kept while the app is open, so that it survives going back. */
export const useSought = (): Sought => useCell(chosen)

export const isSeeking = ({ what, keyGroup }: Sought): boolean => what !== ALL || keyGroup !== null

/** As the cloud is asked. */
export const inputOf = ({ what, keyGroup }: Sought) => ({
  theme: what === ALL || what === SPECIALS ? null : what,
  special: what === SPECIALS,
  keyGroup,
})

/** What is looked for, in words. */
export const saySought = ({ what, keyGroup }: Sought, themes: readonly ThemeWord[]): string => {
  const theme = themes.find(({ code }) => code === what)?.name ?? null
  return saySoughtFairs({ theme, special: what === SPECIALS, keyGroup })
}
