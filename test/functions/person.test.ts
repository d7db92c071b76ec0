import { accountMark, seal, unseal } from '../../cloudfunctions/kit/seal'
import { addDays } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import type { OpenId } from '../../types/core'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import {
  aClerk,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  aRight,
  CHILDREN_VERSION,
  dayIn,
  moveClock,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'
import { anEmployer } from '../support/make-employer'
import { makeIdNumber } from '../support/numbers'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

type Draft = Loose<Input<'person.register'>>

const draft = (typed: Partial<Draft> = {}): Draft => ({
  personId: newId(),
  realName: '杨秀军',
  idType: 'residentId',
  idNumber: anIdNumber().idNumber,
  phone: '13985600001',
  consentVersion: NOTICE_VERSION,
  childrenVersion: CHILDREN_VERSION,
  idNumberAgreed: true,
  ...typed,
})
const ofFamily = (typed: Partial<Draft> = {}) => draft({ basis: 'agreed', ...typed })
/** A number of somebody so many years old. */
const aged = (years: number) => {
  const n = nextNumber()
  const bornOn = addDays(dayIn(0), -Math.ceil(years * 365.25) - 30 - (n % 100))
  return makeIdNumber({ bornOn, sex: 'male', seq: n % 50 })
}
const bases = (personId: string) =>
  cloud.sql<{ openid: string; basis: string }>`
    select openid, basis from privacy_consents where part = 'notice' and person_id = ${personId} order by agreed_at, openid`
/** A number whose last digit is another than it should be. */
const oneDigitOff = () => {
  const { idNumber } = anIdNumber()
  return idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
}
const anAccount = () => `o-account-${nextNumber()}`
const rows = () =>
  cloud.sql`select (select count(*) from persons) as people, (select count(*) from account_persons) as links,
    (select count(*) from privacy_consents where part = 'notice') as consents`

describe('registering', () => {
  test('keeps the person sealed, links the account, records the consent and answers masked', async () => {
    const openid = anAccount()
    const idNumber = makeIdNumber({ bornOn: '1990-01-01', sex: 'female', seq: 3 })
    const spaced = `${idNumber.slice(0, 6).replace('52', '５２')} ${idNumber.slice(6).toLowerCase()}`
    const typed = draft({ realName: ' 杨 秀军 ', phone: '+86 139-8560-0001', idNumber: spaced })
    const card = await cloud.get(openid, 'person.register', typed)
    expect(card).toEqual({
      id: typed.personId,
      name: '杨*军',
      idType: 'residentId',
      idNumber: `5206**********${idNumber.slice(-4)}`,
      phone: '139****0001',
      relation: 'self',
      agreed: true,
      bases: ['self'],
    })
    const [kept] = await cloud.sql<{ name: Buffer; id: Buffer; phone: Buffer; born: Buffer; text: string }>`
      select name_sealed as name, id_sealed as id, phone_sealed as phone, born_sealed as born, persons::text as text
      from persons where id = ${card.id}`
    expect([kept!.name, kept!.id, kept!.phone, kept!.born].map(unseal)).toEqual([
      '杨秀军',
      idNumber,
      '13985600001',
      '1990-01-01',
    ])
    expect(kept?.text).not.toContain(idNumber)
    expect(kept?.text).not.toContain(Buffer.from(idNumber).toString('hex'))
    expect(
      await cloud.sql`select part, openid, version, basis from privacy_consents where person_id = ${card.id} order by part`,
    ).toEqual([
      { part: 'idNumber', openid, version: NOTICE_VERSION, basis: 'self' },
      { part: 'notice', openid, version: NOTICE_VERSION, basis: 'self' },
    ])
  })

  test('takes a residence permit of Hong Kong, Macao or Taiwan, and a passport without birth date', async () => {
    const openid = anAccount()
    const permit = makeIdNumber({ bornOn: '1988-08-08', sex: 'male', region: '810000' })
    const one = await cloud.get(openid, 'person.register', draft({ idType: 'hmtResidencePermit', idNumber: permit }))
    const other = await cloud.get(
      openid,
      'person.register',
      ofFamily({ idType: 'passport', idNumber: 'e12345678', realName: 'John Smith', phone: '+852 9123 4567' }),
    )
    expect([one.relation, other.relation]).toEqual(['self', 'family'])
    expect(other).toMatchObject({ name: 'J** S**', idNumber: 'E1*****78', phone: '+852****4567' })
    expect(await cloud.sql`select born_sealed from persons where id = ${other.id}`).toEqual([{ born_sealed: null }])
  })

  test.each([
    ['person.consentMissing', { consentVersion: '2020-01' }],
    ['person.consentMissing', { consentVersion: '' }],
    ['person.realName', { realName: '杨' }],
    ['person.realName', { realName: '' }],
    ['person.idLength', { idNumber: '52060219900101' }],
    ['person.idForm', { idNumber: 'A20602199001019013' }],
    ['person.idBirthDate', { idNumber: '520602199002309013' }],
    ['person.idCheckDigit', { idNumber: oneDigitOff() }],
    ['person.phone', { phone: '1398560000' }],
  ] as const)('%s: %j registers nobody', async (code, typed) => {
    const before = await rows()
    expect(await cloud.say(anAccount(), 'person.register', draft(typed))).toBe(code)
    expect(await rows()).toEqual(before)
  })

  test('sent twice, also at the same time, is done once', async () => {
    const openid = anAccount()
    const typed = draft()
    const before = await rows()
    const [one, two] = await Promise.all([
      cloud.get(openid, 'person.register', typed),
      cloud.get(openid, 'person.register', typed),
    ])
    const three = await cloud.get(openid, 'person.register', typed)
    expect([two, three]).toEqual([one, one])
    expect(await rows()).toEqual(before.map((count) => plusOne(count as Record<string, number>)))
  })

  test('the same number under another id is the same person', async () => {
    const openid = anAccount()
    const typed = draft()
    const first = await cloud.get(openid, 'person.register', typed)
    expect(await cloud.get(openid, 'person.register', { ...typed, personId: newId() })).toEqual(first)
  })

  test('a known number with the same name links this account too, and what was registered first stays', async () => {
    const daughter = await aPerson({ realName: '田小妹', phone: '13985611111' })
    const mother = anAccount()
    await cloud.get(mother, 'person.register', draft())
    const card = await cloud.get(
      mother,
      'person.register',
      ofFamily({ realName: '田小妹', idNumber: daughter.idNumber, phone: '13985622222' }),
    )
    expect(card).toMatchObject({ id: daughter.personId, relation: 'family', phone: '139****2222' })
    expect((await cloud.get(mother, 'person.mine', {})).persons).toHaveLength(2)
    expect((await cloud.get(daughter.openid, 'person.mine', {})).persons).toHaveLength(1)
  })

  test('a number typed with a wrong name locks nobody out: the owner registers, and either sees their own', async () => {
    const { idNumber } = anIdNumber()
    const [stranger, owner] = [anAccount(), anAccount()]
    const squatted = await cloud.get(stranger, 'person.register', draft({ realName: '龙小妹', idNumber }))
    const owned = await cloud.get(owner, 'person.register', draft({ realName: '田小妹', idNumber }))
    expect(owned.id).not.toBe(squatted.id)
    expect((await cloud.get(owner, 'person.mine', {})).persons.map(({ name }) => name)).toEqual(['田*妹'])
    expect((await cloud.get(stranger, 'person.mine', {})).persons.map(({ name }) => name)).toEqual(['龙*妹'])
    const taken = { personId: squatted.id, realName: '田小妹', phone: null, answers: [] }
    expect(await cloud.say(stranger, 'person.correct', taken)).toBe('person.claimed')
    expect((await cloud.get(stranger, 'person.mine', {})).persons.map(({ name }) => name)).toEqual(['龙*妹'])
  })

  const names = Array.from('梅兰竹菊松柏杨柳桃李杏梨')
  const nameTries = (idNumber: string, account: () => string) =>
    Promise.all(
      names.map((given) => cloud.say(account(), 'person.register', ofFamily({ realName: `龙${given}`, idNumber }))),
    )

  test('one account tries three names of a number in a day, also at once, and keeps nobody else out by it', async () => {
    const { idNumber } = anIdNumber()
    const stranger = anAccount()
    const said = await nameTries(idNumber, () => stranger)
    expect(said.filter((word) => word === 'done')).toHaveLength(3)
    expect(said.filter((word) => word === 'person.slowDown')).toHaveLength(9)
    for (const _ of [1, 2, 3, 4, 5, 6, 7])
      expect(await cloud.say(anAccount(), 'person.register', draft({ realName: '田小妹', idNumber }))).toBe('done')
  })

  test('behind eight accounts in a day a number is not claimed by a name alone; the account that has it still does', async () => {
    const { idNumber } = anIdNumber()
    const owner = { account: anAccount(), draft: draft({ realName: '田小妹', idNumber }) }
    await cloud.get(owner.account, 'person.register', owner.draft)
    const said = await nameTries(idNumber, anAccount)
    expect(said.filter((word) => word === 'done')).toHaveLength(7)
    expect(said.filter((word) => word === 'person.numberBusy')).toHaveLength(5)
    expect(await cloud.say(owner.account, 'person.register', owner.draft)).toBe('done')
    expect(await cloud.say(anAccount(), 'person.register', draft())).toBe('done')
    const tomorrow = draft({ realName: '田小妹', idNumber })
    moveClock(86_400_000)
    expect(await cloud.say(anAccount(), 'person.register', tomorrow)).toBe('done')
    moveClock(0)
  })

  test('an id that names somebody else is refused, and nothing of them is told or changed', async () => {
    const someone = await aPerson()
    const before = await cloud.sql`select persons::text from persons where id = ${someone.personId}`
    expect(await cloud.ask(anAccount(), 'person.register', draft({ personId: someone.personId }))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'input.invalid', field: 'personId' },
    })
    expect(await cloud.sql`select persons::text from persons where id = ${someone.personId}`).toEqual(before)
  })

  test('one account signs up six people, the first as self, also when all come at once', async () => {
    const openid = anAccount()
    const own = await Promise.all([1, 2].map(() => cloud.say(openid, 'person.register', draft())))
    expect(own.sort()).toEqual(['done', 'person.basisMissing'])
    const drafts = Array.from({ length: 8 }, () => ofFamily())
    const replies = await Promise.all(drafts.map((typed) => cloud.ask(openid, 'person.register', typed)))
    const refused = replies.filter((reply) => reply.kind === 'refused')
    expect(refused.map((reply) => reply.refusal)).toEqual(Array(3).fill({ code: 'person.tooMany', limit: 6 }))
    const { persons } = await cloud.get(openid, 'person.mine', {})
    expect(persons.map((person) => person.relation)).toEqual(['self', ...Array(5).fill('family')])
    const known = drafts.find((typed) => typed.personId === persons[5]?.id)
    expect(await cloud.say(openid, 'person.register', known!)).toBe('done')
  })

  test('two accounts register one person at the same time: one person, two links', async () => {
    const { idNumber } = anIdNumber()
    const cards = await Promise.all([1, 2].map(() => cloud.get(anAccount(), 'person.register', draft({ idNumber }))))
    expect(cards[0]?.id).toBe(cards[1]?.id)
    expect(await cloud.sql`select count(*) as n from account_persons where person_id = ${cards[0]?.id}`).toEqual([
      { n: 2 },
    ])
  })
})

