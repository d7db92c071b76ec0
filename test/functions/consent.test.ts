import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, aPerson, aSession, aTicket, at, newId, nextNumber } from '../support/make'
import { aFridayTemplate, allTemplates, FRIDAY } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await aFridayTemplate(cloud)
  await cloud.sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page, active)
    values ('activityChanged', 'tpl-activity-changed', '活动变更通知', 'longTerm', '[]', 'pages/home/index', true),
      ('soon', 'tpl-retired', '即将开始', 'once', '[]', 'pages/home/index', false)`
})
afterAll(() => cloud.close())

const anAccount = () => `o-consent-${nextNumber()}`
const answered = (answer: string, templateId = FRIDAY, grantId = newId<string>()) => ({
  grantId,
  templateId,
  answer,
})
const standings = async (openid: string) => (await cloud.get(openid, 'consent.mine', {})).standings
const creditsOf = async (openid: string) =>
  Object.fromEntries((await standings(openid)).map(({ kind, credits }) => [kind, credits]))
const friday = async (openid: string) => (await standings(openid)).find(({ kind }) => kind === 'fridaySpecial')
const kept = (openid: string) => cloud.sql<{ answer: string }>`
  select answer from consent_grants where openid = ${openid} order by answer`

test('every kind with an active template can be asked for, at first with nothing in hand, and the rule of asking is told', async () => {
  const blank = { credits: 0, needed: 0, lastAnswer: null, answeredAt: null, off: false }
  expect(await cloud.get(anAccount(), 'consent.mine', {})).toEqual({
    standings: [
      { ...blank, needed: 1, kind: 'fridaySpecial', templateId: FRIDAY, title: '周五专场提醒', subscription: 'once' },
      {
        ...blank,
        kind: 'activityChanged',
        templateId: 'tpl-activity-changed',
        title: '活动变更通知',
        subscription: 'longTerm',
      },
    ],
    asking: { rejectDays: 30 },
  })
})

test('each accept of a one-time template is one more notice, a long-term one is accepted once for all', async () => {
  const openid = anAccount()
  const both = () => [answered('accept'), answered('accept', 'tpl-activity-changed')]
  await cloud.get(openid, 'consent.grant', { grants: both() })
  await cloud.get(openid, 'consent.grant', { grants: [...both(), answered('accept')] })
  expect(await creditsOf(openid)).toEqual({ fridaySpecial: 3, activityChanged: 1 })
})

test('every kind of yes counts for its own template, also beside a no and from a newer WeChat', async () => {
  const openid = anAccount()
  const yes = ['acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush', 'acceptOnce2030']
  await cloud.get(openid, 'consent.grant', {
    grants: [...yes.map((word) => answered(word)), answered('reject', 'tpl-activity-changed')],
  })
  expect(await creditsOf(openid)).toEqual({ fridaySpecial: 4, activityChanged: 0 })
  await cloud.get(openid, 'consent.grant', {
    grants: [answered('ban'), answered('TEMPLATE_ERROR'), answered('acceptWithAudio', 'tpl-activity-changed')],
  })
  expect(await creditsOf(openid)).toEqual({ fridaySpecial: 4, activityChanged: 1 })
  expect((await kept(openid)).map(({ answer }) => answer)).toEqual(
    [...yes, 'x'].map(() => 'accept').concat('ban', 'reject'),
  )
})

test('an answer reported twice counts once, also at the same time or within one report', async () => {
  const openid = anAccount()
  const grant = answered('accept')
  await Promise.all([1, 2, 3].map(() => cloud.get(openid, 'consent.grant', { grants: [grant, grant] })))
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 1 })
  expect(await kept(openid)).toEqual([{ answer: 'accept' }])
})

test('parallel accepts are all counted', async () => {
  const openid = anAccount()
  await Promise.all(
    Array.from({ length: 10 }, () => cloud.get(openid, 'consent.grant', { grants: [answered('accept')] })),
  )
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 10 })
})

test('a no takes nothing away and is remembered, the last answer counting; so are a ban and a filter', async () => {
  const openid = anAccount()
  await cloud.get(openid, 'consent.grant', { grants: [answered('accept')] })
  await cloud.get(openid, 'consent.grant', { grants: [answered('reject')] })
  expect(await friday(openid)).toMatchObject({ credits: 1, lastAnswer: 'reject', answeredAt: expect.any(Number) })
  await cloud.get(openid, 'consent.grant', { grants: [answered('filter'), answered('ban')] })
  expect(await friday(openid)).toMatchObject({ credits: 1, lastAnswer: 'ban' })
  expect(await kept(openid)).toEqual(['accept', 'ban', 'filter', 'reject'].map((answer) => ({ answer })))
})

test('a template nobody knows costs nobody the other answers, and alone it is refused and keeps nothing', async () => {
  const openid = anAccount()
  const unknown = answered('accept', 'tpl-nobody-knows')
  await cloud.get(openid, 'consent.grant', { grants: [unknown, answered('accept')] })
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 1 })
  expect(await cloud.say(openid, 'consent.grant', { grants: [unknown] })).toBe('template.notFound')
  expect(await cloud.say(openid, 'consent.grant', { grants: [answered('accept', '\u0000')] })).toBe('input.invalid')
  expect(await kept(openid)).toEqual([{ answer: 'accept' }])
})

test('a kind is switched off and on again by its owner alone; consents in hand stay', async () => {
  const [one, other] = [anAccount(), anAccount()]
  await cloud.get(one, 'consent.grant', { grants: [answered('accept')] })
  const choose = (off: boolean) => cloud.get(one, 'consent.choose', { kind: 'fridaySpecial', off })
  await Promise.all([choose(true), choose(true)])
  expect(await friday(one)).toMatchObject({ off: true, credits: 1 })
  expect(await friday(other)).toMatchObject({ off: false })
  await choose(false)
  expect(await friday(one)).toMatchObject({ off: false, credits: 1 })
  expect(await cloud.say(one, 'consent.choose', { kind: 'everything' as never, off: true })).toBe('input.invalid')
})

describe('how many are needed', () => {
  beforeAll(async () => {
    await allTemplates(cloud)
    await cloud.sql`update notice_templates set active = true`
  })
  afterEach(() => cloud.sql`truncate activities, persons cascade`)

  const needed = async (openid: string) => {
    const { standings } = await cloud.get(openid, 'consent.mine', {})
    const counted = standings.filter(({ needed, kind }) => needed > 0 && kind !== 'fridaySpecial')
    return Object.fromEntries(counted.map(({ kind, needed }) => [kind, needed]))
  }
  const only = { bookingResult: 1, employerTold: 1, outcomeDue: 1, verifyDue: 1 }
  const holds = async (
    person: Awaited<ReturnType<typeof aPerson>>,
    activity: { activityId: string },
    state = 'booked',
  ) => aTicket({ ...activity, ...person, state: state as never })

  test('one for each activity somebody holds a place in, whoever of the family it is for', async () => {
    const person = await aPerson()
    expect(await needed(person.openid)).toEqual(only)
    const fair = await aFair()
    await holds(person, fair)
    expect(await needed(person.openid)).toEqual({ ...only, dayBefore: 1, soon: 1, activityChanged: 1 })
    await holds(await aPerson({ openid: person.openid, relation: 'family' }), fair)
    expect(await needed(person.openid)).toEqual({ ...only, dayBefore: 1, soon: 1, activityChanged: 1 })
    await holds(person, await aFair({ startsAt: at(5, '09:00') }))
    expect(await needed(person.openid)).toEqual({ ...only, dayBefore: 2, soon: 2, activityChanged: 2 })
  })

  test('none for what is over, called off, given back or told already', async () => {
    const person = await aPerson()
    await holds(person, await aFair({ startsAt: at(-1, '09:00') }))
    await holds(person, await aFair({ state: 'cancelled' }))
    await holds(person, await aFair(), 'cancelled')
    const told = await aFair({ startsAt: at(4, '09:00') })
    await holds(person, told)
    await cloud.sql`insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at, reason)
      values ('dayBefore', ${told.activityId}, ${person.openid}, 'sent', '', '', 1, 1,
        ${`dayBefore:${told.activityId}:${told.startsAt}`})`
    expect(await needed(person.openid)).toEqual({ ...only, soon: 1, activityChanged: 1 })
  })

  test('one for each lesson to come, each place in line, and each offer that may run out', async () => {
    const person = await aPerson()
    const course = await aCourse({ startsAt: at(2, '09:00') })
    await aSession({ activityId: course.activityId, startsAt: at(3, '09:00') })
    await cloud.sql`update activities set ends_at = ${at(3, '12:00')} where id = ${course.activityId}`
    await holds(person, course)
    expect(await needed(person.openid)).toEqual({ ...only, classTomorrow: 2, activityChanged: 1 })
    await holds(person, await aFair(), 'waiting')
    const { ticketId } = await holds(person, await aFair(), 'offered')
    expect(await needed(person.openid)).toMatchObject({ placeOffered: 2, activityChanged: 3 })
    await cloud.sql`insert into notices (kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at, reason)
      select 'placeOffered', activity_id, id, booked_by, 'sent', '', '', 1, 1, 'offerEnding:' || id || ':' || offered_until
      from tickets where id = ${ticketId}`
    expect(await needed(person.openid)).toMatchObject({ placeOffered: 1 })
  })

  test('costs no further statement', async () => {
    const person = await aPerson()
    await holds(person, await aFair())
    expect(await cloud.statements(person.openid, 'consent.mine', {})).toBe(1)
  })
})

test('an account sees and spends only its own', async () => {
  const [one, other] = [anAccount(), anAccount()]
  const grant = answered('accept')
  await cloud.get(one, 'consent.grant', { grants: [grant] })
  await cloud.get(other, 'consent.grant', { grants: [grant] })
  expect(await creditsOf(other)).toMatchObject({ fridaySpecial: 0 })
})
