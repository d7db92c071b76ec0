import { dayOf, sayDay, sayTime } from '../../domain/time/calendar'

/** What a person reads when something is refused: what it is, and what to do next. */
export type Saying = { title: string; next: string }

/** The sentence of every refusal of a noun: a new code does not compile until it has one. */
export type Sayings<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Saying }

export const when = (at: number) => `${sayDay(dayOf(at))} ${sayTime(at)}`
export const say = (title: string, next: string) => () => ({ title, next })
