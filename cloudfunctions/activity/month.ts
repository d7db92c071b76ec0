import { sql } from 'kysely'
import { addDays } from '../../src/domain/calendar'
import type { CalendarDay } from '../../types/activity'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { calendarOf } from './calendar'

/** Every day of one month. */
export const month: Verb<'activity.month'> = async ({ input, db }) => {
  const from = `${input.month}-01`
  const until = `${addDays(from, 31).slice(0, 8)}01`
  const { rows } = await sql<{ days: CalendarDay[] }>`
    select ${calendarOf({ from, until, district: input.district })} as days`.execute(db)
  return accept(rows[0]?.days ?? [])
}
