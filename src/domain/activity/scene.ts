import { accept, type Decision, refuse } from '../../../types/reply'

/**
 * The page every code of ours opens. It is printed on paper and cannot be called back: this page never moves, whatever
 * becomes of the pages it leads to.
 */
export const PRINTED_PAGE = 'pages/code/index'

/**
 * The `scene` of a mini-program code: `v1` + where it is used + short code + two check characters. At most 32 characters
 * of the set WeChat prints (0-9 A-Z is inside it). The short code names a row of `codes`, which tells the activity,
 * so that a printed code survives pages that move.
 */
const VERSION = '1'

/** Crockford's base 32: no I, L, O and U, so that a printed code can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The largest prime below 32²: every single wrong character and every swap of neighbours changes the remainder. */
const PRIME = 1021

/** Where a code was met, one letter each. */
const VIA = { poster: 'P', share: 'S', ticket: 'T', venue: 'V' } as const
export type Via = keyof typeof VIA

/** What a code on paper or in a chat says. */
export type Scene = { via: Via; code: string }

export type SceneRefusal = { code: 'scene.unreadable' }

const SHORT = /^[0-9A-HJKMNP-TV-Z]{4,12}$/

const checkOf = (text: string): string => {
  let sum = 0
  for (const character of text) sum = (sum * 37 + character.charCodeAt(0)) % PRIME
  return ALPHABET.charAt(Math.floor(sum / 32)) + ALPHABET.charAt(sum % 32)
}

/** A short code of ten characters from ten random bytes; a fault when there are fewer. */
export const shortCodeOf = (random: Uint8Array): string => {
  if (random.length < 10) throw new RangeError('a short code needs ten random bytes')
  return Array.from(random.subarray(0, 10), (byte) => ALPHABET.charAt(byte % 32)).join('')
}

/** The scene to print; a fault when the code is not 4 to 12 characters of the alphabet. */
export function sceneOf({ via, code }: Scene): string {
  if (!SHORT.test(code)) throw new RangeError('not a short code')
  const body = `${VERSION}${VIA[via]}${code}`
  return body + checkOf(body)
}

const decoded = (raw: string): string => {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}

/** Reads the scene a page was opened with, percent-encoded or not. Refusal for anything not printed by us: scene.unreadable. */
export function readScene(raw: string): Decision<Scene, SceneRefusal> {
  const text = raw.length > 96 ? '' : decoded(raw)
  const body = text.slice(0, -2)
  const code = body.slice(2)
  const via = (Object.keys(VIA) as Via[]).find((name) => VIA[name] === body.charAt(1))
  const isOurs = via !== undefined && body.startsWith(VERSION) && SHORT.test(code) && checkOf(body) === text.slice(-2)
  return isOurs ? accept({ via, code }) : refuse({ code: 'scene.unreadable' })
}

/**
 * A short code as a person typed it from a poster: spaces and dashes are left out, small letters and the look-alikes O,
 * I and L put right. Refusal: scene.unreadable.
 */
export function readShortCode(typed: string): Decision<string, SceneRefusal> {
  const code = typed
    .slice(0, 40)
    .replace(/[\s-]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return SHORT.test(code) ? accept(code) : refuse({ code: 'scene.unreadable' })
}
