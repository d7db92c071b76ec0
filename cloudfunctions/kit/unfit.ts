/** Deeper than any input of the contract. */
const DEEPEST = 12

/** What PostgreSQL keeps in no text: the character NUL, and half of a character. */
const UNFIT = /[\0\p{Cs}]/u

/**
 * The path of the first value that no table could keep, or that nobody would send: a text with NUL or half of a character,
 * a number beyond those that are exact, something nested without end. Null when there is none. Walks without recursion,
 * so that depth cannot break it.
 */
export function unfitIn(input: unknown): string | null {
  const left: { value: unknown; path: readonly string[] }[] = [{ value: input, path: [] }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next
    if (isUnfit(value) || path.length > DEEPEST) return path.join('.').slice(0, 60) || 'input'
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (UNFIT.test(key)) return path.join('.').slice(0, 60) || 'input'
      left.push({ value: inner, path: [...path, key] })
    }
  }
  return null
}

const isUnfit = (value: unknown): boolean =>
  typeof value === 'string'
    ? UNFIT.test(value)
    : typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)

/** What a scanner read: any text at all, in which what cannot be kept is replaced, so that it is told to be no code of ours. */
export const readable = (text: string): string => text.replace(new RegExp(UNFIT.source, 'gu'), '\ufffd')
