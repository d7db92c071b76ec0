import { maskNumbers } from '../../src/domain/person/mask'
import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import { addDays, instantOf, isRealDay } from '../../src/domain/time/calendar'
import type { AuditLine } from '../../types/audit'
import { city } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 50

/** A mark is the end of an id: enough to tell two lines apart, nothing that names anybody. */
const MARK = 6

/** An entry's number in the form cursors carry. */
const ID = '00000000-0000-0000-0000-'

type Row = Omit<AuditLine, 'mark'> & { subjectId: string; staff: string | null; actorId: string }

/**
 * The audit log, newest first, of one day or act or of all, for administrators of the city. Names of staff and bodies,
 * titles and themes are said; people and accounts are marks alone, and numbers in a reason are masked. Refusals:
 * desk.cityOnly, input.invalid.
 */
export const auditLog: Verb<'desk.audit'> = async ({ input, actor, db }) => {
  if (actor.district !== city.code) return refuse({ code: 'desk.cityOnly' })
  const { day, act, cursor } = input
  if (day !== null && !isRealDay(day)) return refuse({ code: 'input.invalid', field: 'day' })
  const query = { call: 'desk.audit', day, act }
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const behind = start.value
  const onDay =
    day === null ? sql`true` : sql`l.at >= ${instantOf(day, '00:00')} and l.at < ${instantOf(addDays(day, 1), '00:00')}`
  const { rows } = await sql<Row>`
    select l.id::text as id, l.at, l.actor, l.actor_id as "actorId", st.name as staff, l.district, l.act, l.subject,
      l.subject_id as "subjectId", coalesce(
        case when l.subject in ('day', 'year', 'policy', 'roster', 'specialPlan') then l.subject_id end,
        (select a.title from activities a where a.id = case l.subject when 'activity' then l.subject_id::uuid end),
        (select a.title from sessions s join activities a on a.id = s.activity_id
          where s.id = case l.subject when 'session' then l.subject_id::uuid end),
        (select e.name from employers e where e.id = case l.subject when 'employer' then l.subject_id::uuid end),
        (select e.name from booths b join employers e on e.id = b.employer_id
          where b.id = case l.subject when 'booth' then l.subject_id::uuid end)
      ) as name, l.detail ->> 'reason' as reason
    from (
      select * from audit l
      where ${onDay} and ${act === null ? sql`true` : sql`l.act = ${act}`}
        and ${behind ? sql`(l.at, l.id) < (${behind.at}, ${Number(behind.id.slice(ID.length))})` : sql`true`}
      order by l.at desc, l.id desc limit ${PAGE + 1}
    ) l left join staff st on st.id = case when l.actor = 'clerk' then l.actor_id::uuid end
    order by l.at desc, l.id desc`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return accept({
    lines: page.map(show),
    next: last ? cursorOf(query, { at: last.at, id: `${ID}${last.id.padStart(12, '0')}` }) : null,
  })
}

const show = ({ subjectId, staff, actorId, reason, ...line }: Row): AuditLine => ({
  ...line,
  who: staff ?? actorId.slice(-MARK),
  mark: subjectId.slice(-MARK),
  reason: reason === null ? null : maskNumbers(reason),
})
