import { type CampaignFacts, decidePreview, decideSending } from '../../src/domain/campaign'
import type { Decision } from '../../types/reply'

const activity = { kind: 'fair', state: 'published', isSpecial: true, startsAt: 200, endsAt: 300 } as const
const facts: CampaignFacts = { activity, campaign: null, hasTemplate: true, now: 100 }
const said = (decision: Decision<string>) => (decision.ok ? decision.value : decision.refusal.code)

test.each<[preview: string, sending: string, facts: CampaignFacts]>([
  ['show', 'begin', facts],
  ['show', 'begin', { ...facts, campaign: 'proposed' }],
  ['show', 'continue', { ...facts, campaign: 'sending' }],
  ['show', 'continue', { ...facts, campaign: 'sent', now: 999 }],
  ['activity.notFound', 'activity.notFound', { ...facts, activity: { ...activity, state: 'draft' } }],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...facts, activity: { ...activity, isSpecial: false } }],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...facts, activity: { ...activity, kind: 'course' } }],
  ['campaign.templateMissing', 'campaign.templateMissing', { ...facts, hasTemplate: false }],
  ['show', 'activity.cancelled', { ...facts, activity: { ...activity, state: 'cancelled' } }],
  ['show', 'activity.over', { ...facts, now: 300 }],
])('preview: %s, sending: %s', (preview, sending, given) => {
  expect(said(decidePreview(given))).toBe(preview)
  expect(said(decideSending(given))).toBe(sending)
})
