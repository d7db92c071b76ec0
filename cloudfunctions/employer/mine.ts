import { sql } from 'kysely'
import type { EmployerHome } from '../../types/booth'
import { accept } from '../../types/reply'
import { boothJson } from '../kit/booth-view'
import { type EmployerRow, employerJson, showEmployer } from '../kit/employer-view'
import { postingJson } from '../kit/posting-view'
import type { Verb } from '../kit/serve'

/** The account's employer with its hundred newest postings and fifty newest booths, or empty. */
export const mine: Verb<'employer.mine'> = async ({ actor, db }) => {
  const { rows } = await sql<Omit<EmployerHome, 'employer'> & { employer: EmployerRow }>`
    select ${employerJson} as employer, (
      select coalesce(json_agg(${postingJson} order by p.published_at desc, p.id), '[]')
      from (
        select * from postings where employer_id = e.id order by published_at desc, id limit 100
      ) p
    ) as postings, (
      select coalesce(json_agg(${boothJson} order by b.applied_at desc, b.id), '[]')
      from (
        select * from booths where employer_id = e.id order by applied_at desc, id limit 50
      ) b join activities a on a.id = b.activity_id
    ) as booths
    from recruiters r join employers e on e.id = r.employer_id
    where r.openid = ${actor.openid}`.execute(db)
  const found = rows[0]
  return accept(
    found ? { ...found, employer: showEmployer(found.employer) } : { employer: null, postings: [], booths: [] },
  )
}
