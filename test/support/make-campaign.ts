import { EVERYBODY } from '../../src/domain/campaign/audience'
import type { Audience } from '../../types/campaign'
import type { Cloud } from './cloud'
import { aFair, at, newId, nextNumber } from './make'
import { FRIDAY } from './wechat'

/** A special in three days, of the veterans unless told otherwise. */
export const aSpecial = (wish: Parameters<typeof aFair>[0] = {}) =>
  aFair({ special: true, title: '退役军人专场招聘会', startsAt: at(3, '09:00'), ...wish })

/** Nobody is spared at night: for tests whose subject is not the hour. */
export const noQuietHours = (cloud: Cloud) =>
  cloud.sql`update policies set value = '{ "from": "00:00", "until": "00:00" }' where name = 'quiet'`

/** An account that accepted the Friday notice so many times. */
export async function aSubscriber(
  cloud: Cloud,
  wish: { openid?: string; times?: number; district?: string | null } = {},
): Promise<string> {
  const { openid = `o-subscriber-${nextNumber()}`, times = 1, district = null } = wish
  const grants = Array.from({ length: times }, () => ({
    grantId: newId<string>(),
    templateId: FRIDAY,
    answer: 'accept' as const,
    district,
  }))
  await cloud.get(openid, 'consent.grant', { grants })
  return openid
}

/** A notice as the clerk prepared it. */
export const aCampaign = async (
  cloud: Cloud,
  openid: string,
  {
    activityId,
    audience = {},
    sendAt = null,
  }: { activityId: string; audience?: Partial<Audience>; sendAt?: number | null },
) => {
  const campaign = await cloud.get(openid, 'campaign.save', {
    activityId,
    version: (await cloud.get(openid, 'campaign.get', { activityId })).version,
    audience: { ...EVERYBODY, ...audience },
    sendAt,
  })
  return { ...campaign, id: campaign.id ?? '' }
}
