import { sql } from 'kysely'
import { addDays, dayOf } from '../../src/domain/calendar'
import type { Instant, LocalDate } from '../../types/core'
import type { DeskRow, DeskToday } from '../../types/desk'
import { accept } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { deskRowJson, deskRowTables } from '../kit/desk-activity'
import { type GapFound, gapFacts, gapsAmong } from '../kit/gaps'
import type { Verb } from '../kit/serve'
import { waitingCalls } from './calls'
import { waitingBooths, waitingEmployers, waitingJoins } from './waiting'

type Asked = { clerk: ClerkActor; today: LocalDate; now: Instant }

/** What a clerk sees first, in two statements that look at the coming days only. */
export const today: Verb<'desk.today'> = async ({ actor, db, now }) => {
  const asked = { clerk: actor, today: dayOf(now), now }
  const [rows, { found, ...head }] = await Promise.all([rowsOf(db, asked), headOf(db, asked)])
  const gaps = gapsAmong(found, [actor.district], now).map(({ day }) => day)
  return accept({ day: asked.today, district: actor.district, ...head, gaps, rows })
}

/** Activities of today and the seven days after it, and the next special however far it is. */
async function rowsOf(db: Db, { clerk, today, now }: Asked): Promise<DeskRow[]> {
  const { rows } = await sql<{ row: DeskRow }>`
    select ${deskRowJson} as row from ${deskRowTables}
    where a.id in (
      (
        select a.id from activities a
        where a.day between ${today}::date and ${addDays(today, 7)}::date and a.state <> 'draft'
          and ${inScope('a.district', clerk)}
        order by a.starts_at, a.id limit 200
      ) union (${nextSpecial(clerk, now)})
    )
    order by a.starts_at, a.id`.execute(db)
  return rows.map(({ row }) => row)
}

const nextSpecial = (clerk: ClerkActor, now: Instant) => sql`
  select a.id from activities a
  where a.theme is not null and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
  order by a.starts_at, a.id limit 1`

type Head = Pick<DeskToday, 'waiting' | 'special' | 'gate'> & { found: GapFound }

async function headOf(db: Db, { clerk, today, now }: Asked): Promise<Head> {
  const { rows } = await sql<Head>`
    select json_build_object(
      'employers', (select count(*) from ${waitingEmployers(clerk)}) + (${waitingJoins(clerk)}),
      'booths', (select count(*) from ${waitingBooths(clerk, now)}),
      'calls', (${waitingCalls(clerk, now)})
    ) as waiting, (
      select json_build_object('id', a.id, 'title', a.title, 'booked', a.booked, 'seats', a.seats,
        'campaign', (select c.state from campaigns c where c.activity_id = a.id and c.kind = 'fridaySpecial'))
      from activities a where a.id = (${nextSpecial(clerk, now)})
    ) as special, (
      select json_build_object('sessionId', s.id, 'title', a.title)
      from activities a join sessions s on s.activity_id = a.id
      where a.day = ${today} and s.day = ${today} and a.state = 'published' and ${inScope('a.district', clerk)}
      order by (${now} between s.gate_opens_at and s.gate_closes_at) desc, s.gate_closes_at < ${now}, a.booked desc, s.id
      limit 1
    ) as gate, ${gapFacts(now)} as found`.execute(db)
  return rows[0] as Head
}
