import { cell, useCell } from '@/platform/cell'
import { keyGroupLabel } from '@/wording/labels'
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

/** A theme's name says that it is a special, once. */
const withSpecial = (theme: string) => (theme.endsWith('专场') ? theme : `${theme}专场`)

/** 面向退役军人的周五专场, 文旅服务专场: what is looked for, in words. */
export const saySought = ({ what, keyGroup }: Sought, themes: readonly ThemeWord[]): string => {
  const theme = themes.find(({ code }) => code === what)?.name
  const name = what === SPECIALS ? '周五专场' : theme && withSpecial(theme)
  return `${keyGroup ? `面向${keyGroupLabel[keyGroup]}的` : ''}${name ?? '招聘会'}`
}
