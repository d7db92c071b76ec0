import { sql } from 'kysely'
import { cursorOf, placeOf } from '../../src/domain/cursor'
import { accept } from '../../types/reply'
import { inScope } from '../kit/actor'
import { type EmployerRow, employerJson, showEmployer } from '../kit/employer-view'
import type { Verb } from '../kit/serve'

const PAGE = 20

/** Approved employers of the clerk's division, those who registered last first. */
export const list: Verb<'employer.list'> = async ({ input, actor, db }) => {
  const { cursor, search } = input
  const query = { call: 'employer.list', search, district: actor.district }
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const behind = start.value
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ employer: EmployerRow }>`
    select ${employerJson} as employer from employers e
    where e.state = 'approved' and ${inScope('e.district', actor)}
      and ${search === '' ? sql`true` : sql`(e.name ilike ${pattern} or e.credit_code ilike ${pattern})`}
      and ${behind ? sql`(e.registered_at, e.id) < (${behind.at}, ${behind.id})` : sql`true`}
    order by e.registered_at desc, e.id desc limit ${PAGE + 1}`.execute(db)
  const employers = rows.slice(0, PAGE).map(({ employer }) => showEmployer(employer))
  const last = rows.length > PAGE ? employers.at(-1) : undefined
  return accept({ employers, next: last ? cursorOf(query, { at: last.registeredAt, id: last.id }) : null })
}
