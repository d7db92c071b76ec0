import { useEffect, useState } from 'react'
import { useRead } from '@/api/use-read'
import * as campaignCalls from '../../../../types/calls/campaign'
import type { Campaign } from '../../../../types/campaign'
import type { CampaignState } from '../../../../types/campaign-state'
import type { ActivityId, CampaignId } from '../../../../types/core'

/** How often the report is asked for: fast while it goes out, slowly while it waits, not at all when nothing changes. */
const PACE: Partial<Record<CampaignState, number>> = { sending: 2_000, approved: 10_000, paused: 10_000, sent: 30_000 }

/** The notice of one special, and how it goes as soon as somebody said yes. */
export function useCampaign(activityId: ActivityId) {
  const { reading, reload, now } = useRead(campaignCalls.get, { activityId })
  const [told, setTold] = useState<Campaign | null>(null)
  const read = reading.kind === 'shown' ? reading.value : null
  const campaign = told && read && told.version >= read.version ? told : read
  const refresh = async (fresh: Campaign | null) => {
    setTold(fresh)
    await reload()
  }
  return { reading, campaign, refresh, reload, now }
}

/** Reads the report at its pace, and tells when the campaign has moved on. */
export function useReport(campaignId: CampaignId, state: CampaignState, onMoved: () => void) {
  const { reading, reload } = useRead(campaignCalls.report, { campaignId }, { every: PACE[state] })
  const report = reading.kind === 'shown' ? reading.value : null
  const moved = report !== null && report.state !== state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change
  useEffect(() => {
    if (moved) onMoved()
  }, [moved])
  return { reading, report, reload }
}
