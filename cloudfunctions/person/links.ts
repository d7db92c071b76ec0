import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { keeperOf, type Link } from '../../src/domain/keeper'
import type { Instant, LocalDate, OpenId, PersonId } from '../../types/core'
import type { Db } from '../kit/db'

/** A person an account may act for, and which account decides about them. */
export type Linked = {
  personId: PersonId
  realName: string
  relation: Link['relation']
  bornOn: LocalDate | null
  keeper: OpenId | null
  accounts: number
}

/** The people of an account, or the one named, themself first. Somebody else's person is not there. */
export async function linkedTo(
  db: Db,
  { openid, personId, now }: { openid: OpenId; personId: PersonId | null; now: Instant },
): Promise<Linked[]> {
  const { rows } = await sql<Omit<Linked, 'keeper' | 'accounts'> & { links: Link[] }>`
    select p.id as "personId", p.real_name as "realName", link.relation, p.born_on as "bornOn", (
      select json_agg(json_build_object('openid', l.openid, 'relation', l.relation, 'linkedAt', l.linked_at))
      from account_persons l where l.person_id = p.id
    ) as links
    from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and (${personId}::uuid is null or p.id = ${personId}::uuid)
    order by link.relation = 'self' desc, link.linked_at, p.id`.execute(db)
  return rows.map(({ links, ...person }) => ({
    ...person,
    keeper: keeperOf(links, person.bornOn, dayOf(now)),
    accounts: links.length,
  }))
}
