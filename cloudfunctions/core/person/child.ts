import { isChild } from '../../../src/domain/person/consent-basis'
import { dayOf } from '../../../src/domain/time/calendar'
import type { Instant, OpenId, PersonId } from '../../../types/core'
import type { Db } from '../../kit/db'
import type { Sealed } from '../../kit/seal'
import { sql } from '../../kit/sql'
import { bornOnOf } from './columns'

type Whose = { openid: OpenId; personId: PersonId; now: Instant }

/** Whether somebody with this birth date is under 14 now; false where none is known. */
export const isBornChild = (bornSealed: Sealed | null, now: Instant): boolean =>
  isChild(bornOnOf(bornSealed), dayOf(now))

/**
 * Whether this person of the account is under 14: of them answers, groups and what they would be used for are not kept
 * (children's rules of the privacy texts). False for somebody the account has nothing to do with.
 */
export async function isOfChild(db: Db, { openid, personId, now }: Whose): Promise<boolean> {
  const { rows } = await sql<{ bornSealed: Sealed | null }>`
    select p.born_sealed as "bornSealed" from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and link.person_id = ${personId}`.execute(db)
  return isBornChild(rows[0]?.bornSealed ?? null, now)
}
