import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type Cursor, Instant } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'

/** The place of the last row of a page in an order by (time, id). */
export type Place = { at: Instant; id: string }

const Text = z.tuple([z.string(), Instant, z.uuid()])

/** What the query asks for, shortened; a cursor is good only where this is the same. */
const markOf = (query: object) => createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 8)

/** The cursor that goes on behind this place of this query. */
export const closeCursor = (query: object, { at, id }: Place): Cursor =>
  Buffer.from(JSON.stringify([markOf(query), at, id])).toString('base64url')

/** Where a cursor of this query goes on; null at the start. Refusal: input.invalid for anything else. */
export function openCursor(query: object, cursor: Cursor | null): Decision<Place | null> {
  if (cursor === null) return accept(null)
  const read = Text.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!read.success || read.data[0] !== markOf(query)) return refuse({ code: 'input.invalid', field: 'cursor' })
  return accept({ at: read.data[1], id: read.data[2] })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
