import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../types/core'
import type { DeskRow, DeskRows, DeskToday } from '../../types/desk'
import { accept } from '../../types/reply'
import { deskRowJson, deskRowTables } from '../core/activity/desk-view'
import { heldIn, placesIn } from '../core/activity/places-held'
import { type GapFound, gapFacts, gapsAmong } from '../core/series/gaps'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { waitingCalls } from './calls'
import { waitingBooths, waitingEmployers, waitingJoins } from './waiting'

type Asked = { clerk: ClerkActor; today: LocalDate; now: Instant }

/** So many of the coming days come with the page; all others are in `desk.rows`. */
const COMING = 200
const PAGE = 50

/** What a clerk sees first, in two statements that look at the coming days only. */
export const today: Verb<'desk.today'> = async ({ actor, db, now }) => {
  const asked = { clerk: actor, today: dayOf(now), now }
  const [shown, { found, later, ...head }] = await Promise.all([rowsOf(db, asked), headOf(db, asked)])
  const gaps = gapsAmong(found, [actor.district], now).map(({ day }) => day)
  const next = shown.next ?? (later ? cursorOf(queryOf(actor), { at: weekEnd(asked.today) - 1, id: LAST_ID }) : null)
  return accept({ day: asked.today, district: actor.district, ...head, gaps, rows: shown.rows, next })
}

/** Activities from a place of the list on, by start, without end. */
export const rows: Verb<'desk.rows'> = async ({ input, actor, db }) => {
  const query = queryOf(actor)
  const place = placeOf(query, input.cursor)
  if (!place.ok) return place
  const { at, id } = place.value ?? { at: 1, id: FIRST_ID }
  const { rows: found } = await sql<{ row: DeskRow }>`
    select ${deskRowJson} as row from ${deskRowTables}
    where a.id in (
      select a.id from activities a
      where a.day >= ${dayOf(at)}::date and (a.starts_at, a.id) > (${at}, ${id}) and a.state <> 'draft' and ${inScope('a.district', actor)}
      order by a.starts_at, a.id limit ${PAGE + 1}
    )
    order by a.starts_at, a.id`.execute(db)
  return accept(
    pageOf(
      query,
      found.map(({ row }) => row),
      PAGE,
    ),
  )
}

const [FIRST_ID, LAST_ID] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const queryOf = ({ district }: ClerkActor) => ({ call: 'desk.rows', district })
const weekEnd = (today: LocalDate) => instantOf(addDays(today, 8), '00:00')

const pageOf = (query: ReturnType<typeof queryOf>, found: readonly DeskRow[], most: number): DeskRows => {
  const page = found.slice(0, most)
  const last = found.length > most ? page.at(-1) : undefined
  return { rows: page, next: last ? cursorOf(query, { at: last.startsAt, id: last.id }) : null }
}

/** Activities of today, of the seven days after it as far as they come with the page, and the next special however far it is. */
async function rowsOf(db: Db, { clerk, today, now }: Asked): Promise<DeskRows> {
  const { rows } = await sql<{ row: DeskRow }>`
    select ${deskRowJson} as row from ${deskRowTables}
    where a.id in (
      (
        select a.id from activities a
        where a.day = ${today}::date and a.state <> 'draft' and ${inScope('a.district', clerk)}
      ) union (
        select a.id from activities a
        where a.day between ${addDays(today, 1)}::date and ${addDays(today, 7)}::date and a.state <> 'draft'
          and ${inScope('a.district', clerk)}
        order by a.starts_at, a.id limit ${COMING + 1}
      ) union (${nextSpecial(clerk, now)})
    )
    order by a.starts_at, a.id`.execute(db)
  const found = rows.map(({ row }) => row)
  const isComing = ({ day }: DeskRow) => day > today && day <= addDays(today, 7)
  const coming = pageOf(queryOf(clerk), found.filter(isComing), COMING)
  return { rows: found.filter((row) => !isComing(row) || coming.rows.includes(row)), next: coming.next }
}

const nextSpecial = (clerk: ClerkActor, now: Instant) => sql`
  select a.id from activities a
  where a.theme is not null and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
  order by a.starts_at, a.id limit 1`

type Head = Pick<DeskToday, 'waiting' | 'special' | 'gate'> & { found: GapFound; later: boolean }

async function headOf(db: Db, { clerk, today, now }: Asked): Promise<Head> {
  const { rows } = await sql<Head>`
    select json_build_object(
      'employers', (select count(*) from ${waitingEmployers(clerk)}) + (${waitingJoins(clerk)}),
      'booths', (select count(*) from ${waitingBooths(clerk, now)}),
      'calls', (${waitingCalls(clerk, now)})
    ) as waiting, (
      select json_build_object('id', a.id, 'title', a.title, 'booked', ${heldIn}, 'seats', ${placesIn},
        'campaign', (select c.state from campaigns c where c.activity_id = a.id and c.kind = 'fridaySpecial'))
      from activities a where a.id = (${nextSpecial(clerk, now)})
    ) as special, (
      select json_build_object('sessionId', s.id, 'title', a.title)
      from activities a join sessions s on s.activity_id = a.id
      where a.day = ${today} and s.day = ${today} and a.state = 'published' and ${inScope('a.district', clerk)}
      order by (${now} between s.gate_opens_at and s.gate_closes_at) desc, s.gate_closes_at < ${now}, ${heldIn} desc, s.id
      limit 1
    ) as gate, ${gapFacts(now)} as found, exists (
      select from activities a
      where a.day > ${addDays(today, 7)}::date and a.state <> 'draft' and ${inScope('a.district', clerk)}
    ) as later`.execute(db)
  return rows[0] as Head
}
