import { lookupHash } from '../../cloudfunctions/kit/seal'
import { EVERYBODY } from '../../src/domain/campaign/audience'
import type { Audience } from '../../types/campaign'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at } from '../support/make'
import { aCampaign, aSpecial, aSubscriber, noQuietHours } from '../support/make-campaign'
import { aFridayTemplate, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

const BIJIANG = '520602'
const JIANGKOU = '520621'

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let ofCity: Awaited<ReturnType<typeof aClerk>>
let ofBijiang: Awaited<ReturnType<typeof aClerk>>
let ofJiangkou: Awaited<ReturnType<typeof aClerk>>
let hua: Awaited<ReturnType<typeof somebody>>
let ying: Awaited<ReturnType<typeof somebody>>
let anywhere: string

/** Two counties with somebody of each, and one who asked for the Friday notice looking at the whole city. */
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await noQuietHours(cloud)
  ofCity = await aClerk({ district: '5206' })
  ofBijiang = await aClerk({ district: BIJIANG })
  ofJiangkou = await aClerk({ district: JIANGKOU })
  hua = await somebody('田小花', BIJIANG)
  ying = await somebody('杨秀英', JIANGKOU)
  anywhere = await aSubscriber(cloud)
})
afterEach(() => cloud.sql`truncate notices, campaigns cascade`)
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

