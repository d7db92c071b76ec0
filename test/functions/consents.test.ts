import { lookupHash } from '../../cloudfunctions/kit/seal'
import { addDays } from '../../src/domain/time/calendar'
import type { FreeConsent } from '../../types/person'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aFair,
  anIdNumber,
  aPerson,
  aTicket,
  at,
  CHILDREN_VERSION,
  dayIn,
  moveClock,
  NOTICE_VERSION,
  newId,
} from '../support/make'
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

describe('the rules for children', () => {
  const current = async () => (await cloud.get('o-anybody', 'person.mine', {})).notice.version
  const aChild = async () => ({
    ...typed(),
    consentVersion: await current(),
    idNumber: makeIdNumber({ bornOn: addDays(dayIn(0), -3000), sex: 'female', seq: 41 }),
    basis: 'guardian' as const,
  })

  test('a guardian agrees to them as they read now: without that no child is registered, and an adult needs none', async () => {
    const child = await aChild()
    for (const childrenVersion of [undefined, '2026-11-24'])
      expect(await cloud.say('o-mother', 'person.register', { ...child, childrenVersion })).toBe(
        'person.consentMissing',
      )
    expect(await cloud.sql`select from persons where id = ${child.personId}`).toEqual([])
    const registered = { ...child, childrenVersion: CHILDREN_VERSION }
    expect(await cloud.get('o-mother', 'person.register', registered)).toMatchObject({ agreed: true })
    expect(await livePartsOf(child.personId)).toEqual(['children', 'idNumber', 'notice'])
    expect(
      await cloud.get('o-father', 'person.register', { ...typed(), consentVersion: await current() }),
    ).toMatchObject({ agreed: true })
  })

  test('a new version asks the guardian again and nobody else, and only that version is taken', async () => {
    const child = {
      ...(await aChild()),
      idNumber: makeIdNumber({ bornOn: addDays(dayIn(0), -3000), sex: 'female', seq: 42 }),
    }
    await cloud.get('o-aunt', 'person.register', { ...child, childrenVersion: CHILDREN_VERSION })
    const adult = { ...typed(), consentVersion: await current(), basis: 'agreed' as const }
    await cloud.get('o-aunt', 'person.register', adult)
    const version = dayIn(2)
    await cloud.sql`insert into privacy_texts values ('children', ${version}, '专人换了', '[]')`
    const agreed = async () => {
      const { persons } = await cloud.get('o-aunt', 'person.mine', {})
      return [child, adult].map(({ personId }) => persons.find(({ id }) => id === personId)?.agreed)
    }
    expect(await agreed()).toEqual([true, true])
    moveClock(2 * 86_400_000)
    expect(await agreed()).toEqual([false, true])
    expect((await cloud.get('o-aunt', 'person.mine', {})).children).toEqual({ version, changes: '专人换了' })
    const { version: consentVersion } = (await cloud.get('o-aunt', 'person.mine', {})).notice
    const agree = (childrenVersion: string) =>
      cloud.say('o-aunt', 'person.agree', {
        ...{ personId: child.personId, consentVersion, childrenVersion },
        ...{ idNumberAgreed: true, basis: 'guardian' },
      })
    expect([await agree(CHILDREN_VERSION), await agree(version)]).toEqual(['person.consentMissing', 'done'])
    expect(await agreed()).toEqual([true, true])
    moveClock(0)
  })
})

test('a child’s own page says when it goes: thirty days after the last activity, whatever the activity’s period', async () => {
  const DAY = 86_400_000
  const child = await aPerson({ bornOn: addDays(dayIn(0), -10 * 365) })
  const fair = await aFair({ startsAt: at(-3, '09:00') })
  await aTicket({ ...fair, ...child })
  const untilOf = async ({ openid, personId }: { openid: string; personId: string }) =>
    (await cloud.get(openid, 'person.dossier', { personId, full: false })).tickets[0]?.until ?? 0
  const last = Math.max(fair.endsAt, Date.now())
  expect(await untilOf(child)).toBeGreaterThan(last + 29 * DAY)
  expect(await untilOf(child)).toBeLessThan(last + 32 * DAY)
  const adult = await aPerson()
  await aTicket({ ...fair, ...adult })
  expect(await untilOf(adult)).toBeGreaterThan(last + 300 * DAY)
})

