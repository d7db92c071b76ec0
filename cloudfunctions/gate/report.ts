import { busiestOf, missingOf } from '../../src/domain/gate/door-figures'
import type { GateReport } from '../../types/door'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { opened, type Sealed } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { type ConflictRow, conflictsJson, showConflict } from './conflicts'
import {
  districtsJson,
  figuresJson,
  figureTables,
  gatesJson,
  groupsJson,
  type MinuteRow,
  minutesJson,
  sessionJson,
} from './figures'
import { minuteLines } from './figures-lines'

type Row = Omit<GateReport, 'closed' | 'noShows' | 'busiest' | 'minutes' | 'conflicts' | 'helpers'> & {
  helpers: HelperRow[]
  minutes: MinuteRow[]
  conflicts: ConflictRow[]
}

type Line = GateReport['helpers'][number]
type HelperRow = Line & { helperSealed: Sealed | null }

/** What each helper let in and turned away at a gate; two rights of one helper there are one line. */
function byHelper(rows: readonly HelperRow[]): Line[] {
  const lines = new Map<string, Line>()
  for (const { helperSealed, helper: other, gate, admitted, refused } of rows) {
    const helper = opened(helperSealed) ?? other
    const before = lines.get(`${gate}\n${helper}`) ?? { helper, gate, admitted: 0, refused: 0 }
    const sum = { admitted: before.admitted + admitted, refused: before.refused + refused }
    lines.set(`${gate}\n${helper}`, { ...before, ...sum })
  }
  return [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line)
}

/** Conflicts a report names; there are never so many unless a device went mad, and all are in the export. */
const CONFLICTS = 200

/** What a session in scope came to, from its scans, in one statement. */
export const report: Verb<'gate.report'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<Row>`
    with ${figureTables(input.sessionId, inScope('a.district', actor))}
    select ${sessionJson} as session, ${figuresJson} as figures, ${gatesJson(now)} as gates, ${minutesJson} as minutes,
      ${groupsJson} as groups, ${districtsJson} as districts,
      (select min(checked_in_at) from held where how <> 'noted') as "firstAt",
      (select max(checked_in_at) from held where how <> 'noted') as "lastAt", (
        select coalesce(json_agg(line order by line.scans desc, line.outcome), '[]')
        from (select outcome, count(*) as scans from tries group by outcome) line
      ) as outcomes, (
        select coalesce(json_agg(line order by line.scans desc, line.how), '[]')
        from (select how, count(*) as scans from held where checked_in_at is not null group by how) line
      ) as ways, (
        select coalesce(json_agg(line order by line.gate, line.id), '[]') from (
          select r.id, r.helper_sealed as "helperSealed", case when c.how = 'noted' then c.gate else '自助签到' end as helper,
            c.gate,
            count(*) filter (where c.outcome = 'admitted' and c.undone_at is null) as admitted,
            count(*) filter (where c.outcome not in ('admitted', 'readmitted', 'exited')) as refused
          from tries c left join gate_rights r on r.id = c.right_id group by 1, 2, 3, 4
        ) line
      ) as helpers, ${conflictsJson({ open: false, most: CONFLICTS })} as conflicts
    from spot`.execute(db)
  if (!rows[0]) return refuse({ code: 'session.notFound' })
  const { minutes, conflicts, helpers, ...row } = rows[0]
  const lines = minuteLines(minutes)
  return accept({
    ...row,
    closed: now >= row.session.closesAt,
    noShows: missingOf(row.figures) + row.figures.released,
    busiest: busiestOf(lines),
    minutes: lines,
    helpers: byHelper(helpers),
    conflicts: conflicts.map(showConflict),
  })
}
