import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { ConsentBasis, FreeConsent } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Db } from './db'

type Said = { consentVersion: string; idNumberAgreed: boolean }

/**
 * Whether what was agreed to is the notice as it reads now, and the use of the number. Refusals: person.consentMissing,
 * person.idConsentMissing.
 */
export async function checkConsent(db: Db, said: Said, now: Instant): Promise<Decision<null>> {
  const { rows } = await sql<{ version: string }>`
    select privacy_version('notice', ${dayOf(now)}) as version`.execute(db)
  if (said.consentVersion !== rows[0]?.version) return refuse({ code: 'person.consentMissing' })
  return said.idNumberAgreed ? accept(null) : refuse({ code: 'person.idConsentMissing' })
}

type Free = { openid: OpenId; personId: PersonId; parts: readonly FreeConsent[]; now: Instant }

/** Keeps what an account agreed to for one of its people beside the notice; what it agreed to already stays as it was. */
export const keepFreeConsents = (db: Db, { openid, personId, parts, now }: Free) =>
  sql`select keep_free_consents(${openid}, ${personId}, ${[...parts]}::text[], ${now})`.execute(db)

type Needed = { openid: OpenId; personId: PersonId; basis: ConsentBasis; now: Instant }

/**
 * Keeps that an account, or a door, agreed for this person to the notice as it reads now and to the use of the number; the
 * first time stays, unless it named no basis.
 */
export const keepNeededConsents = (db: Db, { openid, personId, basis, now }: Needed) =>
  sql`
    insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
    select ${openid}, ${personId}, privacy_version('notice', ${dayOf(now)}), part, ${now}, ${basis}
    from unnest(array['notice', 'idNumber']) part
    on conflict (person_id, openid, part, version) where withdrawn_at is null
      do update set agreed_at = excluded.agreed_at, basis = excluded.basis
      where privacy_consents.basis is null`.execute(db)

/** SQL: answers and groups of this person may be used to choose whom to tell; the columns name account and person. */
export const mayChooseBy = (openid: RawBuilder<unknown>, personId: RawBuilder<unknown>) => sql<boolean>`exists (
  select from privacy_consents free where free.openid = ${openid} and free.person_id = ${personId}
    and free.part = 'choosing' and free.withdrawn_at is null
)`
