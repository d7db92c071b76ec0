import { decideTurn, TURNED_FROM, type Turn } from '../../src/domain/campaign/state'
import { accept, refuse } from '../../types/reply'
import { deliverNow } from '../core/notice/outbox'
import { audit } from '../kit/audit'
import type { Ask, Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { findById } from './find'
import { showCampaign } from './show'

type TurnCall = 'campaign.pause' | 'campaign.resume' | 'campaign.stop'
type TurnAsk = Ask<TurnCall>

/**
 * Workers take messages of a campaign only while it is sending: a turn holds from the next batch on. It is written to
 * whatever state it finds then, so that a stop in the moment it begins stops it. That nothing was written although the
 * turn could be given means that somebody changed it in between: then it is given again.
 */
const turned =
  (turn: Turn): Verb<TurnCall> =>
  async (ask) => {
    const { input, actor, db, now } = ask
    for (;;) {
      const found = await findById(db, input.campaignId, actor)
      if (!found) return refuse({ code: 'campaign.notFound' })
      const decision = decideTurn(turn, found.campaign)
      if (!decision.ok) return decision
      if (decision.value === 'same') return accept(showCampaign(found, now))
      if (!(await write(ask, turn))) continue
      if (turn === 'resume') await deliverNow(db)
      const after = await findById(db, input.campaignId, actor)
      return after ? accept(showCampaign(after, now)) : refuse({ code: 'campaign.notFound' })
    }
  }

/** SQL: where a turn leads; resumed, it goes on where it was. */
const TO: Record<Turn, Sql<string>> = {
  pause: sql`'paused'`,
  stop: sql`'stopped'`,
  resume: sql`case when started_at is null then 'approved' else 'sending' end`,
}

const write = ({ input, actor, db, now, traceId }: TurnAsk, turn: Turn) =>
  db.transaction(async (tx) => {
    const { rows } = await sql`
      update campaigns set state = ${TO[turn]}, version = version + 1,
        paused_at = case when ${turn} = 'pause' then ${now}::bigint end,
        stopped_at = case when ${turn} = 'stop' then ${now}::bigint end,
        stopped_by = case when ${turn} = 'stop' then ${actor.staffId}::uuid end
      where id = ${input.campaignId} and state = any(${[...TURNED_FROM[turn]]}::text[]) returning id`.execute(tx)
    if (rows.length === 0) return false
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: `campaign.${turn}`,
      subject: 'campaign',
      subjectId: input.campaignId,
      district: actor.district,
    })
    return true
  })

export const pause: Verb<'campaign.pause'> = turned('pause')
export const resume: Verb<'campaign.resume'> = turned('resume')
export const stop: Verb<'campaign.stop'> = turned('stop')
