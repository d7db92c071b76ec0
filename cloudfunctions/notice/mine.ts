import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import { NoticeKind, type NoticeLine } from '../../types/notice'
import { accept } from '../../types/reply'
import { isShown } from '../core/notice/inbox'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 20

/** The account's inbox, newest first, whether or not WeChat delivered the messages too. */
export const mine: Verb<'notice.mine'> = async ({ input, actor, db }) => {
  const query = { call: 'notice.mine', openid: actor.openid }
  const place = placeOf(query, input.cursor)
  if (!place.ok) return place
  const { rows } = await sql<NoticeLine>`
    select n.id, n.kind, a.id as "activityId", a.kind as "activityKind", n.ticket_id as "ticketId",
      case when n.employer_id is not null then n.activity_id end as "boothAt", n.title,
      n.body as text, n.queued_at as at, n.read_at is null as unread
    from notices n left join activities a on a.id = n.activity_id and n.employer_id is null
    where n.openid = ${actor.openid} and ${isShown}
      and ${place.value ? sql`(n.queued_at, n.id) < (${place.value.at}, ${place.value.id})` : sql`true`}
    order by n.queued_at desc, n.id desc limit ${PAGE + 1}`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return accept({
    notices: page.filter(({ kind }) => NoticeKind.safeParse(kind).success),
    next: last ? cursorOf(query, { at: last.at, id: last.id }) : null,
  })
}
