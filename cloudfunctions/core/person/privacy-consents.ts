import { isChild } from '../../../src/domain/person/consent-basis'
import { dayOf } from '../../../src/domain/time/calendar'
import type { Instant, LocalDate, OpenId, PersonId } from '../../../types/core'
import type { ConsentBasis, FreeConsent } from '../../../types/person'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Db } from '../../kit/db'
import { type Sql, sql } from '../../kit/sql'

type Said = {
  consentVersion: string
  childrenVersion?: string
  idNumberAgreed: boolean
  basis?: ConsentBasis
}

type Asked = { bornOn: LocalDate | null; now: Instant }

/**
 * Whether what was agreed to is the notice as it reads now, and the use of the number; by a child's guardian the rules for
 * children as they read now too. Refusals: person.consentMissing, person.idConsentMissing.
 */
export async function checkConsent(db: Db, said: Said, { bornOn, now }: Asked): Promise<Decision<null>> {
  const today = dayOf(now)
  const { rows } = await sql<{ notice: string; children: string }>`
    select privacy_version('notice', ${today}) as notice, privacy_version('children', ${today}) as children`.execute(db)
  const asksRules = said.basis === 'guardian' && isChild(bornOn, today)
  if (said.consentVersion !== rows[0]?.notice || (asksRules && said.childrenVersion !== rows[0].children))
    return refuse({ code: 'person.consentMissing' })
  return said.idNumberAgreed ? accept(null) : refuse({ code: 'person.idConsentMissing' })
}

type Free = { openid: OpenId; personId: PersonId; parts: readonly FreeConsent[]; now: Instant }

/** Keeps what an account agreed to for one of its people beside the notice; what it agreed to already stays as it was. */
export const keepFreeConsents = (db: Db, { openid, personId, parts, now }: Free) =>
  sql`select keep_free_consents(${openid}, ${personId}, ${[...parts]}::text[], ${now})`.execute(db)

type Needed = { openid: OpenId; personId: PersonId; basis: ConsentBasis; now: Instant }

/**
 * Keeps that an account, or a door, agreed for this person to the notice as it reads now and to the use of the number, and
 * for a child to the rules for children; the first time stays, unless it named no basis.
 */
export const keepNeededConsents = (db: Db, { openid, personId, basis, now }: Needed) =>
  sql`
    insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
    select ${openid}, ${personId}, privacy_version(text, ${dayOf(now)}), part, ${now}, ${basis}
    from (values ('notice', 'notice'), ('idNumber', 'notice'), ('children', 'children')) needed (part, text)
    where part <> 'children' or exists (select from persons p where p.id = ${personId} and p.is_child)
    on conflict (person_id, openid, part, version) where withdrawn_at is null
      do update set agreed_at = excluded.agreed_at, basis = excluded.basis
      where privacy_consents.basis is null`.execute(db)

/** Keeps that somebody said at a door they belong to a group, and agreed that it is kept, beside what `keepNeededConsents` keeps. */
export const keepWordAtDoor = (db: Db, { openid, personId, basis, now }: Needed) =>
  sql`
    insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
    values (${openid}, ${personId}, privacy_version('notice', ${dayOf(now)}), 'keyGroup', ${now}, ${basis})
    on conflict do nothing`.execute(db)

/** SQL: answers and groups of this person may be used to choose whom to tell; the columns name account and person. */
export const mayChooseBy = (openid: Sql<unknown>, personId: Sql<unknown>) => sql<boolean>`exists (
  select from privacy_consents free where free.openid = ${openid} and free.person_id = ${personId}
    and free.part = 'choosing' and free.withdrawn_at is null
)`
