import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { keeperOf, type Link } from '../../src/domain/keeper'
import type { Instant, LocalDate, OpenId, PersonId } from '../../types/core'
import type { Db } from '../kit/db'
import { bornOnOf } from '../kit/person-columns'
import type { Sealed } from '../kit/seal'

/** A person an account may act for, and which account decides about them. */
export type Linked = {
  personId: PersonId
  nameSealed: Sealed
  relation: Link['relation']
  bornOn: LocalDate | null
  keeper: OpenId | null
  accounts: number
}

type Found = Omit<Linked, 'keeper' | 'accounts' | 'bornOn'> & { bornSealed: Sealed | null; links: Link[] }

/** The people of an account, or the one named, themself first. Somebody else's person is not there. */
export async function linkedTo(
  db: Db,
  { openid, personId, now }: { openid: OpenId; personId: PersonId | null; now: Instant },
): Promise<Linked[]> {
  const { rows } = await sql<Found>`
    select p.id as "personId", p.name_sealed as "nameSealed", link.relation, p.born_sealed as "bornSealed", (
      select json_agg(json_build_object('openid', l.openid, 'relation', l.relation, 'linkedAt', l.linked_at))
      from account_persons l where l.person_id = p.id
    ) as links
    from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and (${personId}::uuid is null or p.id = ${personId}::uuid)
    order by link.relation = 'self' desc, link.linked_at, p.id`.execute(db)
  return rows.map(({ links, bornSealed, ...person }) => {
    const bornOn = bornOnOf(bornSealed)
    return { ...person, bornOn, keeper: keeperOf(links, bornOn, dayOf(now)), accounts: links.length }
  })
}
