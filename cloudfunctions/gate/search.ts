import { doorStandingOf, SEARCHES } from '../../src/domain/gate/door'
import { numbersKeptOf } from '../../src/domain/person/id-number'
import { maskIdNumber } from '../../src/domain/person/mask'
import { isNameLike } from '../../src/domain/person/name-search'
import { compactCode, compactNumber } from '../../src/domain/text/typed'
import type { Input } from '../../types/contract'
import type { ActivityId, Instant, SessionId, TicketId } from '../../types/core'
import type { DoorHit } from '../../types/door'
import { accept, type Decision, refuse } from '../../types/reply'
import type { TicketState } from '../../types/ticket'
import { maskedName } from '../core/person/names'
import { attempt } from '../kit/attempts'
import { audit } from '../kit/audit'
import type { Db } from '../kit/db'
import { lookupHash, type Sealed, TAIL, tailHash, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { findOpenRight } from './right'

const MOST = 5
/** A household and a few more. */
const TOGETHER = 12

/**
 * Looks up who of this session's people has this name, or a part of it, and these last four characters of a number: five
 * at most, masked. Each search is kept in the audit with what it found, and nobody can make many in a row.
 */
export const search: Verb<'gate.search'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const tail = readTail(input)
    if (!tail.ok) return tail
    const right = await findOpenRight(tx, { sessionId: input.sessionId, openid: actor.openid, now })
    if (!right.ok) return right
    const { rightId, activityId, district } = right.value
    const waitUntil = await attempt(tx, { what: 'gate.search', whose: rightId, ...SEARCHES, now })
    if (waitUntil !== null) return refuse({ code: 'gate.slowDown', until: waitUntil })
    const rows = await find(tx, { ...input, tail: tail.value }, activityId)
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

type FoundRow = {
  ticketId: TicketId
  nameSealed: Sealed
  state: TicketState
  released: boolean
  queueNo: number | null
  at: Instant | null
  gate: string | null
  inside: boolean
  number: number | null
}
type HitRow = FoundRow & { idSealed: Sealed; together: FoundRow[] }

/** SQL: what the door sees of ticket `t` of person `p` at session `s`. */
const foundJson = sql`json_build_object(
  'ticketId', t.id, 'nameSealed', p.name_sealed, 'state', t.state, 'released', t.released_at is not null,
  'queueNo', t.queue_no, 'at', coalesce(c.last_way_at, c.checked_in_at), 'gate', c.gate, 'inside', coalesce(c.inside, false),
  'number', case when t.state in ('waiting', 'offered', 'expired') and t.queue_no is not null then 1 + (
    select count(*) from tickets ahead where ahead.activity_id = t.activity_id
      and ahead.state in ('waiting', 'offered', 'expired') and ahead.queue_no < t.queue_no
  ) end
)`

/** Four characters of a document's or a telephone's number, or the whole number, however it was typed. */
function readTail({ by, tail }: Input<'gate.search'>): Decision<string> {
  const read = by === 'id' ? compactNumber(tail).replace(/[()]/g, '') : compactCode(tail)
  const form = by === 'id' ? /^(?:[0-9A-Z]{4}|[0-9A-Z]{6,18})$/ : /^(?:[0-9]{4}|[0-9+]{8,16})$/
  return form.test(read) ? accept(read) : refuse({ code: 'input.invalid', field: 'tail' })
}

const matches = ({ by, tail }: Input<'gate.search'>): Sql<boolean> => {
  const whole = tail.length > TAIL
  if (by === 'id')
    return whole
      ? sql`p.id_hash = any (${numbersKeptOf(tail).map((number) => lookupHash('id', number))}::bytea[])`
      : sql`p.id_tail = ${tailHash('idTail', tail)}`
  return whole ? sql`p.phone_hash = ${lookupHash('phone', tail)}` : sql`p.phone_tail = ${tailHash('phoneTail', tail)}`
}

type Named = { ticketId: TicketId; nameSealed: Sealed }

/** Of each person with these characters and this name the ticket that says most: a place, a place in line, then what is over. */
async function find(db: Db, input: Input<'gate.search'>, activityId: ActivityId): Promise<HitRow[]> {
  const { rows: named } = await sql<Named>`
    select distinct on (t.person_id) t.id as "ticketId", p.name_sealed as "nameSealed"
    from tickets t join persons p on p.id = t.person_id
    where t.activity_id = ${activityId} and ${matches(input)}
    order by t.person_id, array_position(array['booked', 'offered', 'waiting', 'expired', 'cancelled'], t.state),
      t.booked_at desc`.execute(db)
  const hits = named
    .map(({ ticketId, nameSealed }) => ({ ticketId, name: unseal(nameSealed) }))
    .filter(({ name }) => isNameLike(name, input.surname))
    .sort((one, other) => byText(one.name, other.name) || byText(one.ticketId, other.ticketId))
    .slice(0, MOST + 1)
    .map(({ ticketId }) => ticketId)
  if (hits.length === 0) return []
  const { rows } = await sql<{ hit: HitRow }>`
    select (${foundJson})::jsonb || jsonb_build_object('idSealed', p.id_sealed, 'together', coalesce(t2.together, '[]')) as hit
    from unnest(${hits}::uuid[]) hit (id) join tickets t on t.id = hit.id join persons p on p.id = t.person_id
      join sessions s on s.id = ${input.sessionId as SessionId}
      left join checkins c on c.ticket_id = t.id and c.session_id = s.id
      left join lateral (
        select jsonb_agg(mate.found order by mate.id) as together from (
          select t.id, ${foundJson} as found
          from tickets own join tickets t on t.activity_id = own.activity_id and t.booked_by = own.booked_by
              and t.id <> own.id and is_live_place(t.state)
            join persons p on p.id = t.person_id
            left join checkins c on c.ticket_id = t.id and c.session_id = s.id
          where own.id = hit.id and own.booked_by not like 'door:%'
            and t.person_id <> own.person_id
          limit ${TOGETHER}
        ) mate
      ) t2 on true`.execute(db)
  return rows.map(({ hit }) => hit).sort((one, other) => hits.indexOf(one.ticketId) - hits.indexOf(other.ticketId))
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const showFound = ({ ticketId, nameSealed, number, at, gate, ...ticket }: FoundRow) => ({
  ticketId,
  name: maskedName(nameSealed),
  standing: doorStandingOf({ ...ticket, checkedIn: at !== null }),
  number,
  at,
  gate,
})

const showHit = ({ idSealed, together, ...found }: HitRow): DoorHit => ({
  ...showFound(found),
  idNumber: maskIdNumber(unseal(idSealed)),
  together: [...together].sort((one, other) => byText(unseal(one.nameSealed), unseal(other.nameSealed))).map(showFound),
})
