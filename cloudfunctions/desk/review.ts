import { cursorOf, type Place, placeOf } from '../../src/domain/text/cursor'
import type { ReviewList } from '../../types/booth'
import { accept } from '../../types/reply'
import { boothVersion } from '../core/booth/view'
import { type EmployerRow, employerJson, employerVersion, showEmployer } from '../core/employer/view'
import { postingJson } from '../core/posting/view'
import { inScope } from '../kit/actor'
import { unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { waitingBooths, waitingEmployers } from './waiting'

const PAGE = 50

type Found = Pick<ReviewList, 'joins'> & {
  employers: (EmployerRow & Pick<ReviewList['employers'][number], 'version'>)[]
  booths: (Omit<ReviewList['booths'][number], 'employer'> & { employer: EmployerRow })[]
}

/** What waits for this clerk, the longest waiting first, fifty of each at a time; all who ask to act for an employer. */
export const review: Verb<'desk.review'> = async ({ input, actor, db, now }) => {
  const [employers, booths] = (['employers', 'booths'] as const).map((kind) => ({
    call: 'desk.review',
    kind,
    district: actor.district,
  }))
  const fromEmployer = placeOf(employers!, input.employers ?? null)
  const fromBooth = placeOf(booths!, input.booths ?? null)
  if (!fromEmployer.ok) return fromEmployer
  if (!fromBooth.ok) return fromBooth
  const behind = (place: Place | null, at: string, id: string) =>
    place ? sql`(${sql.ref(at)}, ${sql.ref(id)}) > (${place.at}, ${place.id}::uuid)` : sql`true`
  const { rows } = await sql<Found>`
    select (
      select coalesce(json_agg(${employerJson}::jsonb || jsonb_build_object('version', ${employerVersion})
        order by e.registered_at, e.id), '[]')
      from (
        select e.* from ${waitingEmployers(actor)} and ${behind(fromEmployer.value, 'e.registered_at', 'e.id')}
        order by e.registered_at, e.id limit ${PAGE + 1}
      ) e
    ) as employers, (
      select coalesce(json_agg(json_build_object('id', q.id, 'employer', e.name, 'employerId', e.id,
        'name', q.name_sealed, 'state', q.state, 'askedAt', q.asked_at,
        'recruiters', (select count(*) from recruiters r where r.employer_id = e.id)) order by q.asked_at, q.id), '[]')
      from recruiter_requests q join employers e on e.id = q.employer_id
      where q.state = 'pending' and ${inScope('e.district', actor)}
    ) as joins, (
      select coalesce(json_agg(json_build_object(
        'id', w.id, 'version', ${boothVersion(sql`w.id`)}, 'employer', ${employerJson}, 'activityId', w.activity_id, 'fair', w.title,
        'special', w.special, 'startsAt', w.starts_at, 'appliedAt', w.applied_at, 'postings', (
          select coalesce(json_agg(${postingJson} order by p.published_at, p.id), '[]')
          from booth_postings bp join postings p on p.id = bp.posting_id
          where bp.booth_id = w.id and bp.state = 'pending' and p.closed_at is null
        )) order by w.starts_at, w.id), '[]')
      from (
        select b.id, b.employer_id, b.applied_at, a.id as activity_id, a.title, a.theme is not null as special,
          a.starts_at
        from ${waitingBooths(actor, now)} and ${behind(fromBooth.value, 'a.starts_at', 'b.id')}
        order by a.starts_at, b.id limit ${PAGE + 1}
      ) w join employers e on e.id = w.employer_id
    ) as booths`.execute(db)
  const found = rows[0] as Found
  const lastEmployer = found.employers.length > PAGE ? found.employers[PAGE - 1] : undefined
  const lastBooth = found.booths.length > PAGE ? found.booths[PAGE - 1] : undefined
  return accept({
    joins: found.joins.map((one) => ({ ...one, name: unseal(one.name) })),
    employers: found.employers.slice(0, PAGE).map((row) => ({ ...showEmployer(row), version: row.version })),
    booths: found.booths.slice(0, PAGE).map((booth) => ({ ...booth, employer: showEmployer(booth.employer) })),
    next: {
      employers: lastEmployer ? cursorOf(employers!, { at: lastEmployer.registeredAt, id: lastEmployer.id }) : null,
      booths: lastBooth ? cursorOf(booths!, { at: lastBooth.startsAt, id: lastBooth.id }) : null,
    },
  })
}
