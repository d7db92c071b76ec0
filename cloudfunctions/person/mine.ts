import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { Mine } from '../../types/person'
import { accept } from '../../types/reply'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { type PersonRow, personJson, showPerson } from './card'

type Found = Omit<Mine, 'persons'> & { persons: PersonRow[] }

/** Who the account is and may act for. At the gate is who holds a live right to scan somewhere. */
export const mine: Verb<'person.mine'> = async ({ actor, db, now }) => {
  const { openid } = actor
  const today = dayOf(now)
  const { rows } = await sql<Found>`
    select
      (select json_build_object('version', version, 'changes', changes) from privacy_texts
        where name = 'notice' and version = privacy_version('notice', ${today})) as notice,
      (select json_build_object('version', version, 'changes', changes) from privacy_texts
        where name = 'children' and version = privacy_version('children', ${today})) as children,
      coalesce((
        select json_agg(${personJson(today)} order by link.relation = 'self' desc, link.linked_at, p.id)
        from account_persons link join persons p on p.id = link.person_id where link.openid = ${openid}
      ), '[]') as persons,
      exists (select from recruiters where openid = ${openid}) as recruits,
      (select json_build_object('name', name, 'district', district)
        from staff where openid = ${openid} and active and role = 'clerk') as clerk,
      exists (
        select from gate_rights r join sessions s on s.id = r.session_id
        where r.openid = ${openid} and ${isLiveRight} and s.day >= ${addDays(today, -1)}
      ) as gate,
      (select value from privacy_blanks where code = 'hours') as hours`.execute(db)
  const found = rows[0] as Found
  return accept({ ...found, persons: found.persons.map((person) => showPerson(person, now)) })
}
