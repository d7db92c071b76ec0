import { dayOf } from '../../../src/domain/time/calendar'
import type { ConsentStanding, Consents } from '../../../types/consent'
import type { Instant, OpenId } from '../../../types/core'
import { NoticeKind } from '../../../types/notice'
import type { Db } from '../../kit/db'
import { log } from '../../kit/log'
import { policyOf } from '../../kit/policies'
import { sql } from '../../kit/sql'

/** What `consentsRow` reads. */
export type ConsentsRow = { standings: ConsentStanding[] | null; asking: unknown }

/**
 * SQL: what the account is still to be told, by kind: one for each activity, lesson or ticket it holds, unless it was
 * told. It looks at the account's own tickets alone.
 */
const needs = (openid: OpenId, now: Instant) => sql`
  with held as materialized (
    select t.id, t.state, t.offered_until, a.id as activity_id, a.kind, a.day, a.starts_at
    from tickets t join activities a on a.id = t.activity_id
    where t.booked_by = ${openid} and is_live_place(t.state) and a.state = 'published'
      and a.ends_at > ${now}
  )
  select kind, count(distinct about)::int as needed from (
    select 'activityChanged' as kind, activity_id::text as about from held
    union all
    select told.kind, told.kind || ':' || activity_id || ':' || starts_at
    from held cross join (values ('dayBefore'), ('soon')) told (kind)
    where state = 'booked' and held.kind <> 'course' and starts_at > ${now} and (told.kind = 'soon' or day > ${dayOf(now)})
    union all
    select 'classTomorrow', 'classTomorrow:' || s.id || ':' || s.starts_at
    from held join sessions s on s.activity_id = held.activity_id
    where state = 'booked' and held.kind = 'course' and s.day > ${dayOf(now)}
    union all
    select 'placeOffered', case state when 'waiting' then id::text else 'offerEnding:' || id || ':' || offered_until end
    from held where state = 'waiting' or (state = 'offered' and offered_until > ${now})
  ) wanted
  where not exists (select from notices n where n.openid = ${openid} and n.reason = wanted.about)
  group by kind`

/** Kinds that follow from holding something; of the others one in hand is enough. */
const COUNTED = ['dayBefore', 'soon', 'classTomorrow', 'activityChanged', 'placeOffered']

/** SQL: every kind of notice there is a template for, as it stands for the account, and the rule for asking. */
export const consentsRow = (openid: OpenId, now: Instant) => sql<ConsentsRow>`
  json_build_object('standings', (
    select json_agg(json_build_object('kind', t.kind, 'templateId', t.template_id, 'title', t.title,
      'subscription', t.subscription, 'credits', coalesce(c.credits, 0),
      'needed', coalesce(need.needed, case when t.kind = any(${COUNTED}::text[]) then 0 else 1 end), 'lastAnswer', c.last_answer,
      'answeredAt', c.answered_at, 'off', coalesce(o.is_off, false)) order by k.priority desc)
    from notice_templates t join notice_kinds k using (kind)
      left join consents c on c.kind = t.kind and c.openid = ${openid}
      left join notice_choices o on o.kind = t.kind and o.openid = ${openid}
      left join (${needs(openid, now)}) need on need.kind = t.kind
    where t.active
  ), 'asking', (select value from policies where name = 'asking'))`

export const consentsIn = ({ standings, asking }: ConsentsRow): Consents => ({
  standings: (standings ?? []).filter(isSpokenOf),
  asking: policyOf('asking', asking),
})

/** The consents of an account, alone. */
export async function consentsOf(db: Db, openid: OpenId, now: Instant): Promise<Consents> {
  const { rows } = await sql<{ consents: ConsentsRow }>`select ${consentsRow(openid, now)} as consents`.execute(db)
  return consentsIn(rows[0]?.consents ?? { standings: null, asking: null })
}

/** A kind that is only data yet has no words here: it is left out, not shown as a riddle. */
const isSpokenOf = ({ kind }: ConsentStanding): boolean => {
  const known = NoticeKind.safeParse(kind).success
  if (!known) log({ level: 'info', what: 'kind of notice without words', kind })
  return known
}
