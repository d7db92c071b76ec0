import { sql } from 'kysely'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'

/** A week and a day, so that a special moved to Saturday is still found. */
const AHEAD_MS = 8 * 86_400_000

/** Timer, Friday evening: the specials of the coming week get their notice drafted, for a clerk to look at and send. */
export const propose: Verb<'campaign.propose'> = async ({ db, now }) => {
  const { rows } = await sql`
    insert into campaigns (id, activity_id, kind, state, proposed_at)
    select gen_random_uuid(), a.id, 'fridaySpecial', 'proposed', ${now} from activities a
    where a.theme is not null and a.state = 'published' and a.starts_at > ${now} and a.starts_at < ${now + AHEAD_MS}
      and exists (select from notice_templates where kind = 'fridaySpecial')
    on conflict (activity_id, kind) do nothing
    returning id`.execute(db)
  return accept({ proposed: rows.length })
}
