import { sql } from 'kysely'
import { decideTurn, type Turn } from '../../src/domain/campaign-state'
import type { CampaignState } from '../../types/campaign-state'
import { accept, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { deliverNow } from '../kit/outbox'
import type { Ask, Verb } from '../kit/serve'
import { findById, type Stored } from './find'
import { showCampaign } from './show'

type TurnCall = 'campaign.pause' | 'campaign.resume' | 'campaign.stop'
type TurnAsk = Ask<TurnCall>

/** Workers take messages of a campaign only while it is sending: a turn holds from the next batch on. */
const turned =
  (turn: Turn): Verb<TurnCall> =>
  async (ask) => {
    const { input, actor, db, now } = ask
    const found = await findById(db, input.campaignId, actor)
    if (!found) return refuse({ code: 'campaign.notFound' })
    const decision = decideTurn(turn, found.campaign)
    if (!decision.ok) return decision
    if (decision.value === 'same') return accept(showCampaign(found, now))
    const isWritten = await write(ask, turn, found.campaign, decision.value)
    if (isWritten && turn === 'resume') await deliverNow(db)
    const after = await findById(db, input.campaignId, actor)
    if (!after) return refuse({ code: 'campaign.notFound' })
    if (isWritten) return accept(showCampaign(after, now))
    const second = decideTurn(turn, after.campaign)
    return second.ok ? accept(showCampaign(after, now)) : second
  }

const write = ({ input, actor, db, now, traceId }: TurnAsk, turn: Turn, before: Stored, state: CampaignState) =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update campaigns set state = ${state}, version = version + 1,
        paused_at = case when ${state} = 'paused' then ${now}::bigint end,
        stopped_at = case when ${state} = 'stopped' then ${now}::bigint end,
        stopped_by = case when ${state} = 'stopped' then ${actor.staffId}::uuid end
      where id = ${input.campaignId} and state = ${before.state} returning id`.execute(tx)
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