describe('of a child under 14 no group is kept', () => {
  const aGroupFair = () => aFair({ keyGroup: 'veteran', keySeats: 1, seats: 5 })
  const onList = async (bornOn: string) => {
    const child = await aPerson({ bornOn: bornOn as never })
    await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
      values ('veteran', ${lookupHash('id', child.idNumber)}, '520603', 1)`
    return child
  }
  const marksOf = (personId: string) => cloud.sql`select bucket, mark from tickets where person_id = ${personId}`

  test('whatever a list says: no mark, no place of the reserve, and the dossier names none', async () => {
    const { openid, personId } = await onList(addDays(dayIn(0), -13 * 365))
    const { activityId } = await aGroupFair()
    await cloud.get(openid, 'ticket.book', { activityId, personId })
    expect(await marksOf(personId)).toEqual([{ bucket: 'open', mark: null }])
    expect(await cloud.get(openid, 'person.dossier', { personId, full: false })).toMatchObject({ groups: [] })
    const grown = await onList(addDays(dayIn(0), -15 * 365))
    await cloud.get(grown.openid, 'ticket.book', { activityId, personId: grown.personId })
    expect(await marksOf(grown.personId)).toEqual([{ bucket: 'key', mark: 'checked' }])
  })

  test('in the line a child is no member of the group the reserve is for', async () => {
    const { openid, personId } = await onList(addDays(dayIn(0), -12 * 365))
    const { activityId } = await aFair({ keyGroup: 'veteran', keySeats: 1, seats: 1, waitlist: true })
    const first = await aPerson()
    await cloud.get(first.openid, 'ticket.book', { activityId, personId: first.personId })
    const { mayDeclare = null, ...ticket } = await cloud.get(openid, 'ticket.book', { activityId, personId })
    expect([ticket.state, mayDeclare]).toEqual(['waiting', null])
    const [shown] = await cloud.get(openid, 'ticket.mine', {})
    expect(shown?.mayDeclare ?? null).toBeNull()
    expect(await cloud.sql`select eligible, in_key_group from waiting_line where activity_id = ${activityId}`).toEqual([
      { eligible: true, in_key_group: false },
    ])
  })

  test.each(['roster', 'declared'] as const)(
    'an activity by %s is not for a child, and says so',
    async (eligibility) => {
      const { openid, personId } = await onList(addDays(dayIn(0), -11 * 365))
      const { activityId } = await aFair({ keyGroup: 'veteran', eligibility })
      expect(await cloud.say(openid, 'ticket.book', { activityId, personId })).toBe('eligibility.child')
      expect(await marksOf(personId)).toEqual([])
    },
  )

  test('from the fourteenth birthday on a list counts, once the night has looked', async () => {
    const bornOn = addDays(dayIn(0), -14 * 365)
    const { openid, personId } = await onList(bornOn)
    expect(await cloud.sql`select is_child from persons where id = ${personId}`).toEqual([{ is_child: true }])
    await cloud.asTimer('person', 'purgePersons')
    moveClock(10 * 86_400_000)
    await cloud.asTimer('person', 'purgePersons')
    const { activityId } = await aFair({ keyGroup: 'veteran', keySeats: 1 })
    await cloud.get(openid, 'ticket.book', { activityId, personId })
    expect(await marksOf(personId)).toEqual([{ bucket: 'key', mark: 'checked' }])
    moveClock(0)
  })
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
  await cloud.get('o-guardian', 'person.register', {
    ...child,
    basis: 'guardian',
    childrenVersion: CHILDREN_VERSION,
  })
  expect(
    await cloud.sql`select part, basis from privacy_consents where person_id = ${child.personId} order by part`,
  ).toEqual([
    { part: 'children', basis: 'guardian' },
    { part: 'idNumber', basis: 'guardian' },
    { part: 'notice', basis: 'guardian' },
  ])
})
