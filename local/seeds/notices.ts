import type pg from 'pg'
import type { Instant, StaffId } from '../../types/core'
import { CROWD } from './people'

/** Accounts that asked for the Friday notice: two in three of the crowd, and the two personas who are registered. */
export async function askForNotices(client: pg.Client, now: Instant): Promise<void> {
  await client.query(
    `with asked as (
       select openid, linked_at from account_persons where relation = 'self'
         and (openid in ('o-shi-guifen', 'o-long-xiaoyan') or (openid like $1 and pg_temp.share_of('asks/' || openid) < 0.66))
     ), granted as (
       insert into consent_grants (id, openid, kind, answer, granted_at)
       select pg_temp.id_of('grant/' || openid), openid, 'fridaySpecial', 'accept', linked_at from asked
       on conflict do nothing returning openid
     )
     insert into consents (openid, kind, credits, updated_at)
     select openid, 'fridaySpecial', 1, $2 from granted on conflict do nothing`,
    [`${CROWD}%`, now],
  )
}

/** The Friday notices of past specials: sent the day before, a few refused or out of consents, some opened or read. */
export async function noticesOfThePast(client: pg.Client, now: Instant, sender: StaffId): Promise<void> {
  await client.query(
    `with past as (
       select a.*, a.starts_at - 82800000 as told_at, v.name as place from activities a join venues v on v.id = a.venue_id
       where a.theme is not null and a.state = 'published' and a.starts_at <= $1
     ), campaign as (
       insert into campaigns (id, activity_id, kind, state, send_at, approved_by, approved_at, started_at, filled_at, sent_at)
       select pg_temp.id_of('campaign/' || id), id, 'fridaySpecial', 'sent', told_at, $2, told_at - 3600000, told_at, told_at,
         told_at + 315000
       from past
       on conflict do nothing returning id, activity_id
     )
     insert into notices (id, campaign_id, kind, activity_id, openid, state, title, body, queued_at, settled_at, errcode,
       attempts, next_at, opened_at, read_at)
     select pg_temp.id_of('notice/' || c.id || '/' || l.openid), c.id, 'fridaySpecial', p.id, l.openid, l.state,
       p.title, p.title || '，' || p.place, p.told_at, p.told_at + (l.turn * l.turn * 300000)::bigint,
       case l.state when 'sent' then 0 when 'refused' then 43101 end, case when l.state = 'noCredit' then 0 else 1 end,
       p.told_at, l.opened_at, coalesce(l.opened_at, l.read_at)
     from campaign c join past p on p.id = c.activity_id
       cross join lateral (
         select openid, state, turn,
           case when state = 'sent' and interest < 0.34 then p.told_at + 600000 + (interest * 40000000)::bigint end as opened_at,
           case when interest between 0.5 and 0.62 then p.told_at + 3600000 + (interest * 20000000)::bigint end as read_at
         from (
           select openid, pg_temp.share_of('turn/' || c.id || '/' || openid) as turn,
             pg_temp.share_of('interest/' || c.id || '/' || openid) as interest,
             case when luck < 0.92 then 'sent' when luck < 0.96 then 'refused' else 'noCredit' end as state
           from account_persons, lateral (select pg_temp.share_of('luck/' || c.id || '/' || openid) as luck) drawn
           where relation = 'self' and (openid = 'o-shi-guifen' or openid like $3)
             and (openid = 'o-shi-guifen' or pg_temp.share_of('told/' || openid) < 0.4)
         ) told
       ) l
     on conflict do nothing`,
    [now, sender, `${CROWD}%`],
  )
  await countThem(client)
}

/** What settling and opening would have counted, for campaigns that have no counts yet. */
async function countThem(client: pg.Client): Promise<void> {
  await client.query(
    `with uncounted as (
       update campaigns c set people = (select count(*) from notices n where n.campaign_id = c.id)
       where c.state = 'sent' and c.people = 0 returning c.id
     )
     insert into campaign_progress (campaign_id, minute, state, notices)
     select campaign_id, at - at % 60000, what, count(*) from (
       select campaign_id, settled_at as at, state as what from notices where settled_at is not null
       union all select campaign_id, opened_at, 'opened' from notices where opened_at is not null
       union all select campaign_id, read_at, 'read' from notices where read_at is not null and opened_at is null
     ) happened
     where campaign_id in (select id from uncounted) group by 1, 2, 3
     on conflict do nothing`,
  )
}

/** The special of the coming week has proposed its notice, as its timer does every morning. */
export async function noticeToCome(client: pg.Client, now: Instant): Promise<void> {
  await client.query(
    `insert into campaigns (id, activity_id, kind, state, audience, send_at, proposed_at)
     select pg_temp.id_of('campaign/' || a.id), a.id, 'fridaySpecial', 'proposed',
       jsonb_build_object('districts', jsonb_build_array(a.district), 'themes', '[]'::jsonb, 'keyGroups', '[]'::jsonb,
         'interests', '[]'::jsonb, 'history', 'any', 'skipBooked', true, 'call', false),
       case when tenOClock > $1 then tenOClock end, $1
     from activities a, lateral (select a.starts_at - 82800000 as tenOClock) before
     where a.theme is not null and a.state = 'published' and a.starts_at > $1 and a.starts_at < $1 + 691200000::bigint
     on conflict do nothing`,
    [now],
  )
}
