/** What a node is to someone who cannot see it. */
export type Aria = {
  role?: string
  label?: string
  hidden?: boolean
  disabled?: boolean
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  live?: 'polite' | 'assertive'
  modal?: boolean
  level?: number
  /** The page one is on, in a navigation. */
  current?: boolean
  value?: { now: number; min: number; max: number; text?: string }
}

const h5 = process.env.TARO_ENV === 'h5'

/** A part of the page browsers can jump to; WeChat has no such thing. */
export const landmark = (role: 'main' | 'banner' | 'navigation') => (h5 ? { role } : {})

/**
 * The attributes that say so: WeChat reads `aria-role`, browsers read `role`
 * (and their checkers refuse `aria-role`). Undefined entries are left out.
 */
export const aria = (about: Aria): Record<string, string | number | boolean> => {
  const flags = {
    [h5 ? 'role' : 'aria-role']: about.role,
    'aria-label': about.label,
    'aria-hidden': about.hidden,
    'aria-disabled': about.disabled,
    'aria-checked': about.checked,
    'aria-selected': about.selected,
    'aria-expanded': about.expanded,
    'aria-live': about.live,
    'aria-modal': about.modal,
    'aria-current': about.current ? 'page' : undefined,
    'aria-level': about.level,
    'aria-valuenow': about.value?.now,
    'aria-valuemin': about.value?.min,
    'aria-valuemax': about.value?.max,
    'aria-valuetext': about.value?.text,
  }
  return Object.fromEntries(
    Object.entries(flags).flatMap(([name, said]) =>
      said === undefined ? [] : [[name, typeof said === 'boolean' ? String(said) : said]],
    ),
  )
}
