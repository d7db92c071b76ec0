import { sql } from 'kysely'
import type { Instant } from '../../types/core'
import { type ClerkActor, inScope } from '../kit/actor'

/** SQL: employers `e` that wait for this clerk. */
export const waitingEmployers = (clerk: ClerkActor) => sql`
  employers e where e.state = 'pending' and ${inScope('e.district', clerk)}`

/**
 * SQL: booths `b` at fairs `a` in scope and not over that wait for this clerk: new ones, and approved ones with
 * postings added or corrected since.
 */
export const waitingBooths = (clerk: ClerkActor, now: Instant) => sql`
  activities a join booths b on b.activity_id = a.id and b.state in ('pending', 'approved')
  where a.kind = 'fair' and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
    and (b.state = 'pending' or exists (
      select from booth_postings bp join postings p on p.id = bp.posting_id
      where bp.booth_id = b.id and bp.state = 'pending' and p.closed_at is null
    ))`
