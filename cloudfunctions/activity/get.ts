import { ANY_POSTING } from '../../src/domain/posting/sought'
import { cursorOf } from '../../src/domain/text/cursor'
import { type ActivityCard, type ActivityDetail, RELATED_ACTIVITIES } from '../../types/activity'
import type { ActivityId, Instant, OpenId } from '../../types/core'
import type { PostingCard } from '../../types/posting'
import { accept, refuse } from '../../types/reply'
import { endsBefore } from '../core/notice/telling'
import { maskedName } from '../core/person/names'
import { offerColumns } from '../core/posting/offer'
import type { Db } from '../kit/db'
import type { Sealed } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { cardColumns, cardsOf, cardTables } from './card'

const POSTINGS = 20

/** One activity with all its page shows; a draft is not there. */
export const get: Verb<'activity.get'> = async ({ input, actor, db, now }) => {
  const all = await find(db, { ...input, openid: actor.openid, now })
  if (!all) return refuse({ code: 'activity.notFound' })
  const { following, ...found } = all
  const more = found.postings > found.topPostings.length
  const last = found.topPostings.at(-1)
  return accept({
    ...found,
    following: following[0] ?? null,
    topPostings: found.topPostings.map(({ distance, ...posting }) => posting),
    morePostings: more && last ? cursorOf({ ...input, ...ANY_POSTING }, { at: last.distance, id: last.id }) : null,
    myTickets: found.myTickets.map(({ nameSealed, ...ticket }) => ({ ...ticket, name: maskedName(nameSealed) })),
  })
}

/** How far apart, in ms, the ends of a bus and of its fair can be; said for the index. */
const NEAR = sql.lit(86_400_000)

/**
 * SQL: of a fair `a` the buses that bring people to its venue before it ends, of a bus `a` the fairs it brings them to.
 * Nothing links the two but place and time, so both may be moved freely.
 */
const relatedOf = sql`case
  when a.kind = 'fair' then ${cardsOf(sql`
    select * from activities b
    where b.kind = 'bus' and b.state = 'published' and b.venue_id = a.venue_id and b.bound_for is null
      and b.day = a.day and b.ends_at < a.ends_at and b.ends_at > a.ends_at - ${NEAR}
    order by b.starts_at, b.id limit ${RELATED_ACTIVITIES}`)}
  when a.kind = 'bus' and a.bound_for is null then ${cardsOf(sql`
    select * from activities f
    where f.kind = 'fair' and f.state = 'published' and f.venue_id = a.venue_id
      and f.day = a.day and f.ends_at > a.ends_at and f.ends_at < a.ends_at + ${NEAR}
    order by f.starts_at, f.id limit ${RELATED_ACTIVITIES}`)}
  else '[]' end`

/** How far ahead, in ms, another one is looked for. */
const AHEAD = 60 * 86_400_000

/** SQL: when an activity `a` has no place and no line any more, the next of its kind that has, in its county first. */
const followingOf = (now: Instant) => sql`case
  when a.state = 'published' and a.closes_at > ${now} and (has_open_places(a) or a.waitlist) then '[]'
  else ${cardsOf(sql`
    select * from activities f
    where f.kind = a.kind and f.state = 'published' and f.id <> a.id
      and f.starts_at > ${now} and f.starts_at < ${now + AHEAD} and f.opens_at <= ${now} and f.closes_at > ${now}
      and ((has_open_places(f) and f.waiting = 0) or f.waitlist)
    order by starts_with(f.district, left(a.district, 6)) desc, f.starts_at, f.id limit 1`)} end`

type Found = Omit<ActivityDetail, 'topPostings' | 'morePostings' | 'following' | 'myTickets'> & {
  myTickets: (Omit<ActivityDetail['myTickets'][number], 'name'> & { nameSealed: Sealed })[]
  topPostings: (PostingCard & { distance: number })[]
  following: ActivityCard[]
}
type Sought = { activityId: ActivityId; openid: OpenId; now: Instant }

/** The activity with the account's own people still sealed. */
async function find(db: Db, { activityId, openid, now }: Sought): Promise<Found | null> {
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
      case when a.stops <> '[]' then json_build_object('stops', a.stops, 'boundFor', a.bound_for) end as bus,
      case when a.kind = 'fair' and a.state = 'published' and a.ends_at > ${now} then (
        select count(distinct p.id)::int from booths b join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved'
          join postings p on p.id = bp.posting_id
        where b.activity_id = a.id and b.state = 'approved' and ${endsBefore(sql`a.day`)}
      ) else 0 end as "postingsOver",
      ${relatedOf} as related, ${followingOf(now)} as following,
      coalesce((select json_agg(top order by top.distance, top.id) from (
        select ${offerColumns}, o.distance from offers o
        where o.activity_id = a.id order by o.distance, o.posting_id limit ${POSTINGS}
      ) top), '[]') as "topPostings",
      coalesce((
        select json_agg(json_build_object('id', t.id, 'state', t.state, 'nameSealed', p.name_sealed,
          'personId', p.id, 'own', exists (
            select from account_persons link
            where link.openid = ${openid} and link.person_id = p.id and link.relation = 'self')) order by t.booked_at, t.id)
        from tickets t join persons p on p.id = t.person_id
        where t.booked_by = ${openid} and t.activity_id = a.id and is_live_place(t.state)
      ), '[]') as "myTickets"
    from ${cardTables(chosen)}`.execute(db)
  return rows[0] ?? null
}
