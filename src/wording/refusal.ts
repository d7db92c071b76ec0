import type { Refusal } from '../../types/refusal'
import { activitySayings } from './refusals/activity'
import { doorSayings } from './refusals/door'
import { noticeSayings } from './refusals/notice'
import { personSayings } from './refusals/person'
import type { Saying, Sayings } from './refusals/saying'
import { ticketSayings } from './refusals/ticket'

type Say = (refusal: Refusal) => Saying

/** What every page can say; a sub-package adds what its own calls may be refused with. */
const known = {
  ...doorSayings,
  ...activitySayings,
  ...ticketSayings,
  ...personSayings,
  ...noticeSayings,
} as unknown as Record<string, Say>

/** Adds sentences; to be called where a sub-package's pages are loaded, before any of its calls can be answered. */
export const learnSayings = (...more: readonly Partial<Sayings<Refusal>>[]): void => {
  Object.assign(known, ...more)
}

/** Of a code nobody has taught this page: the program on the phone is older than the cloud. */
const unknown = known['call.unknown'] as Say

/** The refusal in plain Chinese with the next step. */
export const sayRefusal = (refusal: Refusal): Saying => (known[refusal.code] ?? unknown)(refusal)

/** A refusal as one line beside its field. */
export const sayBeside = (refusal: Refusal): string => {
  const { title, next } = sayRefusal(refusal)
  return `${title}，${next}`
}
