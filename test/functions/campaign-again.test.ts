import { clock } from '../../cloudfunctions/kit/clock'
import type { Input } from '../../types/contract'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, at, aVenue, dayIn, moveClock } from '../support/make'
import { aCampaign, aSpecial, aSubscriber, noQuietHours } from '../support/make-campaign'
import { publishedYears } from '../support/make-series'
import { aFridayTemplate, FRIDAY, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

const HOUR = 3_600_000

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await noQuietHours(cloud)
  await publishedYears(cloud)
  clerk = await aClerk({ name: '罗静' })
})
beforeEach(() => cloud.sql`truncate activities, consents cascade`)
afterEach(async () => {
  moveClock(0)
  await cloud.sql`truncate notices, campaigns cascade`
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const get = (activityId: string) => cloud.get(clerk.openid, 'campaign.get', { activityId })
const drain = () => cloud.asTimer('notice', 'drainNotices')
const edit = (activityId: string, change: Record<string, unknown>) =>
  cloud.get(clerk.openid, 'series.edit', {
    activityId,
    scope: 'one',
    change,
    overwrite: false,
    insist: false,
  } as Input<'series.edit'>)

/** A special in five days whose notice somebody said yes to, for ten o'clock the day before, with one reader. */
async function anApproved() {
  const { activityId } = await aSpecial({ startsAt: at(5, '09:00') })
  const reader = await aSubscriber(cloud)
  wechat.grant(reader, FRIDAY, 1)
  const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: at(4, '10:00') })
  await cloud.get(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version })
  return { activityId, reader, campaign, version: campaign.version + 1 }
}

test.each<[string, () => Promise<Record<string, unknown>>, number]>([
  ['to an earlier day', async () => ({ day: dayIn(3) }), 2],
  ['to a later day', async () => ({ day: dayIn(6) }), 5],
  ['to another title', async () => ({ title: '退役军人和家属专场' }), 4],
  ['to another place', async () => aVenue({ name: '体育馆' }), 4],
  ['to another thing to bring', async () => ({ bring: '退役证' }), 4],
])('a yes given before the special was changed %s is asked for again', async (_, changeOf, days) => {
  const { activityId, reader, campaign, version } = await anApproved()
  await edit(activityId, await changeOf())
  expect(await get(activityId)).toMatchObject({
    state: 'proposed',
    version: version + 1,
    sendAt: at(days, '10:00'),
    approvedBy: null,
    isAgain: true,
    audience: campaign.audience,
  })
  moveClock(at(days, '10:00') - Date.now())
  await drain()
  expect(wechat.messages(reader)).toEqual([])
  expect((await cloud.get(clerk.openid, 'desk.today', {})).special?.campaign).toBe('proposed')
  expect(await cloud.sql`select act, actor from audit where subject_id = ${campaign.id} order by id`).toEqual([
    { act: 'campaign.save', actor: 'clerk' },
    { act: 'campaign.approve', actor: 'clerk' },
    { act: 'campaign.proposeAgain', actor: 'system' },
  ])
  const again = await get(activityId)
  await cloud.get(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: again.version })
  await drain()
  expect(wechat.messages(reader)).toHaveLength(1)
})

test('a paused one that has not begun is asked for again too, and one nobody said yes to gets a time that can be', async () => {
  const { activityId, campaign } = await anApproved()
  await cloud.get(clerk.openid, 'campaign.pause', { campaignId: campaign.id })
  await edit(activityId, { day: dayIn(3) })
  expect(await get(activityId)).toMatchObject({ state: 'proposed', sendAt: at(2, '10:00') })
  await edit(activityId, { day: dayIn(2) })
  expect(await get(activityId)).toMatchObject({ state: 'proposed', sendAt: at(1, '10:00') })
})

test('what changes nothing in the message takes no yes back, and what is going out goes on', async () => {
  const { activityId, campaign, version } = await anApproved()
  await edit(activityId, { minAge: 18 })
  expect(await get(activityId)).toMatchObject({ state: 'approved', version, isAgain: false })
  await cloud.sql`update campaigns set state = 'sending', started_at = ${clock.now() - HOUR} where id = ${campaign.id}`
  await edit(activityId, { title: '退役军人和家属专场' })
  expect((await get(activityId)).state).toBe('sending')
})
