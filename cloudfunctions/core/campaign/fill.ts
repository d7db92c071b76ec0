import { EVERYBODY } from '../../../src/domain/campaign/audience'
import { isQuiet } from '../../../src/domain/notice/quiet-hours'
import { sayRange } from '../../../src/domain/time/calendar'
import { Audience } from '../../../types/campaign'
import type { ActivityId, CampaignId, Instant } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import type { Db, Tx } from '../../kit/db'
import { findPolicy } from '../../kit/policies'
import { sql } from '../../kit/sql'
import { accountsAfter, CAMPAIGN_KIND, isCallable, isMeant, isOff } from './audience'

/** Accounts looked at in one transaction. */
const SLICE = 2_000

/** An audience may be thin: so many slices without a single recipient, then the next timer goes on. */
const SLICES = 25

type Going = {
  id: CampaignId
  activityId: ActivityId
  audience: unknown
  cursor: string
  district: DistrictCode
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
}

/** The audience as it was saved; what was not asked yet when it was saved is as for everybody. */
export function audienceOf(stored: unknown): Audience {
  const audience = Audience.safeParse({ ...EVERYBODY, ...(stored as object | null) })
  return audience.success ? audience.data : EVERYBODY
}

/**
 * Begins campaigns whose time has come and writes the next recipients of one that is on its way: one slice of accounts
 * in one short transaction, going on from its cursor. Whoever else fills at the same time takes another campaign.
 * Answers how many notices were written; 0 when there is nothing to do.
 */
export async function fillCampaigns(db: Db, now: Instant): Promise<number> {
  await beginDue(db, now)
  for (let slices = 0; slices < SLICES; slices += 1) {
    const written = await db.transaction((tx) => fillOne(tx, now))
    if (written !== 0) return written ?? 0
  }
  return 0
}

/** Nothing begins in quiet hours; nobody is invited to what is called off or has started. */
async function beginDue(db: Db, now: Instant): Promise<void> {
  const quiet = isQuiet(await findPolicy(db, 'quiet'), now)
  await sql`
    update campaigns c set
      state = case when a.state = 'published' and a.starts_at > ${now} then 'sending' else 'stopped' end,
      started_at = case when a.state = 'published' and a.starts_at > ${now} then ${now}::bigint end,
      stopped_at = case when a.state = 'published' and a.starts_at > ${now} then null else ${now}::bigint end
    from activities a
    where c.state = 'approved' and c.send_at <= ${now} and a.id = c.activity_id
      and (a.state <> 'published' or a.starts_at <= ${now} or not ${quiet}::boolean)`.execute(db)
}

/** Notices written; null when no campaign waits to be filled. */
async function fillOne(tx: Tx, now: Instant): Promise<number | null> {
  const { rows } = await sql<Going>`
    select c.id, c.activity_id as "activityId", c.audience, coalesce(c.fill_cursor, '') as cursor, a.district, a.title,
      a.starts_at as "startsAt", a.ends_at as "endsAt", v.name as place
    from campaigns c join activities a on a.id = c.activity_id join venues v on v.id = a.venue_id
    where c.state = 'sending' and c.filled_at is null
    order by c.send_at, c.id limit 1 for no key update of c skip locked`.execute(tx)
  return rows[0] ? writeSlice(tx, rows[0], now) : null
}

/**
 * Without a consent in hand nothing will be sent: such a notice is settled as it is written, and counted with it; where
 * the clerk asked for it, its owner is put on the call list of the special's district, if they are known there.
 */
async function writeSlice(tx: Tx, campaign: Going, now: Instant): Promise<number> {
  const { id, activityId, district, title, startsAt, endsAt, place } = campaign
  const audience = audienceOf(campaign.audience)
  const { rows } = await sql<{ written: number }>`
    with known as materialized (${accountsAfter(campaign.cursor, SLICE)}), written as (
      insert into notices (campaign_id, kind, activity_id, openid, state, title, body, queued_at, settled_at, next_at)
      select ${id}, ${CAMPAIGN_KIND}, ${activityId}, known.openid, whom.state, ${title},
        ${`${sayRange(startsAt, endsAt)}，${place}`}, ${now}, case when whom.state = 'noCredit' then ${now}::bigint end,
        ${now}
      from known left join consents c on c.openid = known.openid and c.kind = ${CAMPAIGN_KIND}
        cross join lateral (select case when c.credits > 0 then 'queued' else 'noCredit' end as state) whom
      where not ${isOff} and ${isMeant(audience, activityId, now)}
      on conflict do nothing returning id, openid, state
    ), called as (
      insert into calls (notice_id, district)
      select known.id, ${district} from written known
      where ${audience.call}::boolean and known.state = 'noCredit' and ${isCallable(sql`${district}::text`)}
    ), counted as (
      insert into campaign_progress as old (campaign_id, minute, state, notices)
      select ${id}::uuid, ${now - (now % 60_000)}::bigint, 'noCredit', count(*) from written
      where state = 'noCredit' having count(*) > 0
      on conflict (campaign_id, minute, state) do update set notices = old.notices + excluded.notices
    )
    update campaigns set
      fill_cursor = coalesce((select max(openid) from known), fill_cursor),
      filled_at = case when (select count(*) from known) < ${SLICE} then ${now}::bigint end,
      people = people + (select count(*) from written)
    where id = ${id}
    returning (select count(*) from written) as written`.execute(tx)
  return rows[0]?.written ?? 0
}
