import { sql } from 'kysely'
import type { Instant, OpenId, PersonId } from '../../types/core'
import { type ConsentBasis, PRIVACY_VERSION } from '../../types/person'
import type { Db } from '../kit/db'

type Consenting = { openid: OpenId; personId: PersonId; basis: ConsentBasis; now: Instant }

/** Keeps that an account of this person agreed to the notice as it reads now; the first time stays, unless it named no basis. */
export const keepConsent = (db: Db, { openid, personId, basis, now }: Consenting) =>
  sql`
    insert into privacy_consents (openid, person_id, version, agreed_at, basis)
    select link.openid, link.person_id, ${PRIVACY_VERSION}, ${now}, ${basis} from account_persons link
    where link.openid = ${openid} and link.person_id = ${personId}
    on conflict (openid, person_id, version) do update set agreed_at = excluded.agreed_at, basis = excluded.basis
    where privacy_consents.basis is null`.execute(db)