describe('consenting for family', () => {
  const inFamily = async () => {
    const { openid } = await aPerson()
    return { openid, register: (typed: Partial<Draft>) => cloud.ask(openid, 'person.register', draft(typed)) }
  }

  test.each([
    ['an adult', 45, undefined, ['agreed']],
    ['an adult who is said to be a child', 45, 'guardian', ['agreed']],
    ['an adult who is said to be oneself', 45, 'self', ['agreed']],
    ['a child', 13, 'agreed', ['guardian']],
    ['a child, nothing said', 13, undefined, ['guardian']],
    ['somebody of sixteen', 16, undefined, ['agreed', 'guardian']],
  ] as const)('%s is not registered without it', async (_, years, basis, bases) => {
    const family = await inFamily()
    const before = await rows()
    expect(await family.register({ idNumber: aged(years), basis })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'person.basisMissing', bases },
    })
    expect(await rows()).toEqual(before)
  })

  test.each([
    [45, 'agreed'],
    [14, 'agreed'],
    [17, 'guardian'],
    [13, 'guardian'],
  ] as const)('at %i %s is kept, shown among what is stored, and asked once', async (years, basis) => {
    const { openid } = await aPerson()
    const typed = draft({ idNumber: aged(years), basis })
    const card = await cloud.get(openid, 'person.register', typed)
    expect(card).toMatchObject({ relation: 'family', agreed: true })
    expect(await cloud.get(openid, 'person.register', typed)).toEqual(card)
    expect(await bases(card.id)).toEqual([{ openid, basis }])
    const { consents } = await cloud.get(openid, 'person.dossier', { personId: card.id, full: false })
    expect(consents).toMatchObject([
      ...(years < 14 ? [{ part: 'children', version: CHILDREN_VERSION, basis }] : []),
      { part: 'idNumber', version: NOTICE_VERSION, basis },
      { part: 'notice', version: NOTICE_VERSION, basis },
    ])
  })

  test('a child is nobody’s own account: the guardian registers it as family, also first', async () => {
    const openid = anAccount()
    const typed = draft({ idNumber: aged(13) })
    expect(await cloud.say(openid, 'person.register', typed)).toBe('person.basisMissing')
    const child = await cloud.get(openid, 'person.register', { ...typed, basis: 'guardian' })
    expect(child).toMatchObject({ relation: 'family', bases: ['guardian'] })
    expect(await cloud.get(openid, 'person.register', draft())).toMatchObject({ relation: 'self' })
  })

  test('a passport tells no age: either is taken', async () => {
    const { openid } = await aPerson()
    const passport = { idType: 'passport', realName: 'John Smith' } as const
    const one = await cloud.get(openid, 'person.register', ofFamily({ ...passport, idNumber: 'E12345601' }))
    const two = draft({ ...passport, idNumber: 'E12345602', basis: 'guardian' })
    expect([one.bases, (await cloud.get(openid, 'person.register', two)).bases]).toEqual(
      Array(2).fill(['agreed', 'guardian']),
    )
  })

  test('who was registered before this was asked is asked anew, and nothing else of theirs changes', async () => {
    const { openid } = await aPerson()
    const { personId } = await aPerson({ openid, relation: 'family' })
    await cloud.sql`insert into privacy_consents (openid, person_id, version, agreed_at)
      values (${openid}, ${personId}, ${NOTICE_VERSION}, 1)`
    const known = async () => (await cloud.get(openid, 'person.mine', {})).persons.find(({ id }) => id === personId)
    expect(await known()).toMatchObject({ agreed: false, bases: ['agreed'] })
    const agree = { personId, consentVersion: NOTICE_VERSION, idNumberAgreed: true }
    expect(await cloud.say(openid, 'person.agree', agree)).toBe('person.basisMissing')
    expect(await cloud.get(openid, 'person.agree', { ...agree, basis: 'agreed' })).toMatchObject({ agreed: true })
    expect(await known()).toMatchObject({ agreed: true })
    expect(await bases(personId)).toEqual([{ openid, basis: 'agreed' }])
  })
})

