import { clock } from '../../cloudfunctions/kit/clock'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aPerson, aTicket, at, moveClock } from '../support/make'
import { aCampaign, aSpecial, noQuietHours } from '../support/make-campaign'
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
  clerk = await aClerk()
})
beforeEach(() => cloud.sql`truncate activities, consents, notice_choices, account_persons, persons cascade`)
afterEach(async () => {
  moveClock(0)
  await cloud.sql`truncate notices, campaigns cascade`
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

type Known = Awaited<ReturnType<typeof aPerson>>

/** Somebody of the county, with so many consents here and in WeChat. */
async function aNeighbour(credits: number): Promise<Known> {
  const person = await aPerson()
  await cloud.sql`insert into consents (openid, kind, credits, updated_at, district)
    values (${person.openid}, 'fridaySpecial', ${credits}, 1, '520602')`
  if (credits > 0) wechat.grant(person.openid, FRIDAY, credits)
  return person
}

const drain = () => cloud.asTimer('notice', 'drainNotices')
const approve = ({ id, version }: { id: string; version: number }) =>
  cloud.get(clerk.openid, 'campaign.approve', { campaignId: id, version })

/** A campaign that went out to these, an hour ago by the clock from here on. */
async function aSentCampaign(audience: { call?: boolean; skipBooked?: boolean } = {}) {
  const { activityId } = await aSpecial()
  const campaign = await aCampaign(cloud, clerk.openid, { activityId, audience })
  return {
    activityId,
    send: async () => {
      await approve(campaign)
      await drain()
      await drain()
      moveClock(HOUR)
    },
    booked: async () => (await cloud.get(clerk.openid, 'campaign.report', { campaignId: campaign.id })).booked,
    id: campaign.id,
  }
}

const noticeOf = async ({ openid }: Known) =>
  (await cloud.get(openid, 'notice.mine', { cursor: null })).notices[0]?.id ?? ''
const books = (person: Known, activityId: string) => aTicket({ activityId, ...person, bookedAt: clock.now() })

describe('who signed up after it', () => {
  test('are those a message reached before, not those it only waited for', async () => {
    const [reached, unreached] = [await aNeighbour(1), await aNeighbour(0)]
    const { activityId, send, booked } = await aSentCampaign()
    await send()
    await books(reached, activityId)
    await books(unreached, activityId)
    expect(await booked()).toBe(1)
  })

  test('are those who opened or read it in the app before, not after', async () => {
    const [reader, late] = [await aNeighbour(0), await aNeighbour(0)]
    const { activityId, send, booked } = await aSentCampaign()
    await send()
    await cloud.get(reader.openid, 'notice.opened', { noticeId: await noticeOf(reader) })
    moveClock(2 * HOUR)
    await books(reader, activityId)
    await books(late, activityId)
    moveClock(3 * HOUR)
    await cloud.get(late.openid, 'notice.read', { upTo: clock.now() })
    expect(await booked()).toBe(1)
  })

  test('are those who were told by telephone before', async () => {
    const [told, waits] = [await aNeighbour(0), await aNeighbour(0)]
    const { activityId, send, booked } = await aSentCampaign({ call: true })
    await send()
    await cloud.get(clerk.openid, 'desk.called', { noticeId: await noticeOf(told), result: 'told' })
    await cloud.get(clerk.openid, 'desk.called', { noticeId: await noticeOf(waits), result: 'noAnswer' })
    moveClock(2 * HOUR)
    await books(told, activityId)
    await books(waits, activityId)
    expect(await booked()).toBe(1)
  })

  test('are nobody when it was stopped before anything went out', async () => {
    const person = await aNeighbour(1)
    const { activityId } = await aSpecial()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId })
    await approve(campaign)
    await cloud.get(clerk.openid, 'campaign.stop', { campaignId: campaign.id })
    await drain()
    await cloud.get(person.openid, 'notice.read', { upTo: clock.now() })
    moveClock(HOUR)
    await books(person, activityId)
    expect(await cloud.get(clerk.openid, 'campaign.report', { campaignId: campaign.id })).toMatchObject({
      booked: 0,
      read: 0,
      counts: { lapsed: 1 },
    })
  })

  test('are not those who stood in line before and only took their place after it', async () => {
    const person = await aNeighbour(1)
    const { activityId, send, booked } = await aSentCampaign({ skipBooked: false })
    const { ticketId } = await aTicket({ activityId, ...person, state: 'offered', offeredUntil: at(2, '09:00') })
    await send()
    await cloud.get(person.openid, 'ticket.accept', { ticketId })
    expect(await booked()).toBe(0)
    expect(await cloud.sql`select state from notices where campaign_id is not null`).toEqual([{ state: 'sent' }])
  })
})

test('calls to those whose consent turned out to be none are counted like the others', async () => {
  const person = await aNeighbour(0)
  await cloud.sql`update consents set credits = 1 where openid = ${person.openid}`
  const { send, id } = await aSentCampaign({ call: true })
  await send()
  await cloud.sql`insert into calls (notice_id, district)
    select id, '520602' from notices where campaign_id = ${id} on conflict do nothing`
  const report = () => cloud.get(clerk.openid, 'campaign.report', { campaignId: id })
  expect(await report()).toMatchObject({ counts: { refused: 1 }, toCall: 1, told: 0 })
  await cloud.get(clerk.openid, 'desk.called', { noticeId: await noticeOf(person), result: 'told' })
  expect(await report()).toMatchObject({ toCall: 0, told: 1 })
})
