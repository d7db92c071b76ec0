import { sql } from 'kysely'
import { addDays, dayOf } from '../../src/domain/calendar'
import type { Instant, LocalDate } from '../../types/core'
import type { DeskRow, DeskToday } from '../../types/desk'
import { accept } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { deskRowJson, deskRowTables } from '../kit/desk-activity'
import type { Verb } from '../kit/serve'
import { waitingBooths, waitingEmployers } from './waiting'

type Asked = { clerk: ClerkActor; today: LocalDate; now: Instant }

/** What a clerk sees first, in two statements that look at the coming days only. */
export const today: Verb<'desk.today'> = async ({ actor, db, now }) => {
  const asked = { clerk: actor, today: dayOf(now), now }
  const [rows, head] = await Promise.all([rowsOf(db, asked), headOf(db, asked)])
  return accept({ day: asked.today, district: actor.district, ...head, rows })
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

/** Gaps are the days of two weeks, today among them, without a fair; not holidays and days the bureau has closed. */
async function headOf(db: Db, { clerk, today, now }: Asked): Promise<Pick<DeskToday, 'waiting' | 'special' | 'gaps'>> {
  const until = addDays(today, 14)
  const { rows } = await sql<Pick<DeskToday, 'waiting' | 'special' | 'gaps'>>`
    select json_build_object(
      'employers', (select count(*) from ${waitingEmployers(clerk)}),
      'booths', (select count(*) from ${waitingBooths(clerk, now)})
    ) as waiting, (
      select json_build_object('id', a.id, 'title', a.title, 'booked', a.booked, 'seats', a.seats,
        'campaign', (select c.state from campaigns c where c.activity_id = a.id and c.kind = 'fridaySpecial'))
      from activities a where a.id = (${nextSpecial(clerk, now)})
    ) as special, (
      select coalesce(json_agg(day.day order by day.day), '[]')
      from (select ${today}::date + n as day from generate_series(0, 13) n) day
      where not exists (select from calendar_days c where c.day = day.day and c.kind in ('holiday', 'noFair'))
        and day.day not in (
          select s.day from activities a join sessions s on s.activity_id = a.id
          where a.day > ${addDays(today, -14)}::date and a.day < ${until}::date
            and a.kind = 'fair' and a.state = 'published' and ${inScope('a.district', clerk)}
        )
    ) as gaps`.execute(db)
  return rows[0] as Pick<DeskToday, 'waiting' | 'special' | 'gaps'>
}
