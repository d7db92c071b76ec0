import { sql } from 'kysely'
import type { NoticeLine } from '../../types/notice'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'

/** The account's inbox, newest first, the last fifty, whether or not WeChat delivered them too. */
export const mine: Verb<'notice.mine'> = async ({ actor, db }) => {
  const { rows } = await sql<NoticeLine>`
    select id, kind, activity_id as "activityId", title, body as text, queued_at as at from notices
    where openid = ${actor.openid} order by queued_at desc, id limit 50`.execute(db)
  return accept(rows)
}
