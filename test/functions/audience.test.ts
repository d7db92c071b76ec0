import { fillCampaigns } from '../../cloudfunctions/core/campaign/fill'
import { clock } from '../../cloudfunctions/kit/clock'
import { database } from '../../cloudfunctions/kit/db'
import { lookupHash } from '../../cloudfunctions/kit/seal'
import { EVERYBODY } from '../../src/domain/campaign/audience'
import { addDays } from '../../src/domain/time/calendar'
import type { Audience } from '../../types/campaign'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, dayIn } from '../support/make'
import { aCampaign, aSpecial, aSubscriber, noQuietHours } from '../support/make-campaign'
import { aFridayTemplate } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
process.env.WECHAT_LANES = '4'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let activityId: string
const people: Record<string, string> = {}

/** Seven accounts of which each wish finds some: by what they did, answered, declared, or were listed for. */
beforeAll(async () => {
  cloud = await startCloud()
  await aFridayTemplate(cloud)
  await noQuietHours(cloud)
  clerk = await aClerk({ district: '5206' })
  activityId = (await aSpecial()).activityId
  const other = await aFair({ district: '520621', startsAt: at(-30, '09:00') })
  const veterans = await aSpecial({ startsAt: at(-60, '09:00'), keyGroup: 'veteran' })
  const aReader = async (name: string) => {
    const person = await aPerson({ openid: `o-${name}` })
    people[name] = person.openid
    return person
  }
  const stranger = await aReader('stranger')
  await aTicket({ ...other, ...(await aReader('jiangkou')), state: 'booked' })
  const veteran = await aReader('veteran')
  const { ticketId } = await aTicket({ ...veterans, ...veteran })
  await cloud.sql`update tickets set mark = 'declared' where id = ${ticketId}`
  const listed = await aReader('listed')
  await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
    values ('disabled', ${lookupHash('id', listed.idNumber)}, '520603', 1)`
  const worker = await aReader('worker')
  await cloud.sql`insert into answers (person_id, question, answer, answered_at)
    values (${worker.personId}, 'looking', 'factory', 1)`
  for (const { openid, personId } of [veteran, listed, worker])
    await cloud.get(openid, 'person.allow', { personId, part: 'choosing', allowed: true })
  await aTicket({ activityId, ...(await aReader('booked')) })
  const came = await aReader('came')
  const first = await aTicket({ ...other, ...came })
  const [scan] = await cloud.sql<{ id: string }>`select gen_random_uuid() as id`
  await cloud.sql`insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
    values (${scan?.id}, ${other.sessionId}, '一号口', ${first.ticketId}, 'admitted', '', 1, 1)`
  await cloud.sql`insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
    values (${first.ticketId}, ${other.sessionId}, ${scan?.id}, '一号口', 1)`
  await aSubscriber(cloud, { openid: stranger.openid, district: '520628' })
  await aSubscriber(cloud, { openid: people.jiangkou })
  await aSubscriber(cloud, { openid: people.came })
  await cloud.get(people.came ?? '', 'consent.choose', { kind: 'fridaySpecial', off: true })
})
afterAll(() => cloud.close())
afterEach(() => cloud.sql`truncate notices, campaigns cascade`)

const count = (audience: Partial<Audience>) =>
  cloud.get(clerk.openid, 'campaign.preview', { activityId, audience: { ...EVERYBODY, ...audience } })

/** Whom the campaign is written to in the end. */
async function writtenTo(audience: Partial<Audience>): Promise<string[]> {
  const campaign = await aCampaign(cloud, clerk.openid, { activityId, audience })
  const said = await cloud.say(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version })
  if (said !== 'done') return [said]
  while ((await fillCampaigns(database(), clock.now())) > 0);
  const rows = await cloud.sql<{
    openid: string
  }>`select openid from notices where campaign_id = ${campaign.id} order by 1`
  return rows.map(({ openid }) => openid.replace('o-', ''))
}

const cases: [string, Partial<Audience>, string[]][] = [
  ['everybody without a place there', {}, ['jiangkou', 'listed', 'stranger', 'veteran', 'worker']],
  [
    'whoever has a place there too',
    { skipBooked: false },
    ['booked', 'jiangkou', 'listed', 'stranger', 'veteran', 'worker'],
  ],
  ['a district: signed up there', { districts: ['520621' as never] }, ['jiangkou']],
  ['a district: looked at when agreeing', { districts: ['520628' as never] }, ['stranger']],
  ['a district: on a roster of it', { districts: ['520603' as never] }, ['listed']],
  ['two districts', { districts: ['520628', '520603'] as never[] }, ['listed', 'stranger']],
  ['a theme', { themes: ['veteran'] }, ['veteran']],
  ['a key group: declared', { keyGroups: ['veteran'] }, ['veteran']],
  ['a key group: listed', { keyGroups: ['disabled'] }, ['listed']],
  ['an interest', { interests: [{ question: 'looking', answer: 'factory' }] }, ['worker']],
  ['who signed up within a year', { history: 'booked' }, ['jiangkou', 'veteran']],
  ['who never signed up', { history: 'never' }, ['listed', 'stranger', 'worker']],
  ['two wishes at once', { history: 'never', keyGroups: ['disabled'] }, ['listed']],
  ['nobody', { themes: ['veteran'], districts: ['520621' as never] }, ['campaign.audienceEmpty']],
]

test.each(cases)('%s', async (_, audience, names) => {
  const counts = await count(audience)
  expect(await writtenTo(audience)).toEqual(names)
  const isRefused = names[0]?.startsWith('campaign.')
  expect(counts.people).toBe(isRefused ? 0 : names.length)
  expect(counts.byMessage + counts.noCredit + counts.capped).toBe(counts.people)
})

test('who came is found, and whoever switched the notice off is counted as that and not written to', async () => {
  expect(await count({ history: 'came' })).toEqual({
    people: 0,
    byMessage: 0,
    noCredit: 0,
    capped: 0,
    off: 1,
    toCall: 0,
    isEstimate: false,
  })
  expect(await writtenTo({ history: 'came' })).toEqual(['campaign.audienceEmpty'])
})

test('what help somebody needs is nothing to choose an audience by', async () => {
  const audience = { ...EVERYBODY, interests: [{ question: 'help', answer: 'wheelchair' }] }
  expect(await cloud.say(clerk.openid, 'campaign.preview', { activityId, audience })).toBe('input.invalid')
  const { choices } = await cloud.get(clerk.openid, 'campaign.get', { activityId })
  expect(choices.questions.map(({ code }) => code)).toEqual(['looking', 'where', 'when'])
})

test('who cannot be reached is told apart: no consent in hand, enough this week', async () => {
  expect(await count({})).toEqual({
    people: 5,
    byMessage: 2,
    noCredit: 3,
    capped: 0,
    off: 1,
    toCall: 0,
    isEstimate: false,
  })
  await cloud.sql`insert into notices (kind, activity_id, openid, state, title, body, queued_at, claimed_at, next_at)
    select 'fridaySpecial', ${activityId}, ${people.stranger}, 'sent', '', '', 1, ${clock.now() - 1000}, 1
    from generate_series(1, 3)`
  expect(await count({})).toEqual({
    people: 5,
    byMessage: 1,
    noCredit: 3,
    capped: 1,
    off: 1,
    toCall: 0,
    isEstimate: false,
  })
})

describe('a consent promised elsewhere', () => {
  const other = async (wish: Partial<Audience> = {}) => {
    const special = await aSpecial({ startsAt: at(4, '09:00') })
    const campaign = await aCampaign(cloud, clerk.openid, {
      activityId: special.activityId,
      audience: wish,
      sendAt: at(2, '10:00'),
    })
    await cloud.get(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version })
    return campaign
  }

  test('is not promised again: by a notice that waits to be sent, or a campaign somebody said yes to', async () => {
    expect(await count({})).toMatchObject({ byMessage: 2, noCredit: 3, isEstimate: false })
    await cloud.sql`insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
      values ('fridaySpecial', ${activityId}, ${people.stranger}, 'queued', '', '', 1, 1)`
    expect(await count({})).toMatchObject({ byMessage: 1, noCredit: 4, isEstimate: true })
    await other({ districts: ['520621' as never] })
    expect(await count({})).toMatchObject({ byMessage: 0, noCredit: 5, isEstimate: true })
  })

  test('is still free where there are enough, where the template is long-term, or what was promised is off', async () => {
    const campaign = await other()
    expect(await count({})).toMatchObject({ byMessage: 0, noCredit: 5 })
    await cloud.sql`update consents set credits = 2 where openid = ${people.stranger}`
    expect(await count({})).toMatchObject({ byMessage: 1, noCredit: 4 })
    await cloud.sql`update notice_templates set subscription = 'longTerm'`
    expect(await count({})).toMatchObject({ byMessage: 2, noCredit: 3 })
    await cloud.sql`update notice_templates set subscription = 'once'`
    await cloud.sql`update consents set credits = 1 where openid = ${people.stranger}`
    await cloud.get(clerk.openid, 'campaign.stop', { campaignId: campaign.id })
    expect(await count({})).toMatchObject({ byMessage: 2, noCredit: 3, isEstimate: false })
  })

  test('counts for the week too', async () => {
    await cloud.sql`update policies set value = '{ "messages": 1 }' where name = 'weeklyCap'`
    await cloud.sql`update consents set credits = 5 where openid = ${people.stranger}`
    await cloud.sql`insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
      values ('fridaySpecial', ${activityId}, ${people.stranger}, 'queued', '', '', 1, 1)`
    expect(await count({})).toMatchObject({ byMessage: 1, noCredit: 3, capped: 1 })
    await cloud.sql`update policies set value = '{ "messages": 3 }' where name = 'weeklyCap'`
    await cloud.sql`update consents set credits = 1 where openid = ${people.stranger}`
  })

  test('its own campaign takes nothing away from itself', async () => {
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: at(2, '10:00') })
    await cloud.get(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version })
    expect(await count({})).toMatchObject({ byMessage: 2, isEstimate: false })
  })
})

test('slices written by several workers at once write everybody once, wherever a worker was cut off', async () => {
  const crowd = Array.from({ length: 300 }, (_, at) => `o-crowd-${String(at).padStart(4, '0')}`)
  await cloud.sql`insert into consents (openid, kind, credits, updated_at)
    select openid, 'fridaySpecial', 1, 1 from unnest(${crowd}::text[]) one (openid)`
  const campaign = await aCampaign(cloud, clerk.openid, { activityId })
  await cloud.sql`update campaigns set state = 'sending', started_at = 1, fill_cursor = 'o-crowd-0099' where id = ${campaign.id}`
  await Promise.all(Array.from({ length: 6 }, () => fillCampaigns(database(), clock.now())))
  const rows = await cloud.sql<{
    openid: string
  }>`select openid from notices where campaign_id = ${campaign.id} order by 1`
  expect(rows.filter(({ openid }) => openid.startsWith('o-crowd')).map(({ openid }) => openid)).toEqual(
    crowd.slice(100),
  )
  const [row] = await cloud.sql<{ people: number; filled: boolean }>`
    select people, filled_at is not null as filled from campaigns where id = ${campaign.id}`
  expect(row).toEqual({ people: rows.length, filled: true })
  await cloud.sql`delete from consents where openid like 'o-crowd%'`
})

test('nobody is chosen by an answer or a group they did not let be used for it', async () => {
  await cloud.sql`update privacy_consents set withdrawn_at = agreed_at + 1 where part = 'choosing'`
  for (const audience of [
    { keyGroups: ['veteran'] },
    { keyGroups: ['disabled'] },
    { interests: [{ question: 'looking', answer: 'factory' }] },
  ] as Partial<Audience>[])
    expect(await writtenTo(audience)).toEqual(['campaign.audienceEmpty'])
})

test('a roster’s district chooses nobody without it either, and keeps nobody from what they asked for', async () => {
  await cloud.sql`update privacy_consents set withdrawn_at = agreed_at + 1 where part = 'choosing' and withdrawn_at is null`
  expect(await writtenTo({ districts: ['520603' as never] })).toEqual(['campaign.audienceEmpty'])
  await aSubscriber(cloud, { openid: people.listed })
  expect(await writtenTo({ districts: ['520603' as never] })).toEqual(['listed'])
  await cloud.sql`delete from consents where openid = ${people.listed}`
})

test('nobody is chosen by what a child signed up for', async () => {
  const mother = await aPerson({ openid: 'o-mother' })
  const child = await aPerson({ openid: 'o-mother', relation: 'family', bornOn: addDays(dayIn(0), -9 * 365) })
  const special = await aSpecial({
    startsAt: at(-20, '09:00'),
    special: { code: 'mothers', name: '妇女专场' },
    district: '520624',
  })
  const { ticketId } = await aTicket({ ...special, ...child })
  const wishes: Partial<Audience>[] = [
    { districts: ['520624' as never] },
    { themes: ['mothers'] },
    { districts: ['520624' as never], history: 'booked' },
  ]
  const found = async () => Promise.all(wishes.map(async (wish) => (await count(wish)).people))
  expect(await found()).toEqual([0, 0, 0])
  expect(await writtenTo({ history: 'never' })).toContain('mother')
  await cloud.sql`update tickets set person_id = ${mother.personId} where id = ${ticketId}`
  expect(await found()).toEqual([1, 1, 1])
})
