import { type RawBuilder, sql } from 'kysely'
import { doorStandingOf, SEARCHES } from '../../src/domain/door'
import { maskName } from '../../src/domain/mask'
import type { Input } from '../../types/contract'
import type { ActivityId, Instant, RightId, SessionId, TicketId } from '../../types/core'
import type { DoorHit } from '../../types/door'
import { accept, refuse } from '../../types/reply'
import type { TicketState } from '../../types/ticket'
import { audit } from '../kit/audit'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { findOpenRight } from './right'

const MOST = 5
/** A household and a few more. */
const TOGETHER = 12

/**
 * Looks up who of this session's people has this surname and these last four characters: five at most, masked. Each search
 * is kept in the audit with what it found, and nobody can make many in a row.
 */
export const search: Verb<'gate.search'> = ({ input, actor, db, now, traceId }) =>
  db.transaction().execute(async (tx) => {
    const right = await findOpenRight(tx, { sessionId: input.sessionId, openid: actor.openid, now })
    if (!right.ok) return right
    const { rightId, activityId, district } = right.value
    const waitUntil = await tooMany(tx, rightId, now)
    if (waitUntil !== null) return refuse({ code: 'gate.slowDown', until: waitUntil })
    const rows = await find(tx, input, activityId)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'gate.search',
      subject: 'right',
      subjectId: rightId,
      district,
      detail: { by: input.by, ticketIds: rows.map(({ ticketId }) => ticketId) },
    })
    return accept({ hits: rows.slice(0, MOST).map(showHit), more: rows.length > MOST })
  })

/** Until when this right may search no more, or null. */
async function tooMany(db: Db, rightId: RightId, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant }>`
    select at from audit where subject = 'right' and subject_id = ${rightId} and act = 'gate.search'
    order by id desc offset ${SEARCHES.most - 1} limit 1`.execute(db)
  const until = rows[0] ? rows[0].at + SEARCHES.within : 0
  return now < until ? until : null
}

type FoundRow = {
  ticketId: TicketId
  realName: string
  state: TicketState
  released: boolean
  queueNo: number | null
  at: Instant | null
  gate: string | null
  inside: boolean
  number: number | null
}
type HitRow = FoundRow & { idNumber: string; together: FoundRow[] }

/** SQL: what the door sees of ticket `t` of person `p` at session `s`. */
const foundJson = sql`json_build_object(
  'ticketId', t.id, 'realName', p.real_name, 'state', t.state, 'released', t.released_at is not null,
  'queueNo', t.queue_no, 'at', coalesce(c.last_way_at, c.checked_in_at), 'gate', c.gate, 'inside', coalesce(c.inside, false),
  'number', case when t.state in ('waiting', 'offered', 'expired') and t.queue_no is not null then 1 + (
    select count(*) from tickets ahead where ahead.activity_id = t.activity_id
      and ahead.state in ('waiting', 'offered', 'expired') and ahead.queue_no < t.queue_no
  ) end
)`

const matches = ({ by, tail }: Input<'gate.search'>): RawBuilder<boolean> =>
  by === 'id'
    ? sql`right(p.id_masked, 4) = ${tail.toUpperCase()} and length(p.id_masked) >= 15`
    : sql`right(p.phone_masked, 4) = ${tail}`

/** Of each person the ticket that says most: a place, a place in line, then what is over. */
async function find(db: Db, input: Input<'gate.search'>, activityId: ActivityId): Promise<HitRow[]> {
  const { rows } = await sql<{ hit: HitRow }>`
    with hit as (
      select distinct on (t.person_id) t.id
      from tickets t join persons p on p.id = t.person_id
      where t.activity_id = ${activityId} and ${matches(input)}
        and starts_with(lower(p.real_name), ${input.surname.toLowerCase()})
      order by t.person_id, array_position(array['booked', 'offered', 'waiting', 'expired', 'cancelled'], t.state),
        t.booked_at desc
    )
    select (${foundJson})::jsonb || jsonb_build_object('idNumber', p.id_masked, 'together', coalesce(t2.together, '[]')) as hit
    from hit join tickets t on t.id = hit.id join persons p on p.id = t.person_id
      join sessions s on s.id = ${input.sessionId as SessionId}
      left join checkins c on c.ticket_id = t.id and c.session_id = s.id
      left join lateral (
        select jsonb_agg(mate.found order by mate.name) as together from (
          select p.real_name as name, ${foundJson} as found
          from tickets own join tickets t on t.activity_id = own.activity_id and t.booked_by = own.booked_by
              and t.id <> own.id and t.state in ('booked', 'waiting', 'offered')
            join persons p on p.id = t.person_id
            left join checkins c on c.ticket_id = t.id and c.session_id = s.id
          where own.id = hit.id and own.booked_by not like 'door:%' and t.person_id <> own.person_id
          limit ${TOGETHER}
        ) mate
      ) t2 on true
    order by p.real_name, t.id limit ${MOST + 1}`.execute(db)
  return rows.map(({ hit }) => hit)
}

const showFound = ({ ticketId, realName, number, at, gate, ...ticket }: FoundRow) => ({
  ticketId,
  name: maskName(realName),
  standing: doorStandingOf({ ...ticket, checkedIn: at !== null }),
  number,
  at,
  gate,
})

const showHit = ({ idNumber, together, ...found }: HitRow): DoorHit => ({
  ...showFound(found),
  idNumber,
  together: together.map(showFound),
})
