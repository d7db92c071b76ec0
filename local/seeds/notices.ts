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

/** The Friday notices of past specials: sent the day before, a few refused or out of consents. */
export async function noticesOfThePast(client: pg.Client, now: Instant, sender: StaffId): Promise<void> {
  await client.query(
    `with past as (
       select a.*, a.starts_at - 82800000 as told_at, v.name as place from activities a join venues v on v.id = a.venue_id
       where a.theme is not null and a.state = 'published' and a.starts_at <= $1
     ), campaign as (
       insert into campaigns (id, activity_id, kind, state, approved_by, approved_at, started_at, filled_at, sent_at)
       select pg_temp.id_of('campaign/' || id), id, 'fridaySpecial', 'sent', $2, told_at, told_at, told_at, told_at + 95000
       from past
       on conflict do nothing returning id, activity_id
     )
     insert into notices (id, campaign_id, kind, activity_id, openid, state, title, body, queued_at, settled_at, errcode,
       attempts, next_at)
     select pg_temp.id_of('notice/' || c.id || '/' || l.openid), c.id, 'fridaySpecial', p.id, l.openid,
       case when luck < 0.92 then 'sent' when luck < 0.96 then 'refused' else 'noCredit' end,
       p.title, p.title || '，' || p.place, p.told_at, p.told_at + 60000,
       case when luck < 0.92 then 0 when luck < 0.96 then 43101 end, case when luck < 0.96 then 1 else 0 end, p.told_at
     from campaign c join past p on p.id = c.activity_id
       cross join lateral (
         select openid, pg_temp.share_of('luck/' || c.id || '/' || openid) as luck from account_persons
         where relation = 'self' and (openid = 'o-shi-guifen' or openid like $3)
           and pg_temp.share_of('told/' || openid) < 0.4
       ) l
     on conflict do nothing`,
    [now, sender, `${CROWD}%`],
  )
}
