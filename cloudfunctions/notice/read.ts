import { accept } from '../../types/reply'
import { isShown, unreadOf } from '../core/notice/inbox'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Marks what was there when the inbox was looked at, and counts it for the campaigns it came from. */
export const read: Verb<'notice.read'> = async ({ input, actor, db, now }) => {
  await sql`
    with seen as (
      update notices n set read_at = ${now}
      where n.openid = ${actor.openid} and n.read_at is null and n.queued_at <= ${input.upTo} and ${isShown}
      returning campaign_id
    )
    insert into campaign_progress as old (campaign_id, minute, state, notices)
    select campaign_id, ${now - (now % 60_000)}::bigint, 'read', count(*) from seen
    where campaign_id is not null group by campaign_id order by campaign_id
    on conflict (campaign_id, minute, state) do update set notices = old.notices + excluded.notices`.execute(db)
  return accept(await unreadOf(db, actor.openid))
}
