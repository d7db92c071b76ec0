import type { Instant } from '../../types/core'
import { type ClerkActor, inScope } from '../kit/actor'
import { sql } from '../kit/sql'

/** SQL: employers `e` that wait for this clerk, new ones and approved ones that ask for another name, code or division. */
export const waitingEmployers = (clerk: ClerkActor) => sql`
  employers e where (e.state = 'pending' or e.state = 'approved' and exists (
    select from employer_changes c where c.employer_id = e.id and c.state = 'pending'
  )) and ${inScope('e.district', clerk)}`

/** SQL: how many people in scope ask to act for an employer. */
export const waitingJoins = (clerk: ClerkActor) => sql`
  select count(*) from recruiter_requests q join employers e on e.id = q.employer_id
  where q.state = 'pending' and ${inScope('e.district', clerk)}`

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