describe('who the account is', () => {
  test('a stranger is nobody yet, in one statement', async () => {
    const openid = anAccount()
    expect(await cloud.get(openid, 'person.mine', {})).toEqual({
      notice: { version: NOTICE_VERSION, changes: null },
      children: { version: CHILDREN_VERSION, changes: expect.any(String) },
      persons: [],
      recruits: false,
      clerk: null,
      gate: false,
      hours: null,
    })
    expect(await cloud.statements(openid, 'person.mine', {})).toBe(1)
  })

  test('recruiters, helpers and clerks are told so', async () => {
    const { openid: recruiter } = await anEmployer()
    const helper = await aHelper({ sessionId: (await aFair()).sessionId })
    const clerk = await aClerk({ name: '田经办', district: '520628' })
    const retired = await aClerk({ active: false })
    expect(await cloud.get(recruiter, 'person.mine', {})).toMatchObject({ recruits: true, clerk: null, gate: false })
    expect(await cloud.get(helper.openid, 'person.mine', {})).toMatchObject({ clerk: null, gate: true })
    expect(await cloud.get(clerk.openid, 'person.mine', {})).toMatchObject({
      clerk: { name: '田经办', district: '520628' },
      gate: false,
    })
    expect(await cloud.get(retired.openid, 'person.mine', {})).toMatchObject({ clerk: null, gate: false })
  })

  test('a clerk assigned to a session stands at the gate until it is taken back', async () => {
    const clerk = await aClerk()
    const { sessionId } = await aFair()
    const { rightId } = await aRight({ sessionId, openid: clerk.openid })
    expect((await cloud.get(clerk.openid, 'person.mine', {})).gate).toBe(true)
    await cloud.sql`update gate_rights set revoked_at = 2 where id = ${rightId}`
    expect((await cloud.get(clerk.openid, 'person.mine', {})).gate).toBe(false)
  })
})

test('what was sealed under an older key is still read after a new key was added', () => {
  const before = process.env.SEAL_KEYS as string
  const sealed = seal('13985600001')
  process.env.SEAL_KEYS = JSON.stringify({ ...JSON.parse(before), 2: Buffer.from('n'.repeat(32)).toString('base64') })
  expect(unseal(sealed)).toBe('13985600001')
  expect(seal('13985600001')[0]).toBe(2)
  process.env.SEAL_KEYS = before
})

test('an account is marked in a log by something that is always the same and is not the account', () => {
  const openid = 'o-somebody' as OpenId
  expect(accountMark(openid)).toMatch(/^[0-9a-f]{32}$/)
  expect([accountMark(openid), accountMark('o-other' as OpenId) === accountMark(openid)]).toEqual([
    accountMark(openid),
    false,
  ])
})

const plusOne = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + 1]))
