import type { KeyGroup } from '../../../types/person'

/**
 * Somebody on a list as the cells say it: `said` of their group, `flags` of columns that ask for one, `asides` what other
 * columns say of one, each with its heading. `guessed`: the heading above `said`, where it does not say that groups stand there. `title`: the
 * group that the title above the list names. `again`: a householder, whom every line of the household may name.
 */
export type Found = {
  name: string
  number: string
  said: string
  flags: readonly (readonly [string, string, KeyGroup])[]
  asides: readonly (readonly [string, string])[]
  guessed?: string
  title?: string
  again?: true
}
