import { comparableName } from './real-name'

/** Whether two spellings are one name. */
export const isSameName = (one: string, other: string): boolean => comparableName(one) === comparableName(other)

/**
 * Whether what was typed is a beginning of the name or of one of its parts: 杨 and 杨秀 for 杨秀军, 买买提 or 阿依 古丽 for
 * 阿依古丽·买买提, smith for John Smith.
 */
export function isNameLike(name: string, typed: string): boolean {
  const wanted = comparableName(typed)
  if (wanted === '') return false
  const parts = name.split(/[^\p{L}\p{M}\p{Co}]+/u)
  return parts.some((_, at) => comparableName(parts.slice(at).join('')).startsWith(wanted))
}
