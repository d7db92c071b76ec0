import { comparableName } from './real-name'

/** Whether two spellings are one name. */
export const isSameName = (one: string, other: string): boolean => comparableName(one) === comparableName(other)

/** Without the marks over letters, which a helper's keyboard and the line a passport's machine reads have not: José, Đặng. */
const unmarked = (name: string): string =>
  comparableName(name)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đð]/g, 'd')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/þ/g, 'th')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .normalize('NFC')

/** Every way a form may be written down with marks or without. */
const spellings: readonly ((name: string) => string)[] = [comparableName, unmarked]

const partsOf = (name: string) => name.split(/[^\p{L}\p{M}\p{Co}]+/u).filter((part) => part !== '')

const TITLE = /(?:先生|女士|小姐|同志|师傅|老师|经理)$|^(?:mr|mrs|ms|miss|dr)\b\.?\s*/i

/** The shortest name of parts: 阿依古丽 and a father's name. Such a name may have lost the dot between its parts. */
const OF_PARTS = 5

/** Whether what was typed stands within a long Chinese name kept without its dot: 买买提 in 阿依古丽买买提. */
const isWithin = (name: string, typed: string) => {
  const [own, wanted] = [comparableName(name), comparableName(typed)]
  return wanted.length >= 2 && own.length >= OF_PARTS && /^[\u3400-\u9fff]+$/.test(own) && own.includes(wanted)
}

const isFromStart = (name: string, typed: string) =>
  spellings.some((spell) => {
    const wanted = spell(typed)
    const parts = partsOf(name)
    return wanted !== '' && parts.some((_, at) => spell(parts.slice(at).join('')).startsWith(wanted))
  })

/** Each part typed begins another part of the name, in whatever order. */
const isOfParts = (name: string, typed: string) => {
  const wanted = partsOf(typed)
  const left = partsOf(name)
  return (
    wanted.length > 1 &&
    wanted.every((part) => {
      const at = left.findIndex((own) => spellings.some((spell) => spell(own).startsWith(spell(part))))
      return at >= 0 && left.splice(at, 1).length > 0
    })
  )
}

/**
 * Whether what was typed is a beginning of the name or of one of its parts: 杨 and 杨秀 for 杨秀军, 买买提 or 阿依 古丽 for
 * 阿依古丽·买买提, also where the dot was lost, smith or Smith John for John Smith, nguyen for Nguyễn, and 杨秀军先生 for 杨秀军.
 */
export function isNameLike(name: string, typed: string): boolean {
  const wished = [typed, typed.trim().replace(TITLE, '')]
  return wished.some((wish) => isFromStart(name, wish) || isOfParts(name, wish) || isWithin(name, wish))
}
