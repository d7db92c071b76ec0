import { sql } from 'kysely'
import type { Mine } from '../../types/person'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { type PersonRow, showPerson } from './card'

type Found = Omit<Mine, 'persons'> & { persons: PersonRow[] }

/** Who the account is and may act for. A clerk is at the gate only when assigned to a session. */
export const mine: Verb<'person.mine'> = async ({ actor, db }) => {
  const { openid } = actor
  const { rows } = await sql<Found>`
    select
      coalesce((
        select json_agg(json_build_object(
          'id', p.id, 'realName', p.real_name, 'idType', p.id_type, 'idNumber', p.id_masked, 'phone', p.phone_masked,
          'relation', link.relation
        ) order by link.relation = 'self' desc, link.linked_at, p.id)
        from account_persons link join persons p on p.id = link.person_id where link.openid = ${openid}
      ), '[]') as persons,
      exists (select from recruiters where openid = ${openid}) as recruits,
      (select json_build_object('name', name, 'district', district)
        from staff where openid = ${openid} and active and role = 'clerk') as clerk,
      exists (
        select from staff s where s.openid = ${openid} and s.active and (
          s.role = 'gate' or exists (select from gate_rights g where g.staff_id = s.id and g.revoked_at is null))
      ) as gate`.execute(db)
  const found = rows[0] as Found
  return accept({ ...found, persons: found.persons.map(showPerson) })
}
