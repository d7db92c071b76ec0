import { sql } from 'kysely'
import { accept, refuse } from '../../types/reply'
import type { Ask, Verb } from '../kit/serve'
import { standingsOf } from './find'

/** Keeps what was answered in WeChat's dialog and counts what was accepted, each answer once. */
export const grant: Verb<'consent.grant'> = async (ask) =>
  (await keep(ask)) ? accept(await standingsOf(ask.db, ask.actor.openid)) : refuse({ code: 'template.notFound' })

/**
 * All answers or, when one names a template we do not have, none. An accept adds a consent to a one-time template and
 * sets the one of a long-term template; any other answer gives none and takes none, as WeChat keeps earlier ones.
 */
async function keep({ input, actor, db, now }: Ask<'consent.grant'>): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    with given as (
      select given.*, t.kind, t.subscription
      from unnest(${input.grants.map(({ grantId }) => grantId)}::uuid[],
        ${input.grants.map(({ templateId }) => templateId)}::text[],
        ${input.grants.map(({ answer }) => answer)}::text[]) given (id, template_id, answer)
        left join notice_templates t using (template_id)
    ), kept as (
      insert into consent_grants (id, openid, kind, answer, granted_at)
      select id, ${actor.openid}, kind, answer, ${now} from given
      where not exists (select from given where kind is null)
      on conflict (id) do nothing
      returning kind, answer
    ), credited as (
      insert into consents as old (openid, kind, credits, updated_at)
      select ${actor.openid}, t.kind, case t.subscription when 'once' then count(*) else 1 end, ${now}
      from kept join notice_templates t on t.kind = kept.kind
      where kept.answer = 'accept' group by t.kind
      on conflict (openid, kind) do update set updated_at = excluded.updated_at, credits = case
        when (select subscription from notice_templates t where t.kind = excluded.kind) = 'once'
          then old.credits + excluded.credits
        else 1 end
    )
    select bool_and(kind is not null) as "isKnown" from given`.execute(db)
  return rows[0]?.isKnown === true
}
