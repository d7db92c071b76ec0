import { sql } from 'kysely'
import type { ReviewList } from '../../types/booth'
import { accept } from '../../types/reply'
import { boothVersion } from '../kit/booth-view'
import { type EmployerRow, employerJson, employerVersion, showEmployer } from '../kit/employer-view'
import { postingJson } from '../kit/posting-view'
import type { Verb } from '../kit/serve'
import { waitingBooths, waitingEmployers } from './waiting'

type Found = {
  employers: (EmployerRow & Pick<ReviewList['employers'][number], 'version'>)[]
  booths: (Omit<ReviewList['booths'][number], 'employer'> & { employer: EmployerRow })[]
}

/** What waits for this clerk, the longest waiting first; fifty employers and fifty booths at most. */
export const review: Verb<'desk.review'> = async ({ actor, db, now }) => {
  const { rows } = await sql<Found>`
    select (
      select coalesce(json_agg(${employerJson}::jsonb || jsonb_build_object('version', ${employerVersion}) order by e.registered_at, e.id), '[]')
      from (
        select e.* from ${waitingEmployers(actor)} order by e.registered_at, e.id limit 50
      ) e
    ) as employers, (
      select coalesce(json_agg(json_build_object(
        'id', w.id, 'version', ${boothVersion(sql`w.id`)}, 'employer', ${employerJson}, 'activityId', w.activity_id, 'fair', w.title,
        'special', w.special, 'startsAt', w.starts_at, 'appliedAt', w.applied_at, 'postings', (
          select coalesce(json_agg(${postingJson} order by p.published_at, p.id), '[]')
          from booth_postings bp join postings p on p.id = bp.posting_id
          where bp.booth_id = w.id and bp.state = 'pending' and p.closed_at is null
        )) order by w.starts_at, w.applied_at, w.id), '[]')
      from (
        select b.id, b.employer_id, b.applied_at, a.id as activity_id, a.title, a.theme is not null as special,
          a.starts_at
        from ${waitingBooths(actor, now)} order by a.starts_at, b.applied_at, b.id limit 50
      ) w join employers e on e.id = w.employer_id
    ) as booths`.execute(db)
  const { employers, booths } = rows[0] as Found
  return accept({
    employers: employers.map((row) => ({ ...showEmployer(row), version: row.version })),
    booths: booths.map((booth) => ({ ...booth, employer: showEmployer(booth.employer) })),
  })
}
