import type { EmployerHome } from '../../types/booth'
import { accept } from '../../types/reply'
import { boothJson } from '../core/booth/view'
import { type EmployerRow, employerJson, showEmployer } from '../core/employer/view'
import { postingJson } from '../core/posting/view'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { opened, requestJson } from './request'

const POSTINGS = 100
const BOOTHS = 50

type Found = Omit<EmployerHome, 'more' | 'employer'> & { employer: EmployerRow | null; older: boolean }

/** The account's employer with its newest postings and booths, the postings at its coming booths however old, and who acts for it; or what it asked to join. */
export const mine: Verb<'employer.mine'> = async ({ actor: { openid }, db, now }) => {
  const { rows } = await sql<Found>`
    select ${employerJson} as employer, (
      select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name_sealed,
        'own', o.openid = ${openid}, 'joinedAt', o.joined_at) order by o.joined_at, o.id), '[]')
      from recruiters o where o.employer_id = e.id
    ) as recruiters, (
      select coalesce(json_agg(${requestJson} order by q.asked_at, q.id), '[]')
      from recruiter_requests q where q.employer_id = e.id and q.state = 'pending' and r.openid is not null
    ) as requests, case when r.openid is null then (
      select ${requestJson} from recruiter_requests q join employers e on e.id = q.employer_id
      where q.openid = ${openid} order by q.asked_at desc limit 1
    ) end as asked, (
      select coalesce(json_agg(${postingJson} order by p.published_at desc, p.id), '[]')
      from postings p where p.id in (
        (select id from postings where employer_id = e.id order by published_at desc, id limit ${POSTINGS})
        union
        select bp.posting_id from booths b join activities a on a.id = b.activity_id and a.ends_at > ${now}
          join booth_postings bp on bp.booth_id = b.id
        where b.employer_id = e.id and b.state <> 'withdrawn'
      )
    ) as postings, exists (
      select from postings where employer_id = e.id order by published_at desc, id offset ${POSTINGS} limit 1
    ) as older, (
      select coalesce(json_agg(${boothJson} order by b.applied_at desc, b.id), '[]')
      from (
        select * from booths where employer_id = e.id order by applied_at desc, id limit ${BOOTHS + 1}
      ) b join activities a on a.id = b.activity_id
    ) as booths
    from (values (1)) one left join recruiters r on r.openid = ${openid} left join employers e on e.id = r.employer_id
    `.execute(db)
  const { older, ...home } = rows[0] as Found
  return accept({
    ...home,
    employer: home.employer && showEmployer(home.employer),
    recruiters: home.recruiters.map(opened),
    requests: home.requests.map(opened),
    asked: home.asked && opened(home.asked),
    booths: home.booths.slice(0, BOOTHS),
    more: { postings: older, booths: home.booths.length > BOOTHS },
  })
}
