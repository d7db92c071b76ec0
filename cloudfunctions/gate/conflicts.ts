import type { Instant } from '../../types/core'
import type { ScanConflict } from '../../types/door'
import { maskedName } from '../core/person/names'
import { opened, type Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'

/** A conflict with its names and its note still sealed. */
export type ConflictRow = Omit<ScanConflict, 'name' | 'helper' | 'settled'> & {
  nameSealed: Sealed | null
  helperSealed: Sealed | null
  settled: { at: Instant; by: string; note: Sealed | null } | null
}

/**
 * SQL: conflicts of the session, from `tries`, by when they arrived: those nobody has settled, or all; `most` of them.
 * Names only of tickets of this activity.
 */
export const conflictsJson = ({ open, most }: { open: boolean; most: number }): Sql<ConflictRow[]> => sql`(
  select coalesce(json_agg(line order by line."receivedAt", line."scanId"), '[]') from (
    select c.id as "scanId", c.conflict, c.outcome, c.said, c.scanned_at as "scannedAt", c.received_at as "receivedAt",
      c.gate, r.helper_sealed as "helperSealed", p.name_sealed as "nameSealed", i.checked_in_at as "usedAt",
      i.gate as "usedGate", case when c.settled_at is not null
        then json_build_object('at', c.settled_at, 'by', coalesce(st.name, ''), 'note', c.settled_note_sealed) end
        as settled
    from tries c join spot on spot.id = c.session_id left join gate_rights r on r.id = c.right_id
      left join tickets t on t.id = c.ticket_id and t.activity_id = spot.activity_id
      left join persons p on p.id = t.person_id
      left join checkins i on i.ticket_id = t.id and i.session_id = c.session_id and i.scan_id <> c.id
      left join staff st on st.id = c.settled_by
    where c.conflict is not null ${open ? sql`and c.settled_at is null` : sql``}
    order by c.received_at, c.id limit ${most}
  ) line
)`

export const showConflict = ({ nameSealed, helperSealed, settled, ...row }: ConflictRow): ScanConflict => ({
  ...row,
  helper: opened(helperSealed) ?? '自助签到',
  settled: settled && { ...settled, note: opened(settled.note) ?? '' },
  name: maskedName(nameSealed),
})
