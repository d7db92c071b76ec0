import { sql } from 'kysely'
import type { CampaignFacts } from '../../src/domain/campaign'
import type { NoticeFacts, NoticeTemplate } from '../../src/domain/notice-values'
import type { ActivityId, CampaignId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Campaign, CampaignState } from '../../types/notice'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'

/** An activity in the clerk's scope with its Friday notice as far as there is one. */
export type Found = {
  activity: CampaignFacts['activity'] & { id: ActivityId; district: DistrictCode }
  facts: NoticeFacts
  template: NoticeTemplate | null
  campaign: { id: CampaignId; state: CampaignState; sentAt: Instant | null } | null
}

export async function findCampaign(db: Db, activityId: ActivityId, clerk: ClerkActor): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select json_build_object('id', a.id, 'kind', a.kind, 'state', a.state, 'isSpecial', a.theme is not null,
        'startsAt', a.starts_at, 'endsAt', a.ends_at, 'district', a.district) as activity,
      json_build_object('title', a.title, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'place', v.name,
        'hint', a.bring) as facts,
      (
        select json_build_object('title', t.title, 'fields', t.fields, 'page', t.page)
        from notice_templates t where t.kind = 'fridaySpecial'
      ) as template, (
        select json_build_object('id', c.id, 'state', c.state, 'sentAt', c.sent_at)
        from campaigns c where c.activity_id = a.id and c.kind = 'fridaySpecial' and c.state <> 'proposed'
      ) as campaign
    from activities a join venues v on v.id = a.venue_id
    where a.id = ${activityId} and ${inScope('a.district', clerk)}`.execute(db)
  return rows[0] ?? null
}

/** SQL: openids that get the Friday notice in the app only: known to us, with no consent in hand. */
export const withoutCredit = sql`
  select known.openid from (
    select openid from account_persons union select openid from consents where kind = 'fridaySpecial'
  ) known
  where not exists (
    select from consents c where c.openid = known.openid and c.kind = 'fridaySpecial' and c.credits > 0
  )`

/** Who would get it now. */
export async function audienceNow(db: Db): Promise<Campaign['audience']> {
  const { rows } = await sql<Campaign['audience']>`
    select (select count(*) from consents where kind = 'fridaySpecial' and credits > 0) as consented,
      (select count(*) from (${withoutCredit}) w) as "withoutCredit"`.execute(db)
  return rows[0] as Campaign['audience']
}

/** How it went so far, counted from the notices themselves. */
export async function reportOf(db: Db, campaignId: CampaignId): Promise<Campaign['report']> {
  const { rows } = await sql<{ state: string; notices: number }>`
    select case state when 'claimed' then 'queued' else state end as state, count(*) as notices
    from notices where campaign_id = ${campaignId} group by 1`.execute(db)
  return { ...nothingYet, ...Object.fromEntries(rows.map(({ state, notices }) => [state, notices])) }
}

export const nothingYet: Campaign['report'] = {
  queued: 0,
  sent: 0,
  refused: 0,
  noCredit: 0,
  invalid: 0,
  failed: 0,
  unknown: 0,
  off: 0,
  capped: 0,
  gone: 0,
  lapsed: 0,
}
