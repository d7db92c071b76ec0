import { useSyncExternalStore } from 'react'
import { Choose } from '@/components/picker-field/choose'
import { keyGroupLabel } from '@/wording/labels'
import type { ActivityCard } from '../../../types/activity'
import { KeyGroup } from '../../../types/person'
import styles from '../district-chip/index.module.scss'

/** Which fairs the calendar shows: all, Friday specials, or the specials of one key group. */
export type Audience = 'all' | 'special' | KeyGroup

const listeners = new Set<() => void>()
let chosen: Audience = 'all'

const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const chooseAudience = (audience: Audience): void => {
  chosen = audience
  for (const listener of listeners) listener()
}

/** Kept while the app is open, so that it survives going back. */
export const useAudience = (): Audience => useSyncExternalStore(watch, () => chosen)

/** Whether a fair is for this audience. */
export const isFor = ({ special }: ActivityCard, audience: Audience): boolean =>
  audience === 'all' || (special !== null && (audience === 'special' || special.keyGroup === audience))

export const sayAudience = (audience: Audience): string =>
  audience === 'all' ? '所有场次' : audience === 'special' ? '周五专场' : `${keyGroupLabel[audience]}专场`

const options = (['all', 'special', ...KeyGroup.options] as const).map((value) => ({
  value: value as string,
  word: sayAudience(value),
}))

/** The choice, as a chip. */
export function AudienceChip() {
  const audience = useAudience()
  return (
    <Choose
      id='audience'
      label='看哪些场次'
      className={styles.chip ?? ''}
      options={options}
      value={audience}
      placeholder='所有场次'
      disabled={false}
      onChange={(value) => chooseAudience(options.some((one) => one.value === value) ? (value as Audience) : 'all')}
    />
  )
}
