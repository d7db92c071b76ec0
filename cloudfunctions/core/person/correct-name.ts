import type { Instant, OpenId, PersonId } from '../../../types/core'
import type { Db } from '../../kit/db'
import { sql } from '../../kit/sql'
import { changePerson, nameColumns } from './columns'

type Correction = { personId: PersonId; realName: string; now: Instant }

/** Puts a name right by the card, and tells every account that signed the person up. Meets `persons_claim` when the name is registered too. */
export async function correctName(db: Db, { personId, realName, now }: Correction): Promise<void> {
  await changePerson(db, personId, nameColumns(realName))
  await tellKeepers(db, { personId, but: null, now, ...CORRECTED })
}

const CORRECTED = {
  title: '姓名已按证件更正',
  body: '工作人员看了证件，把报名用的姓名改成了证件上的。报名不变。有疑问请到服务台核对。',
}

type Telling = { personId: PersonId; but: OpenId | null; only?: OpenId; title: string; body: string; now: Instant }

/** Says in the app of every account that signed this person up, but one, what was settled about them. */
export const tellKeepers = (db: Db, { personId, but, only, title, body, now }: Telling) =>
  sql`
    insert into notices (kind, activity_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
    select distinct on (t.booked_by) 'activityChanged', t.activity_id, t.booked_by, 'noCredit', ${title}, ${body},
      'identity:' || ${personId}::text || ':' || ${now}::text, ${now}::bigint, ${now}::bigint, ${now}::bigint
    from tickets t join account_persons l on l.person_id = t.person_id and l.openid = t.booked_by
    where t.person_id = ${personId} and t.booked_by is distinct from ${but}
      and (${only ?? null}::text is null or t.booked_by = ${only ?? null}::text)
    order by t.booked_by, t.booked_at desc
    on conflict (openid, reason) where reason is not null do nothing`.execute(db)
