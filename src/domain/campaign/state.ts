import type { CampaignState } from '../../../types/campaign-state'
import type { Instant, StaffId } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'

/** What deciding about a campaign looks at. `seen` is the version the clerk had before them. */
export type CampaignStanding = {
  state: CampaignState
  version: number
  /** Who changed it last, and who said yes. */
  changedBy: string | null
  changedAt: Instant
  approvedBy: { staffId: StaffId; name: string } | null
  approvedAt: Instant | null
}

type Wrong = RefusalOf<'campaign.wrongState'>
type Changed = RefusalOf<'campaign.changed'>
type Taken = RefusalOf<'campaign.approvedAlready'>

const wrong = (state: CampaignState) => refuse({ code: 'campaign.wrongState', state })

const changed = ({ changedBy, changedAt }: CampaignStanding) =>
  refuse({ code: 'campaign.changed', by: changedBy, at: changedAt })

/**
 * May whom it is for and its time be changed? Until something goes out; a yes given before is taken back by it.
 * Refusals: campaign.wrongState, campaign.changed.
 */
export function decideSaving(campaign: CampaignStanding, seen: number): Decision<'save', Wrong | Changed> {
  if (campaign.state !== 'proposed' && campaign.state !== 'approved') return wrong(campaign.state)
  return campaign.version === seen ? accept('save') : changed(campaign)
}

/**
 * May this clerk say yes to what they saw? `same` when they did already. Refusals: campaign.approvedAlready (a colleague
 * was first), campaign.wrongState, campaign.changed.
 */
export function decideApproval(
  campaign: CampaignStanding,
  seen: number,
  clerk: StaffId,
): Decision<'approve' | 'same', Wrong | Changed | Taken> {
  const { state, version, approvedBy, approvedAt } = campaign
  if (state === 'stopped') return wrong(state)
  if (state !== 'proposed') {
    if (!approvedBy || approvedBy.staffId === clerk) return accept('same')
    return refuse({ code: 'campaign.approvedAlready', by: approvedBy.name, at: approvedAt ?? campaign.changedAt })
  }
  return version === seen ? accept('approve') : changed(campaign)
}

/** A turn a clerk gives a campaign on its way. */
export type Turn = 'pause' | 'resume' | 'stop'

/** The states a turn is given in; what it finds when it is written decides, not what the clerk saw. */
export const TURNED_FROM: Record<Turn, readonly CampaignState[]> = {
  pause: ['approved', 'sending'],
  resume: ['paused'],
  stop: ['proposed', 'approved', 'sending', 'paused'],
}
const DONE: Record<Turn, readonly CampaignState[]> = {
  pause: ['paused'],
  resume: ['approved', 'sending', 'sent'],
  stop: ['stopped'],
}

/**
 * The state a turn leads to; `same` when it was given already. Resumed, it goes on where it was: waiting for its time
 * or sending. Refusal: campaign.wrongState.
 */
export function decideTurn(
  turn: Turn,
  { state, startedAt }: { state: CampaignState; startedAt: Instant | null },
): Decision<CampaignState | 'same', Wrong> {
  if (DONE[turn].includes(state)) return accept('same')
  if (!TURNED_FROM[turn].includes(state)) return wrong(state)
  if (turn === 'pause') return accept('paused')
  if (turn === 'stop') return accept('stopped')
  return accept(startedAt === null ? 'approved' : 'sending')
}
