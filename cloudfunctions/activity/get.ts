import { sql } from 'kysely'
import { maskName } from '../../src/domain/mask'
import type { ActivityDetail } from '../../types/activity'
import type { ActivityId, OpenId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Db } from '../kit/db'
import { offerColumns } from '../kit/offer'
import type { Verb } from '../kit/serve'
import { cardColumns, cardTables } from './card'

const POSTINGS = 20

/** One activity with all its page shows; a draft is not there. */
export const get: Verb<'activity.get'> = async ({ input, actor, db }) => {
  const found = await find(db, input.activityId, actor.openid)
  if (!found) return refuse({ code: 'activity.notFound' })
  const more = found.postings > found.topPostings.length
  return accept({
    ...found,
    morePostingsAfter: more ? (found.topPostings.at(-1)?.id ?? null) : null,
    myTickets: found.myTickets.map((ticket) => ({ ...ticket, name: maskName(ticket.name) })),
  })
}

type Found = Omit<ActivityDetail, 'morePostingsAfter'>

/** The activity with the real names of the account's own people, still to be masked. */
async function find(db: Db, activityId: ActivityId, openid: OpenId): Promise<Found | null> {
  const chosen = sql`select * from activities where id = ${activityId} and state <> 'draft'`
  const { rows } = await sql<Found>`
    select ${cardColumns}, a.about, a.bring, a.entry_until as "entryUntil", a.cancel_until as "cancelUntil",
      a.min_age as "minAge", a.key_group as "keyGroup", a.eligibility,
      a.key_seats - a.key_booked - a.key_offered as "keyLeft", a.cancel_reason as "cancelReason",
      json_build_object('name', a.organizer_name, 'phone', a.organizer_phone) as organizer,
      json_build_object('name', v.name, 'address', v.address, 'district', v.district, 'lng', v.lng, 'lat', v.lat,
        'howToGet', v.how_to_get) as venue,
      coalesce((
        select json_agg(json_build_object(
          'id', s.id, 'title', s.title, 'day', s.day, 'startsAt', s.starts_at, 'endsAt', s.ends_at
        ) order by s.starts_at, s.id) from sessions s where s.activity_id = a.id), '[]') as sessions,
      (select json_build_object('institution', c.institution, 'trade', c.trade, 'hours', c.hours,
        'certificate', c.certificate, 'free', c.free) from courses c where c.activity_id = a.id) as course,
      coalesce((select json_agg(top order by top.id) from (
        select ${offerColumns} from offers o where o.activity_id = a.id order by o.posting_id limit ${POSTINGS}
      ) top), '[]') as "topPostings",
      coalesce((
        select json_agg(json_build_object('id', t.id, 'state', t.state, 'name', p.real_name) order by t.booked_at, t.id)
        from tickets t join persons p on p.id = t.person_id
        where t.booked_by = ${openid} and t.activity_id = a.id and t.state in ('booked', 'waiting', 'offered')
      ), '[]') as "myTickets"
    from ${cardTables(chosen)}`.execute(db)
  return rows[0] ?? null
}
