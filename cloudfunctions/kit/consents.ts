import { sql } from 'kysely'
import type { AskingPolicy, ConsentStanding, Consents } from '../../types/consent'
import type { OpenId } from '../../types/core'
import { NoticeKind } from '../../types/notice'
import type { Db } from './db'
import { log } from './log'

/** Thirty days of peace after a no, where the bureau says nothing else. */
const ASKING: AskingPolicy = { rejectDays: 30 }

/** What `consentsRow` reads. */
export type ConsentsRow = { standings: ConsentStanding[] | null; asking: AskingPolicy | null }

/** SQL: every kind of notice there is a template for, as it stands for the account, and the rule for asking. */
export const consentsRow = (openid: OpenId) => sql<ConsentsRow>`
  json_build_object('standings', (
    select json_agg(json_build_object('kind', t.kind, 'templateId', t.template_id, 'title', t.title,
      'subscription', t.subscription, 'credits', coalesce(c.credits, 0), 'lastAnswer', c.last_answer,
      'answeredAt', c.answered_at, 'off', coalesce(o.is_off, false)) order by k.priority desc)
    from notice_templates t join notice_kinds k using (kind)
      left join consents c on c.kind = t.kind and c.openid = ${openid}
      left join notice_choices o on o.kind = t.kind and o.openid = ${openid}
    where t.active
  ), 'asking', (select value from policies where name = 'asking'))`

export const consentsIn = ({ standings, asking }: ConsentsRow): Consents => ({
  standings: (standings ?? []).filter(isSpokenOf),
  asking: asking ?? ASKING,
})

/** The consents of an account, alone. */
export async function consentsOf(db: Db, openid: OpenId): Promise<Consents> {
  const { rows } = await sql<{ consents: ConsentsRow }>`select ${consentsRow(openid)} as consents`.execute(db)
  return consentsIn(rows[0]?.consents ?? { standings: null, asking: null })
}

/** A kind that is only data yet has no words here: it is left out, not shown as a riddle. */
const isSpokenOf = ({ kind }: ConsentStanding): boolean => {
  const known = NoticeKind.safeParse(kind).success
  if (!known) log({ level: 'info', what: 'kind of notice without words', kind })
  return known
}
