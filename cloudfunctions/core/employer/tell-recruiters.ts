import type { ActivityId, EmployerId, Instant, OpenId } from '../../../types/core'
import type { Tx } from '../../kit/db'
import { sql } from '../../kit/sql'

/** Something that happened to an employer, told to whoever acts for it, or to one account alone. */
type EmployerTale = {
  employerId: EmployerId
  /** The fair of the booth it is about. */
  activityId?: ActivityId
  openid?: OpenId
  /** Tells one happening from the next: told twice for the same reason is told once. */
  reason: string
  title: string
  body: string
}

/** Writes it into the inbox of each account, with a message where a consent is in hand. */
export async function tellRecruiters(tx: Tx, tale: EmployerTale, now: Instant): Promise<void> {
  const { employerId, activityId = null, openid = null, reason, title, body } = tale
  await sql`
    insert into notices (kind, activity_id, employer_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
    select 'employerTold', ${activityId}::uuid, ${employerId}::uuid, whom.openid, way.state, ${title}, ${body}, ${reason},
      ${now}, case when way.state = 'noCredit' then ${now}::bigint end, ${now}
    from (
      select r.openid from recruiters r where r.employer_id = ${employerId} and ${openid}::text is null
      union select ${openid}::text where ${openid}::text is not null
    ) whom left join consents c on c.openid = whom.openid and c.kind = 'employerTold'
      cross join lateral (select case when c.credits > 0 then 'queued' else 'noCredit' end as state) way
    where not exists (
      select from notice_choices x where x.openid = whom.openid and x.kind = 'employerTold' and x.is_off
    )
    on conflict (openid, reason) where reason is not null do nothing`.execute(tx)
}
