import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import { compactNumber } from '../../src/domain/text/typed'
import { accept } from '../../types/reply'
import { type EmployerRow, employerJson, showEmployer } from '../core/employer/view'
import { inScope } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 20

/** SQL: the name holds what is looked for, in whatever spelling, or the code does. */
const isSought = (search: string) => {
  const code = compactNumber(search)
  return sql<boolean>`(
    fold_text(${search}) <> '' and strpos(e.name_folded, fold_text(${search})) > 0
    or ${code} <> '' and strpos(e.credit_code, ${code}) > 0
  )`
}

/** Approved employers of the clerk's division, those who registered last first; names are found in every spelling that is read the same. */
export const list: Verb<'employer.list'> = async ({ input, actor, db }) => {
  const { cursor, search } = input
  const query = { call: 'employer.list', search, district: actor.district }
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const behind = start.value
  const { rows } = await sql<{ employer: EmployerRow }>`
    select ${employerJson} as employer from employers e
    where e.state = 'approved' and ${inScope('e.district', actor)}
      and ${search === '' ? sql`true` : isSought(search)}
      and ${behind ? sql`(e.registered_at, e.id) < (${behind.at}, ${behind.id})` : sql`true`}
    order by e.registered_at desc, e.id desc limit ${PAGE + 1}`.execute(db)
  const employers = rows.slice(0, PAGE).map(({ employer }) => showEmployer(employer))
  const last = rows.length > PAGE ? employers.at(-1) : undefined
  return accept({ employers, next: last ? cursorOf(query, { at: last.registeredAt, id: last.id }) : null })
}
