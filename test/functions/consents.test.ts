import type { FreeConsent } from '../../types/person'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, anIdNumber, aPerson, dayIn, NOTICE_VERSION, newId } from '../support/make'
import { makeIdNumber } from '../support/numbers'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

const livePartsOf = async (personId: string) =>
  (
    await cloud.sql<{ part: string }>`
      select part from privacy_consents where person_id = ${personId} and withdrawn_at is null order by part`
  ).map(({ part }) => part)
const answersOf = async (personId: string) =>
  (await cloud.sql<{ question: string }>`select question from answers where person_id = ${personId}`).map(
    ({ question }) => question,
  )
const typed = () => ({
  personId: newId(),
  realName: '龙小燕',
  idType: 'residentId' as const,
  idNumber: anIdNumber().idNumber,
  phone: '13985600001',
  consentVersion: NOTICE_VERSION,
  idNumberAgreed: true,
})

test('nobody is registered without agreeing to the number on its own', async () => {
  const openid = `o-${newId()}`
  expect(await cloud.say(openid, 'person.register', { ...typed(), idNumberAgreed: false })).toBe(
    'person.idConsentMissing',
  )
  const { id } = await cloud.get(openid, 'person.register', typed())
  expect(await livePartsOf(id)).toEqual(['idNumber', 'notice'])
})

test('a new version of the notice asks everybody again, and only that version is taken', async () => {
  const openid = `o-${newId()}`
  const { id } = await cloud.get(openid, 'person.register', typed())
  await cloud.sql`insert into privacy_texts values ('notice', '2026-11-25', '电话改了', '[]')`
  const { notice, persons } = await cloud.get(openid, 'person.mine', {})
  expect([notice, persons[0]?.agreed]).toEqual([{ version: '2026-11-25', changes: '电话改了' }, false])
  const agree = (consentVersion: string, idNumberAgreed: boolean) =>
    cloud.say(openid, 'person.agree', { personId: id, consentVersion, idNumberAgreed })
  expect([await agree(NOTICE_VERSION, true), await agree('2026-11-25', false)]).toEqual([
    'person.consentMissing',
    'person.idConsentMissing',
  ])
  expect(await agree('2026-11-25', true)).toBe('done')
  expect((await cloud.get(openid, 'person.mine', {})).persons[0]?.agreed).toBe(true)
})

describe('what one may do without', () => {
  const book = async (allowed: readonly FreeConsent[]) => {
    const me = await aPerson()
    const { activityId } = await aFair()
    const answers = [
      { question: 'help', answer: 'wheelchair' },
      { question: 'looking', answer: 'factory' },
    ]
    await cloud.get(me.openid, 'ticket.book', { activityId, personId: me.personId, answers, allowed: [...allowed] })
    return me
  }

  test('that help is needed is kept only when staff may know', async () => {
    expect(await answersOf((await book([])).personId)).toEqual(['looking'])
    const { personId } = await book(['help'])
    expect((await answersOf(personId)).sort()).toEqual(['help', 'looking'])
    expect(await livePartsOf(personId)).toEqual(['help'])
  })

  test('taken back it is forgotten, stays as a record, and can be given again', async () => {
    const { openid, personId } = await book(['help', 'choosing'])
    const allow = (part: FreeConsent, allowed: boolean) =>
      cloud.say(openid, 'person.allow', { personId, part, allowed })
    expect([await allow('help', false), await allow('help', false)]).toEqual(['done', 'done'])
    expect([await answersOf(personId), await livePartsOf(personId)]).toEqual([['looking'], ['choosing']])
    const { consents } = await cloud.get(openid, 'person.dossier', { personId, full: false })
    expect(consents.find(({ part }) => part === 'help')?.withdrawnAt).not.toBeNull()
    expect([await allow('help', true), await allow('help', true)]).toEqual(['done', 'done'])
    expect(await livePartsOf(personId)).toEqual(['choosing', 'help'])
  })

  test('nobody allows or takes back for somebody else’s person', async () => {
    const { personId } = await book(['help'])
    expect(await cloud.say('o-stranger', 'person.allow', { personId, part: 'help', allowed: false })).toBe(
      'person.notFound',
    )
    expect(await livePartsOf(personId)).toEqual(['help'])
  })

  test('a word given to belong to a group is agreed to with it', async () => {
    const me = await aPerson()
    const { activityId } = await aFair({ keyGroup: 'veteran', keySeats: 1 })
    await cloud.get(me.openid, 'ticket.book', { activityId, personId: me.personId, declared: true })
    expect(await livePartsOf(me.personId)).toEqual(['keyGroup'])
  })
})

test('of a child under 14 no answers are asked for', async () => {
  const { activityId } = await aFair()
  const asked = async (bornOn: string) => {
    const { openid, personId } = await aPerson({ bornOn })
    return (await cloud.get(openid, 'ticket.card', { activityId, personId })).questions.length
  }
  const year = Number(dayIn(0).slice(0, 4))
  expect([await asked(`${year - 10}-01-01`), await asked(`${year - 20}-01-01`)]).toEqual([0, 3])
})

test('of a child under 14 no answer, no word about a group and no consent beside is taken by any call', async () => {
  const year = Number(dayIn(0).slice(0, 4))
  const { openid, personId } = await aPerson({ bornOn: `${year - 10}-01-01` })
  const { activityId } = await aFair({ keyGroup: 'veteran', keySeats: 1 })
  const looking = { question: 'looking', answer: 'factory' }
  const plain = { activityId, personId }
  for (const extra of [{ answers: [looking] }, { declared: true }, { allowed: ['choosing' as const] }])
    expect(await cloud.say(openid, 'ticket.book', { ...plain, ...extra })).toBe('person.childNotAsked')
  for (const part of ['help', 'keyGroup', 'choosing'] as const)
    expect(await cloud.say(openid, 'person.allow', { personId, part, allowed: true })).toBe('person.childNotAsked')
  const correction = { personId, realName: null, phone: null, answers: [looking] }
  expect(await cloud.say(openid, 'person.correct', correction)).toBe('person.childNotAsked')
  expect(await cloud.say((await aPerson()).openid, 'person.allow', { personId, part: 'help', allowed: true })).toBe(
    'person.notFound',
  )
  expect(await cloud.say(openid, 'ticket.book', plain)).toBe('done')
  expect(await cloud.sql`select from answers where person_id = ${personId}`).toEqual([])
  expect(await livePartsOf(personId)).toEqual([])
})

test('a child is registered on a guardian’s consent alone, and that is what is kept', async () => {
  const year = Number(dayIn(0).slice(0, 4))
  const child = {
    ...{ personId: newId(), realName: '龙小宝', idType: 'residentId' as const, phone: '13985660009' },
    ...{ idNumber: makeIdNumber({ bornOn: `${year - 9}-01-01`, sex: 'male', seq: 31 }), idNumberAgreed: true },
    consentVersion: (await cloud.get('o-guardian', 'privacy.get', { name: 'notice', version: null })).version,
  }
  for (const basis of [undefined, 'self', 'agreed'] as const)
    expect(await cloud.say('o-guardian', 'person.register', { ...child, basis })).toBe('person.basisMissing')
  await cloud.get('o-guardian', 'person.register', { ...child, basis: 'guardian' })
  expect(
    await cloud.sql`select part, basis from privacy_consents where person_id = ${child.personId} order by part`,
  ).toEqual([
    { part: 'idNumber', basis: 'guardian' },
    { part: 'notice', basis: 'guardian' },
  ])
})
