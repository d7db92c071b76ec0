import { decideNotice } from '../../src/domain/campaign/campaign'
import { noticeData, pageOf } from '../../src/domain/notice/values'
import { type SendAnswer, verdictOf } from '../../src/domain/notice/verdict'
import type { NoticeId, OpenId } from '../../types/core'
import type { NoticeState } from '../../types/notice'
import { accept, refuse } from '../../types/reply'
import { CAMPAIGN_KIND } from '../core/campaign/audience'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { sendSubscribeMessage, WechatFault } from '../kit/wechat/api'
import { type Found, findCampaign, unfitOf } from './find'

/** Nobody waits for a second try of a trial. */
const LAST_TRY = Number.MAX_SAFE_INTEGER

/** The message to oneself, at any hour: it is the clerk who asks. `testId` names the notice, so a repeat sends nothing. */
export const tryOut: Verb<'campaign.test'> = async (ask) => {
  const { input, actor, db } = ask
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const decision = decideNotice(found.activity, found.templateIs)
  if (!decision.ok) return decision
  const data = found.template && noticeData(found.template, found.facts)
  if (!data) return refuse({ code: 'campaign.unfit', field: unfitOf(found) ?? '' })
  const begun = await begin(ask, found)
  if (begun === 'noCredit') return refuse({ code: 'campaign.noCredit' })
  if (begun !== 'fresh') return accept({ state: begun })
  const verdict = verdictOf(await deliver(ask, found, data), LAST_TRY, 0)
  const state: NoticeState = verdict.state === 'queued' ? 'failed' : verdict.state
  await sql`
    with done as (
      update notices set state = ${state}, settled_at = ${ask.now} where id = ${input.testId} and state in ('claimed', 'unknown')
      returning openid
    )
    update consents c set updated_at = ${ask.now}, credits = case when ${verdict.credit} = 'clear' then 0
      when t.subscription = 'longTerm' then c.credits else greatest(0, c.credits - 1) end
    from done, notice_templates t
    where c.openid = done.openid and c.kind = ${CAMPAIGN_KIND} and t.kind = c.kind and ${verdict.credit} <> 'keep'`.execute(
    db,
  )
  return accept({ state })
}

/** Writes the notice as taken, once: `fresh` only for the call that wrote it, any other hears where it stands. */
const begin = ({ input, actor, db, now, traceId }: Ask<'campaign.test'>, { activity, facts }: Found) =>
  db.transaction(async (tx): Promise<NoticeState | 'fresh'> => {
    const written = await sql`
      insert into notices (id, kind, activity_id, openid, state, title, body, queued_at, claimed_at, attempts, next_at, reason)
      select ${input.testId}, ${CAMPAIGN_KIND}, ${activity.id}, ${actor.openid}, 'claimed', ${facts.title}, '发给自己试看的一条',
        ${now}, ${now}, 1, ${now}, ${`test:${input.testId}`}
      from consents where openid = ${actor.openid} and kind = ${CAMPAIGN_KIND} and credits > 0
      on conflict do nothing returning id`.execute(tx)
    if (written.rows.length === 0) return (await standing(tx, input.testId, actor.openid)) ?? 'noCredit'
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'campaign.test',
      subject: 'activity',
      subjectId: activity.id,
      district: activity.district,
    })
    return 'fresh'
  })

async function standing(tx: Tx, testId: NoticeId, openid: OpenId): Promise<NoticeState | null> {
  const { rows } = await sql<{ state: NoticeState }>`
    select state from notices where id = ${testId} and openid = ${openid}`.execute(tx)
  return rows[0]?.state ?? null
}

type Data = NonNullable<ReturnType<typeof noticeData>>

async function deliver(
  { input, actor }: Ask<'campaign.test'>,
  { activity, template }: Found,
  data: Data,
): Promise<SendAnswer> {
  if (!template) return { kind: 'unsent' }
  try {
    const { errcode } = await sendSubscribeMessage({
      touser: actor.openid,
      templateId: template.id,
      page: pageOf(template.page, { activityId: activity.id, noticeId: input.testId }),
      data,
    })
    return { kind: 'answered', errcode }
  } catch (fault) {
    return { kind: fault instanceof WechatFault && !fault.sent ? 'unsent' : 'lost' }
  }
}
