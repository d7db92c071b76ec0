import { boardingOf } from '../../src/domain/ticket/bus'
import { occasionOf } from '../../src/domain/ticket/held'
import type { ActivityKind } from '../../types/activity'
import type { BusFacts } from '../../types/bus'
import type { Instant, PersonId } from '../../types/core'
import type { Leaving } from '../../types/privacy'
import { accept, refuse } from '../../types/reply'
import type { Occasion } from '../../types/ticket'
import { occasionsOf } from '../core/activity/occasions'
import { maskedName } from '../core/person/names'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { stillTo } from './give-back'
import { linkedTo } from './links'

type Place = Leaving['places'][number] & {
  kind: ActivityKind
  endsAt: Instant
  occasions: Occasion[]
  bus: (BusFacts & { chosen: string | null }) | null
}
type Held = { personId: PersonId; places: Place[]; kept: number }

/** A place by when it is for next: of a class its next lesson, of a bus when it is at the holder's stop. */
const placeOf = (place: Place, now: Instant): Leaving['places'][number] => {
  const { id, title, state, bus } = place
  const at = (bus && boardingOf(bus, bus.chosen, place.startsAt)?.stop.at) ?? place.startsAt
  return { id, title, state, startsAt: occasionOf({ ...place, startsAt: at }, now).startsAt }
}

/** What deleting would do, before it is done. */
export const leaving: Verb<'person.leaving'> = async ({ input, actor: { openid }, db, now }) => {
  const people = await linkedTo(db, { openid, personId: input.personId, now })
  if (input.personId !== null && people.length === 0) return refuse({ code: 'person.notFound' })
  const ids = people.map(({ personId }) => personId)
  const { rows: held } = await sql<Held>`
    select p.id as "personId", (
      select coalesce(json_agg(json_build_object('id', t.id, 'title', a.title, 'startsAt', a.starts_at,
        'endsAt', a.ends_at, 'kind', a.kind, 'state', t.state, 'occasions', ${occasionsOf(now)},
        'bus', case when a.stops <> '[]' then json_build_object('stops', a.stops, 'boundFor', a.bound_for, 'chosen', t.stop) end
      ) order by a.starts_at, t.id), '[]')
      from ${stillTo(ids, now)} and t.person_id = p.id
    ) as places, (select count(*) from tickets t where t.person_id = p.id) as kept
    from persons p where p.id = any (${ids}::uuid[])`.execute(db)
  const { rows } = await sql<{ recruits: string | null; lastRecruiter: boolean; staff: boolean }>`
    select (
      select e.name from recruiters r join employers e on e.id = r.employer_id where r.openid = ${openid}
    ) as recruits, exists (
      select from recruiters r where r.openid = ${openid} and not exists (
        select from recruiters o where o.employer_id = r.employer_id and o.openid <> r.openid
      )
    ) as "lastRecruiter", exists (select from staff where openid = ${openid} and active) as staff`.execute(db)
  const { recruits, lastRecruiter, staff } = rows[0] as {
    recruits: string | null
    lastRecruiter: boolean
    staff: boolean
  }
  return accept({
    recruits,
    lastRecruiter,
    staff,
    people: people.map(({ personId, nameSealed, relation, whole }) => {
      const own = held.find((one) => one.personId === personId)
      const places = (own?.places ?? []).map((place) => placeOf(place, now))
      const name = maskedName(nameSealed)
      return whole
        ? {
            personId,
            name,
            relation,
            how: 'erase' as const,
            places,
            kept: Math.max(0, (own?.kept ?? 0) - places.length),
          }
        : { personId, name, relation, how: 'leave' as const, places: [], kept: 0 }
    }),
  })
}
