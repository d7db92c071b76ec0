import type { CampaignSubject, TemplateStanding } from '../../src/domain/campaign/campaign'
import type { CampaignStanding } from '../../src/domain/campaign/state'
import { type NoticeFacts, unfitField } from '../../src/domain/notice/values'
import { type Campaign, NEVER_ASKED_BY } from '../../types/campaign'
import type { ActivityId, CampaignId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { NoticeTemplate } from '../../types/notice'
import type { QuietHours } from '../../types/policy'
import { CAMPAIGN_KIND } from '../core/campaign/audience'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { policyOf } from '../kit/policies'
import { type Sql, sql } from '../kit/sql'

/** A campaign as it is stored; `audience` is read through `audienceOf`. */
export type Stored = CampaignStanding & {
  id: CampaignId
  audience: unknown
  sendAt: Instant | null
  startedAt: Instant | null
  /** A yes was taken back, or the time set anew, because the special was changed since. */
  isAgain: boolean
}

/** An activity in the clerk's scope with its Friday notice as far as there is one. */
export type Found = {
  activity: CampaignSubject & { id: ActivityId; district: DistrictCode; startsAt: Instant }
  facts: NoticeFacts
  /** Null where there is none in use or nobody can read it; `templateIs` tells which. */
  template: (NoticeTemplate & { id: string }) | null
  templateIs: TemplateStanding
  quiet: QuietHours
  campaign: Stored | null
  choices: Campaign['choices']
  /** The division of the clerk who asks. */
  scope: DistrictCode
}

type Row = Omit<Found, 'template' | 'templateIs' | 'quiet' | 'scope'> & {
  template: { id: string } | null
  quiet: unknown
}

const stored = sql`
  select json_build_object('id', c.id, 'state', c.state, 'version', c.version, 'audience', c.audience,
    'sendAt', c.send_at, 'startedAt', c.started_at,
    'isAgain', c.state = 'proposed' and coalesce(last.act = 'campaign.proposeAgain', false), 'approvedAt', c.approved_at,
    'approvedBy', case when yes.id is not null then json_build_object('staffId', yes.id, 'name', yes.name) end,
    'changedBy', last.name, 'changedAt', coalesce(last.at, c.approved_at, c.proposed_at, c.started_at, 1))
  from campaigns c left join staff yes on yes.id = c.approved_by left join lateral (
    select s.name, u.at, u.act from audit u left join staff s on s.id::text = u.actor_id
    where u.subject = 'campaign' and u.subject_id = c.id::text order by u.id desc limit 1
  ) last on true
  where c.activity_id = a.id and c.kind = ${CAMPAIGN_KIND}`

const choices = sql`
  select json_build_object(
    'themes', coalesce((
      select json_agg(json_build_object('code', t.code, 'label', t.name) order by t.name) from themes t
      where t.valid_until is null or t.valid_until > a.day
    ), '[]'),
    'questions', coalesce((
      select json_agg(json_build_object('code', q.code, 'label', q.label, 'options', q.options) order by q.position)
      from questions q where q.options is not null and q.code <> ${NEVER_ASKED_BY}
    ), '[]'))`

async function findBy(db: Db, which: Sql<unknown>, clerk: ClerkActor): Promise<Found | null> {
  const { rows } = await sql<Row>`
    select json_build_object('id', a.id, 'kind', a.kind, 'state', a.state, 'isSpecial', a.theme is not null,
        'startsAt', a.starts_at, 'district', a.district) as activity,
      json_build_object('title', a.title, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'place', v.name,
        'hint', a.bring) as facts,
      (
        select json_build_object('id', t.template_id, 'title', t.title, 'fields', t.fields, 'page', t.page)
        from notice_templates t where t.kind = ${CAMPAIGN_KIND} and t.active
      ) as template, (select value from policies where name = 'quiet') as quiet,
      (${stored}) as campaign, (${choices}) as choices
    from activities a join venues v on v.id = a.venue_id
    where ${which} and ${inScope('a.district', clerk)}`.execute(db)
  if (!rows[0]) return null
  const { template, quiet, ...row } = rows[0]
  return { ...row, ...readTemplate(template), quiet: policyOf('quiet', quiet), scope: clerk.district }
}

/** A template is written by hand: one that cannot be read is said to be broken, never guessed at. */
function readTemplate(row: Row['template']): Pick<Found, 'template' | 'templateIs'> {
  if (!row) return { template: null, templateIs: 'missing' }
  const template = NoticeTemplate.safeParse(row)
  return template.success
    ? { template: { ...template.data, id: row.id }, templateIs: 'good' }
    : { template: null, templateIs: 'broken' }
}

/** The notice of an activity; null when there is no such activity or it is not the clerk's. */
export const findCampaign = (db: Db, activityId: ActivityId, clerk: ClerkActor): Promise<Found | null> =>
  findBy(db, sql`a.id = ${activityId}`, clerk)

/** A campaign by its own id, with what it is about. */
export async function findById(
  db: Db,
  id: CampaignId,
  clerk: ClerkActor,
): Promise<(Found & { campaign: Stored }) | null> {
  const found = await findBy(db, sql`a.id = (select activity_id from campaigns where id = ${id})`, clerk)
  return found?.campaign?.id === id ? { ...found, campaign: found.campaign } : null
}

/** The label of a keyword WeChat would not take, or null. */
export const unfitOf = ({ template, facts }: Found): string | null => template && unfitField(template, facts)
