import { sayRange } from '../../../src/domain/time/calendar'
import type { ActivityId, Instant, TicketId } from '../../../types/core'
import type { NoticeKind } from '../../../types/notice'
import type { Db, Tx } from '../../kit/db'
import { type Sql, sql } from '../../kit/sql'

/**
 * Something to tell everyone who holds or waits for a place in an activity, or the holder of one ticket alone; a change
 * unless another `kind` is named. `forEmployers` is how employers with a booth there are told of it, if they are.
 */
export type Tale = {
  activityId: ActivityId
  ticketId?: TicketId
  kind?: NoticeKind
  reason: string
  title: string
  body: string
  forEmployers?: string
}

/** How employers read that their fair is on another day or elsewhere. */
export const movedForEmployers = (
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
  place: string,
): string => `改到${sayRange(startsAt, endsAt)}，${place}。展位为您保留。不能参加请在“我的单位”里撤回。`

/** How employers read that their fair is off. */
export const calledOffForEmployers = (reason: string): string =>
  `招聘会已取消，原因：${reason}。请勿到场布展，可申请其他招聘会。`

/** SQL: who acts for an employer with a booth, or one asked for: `b` booths, `r` recruiters. */
const exhibitors = sql`
  booths b join recruiters r on r.employer_id = b.employer_id and b.state in ('pending', 'approved')`

/** SQL: posting `p` is open and ends before a day, so that it does not show at a fair of that day. */
export const endsBefore = (day: Sql<unknown>) => sql<boolean>`(p.closed_at is null and p.valid_until < ${day})`

/**
 * SQL: a sentence for booth `b` whose fair `f` was moved beyond the validity of some of its postings, which then would
 * not be shown: their employer moves their end along, or not.
 */
const endingBefore = sql`coalesce((
  select '您有 ' || count(*) || ' 个岗位在那天前到期，当天不会显示，请在“我的单位”里改“招聘截止日期”。'
  from booth_postings bp join postings p on p.id = bp.posting_id
  where bp.booth_id = b.id and ${endsBefore(sql`f.day`)} and f.state = 'published'
  having count(*) > 0
), '')`

/** SQL: how many employers a tale for them would reach, of activity `a`. */
export const employersIn = sql<number>`(
  select count(distinct b.employer_id)::int from ${exhibitors} where b.activity_id = a.id
)`

/** How many employers a tale for them would reach, by activity; those with none are not there. */
export async function employersAt(db: Db, activityIds: readonly ActivityId[]): Promise<Map<ActivityId, number>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await sql<{ activityId: ActivityId; employers: number }>`
    select b.activity_id as "activityId", count(distinct b.employer_id)::int as employers
    from ${exhibitors} where b.activity_id = any(${activityIds}::uuid[]) group by b.activity_id`.execute(db)
  return new Map(rows.map(({ activityId, employers }) => [activityId, employers]))
}

/**
 * Tells each account once for a reason: by message where a consent is in hand, for its kind or for changes, otherwise in
 * the app, with a line on the call list of the desk; one line for an employer of whose recruiters none has a consent.
 */
export async function tell(tx: Tx, tales: readonly Tale[], now: Instant): Promise<void> {
  if (tales.length === 0) return
  await sql`
    with tale as (
      select * from json_to_recordset(${JSON.stringify(tales)})
        as tale ("activityId" uuid, "ticketId" uuid, kind text, reason text, title text, body text, "forEmployers" text)
    ), whom as (
      (
        select distinct on (tale.reason, t.booked_by) tale."activityId", tale.kind, tale.reason, tale.title, tale.body,
          t.id as ticket, null::uuid as employer, t.booked_by as openid
        from tale join tickets t on t.activity_id = tale."activityId"
        where t.state in ('booked', 'offered', 'waiting') and t.person_id is not null
          and (tale."ticketId" is null or t.id = tale."ticketId")
        order by tale.reason, t.booked_by, t.booked_at, t.id
      ) union all (
        select tale."activityId", tale.kind, tale.reason || ':' || r.employer_id, tale.title,
          tale."forEmployers" || ${endingBefore}, null::uuid, r.employer_id, r.openid
        from tale join (${exhibitors}) on b.activity_id = tale."activityId" join activities f on f.id = b.activity_id
        where tale."forEmployers" is not null
      )
    ), told as (
      insert into notices (kind, activity_id, ticket_id, employer_id, openid, state, title, body, reason, queued_at,
        settled_at, next_at)
      select way.kind, w."activityId", w.ticket, w.employer, w.openid, way.state, w.title, w.body, w.reason, ${now},
        case when way.state = 'noCredit' then ${now}::bigint end, ${now}
      from whom w cross join lateral (
        select k.kind, case when c.credits > 0 then 'queued' else 'noCredit' end as state
        from unnest(array[coalesce(w.kind, 'activityChanged'), 'activityChanged']) with ordinality k (kind, nth)
          left join consents c on c.openid = w.openid and c.kind = k.kind
        order by coalesce(c.credits, 0) = 0, k.nth limit 1
      ) way
      on conflict (openid, reason) where reason is not null do nothing
      returning id, activity_id, employer_id, state
    )
    insert into calls (notice_id, district)
    select (array_agg(told.id order by told.id))[1], a.district
    from told join activities a on a.id = told.activity_id
    group by coalesce(told.employer_id, told.id), a.id
    having bool_and(told.state = 'noCredit')`.execute(tx)
}