/** Registered, lets groups be used to choose, on a roster of the district, and without a message in hand. */
async function somebody(realName: string, district: string) {
  const person = await aPerson({ realName })
  const { openid, idNumber } = person
  await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
    values ('disabled', ${lookupHash('id', idNumber)}, ${district}, 1)`
  await cloud.sql`insert into consents (openid, kind, credits, updated_at, district)
    values (${openid}, 'fridaySpecial', 0, 1, ${district})`
  await cloud.get(openid, 'person.allow', { personId: person.personId, part: 'choosing', allowed: true })
  return person
}

async function forget(openid: string) {
  await cloud.sql`delete from tickets where booked_by = ${openid}`
  await cloud.sql`delete from consents where openid = ${openid}`
  await cloud.sql`delete from account_persons where openid = ${openid}`
}

const audience = (wish: Record<string, unknown> = {}) => ({ ...EVERYBODY, ...wish }) as Audience
const preview = (openid: string, activityId: string, wish: Record<string, unknown> = {}) =>
  cloud.ask(openid, 'campaign.preview', { activityId, audience: audience(wish) })
const save = (openid: string, activityId: string, wish: Record<string, unknown> = {}) =>
  cloud.ask(openid, 'campaign.save', { activityId, version: 0, audience: audience(wish), sendAt: null })
const approve = (openid: string, { id, version }: { id: string; version: number }) =>
  cloud.ask(openid, 'campaign.approve', { campaignId: id, version })
const drain = () => cloud.asTimer('notice', 'drainNotices')
const writtenTo = async () =>
  (await cloud.sql<{ openid: string }>`select openid from notices order by openid`).map(({ openid }) => openid)
const refusal = { kind: 'refused', refusal: { code: 'campaign.otherDistrict', scope: JIANGKOU } }

test('a clerk of one county neither counts, saves nor approves a notice to people of another', async () => {
  const { activityId } = await aSpecial({ district: JIANGKOU })
  for (const districts of [[BIJIANG], [JIANGKOU, BIJIANG], ['5206']]) {
    expect(await preview(ofJiangkou.openid, activityId, { districts })).toMatchObject(refusal)
    expect(await save(ofJiangkou.openid, activityId, { districts, call: true })).toMatchObject(refusal)
  }
  for (const districts of [[BIJIANG], []]) {
    const ofTheCity = await aCampaign(cloud, ofCity.openid, { activityId, audience: { districts: districts as never } })
    expect(await approve(ofJiangkou.openid, ofTheCity)).toMatchObject(refusal)
  }
  expect([await writtenTo(), await cloud.sql`select from calls`]).toEqual([[], []])
})

test('no district named is the activity’s own below the city, and everybody for the city', async () => {
  const { activityId } = await aSpecial({ district: JIANGKOU })
  const here = await aCampaign(cloud, ofJiangkou.openid, { activityId })
  expect(here.audience.districts).toEqual([JIANGKOU])
  expect(await preview(ofJiangkou.openid, activityId)).toMatchObject({ value: { people: 2 } })
  expect(await approve(ofJiangkou.openid, here)).toMatchObject({ kind: 'done' })
  await drain()
  expect(await writtenTo()).toEqual([ying.openid, anywhere].sort())

  const other = await aSpecial({ district: JIANGKOU })
  const everywhere = await aCampaign(cloud, ofCity.openid, { activityId: other.activityId })
  expect(everywhere.audience.districts).toEqual([])
  expect(await preview(ofCity.openid, other.activityId)).toMatchObject({ value: { people: 3 } })
})

test('a special proposes its notice to its own county, one of the city to everybody', async () => {
  const county = await aSpecial({ district: JIANGKOU })
  const city = await aSpecial({ district: '5206' })
  const proposed = async (activityId: string) =>
    (await cloud.get(ofCity.openid, 'campaign.get', { activityId })).audience.districts
  expect([await proposed(county.activityId), await proposed(city.activityId)]).toEqual([[JIANGKOU], []])
  await cloud.asTimer('campaign', 'proposeCampaign')
  expect([await proposed(county.activityId), await proposed(city.activityId)]).toEqual([[JIANGKOU], []])
})

test('who signed up or agreed elsewhere is not somebody of no district', async () => {
  const { activityId } = await aSpecial({ district: JIANGKOU })
  const fair = await aFair({ district: BIJIANG, startsAt: at(-3, '09:00') })
  const person = await aPerson()
  const openid = await aSubscriber(cloud, { openid: person.openid })
  await aTicket({ ...fair, ...person })
  await approve(ofJiangkou.openid, await aCampaign(cloud, ofJiangkou.openid, { activityId }))
  await drain()
  expect(await writtenTo()).not.toContain(openid)
  await forget(openid)
})

test('a group is counted by the rosters of the district asked about, never by those of another', async () => {
  const { activityId } = await aSpecial({ district: JIANGKOU })
  await aTicket({
    ...(await aFair({ district: JIANGKOU, startsAt: at(-3, '09:00') })),
    ...hua,
  })
  expect(await preview(ofJiangkou.openid, activityId, { keyGroups: ['disabled'] })).toMatchObject({
    value: { people: 1 },
  })
  expect(await preview(ofCity.openid, activityId, { keyGroups: ['disabled'] })).toMatchObject({ value: { people: 2 } })
  await cloud.sql`delete from tickets where booked_by = ${hua.openid}`
})

test('called is only who is known in the district of the special, whoever the message is for', async () => {
  const { activityId } = await aSpecial({ district: JIANGKOU })
  const campaign = await aCampaign(cloud, ofCity.openid, { activityId, audience: { call: true } })
  expect(await preview(ofCity.openid, activityId, { call: true })).toMatchObject({ value: { people: 3, toCall: 1 } })
  await approve(ofCity.openid, campaign)
  await drain()
  const named = async (openid: string) => (await cloud.get(openid, 'desk.calls', {})).map(({ name }) => name)
  expect([await named(ofJiangkou.openid), await named(ofBijiang.openid)]).toEqual([['杨秀英'], []])
  expect(await writtenTo()).toContain(hua.openid)

  const ofAll = await aSpecial({ district: '5206' })
  await approve(
    ofCity.openid,
    await aCampaign(cloud, ofCity.openid, { activityId: ofAll.activityId, audience: { call: true } }),
  )
  await drain()
  expect(await named(ofCity.openid)).toHaveLength(3)
  expect(await named(ofJiangkou.openid)).toEqual(['杨秀英'])
})
