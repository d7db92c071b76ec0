import { isNameLike } from '../../src/domain/person/name-search'
import { cursorOf, type Place, placeOf } from '../../src/domain/text/cursor'
import { compactNumber } from '../../src/domain/text/typed'
import type { SignUpFilter } from '../../types/attendance'
import type { Input } from '../../types/contract'
import type { Instant, TicketId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { lookupHash, type Sealed, TAIL, tailHash, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { type SignUpRow, showSignUp, signUpColumns } from './sign-up'

const PAGE = 50

/** The sign-ups of one activity as they came, names masked; nobody's full data is opened here. */
export const list: Verb<'ticket.list'> = async ({ input, actor, db, now }) => {
  const { cursor, ...query } = input
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const sought = await soughtBy(db, input, now)
  const { rows: found } = await sql<SignUpRow | { id: null }>`
    select ${signUpColumns}
    from activities a left join lateral (
      select * from tickets held
      where held.activity_id = a.id and ${wanted(query.only, now)} and ${isBehind(start.value)} and ${sought}
      order by held.booked_at, held.id limit ${PAGE + 1}
    ) t on true left join persons p on p.id = t.person_id
    where a.id = ${input.activityId} and a.state <> 'draft' and ${inScope('a.district', actor)}
    order by t.booked_at, t.id`.execute(db)
  if (found.length === 0) return refuse({ code: 'activity.notFound' })
  const rows = found.filter((row): row is SignUpRow => row.id !== null)
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return accept({
    signUps: page.map((row) => showSignUp(row, now)),
    next: last ? cursorOf(query, { at: last.bookedAt, id: last.id }) : null,
  })
}

/**
 * SQL: whether `held` tickets are of whom is looked for. Numbers are found by their hashes; names lie sealed, so that
 * those of one activity are opened and compared here, and only which tickets fit goes on.
 */
async function soughtBy(
  db: Db,
  { activityId, only, search }: Input<'ticket.list'>,
  now: Instant,
): Promise<Sql<boolean>> {
  if (search === '') return sql`true`
  const number = compactNumber(search)
  if (number.length >= TAIL && /^\+?\d+$/.test(number)) {
    const match =
      number.length === TAIL
        ? sql`who.phone_tail = ${tailHash('phoneTail', number)}`
        : sql`who.phone_hash = ${lookupHash('phone', number)}`
    return sql`exists (select from persons who where who.id = held.person_id and ${match})`
  }
  const { rows } = await sql<{ id: TicketId; nameSealed: Sealed }>`
    select held.id, p.name_sealed as "nameSealed"
    from activities a join tickets held on held.activity_id = a.id join persons p on p.id = held.person_id
    where a.id = ${activityId} and ${wanted(only, now)}`.execute(db)
  const ids = rows.filter(({ nameSealed }) => isNameLike(unseal(nameSealed), search)).map(({ id }) => id)
  return sql`held.id = any (${ids}::uuid[])`
}

const isBehind = (place: Place | null) =>
  place ? sql`(held.booked_at, held.id) > (${place.at}, ${place.id})` : sql`true`

/** Who did not come: the gate has closed, and no check-in. An excused one stays in sight. */
const wanted = (only: SignUpFilter, now: Instant) =>
  ({
    held: sql`held.state = 'booked'`,
    asked: sql`held.state = 'booked' and held.reconfirm = 'asked'`,
    line: sql`held.state in ('waiting', 'offered')`,
    gone: sql`held.state in ('cancelled', 'expired')`,
    missed: sql`held.state = 'booked' and a.state = 'published'
      and (select max(s.gate_closes_at) from sessions s where s.activity_id = a.id) <= ${now}
      and not exists (select from checkins c where c.ticket_id = held.id)`,
  })[only]
