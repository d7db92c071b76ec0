import { answerOf } from '../../src/domain/notice/consent-answer'
import { accept, refuse } from '../../types/reply'
import { consentsOf } from '../core/notice/consents'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Keeps what was answered in WeChat's dialog and counts what was accepted, each answer once. */
export const grant: Verb<'consent.grant'> = async (ask) =>
  (await keep(ask))
    ? accept(await consentsOf(ask.db, ask.actor.openid, ask.now))
    : refuse({ code: 'template.notFound' })

/**
 * Answers to templates we have; others are passed over, and false when there is no other. An accept adds a consent to a
 * one-time template and sets the one of a long-term template; any other answer gives none and takes none, as WeChat
 * keeps earlier ones, but it is remembered so that we do not beg. Of two answers the later one counts.
 */
async function keep({ input, actor, db, now }: Ask<'consent.grant'>): Promise<boolean> {
  const grants = input.grants.flatMap((grant) => {
    const answer = answerOf(grant.answer)
    return answer ? [{ ...grant, answer }] : []
  })
  const { rows } = await sql<{ known: number }>`
    with given as (
      select distinct on (given.id) given.*, t.kind, t.subscription
      from unnest(${grants.map(({ grantId }) => grantId)}::uuid[], ${grants.map(({ templateId }) => templateId)}::text[],
        ${grants.map(({ answer }) => answer)}::text[], ${grants.map(({ district }) => district ?? null)}::text[])
        with ordinality given (id, template_id, answer, district, turn)
        join notice_templates t using (template_id)
      order by given.id, given.turn
    ), kept as (
      insert into consent_grants (id, openid, kind, answer, granted_at)
      select id, ${actor.openid}, kind, answer, ${now} from given
      on conflict (id) do nothing
      returning id
    ), summed as (
      select kind, subscription, count(*) filter (where answer = 'accept') as accepted,
        (array_agg(answer order by turn desc))[1] as answer, max(district) as district
      from given where id in (select id from kept) group by kind, subscription
    ), credited as (
      insert into consents as old (openid, kind, credits, last_answer, answered_at, asked_at, district, updated_at)
      select ${actor.openid}, kind, case subscription when 'once' then accepted else least(accepted, 1) end, answer, ${now},
        ${now}, district, ${now} from summed
      on conflict (openid, kind) do update set updated_at = excluded.updated_at, last_answer = excluded.last_answer,
        answered_at = excluded.answered_at, asked_at = excluded.asked_at,
        district = coalesce(excluded.district, old.district),
        credits = case when (select subscription from summed where summed.kind = excluded.kind) = 'once'
          then old.credits + excluded.credits else greatest(old.credits, excluded.credits) end
    )
    select count(*) as known from given`.execute(db)
  return (rows[0]?.known ?? 0) > 0
}
