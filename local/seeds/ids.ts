import { createHash } from 'node:crypto'

/**
 * An id that follows from content: the same words give the same UUID (version 8, from MD5) on every run, which is what
 * makes seeding twice change nothing. `ID_OF` is the same in SQL.
 */
export function idOf<Id extends string>(...words: (string | number)[]): Id {
  const hex = createHash('md5').update(words.join('/')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}` as Id
}

/** SQL: `idOf` as a function of this connection. */
export const ID_OF = `
  create or replace function pg_temp.id_of(words text) returns uuid language sql immutable parallel safe as
  $$ select overlay(overlay(md5(words) placing '8' from 13) placing '8' from 17)::uuid $$;
  create or replace function pg_temp.share_of(words text) returns double precision language sql immutable parallel safe as
  $$ select ('x' || left(md5(words), 7))::bit(28)::int / 268435456.0 $$;`

/** A number in [0, 1) that follows from the words: chance that falls the same way on every run. */
export function shareOf(...words: (string | number)[]): number {
  return Number.parseInt(createHash('md5').update(words.join('/')).digest('hex').slice(0, 7), 16) / 2 ** 28
}

/** One of several, by the words. */
export const pick = <T>(from: readonly T[], ...words: (string | number)[]): T =>
  from[Math.floor(shareOf(...words) * from.length)] as T

/** The first `count` of a list shuffled by the words. */
export const someOf = <T>(from: readonly T[], count: number, ...words: (string | number)[]): T[] =>
  from
    .map((each, at) => ({ each, rank: shareOf(...words, at) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ each }) => each)
