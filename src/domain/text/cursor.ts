import type { Cursor, Instant } from '../../../types/core'
import { accept, type Decision, refuse } from '../../../types/reply'

/** The place of the last row of a page in an order by (time, id); ids are UUIDs. */
export type Place = { at: Instant; id: string }

/** What a list was asked for; the order of the keys does not matter. */
export type Query = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * 64 bits of FNV-1a's kind in two halves, as 14 letters. It tells a cursor of another query or a changed one from ours;
 * it is no secret and needs none, as a cursor opens nothing the query would not.
 */
const markOf = (text: string): string => {
  let [one, two] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ unit ^ (one >>> 13), 0x5bd1e995)
  }
  const half = (value: number) => ((value ^ (value >>> 15)) >>> 0).toString(36).padStart(7, '0')
  return half(one) + half(two)
}

const textOf = (query: Query) =>
  JSON.stringify(
    Object.keys(query)
      .sort()
      .map((key) => [key, query[key]]),
  )

const bound = (query: Query, place: string) => markOf(`${textOf(query)}\n${place}`)

/** The cursor that goes on behind this place of this query. */
export const cursorOf = (query: Query, { at, id }: Place): Cursor => {
  const place = `${at.toString(36)}.${id.replace(/-/g, '').toLowerCase()}`
  return `${bound(query, place)}.${place}`
}

const uuidOf = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** The last moment of a year with four digits. */
const LAST_INSTANT = 253_402_300_799_999

/**
 * Where a cursor of this query goes on; null at the start. `most` is the largest value the order can have. Refusal for
 * any other text, also a forged one beyond it: input.invalid.
 */
export function placeOf(query: Query, cursor: Cursor | null, most = LAST_INSTANT): Decision<Place | null> {
  if (cursor === null) return accept(null)
  const [, mark, place, at = '', hex = ''] = /^([0-9a-z]{14})\.(([0-9a-z]{1,11})\.([0-9a-f]{32}))$/.exec(cursor) ?? []
  if (place === undefined || mark !== bound(query, place)) return refuse({ code: 'input.invalid', field: 'cursor' })
  const instant = Number.parseInt(at, 36)
  if (!(instant <= most)) return refuse({ code: 'input.invalid', field: 'cursor' })
  return accept({ at: instant, id: uuidOf(hex) })
}
