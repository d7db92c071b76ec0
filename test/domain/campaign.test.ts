import {
  type CampaignSubject,
  decideNotice,
  decidePreparing,
  type TemplateStanding,
} from '../../src/domain/campaign/campaign'
import { sayQuietHours } from '../../src/wording/campaign'

const special: CampaignSubject = { kind: 'fair', state: 'published', isSpecial: true }

test.each<[shown: string, prepared: string, subject: CampaignSubject, template: TemplateStanding]>([
  ['show', 'show', special, 'good'],
  ['show', 'activity.cancelled', { ...special, state: 'cancelled' }, 'good'],
  ['activity.notFound', 'activity.notFound', { ...special, state: 'draft' }, 'good'],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...special, isSpecial: false }, 'good'],
  ['campaign.notAFriday', 'campaign.notAFriday', { ...special, kind: 'course' }, 'good'],
  ['campaign.templateMissing', 'campaign.templateMissing', special, 'missing'],
  ['campaign.templateBroken', 'campaign.templateBroken', special, 'broken'],
])('shown: %s, prepared: %s', (shown, prepared, subject, template) => {
  const [one, other] = [decideNotice(subject, template), decidePreparing(subject, template)]
  expect(one.ok ? one.value : one.refusal.code).toBe(shown)
  expect(other.ok ? other.value : other.refusal.code).toBe(prepared)
})

test('quiet hours are said as the bureau has them', () => {
  expect(sayQuietHours({ from: '21:00', until: '08:00' })).toBe('21:00 到第二天 08:00 不打扰群众')
  expect(sayQuietHours({ from: '12:00', until: '14:00' })).toBe('12:00 到 14:00 不打扰群众')
  expect(sayQuietHours({ from: '00:00', until: '00:00' })).toBeUndefined()
})
