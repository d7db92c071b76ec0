import { accept, refuse } from '../../types/reply'
import { unreadOf } from '../core/notice/inbox'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** The message itself was tapped; the first time counts for its campaign, and it needs no reading in the inbox any more. */
export const opened: Verb<'notice.opened'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<{ known: boolean }>`
    with first as (
      update notices set opened_at = ${now}::bigint, read_at = coalesce(read_at, ${now}::bigint)
      where id = ${input.noticeId} and openid = ${actor.openid} and opened_at is null
      returning campaign_id
    ), counted as (
      insert into campaign_progress as old (campaign_id, minute, state, notices)
      select campaign_id, ${now - (now % 60_000)}::bigint, 'opened', 1 from first where campaign_id is not null
      on conflict (campaign_id, minute, state) do update set notices = old.notices + 1
    )
    select exists (select from notices where id = ${input.noticeId} and openid = ${actor.openid}) as known`.execute(db)
  return rows[0]?.known ? accept(await unreadOf(db, actor.openid)) : refuse({ code: 'notice.notFound' })
}
