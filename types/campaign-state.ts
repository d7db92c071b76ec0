import * as z from 'zod/mini'

/**
 * Where a campaign stands: `proposed` by the timer or a clerk, `approved` and waiting for its time, `sending`,
 * `paused`, `stopped` for good, `sent`. In a file of its own because a refusal tells it too.
 */
export const CampaignState = z.enum(['proposed', 'approved', 'sending', 'paused', 'stopped', 'sent'])
export type CampaignState = z.infer<typeof CampaignState>
