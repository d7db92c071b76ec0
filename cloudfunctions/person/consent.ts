import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { ConsentBasis } from '../../types/person'
import type { Db } from '../kit/db'

type Consenting = { openid: OpenId; personId: PersonId; basis: ConsentBasis; now: Instant }

/**
 * Keeps that an account of this person agreed to the notice as it reads now and to the use of the number; the first time
 * stays, unless it named no basis.
 */
export const keepConsent = (db: Db, { openid, personId, basis, now }: Consenting) =>
  sql`
    insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
    select link.openid, link.person_id, privacy_version('notice', ${dayOf(now)}), part, ${now}, ${basis}
    from account_persons link, unnest(array['notice', 'idNumber']) part
    where link.openid = ${openid} and link.person_id = ${personId}
    on conflict (person_id, openid, part, version) where withdrawn_at is null
      do update set agreed_at = excluded.agreed_at, basis = excluded.basis
      where privacy_consents.basis is null`.execute(db)
