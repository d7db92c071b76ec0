import type { Editing } from '../../src/domain/series/edit'
import type { Holder } from '../../src/domain/ticket/places-seats'
import type { ActivityId, Instant } from '../../types/core'
import type { EditField, EditPreview, EditRow, Told } from '../../types/series-edit'
import { employersAt } from '../core/notice/telling'
import { maskedName } from '../core/person/names'
import type { Db } from '../kit/db'
import type { Sealed } from '../kit/seal'
import { sql } from '../kit/sql'
import { alongOf } from './along'
import type { Found, FoundDate } from './dates'
import { seenOf } from './holders'
import { isMoved } from './tales'
import { type Younger, youngerIn } from './younger'

/** What a row shows the new value of. */
const MOVES: readonly EditField[] = ['day', 'time', 'venueId']

const NOBODY: Told = { booked: 0, offered: 0, waiting: 0 }

/** The rows a clerk sees, each date as it stands before. Names are masked. */
export async function showEditing(
  db: Db,
  { dates }: Found,
  { edits, left, kept }: Editing,
  now: Instant,
): Promise<EditPreview> {
  const named = await namesOf(
    db,
    edits.flatMap(({ displaced }) => displaced),
  )
  const moved = edits.filter(isMoved)
  const employers = await employersAt(
    db,
    moved.map(({ activityId }) => activityId),
  )
  const younger = await youngerIn(db, edits)
  const along = await alongOf(db, edits, now)
  const rows = edits.map(({ activityId, fields, after, told, displaced, gone, closes }) => ({
    ...headOf(dates, activityId),
    ...(fields.some((field) => MOVES.includes(field)) && {
      after: {
        day: after.day,
        startsAt: after.startsAt,
        endsAt: after.endsAt,
        venue: along.get(activityId)?.venue ?? null,
      },
    }),
    offers: along.get(activityId)?.offers ?? 0,
    buses: along.get(activityId)?.buses ?? 0,
    ending: along.get(activityId)?.ending ?? 0,
    off: [...(along.get(activityId)?.off ?? [])],
    fields: [...fields],
    told: told ?? { ...NOBODY, waiting: younger.get(activityId)?.waiting.length ?? 0 },
    employers: employers.get(activityId) ?? 0,
    ...(fields.includes('minAge') && { younger: countsOf(younger.get(activityId)) }),
    displaced: displaced.map(({ ticketId }) => ({ ticketId, name: named.get(ticketId) ?? '', gone })),
    closes,
  }))
  return { rows, left: left.length, kept: kept.length, seen: seenOf(edits) }
}

const countsOf = (younger: Younger | undefined) => ({
  held: younger?.held ?? 0,
  waiting: younger?.waiting.length ?? 0,
})

/** The date as the rows show it. */
export function headOf(
  dates: readonly FoundDate[],
  at: ActivityId,
): Pick<EditRow, 'activityId' | 'title' | 'day' | 'startsAt'> {
  const { activityId, title, day, startsAt } = dates.find((date) => date.activityId === at) as FoundDate
  return { activityId, title, day, startsAt }
}

async function namesOf(db: Db, holders: readonly Holder[]): Promise<Map<string, string>> {
  if (holders.length === 0) return new Map()
  const { rows } = await sql<{ id: string; nameSealed: Sealed }>`
    select t.id, p.name_sealed as "nameSealed" from tickets t join persons p on p.id = t.person_id
    where t.id = any(${holders.map(({ ticketId }) => ticketId)}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, nameSealed }) => [id, maskedName(nameSealed)]))
}
