import { keeperOf, type Link } from '../../src/domain/person/keeper'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate, OpenId, PersonId } from '../../types/core'
import { bornOnOf } from '../core/person/columns'
import type { Db } from '../kit/db'
import type { Sealed } from '../kit/seal'
import { sql } from '../kit/sql'

/** A person an account may act for, and which account decides about them. */
export type Linked = {
  personId: PersonId
  nameSealed: Sealed
  relation: Link['relation']
  bornOn: LocalDate | null
  keeper: OpenId | null
  /** Whether this account decides and nothing of the person is anybody else's, or staff saw the card with it. */
  whole: boolean
  /** Who decides once this account is gone; null when nobody is left. */
  heir: OpenId | null
  accounts: number
  links: readonly KeptLink[]
}

/** `helper`: it was made by a village helper under their right. */
export type KeptLink = Link & { helper: boolean }

/** Whether a link is of no account but of a door that registered the person by their card. */
export const isDoor = (openid: OpenId): boolean => openid.startsWith('door:')

/** SQL: the links of person `p`, and the door that saw their card before any account claimed them. */
const linksOf = sql`(
  select json_agg(l) from (
    select openid, relation, linked_at as "linkedAt", proved_at as "provedAt", helper_right is not null as helper
    from account_persons where person_id = p.id
    union all
    select openid, 'self', min(agreed_at), min(agreed_at), false from privacy_consents
    where person_id = p.id and openid like 'door:%' and agreed_at < all (
      select linked_at from account_persons where person_id = p.id
    ) group by openid
  ) l
)`

type Found = Pick<Linked, 'personId' | 'nameSealed' | 'relation'> & { bornSealed: Sealed | null; links: KeptLink[] }

/** The people of an account, or the one named, themself first. Somebody else's person is not there. */
export async function linkedTo(
  db: Db,
  { openid, personId, now }: { openid: OpenId; personId: PersonId | null; now: Instant },
): Promise<Linked[]> {
  const { rows } = await sql<Found>`
    select p.id as "personId", p.name_sealed as "nameSealed", link.relation, p.born_sealed as "bornSealed", ${linksOf} as links
    from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and (${personId}::uuid is null or p.id = ${personId}::uuid)
    order by link.relation = 'self' desc, link.linked_at, p.id`.execute(db)
  return rows.map(({ links, bornSealed, ...person }) => {
    const bornOn = bornOnOf(bornSealed)
    const keeper = keeperOf(links, bornOn, dayOf(now))
    const proved = links.some((link) => link.openid === openid && link.provedAt !== null)
    return {
      ...person,
      bornOn,
      keeper,
      whole: keeper === openid && (proved || links.length === 1),
      heir: keeperOf(
        links.filter((link) => link.openid !== openid),
        bornOn,
        dayOf(now),
      ),
      accounts: links.filter((link) => !isDoor(link.openid)).length,
      links,
    }
  })
}
