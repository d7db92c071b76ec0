import { type CampaignSubject, decideNotice, decidePreparing } from '../../src/domain/campaign'

const special: CampaignSubject = { kind: 'fair', state: 'published', isSpecial: true }

test.each<[shown: string, prepared: string, subject: CampaignSubject, hasTemplate: boolean]>([
  ['show', 'show', special, true],
  ['show', 'activity.cancelled', { ...special, state: 'cancelled' }, true],
  ['activity.notFound', 'activity.notFound', { ...special, state: 'draft' }, true],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...special, isSpecial: false }, true],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...special, kind: 'course' }, true],
  ['campaign.templateMissing', 'campaign.templateMissing', special, false],
])('shown: %s, prepared: %s', (shown, prepared, subject, hasTemplate) => {
  const [one, other] = [decideNotice(subject, hasTemplate), decidePreparing(subject, hasTemplate)]
  expect(one.ok ? one.value : one.refusal.code).toBe(shown)
  expect(other.ok ? other.value : other.refusal.code).toBe(prepared)
})
