import { halfWidth } from './typed'

/** What stands between the parts of a name, in every form keyboards offer it. */
const BETWEEN = /[\s.,'’`´·\u00b7\u2010-\u2015\u2018\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65-]+/gu

const MARKS = /[\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]/gu

/** A name as it is compared: spellings people hold to be the same come out the same, parts apart. */
const partsOf = (name: string): string[] =>
  halfWidth(name)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .split(BETWEEN)
    .filter((part) => part !== '')

/** Whether two spellings are one name: case, width, dots, blanks and accents aside. */
export const isSameName = (one: string, other: string): boolean => partsOf(one).join('') === partsOf(other).join('')

/**
 * Whether what was typed is a beginning of the name or of one of its parts: 杨 and 杨秀 for 杨秀军, 买买提 or 阿依 古丽 for
 * 阿依古丽·买买提, smith for John Smith.
 */
export function isNameLike(name: string, typed: string): boolean {
  const wanted = partsOf(typed).join('')
  if (wanted === '') return false
  const parts = partsOf(name)
  return parts.some((_, at) => parts.slice(at).join('').startsWith(wanted))
}
