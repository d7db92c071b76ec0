import { database } from '../../cloudfunctions/kit/db'
import { lookupHash, nameHash } from '../../cloudfunctions/kit/seal'
import { sql } from '../../cloudfunctions/kit/sql'
import type { TicketState } from '../../types/ticket'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aCourse,
  aCrowd,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  aSession,
  aTicket,
  at,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'
import { aBus, STOPS } from '../support/make-bus'
import { anEmployer } from '../support/make-employer'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

const anAccount = () => `o-account-${nextNumber()}`
const registering = (typed: { realName: string; idNumber: string; phone?: string }) => ({
  personId: newId(),
  idType: 'residentId' as const,
  phone: '13985600001',
  consentVersion: NOTICE_VERSION,
  idNumberAgreed: true,
  ...typed,
})
const link = (openid: string, personId: string, relation: 'self' | 'family') =>
  cloud.sql`insert into account_persons values (${openid}, ${personId}, ${relation}, ${Date.now() + nextNumber()})`
const acts = (personId: string) => cloud.sql<{ act: string }>`
  select act, actor, actor_id, detail from audit where subject_id = ${personId} order by id`
const look = (openid: string, personId: string, full = false) => ({
  ask: () => cloud.say(openid, 'person.dossier', { personId, full }),
  get: () => cloud.get(openid, 'person.dossier', { personId, full }),
})
const correct = (openid: string, personId: string, wish: object) =>
  cloud.ask(openid, 'person.correct', { personId, realName: null, phone: null, answers: [], ...wish })
const erase = (openid: string, personId: string | null, withdrawn = false) =>
  cloud.get(openid, 'person.erase', { personId, withdrawn })
const ticket = async (ticketId: string) =>
  (
    await cloud.sql<{ state: TicketState; person: string | null; by: string; cancelled: string | null }>`
      select state, person_id as person, booked_by as by, cancelled_by as cancelled from tickets where id = ${ticketId}`
  )[0]
const checkIn = async (ticketId: string, sessionId: string) => {
  const scanId = newId()
  await cloud.sql`insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
    values (${scanId}, ${sessionId}, '一号口', ${ticketId}, 'admitted', 'TR1:', 1, 1)`
  await cloud.sql`insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
    values (${ticketId}, ${sessionId}, ${scanId}, '一号口', ${Date.now()})`
}
/** The counts an activity keeps and the rows they stand for. */
const counted = async (activityId: string) =>
  (
    await cloud.sql<{ counts: number[]; rows: number[] }>`
      select array[a.booked, a.offered, a.waiting] as counts, array[
        (select count(*) from tickets where activity_id = a.id and state = 'booked' and bucket = 'open'),
        (select count(*) from tickets where activity_id = a.id and state = 'offered'),
        (select count(*) from tickets where activity_id = a.id and state = 'waiting')]::int[] as rows
      from activities a where a.id = ${activityId}`
  )[0]

/** Everything that is stored, readable. */
async function everything(): Promise<string> {
  const [all] = await cloud.sql<{ text: string }>`
    select string_agg(query_to_xml(format('select t::text from %I t', table_name), true, true, '')::text, ' ') as text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  return all?.text ?? ''
}

describe('seeing what is stored', () => {
  test('is in plain kinds with periods, masked, in one reading without an audit row', async () => {
    const me = await aPerson({ realName: '田小妹', phone: '13985612345' })
    const { activityId } = await aFair({ startsAt: at(3, '09:00'), endsAt: at(3, '12:00') })
    const { ticketId } = await aTicket({ activityId, ...me })
    await cloud.sql`insert into answers values (${me.personId}, 'looking', 'factory', 1000)`
    await cloud.sql`insert into rosters (key_group, id_hash, district, checked_at)
      values ('veteran', ${lookupHash('id', me.idNumber)}, '520602', 1)`
    await cloud.get(me.openid, 'person.agree', {
      personId: me.personId,
      consentVersion: NOTICE_VERSION,
      idNumberAgreed: true,
    })
    const dossier = await look(me.openid, me.personId).get()
    expect(dossier).toMatchObject({
      person: { name: '田*妹', phone: '139****2345', agreed: true },
      full: false,
      keeper: true,
      mayRename: true,
      accounts: 1,
      consents: [
        { part: 'idNumber', version: NOTICE_VERSION },
        { part: 'notice', version: NOTICE_VERSION },
      ],
      answers: [{ question: 'looking', label: '想找哪类工作', answer: 'factory', until: 1000 + 365 * 86_400_000 }],
      groups: [{ keyGroup: 'veteran', mark: 'checked' }],
      signUps: 1,
      tickets: [{ id: ticketId, state: 'booked', mine: true, until: at(3, '12:00') + 730 * 86_400_000 }],
    })
    expect(JSON.stringify(dossier)).not.toContain(me.idNumber)
    expect(await acts(me.personId)).toEqual([])
  })

  test('in full is audited, by an id that means nothing once the person is erased', async () => {
    const me = await aPerson({ realName: '田小妹', phone: '13985612345' })
    const { person, full } = await look(me.openid, me.personId, true).get()
    expect([full, person.name, person.idNumber, person.phone]).toEqual([true, '田小妹', me.idNumber, '13985612345'])
    expect(await acts(me.personId)).toEqual([
      { act: 'person.dossier', actor: 'person', actor_id: me.personId, detail: {} },
    ])
  })

  test('somebody else’s answers exactly like what is not there, for reading, correcting and asking what would go', async () => {
    const [me, other] = [await aPerson(), await aPerson()]
    const before = await everything()
    for (const personId of [other.personId, newId()]) {
      expect(await look(me.openid, personId).ask()).toBe('person.notFound')
      expect(await look(me.openid, personId, true).ask()).toBe('person.notFound')
      expect(await cloud.say(me.openid, 'person.leaving', { personId })).toBe('person.notFound')
      expect(await correct(me.openid, personId, { phone: '13985600002' })).toMatchObject({
        refusal: { code: 'person.notFound' },
      })
      expect(
        await cloud.say(me.openid, 'person.agree', { personId, consentVersion: NOTICE_VERSION, idNumberAgreed: true }),
      ).toBe('person.notFound')
      expect(await erase(me.openid, personId)).toEqual({ erased: 0, left: 0, cancelled: 0 })
    }
    expect(await everything()).toBe(before)
  })

  test('family whose data is in other hands is shown only what this account did', async () => {
    const her = await aPerson({ realName: '田小妹' })
    const father = anAccount()
    await link(father, her.personId, 'family')
    const [one, other] = [await aFair(), await aFair()]
    await aTicket({ activityId: one.activityId, personId: her.personId, openid: her.openid })
    const { ticketId } = await aTicket({ activityId: other.activityId, personId: her.personId, openid: father })
    await cloud.sql`insert into answers values (${her.personId}, 'looking', 'factory', ${Date.now()})`
    const seen = await look(father, her.personId).get()
    expect(seen).toMatchObject({ keeper: false, mayRename: false, accounts: 1, bornOn: null, signUps: 1, answers: [] })
    expect(seen.tickets.map(({ id }) => id)).toEqual([ticketId])
    expect(await look(father, her.personId, true).ask()).toBe('person.notKeeper')
    expect((await look(her.openid, her.personId).get()).signUps).toBe(1)
    await cloud.sql`update account_persons set proved_at = 1, proved_by = 'desk' where openid = ${her.openid}`
    expect((await look(her.openid, her.personId).get()).signUps).toBe(2)
  })
})

describe('correcting', () => {
  test('the phone number is sealed anew, masked in the answer, and audited without it', async () => {
    const me = await aPerson({ phone: '13985600001' })
    const reply = await correct(me.openid, me.personId, { phone: ' +86 139-8560-0002 ' })
    expect(reply).toMatchObject({ value: { person: { phone: '139****0002' } } })
    expect(await correct(me.openid, me.personId, { phone: '13985600002' })).toMatchObject({ kind: 'done' })
    expect((await look(me.openid, me.personId, true).get()).person.phone).toBe('13985600002')
    const [row] = await cloud.sql<{ same: boolean }>`
      select phone_hash = ${lookupHash('phone', '13985600002')} as same from persons where id = ${me.personId}`
    expect(row?.same).toBe(true)
    expect((await acts(me.personId)).map(({ act }) => act)).toEqual([
      'person.correct',
      'person.correct',
      'person.dossier',
    ])
    expect(JSON.stringify(await acts(me.personId))).not.toContain('0002')
  })

  test.each([
    ['person.phone', { phone: '1398560000' }],
    ['person.phone', { phone: '139****0001' }],
    ['person.realName', { realName: '田'.repeat(41) }],
    ['card.answerUnknown', { answers: [{ question: 'looking', answer: 'no-such' }] }],
    ['card.answerUnknown', { answers: [{ question: 'no-such', answer: 'factory' }] }],
  ])('%s: nothing of the correction is written', async (code, wish) => {
    const me = await aPerson()
    const before = await everything()
    const whole = { phone: '13985600003', answers: [{ question: 'where', answer: 'home' }], ...wish }
    expect(await correct(me.openid, me.personId, whole)).toMatchObject({ refusal: { code } })
    expect(await everything()).toBe(before)
  })

  test('a name may be put right until somebody was let in by it', async () => {
    const me = await aPerson({ realName: '田小妹' })
    expect(await correct(me.openid, me.personId, { realName: '田晓妹' })).toMatchObject({
      value: { person: { name: '田*妹' }, mayRename: true },
    })
    const { activityId, sessionId } = await aFair()
    const { ticketId } = await aTicket({ activityId, ...me })
    await checkIn(ticketId, sessionId)
    expect(await correct(me.openid, me.personId, { realName: '田小妹' })).toMatchObject({
      refusal: { code: 'person.nameUsed' },
    })
    expect((await look(me.openid, me.personId, true).get()).person.name).toBe('田晓妹')
  })

  test('answers are changed, and taken back', async () => {
    const me = await aPerson()
    const answer = (question: string, word: string | null) =>
      correct(me.openid, me.personId, { answers: [{ question, answer: word }] })
    await answer('looking', 'factory')
    await answer('looking', 'office')
    await answer('where', 'home')
    expect((await look(me.openid, me.personId).get()).answers.map((kept) => kept.answer)).toEqual(['office', 'home'])
    await answer('looking', null)
    await answer('looking', null)
    expect((await look(me.openid, me.personId).get()).answers.map((kept) => kept.answer)).toEqual(['home'])
  })

  test('is for whoever decides about the person; who signed them up as family corrects the number they gave', async () => {
    const her = await aPerson({ phone: '13985600001' })
    const father = anAccount()
    await link(father, her.personId, 'family')
    expect(await correct(father, her.personId, { realName: '杨小妹', phone: '13985600009' })).toMatchObject({
      refusal: { code: 'person.notKeeper' },
    })
    expect(await correct(father, her.personId, { phone: '13985600009' })).toMatchObject({
      value: { person: { phone: '139****0009' } },
    })
    expect((await look(her.openid, her.personId).get()).person.phone).toBe('139****0001')
  })
})

describe('who decides', () => {
  test('an adult who registers themself decides once the card was seen, and is shown nothing of the family’s before', async () => {
    const mother = await aPerson()
    const child = registering({ realName: '龙阿妹', idNumber: anIdNumber().idNumber, phone: '13985600011' })
    const { id } = await cloud.get(mother.openid, 'person.register', { ...child, basis: 'agreed' })
    expect((await look(mother.openid, id).get()).keeper).toBe(true)
    const own = anAccount()
    const card = await cloud.get(own, 'person.register', { ...child, personId: newId(), phone: '13985600022' })
    expect(card).toMatchObject({ id, relation: 'self', phone: '139****0022' })
    expect([(await look(own, id).get()).keeper, (await look(mother.openid, id).get()).keeper]).toEqual([false, true])
    await cloud.sql`update account_persons set proved_at = 1, proved_by = 'desk' where openid = ${own}`
    expect([(await look(own, id).get()).keeper, (await look(mother.openid, id).get()).keeper]).toEqual([true, false])
  })

  test('whom staff registered at a door decides with the first account of their own', async () => {
    const me = await aPerson({ realName: '龙阿伯', phone: '13985600044' })
    await cloud.sql`delete from account_persons where person_id = ${me.personId}`
    const own = anAccount()
    const typed = registering({ realName: '龙阿伯', idNumber: me.idNumber, phone: '13985600055' })
    expect(await cloud.get(own, 'person.register', typed)).toMatchObject({ id: me.personId, phone: '139****0055' })
    expect((await look(own, me.personId).get()).keeper).toBe(true)
  })

  test('of two accounts that both say they are the person the first stays', async () => {
    const me = await aPerson({ realName: '龙阿哥', phone: '13985600033' })
    const second = anAccount()
    const card = await cloud.get(second, 'person.register', registering({ realName: '龙阿哥', idNumber: me.idNumber }))
    expect(card).toMatchObject({ id: me.personId, relation: 'self' })
    expect([(await look(me.openid, me.personId).get()).keeper, (await look(second, me.personId).get()).keeper]).toEqual(
      [true, false],
    )
  })
})

describe('agreeing', () => {
  test('to a newer notice is asked for and kept once', async () => {
    const me = await aPerson()
    const agreed = async () => (await cloud.get(me.openid, 'person.mine', {})).persons[0]?.agreed
    await cloud.sql`insert into privacy_consents (openid, person_id, version, agreed_at) values (${me.openid}, ${me.personId}, '2020-01', 1)`
    expect(await agreed()).toBe(false)
    const agree = (consentVersion: string) =>
      cloud.say(me.openid, 'person.agree', { personId: me.personId, consentVersion, idNumberAgreed: true })
    expect(await agree('2020-01')).toBe('person.consentMissing')
    expect([await agree(NOTICE_VERSION), await agree(NOTICE_VERSION), await agreed()]).toEqual(['done', 'done', true])
    expect(await cloud.sql`select from privacy_consents where person_id = ${me.personId}`).toHaveLength(3)
  })
})

describe('deleting', () => {
  test('gives back what is coming to the head of the line, keeps what happened without a name, and says before what it does', async () => {
    const me = await aPerson({ realName: '石桂芬' })
    const [next, another] = await aCrowd(2)
    const coming = await aFair({ seats: 1, cancelUntil: at(-1, '09:00') })
    const was = await aFair({ startsAt: at(-2, '09:00') })
    const held = await aTicket({ activityId: coming.activityId, ...me })
    const first = await aTicket({ activityId: coming.activityId, ...next!, state: 'waiting' })
    const second = await aTicket({ activityId: coming.activityId, ...another!, state: 'waiting' })
    const used = await aTicket({ activityId: was.activityId, ...me })
    await checkIn(used.ticketId, was.sessionId)
    expect(await cloud.get(me.openid, 'person.leaving', { personId: me.personId })).toMatchObject({
      people: [{ how: 'erase', relation: 'self', places: [{ id: held.ticketId }], kept: 1 }],
      recruits: null,
      staff: false,
    })
    expect(await erase(me.openid, me.personId)).toEqual({ erased: 1, left: 0, cancelled: 1 })
    expect(await ticket(held.ticketId)).toEqual({ state: 'cancelled', person: null, by: 'erased', cancelled: 'erased' })
    expect(await ticket(used.ticketId)).toEqual({ state: 'booked', person: null, by: 'erased', cancelled: null })
    expect(await cloud.sql`select from checkins where ticket_id = ${used.ticketId}`).toHaveLength(1)
    expect([(await ticket(first.ticketId))?.state, (await ticket(second.ticketId))?.state]).toEqual([
      'offered',
      'waiting',
    ])
    for (const { activityId } of [coming, was]) {
      const { counts, rows } = (await counted(activityId)) as { counts: number[]; rows: number[] }
      expect(counts).toEqual(rows)
    }
    expect(await acts(me.personId)).toEqual([
      { act: 'person.erase', actor: 'person', actor_id: me.personId, detail: { withdrawn: false } },
    ])
  })

  test('leaves no name, number, hash or account anywhere', async () => {
    const me = await aPerson({ realName: '冉隆重', phone: '13985698765' })
    const clerk = await aClerk()
    const { activityId } = await aFair()
    await aTicket({ activityId, ...me, state: 'waiting' })
    await aTicket({ activityId: (await aFair()).activityId, ...me, state: 'cancelled' })
    await cloud.sql`update tickets set cancelled_by = ${me.openid} where booked_by = ${me.openid} and state = 'cancelled'`
    await cloud.sql`insert into answers values (${me.personId}, 'looking', 'factory', 1)`
    await cloud.sql`insert into privacy_consents (openid, person_id, version, agreed_at)
      values (${me.openid}, ${me.personId}, ${NOTICE_VERSION}, 1)`
    await cloud.sql`insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
      values ('bookingResult', ${activityId}, ${me.openid}, 'queued', '报名成功', '请按时到场', 1, 1)`
    await cloud.sql`insert into notice_choices values (${me.openid}, 'fridaySpecial', true, 1)`
    await look(me.openid, me.personId, true).get()
    const readable = [me.realName, me.idNumber, me.phone, '139****8765']
    const traces = [
      nameHash(me.realName).toString('hex'),
      me.openid,
      lookupHash('id', me.idNumber).toString('hex'),
      lookupHash('phone', me.phone).toString('hex'),
    ]
    const before = await everything()
    for (const trace of traces) expect(before).toContain(trace)
    expect(await erase(me.openid, null)).toEqual({ erased: 1, left: 0, cancelled: 1 })
    const after = await everything()
    for (const trace of readable) expect(before).not.toContain(trace)
    for (const trace of [...traces, ...readable]) expect(after).not.toContain(trace)
    expect(await cloud.get(me.openid, 'person.mine', {})).toMatchObject({ persons: [] })
    expect(await cloud.get(me.openid, 'ticket.mine', {})).toEqual([])
    expect(await cloud.say(clerk.openid, 'desk.today', {})).toBe('done')
  })

  test('names the next lesson of a class that runs, and when the bus is at one’s stop', async () => {
    const me = await aPerson()
    const course = await aCourse({ startsAt: at(-2, '09:00'), endsAt: at(3, '12:00') })
    await cloud.sql`update sessions set ends_at = ${at(-2, '12:00')}, gate_closes_at = ${at(-2, '12:00')}
      where id = ${course.sessionId}`
    await aSession({ activityId: course.activityId, startsAt: at(1, '14:00') })
    await aSession({ activityId: course.activityId, startsAt: at(3, '14:00') })
    const bus = await aBus({ startsAt: at(2, '07:00') })
    await aTicket({ activityId: course.activityId, ...me })
    const { ticketId } = await aTicket({ activityId: bus.activityId, ...me })
    await cloud.sql`update tickets set stop = ${STOPS[1]!.code} where id = ${ticketId}`
    const { people } = await cloud.get(me.openid, 'person.leaving', { personId: me.personId })
    expect(people[0]?.places.map(({ startsAt }) => startsAt).sort()).toEqual([
      at(1, '14:00'),
      at(2, '07:00') + STOPS[1]!.after * 60_000,
    ])
  })

  test('twice, also at the same time, is done once', async () => {
    const me = await aPerson()
    const { activityId } = await aFair()
    await aTicket({ activityId, ...me })
    const said = await Promise.all([1, 2, 3].map(() => erase(me.openid, me.personId)))
    expect(said.map(({ erased }) => erased).sort()).toEqual([0, 0, 1])
    expect(await erase(me.openid, me.personId)).toEqual({ erased: 0, left: 0, cancelled: 0 })
    expect(await counted(activityId)).toEqual({ counts: [0, 0, 0], rows: [0, 0, 0] })
    expect(await acts(me.personId)).toHaveLength(1)
  })

  test('by the one who decides unlinks every account, also places other accounts booked', async () => {
    const her = await aPerson()
    const father = await aPerson()
    await link(father.openid, her.personId, 'family')
    const { activityId } = await aFair()
    const { ticketId } = await aTicket({ activityId, personId: her.personId, openid: father.openid })
    await cloud.sql`update account_persons set proved_at = 1, proved_by = 'desk' where openid = ${her.openid}`
    expect(await erase(her.openid, her.personId, true)).toEqual({ erased: 1, left: 0, cancelled: 1 })
    expect(await ticket(ticketId)).toMatchObject({ state: 'cancelled', person: null, by: 'erased' })
    const { persons } = await cloud.get(father.openid, 'person.mine', {})
    expect(persons.map(({ id }) => id)).toEqual([father.personId])
    expect(await cloud.get(father.openid, 'ticket.mine', {})).toEqual([])
    expect(await acts(her.personId)).toMatchObject([{ detail: { withdrawn: true } }])
  })

  test('by family who does not decide only lets go: the person keeps data and places', async () => {
    const her = await aPerson()
    const father = await aPerson()
    await link(father.openid, her.personId, 'family')
    const { activityId } = await aFair()
    const { ticketId } = await aTicket({ activityId, personId: her.personId, openid: father.openid })
    expect(await cloud.get(father.openid, 'person.leaving', { personId: her.personId })).toMatchObject({
      people: [{ how: 'leave', places: [] }],
    })
    expect(await erase(father.openid, her.personId)).toEqual({ erased: 0, left: 1, cancelled: 0 })
    expect(await ticket(ticketId)).toMatchObject({ state: 'booked', person: her.personId, by: her.openid })
    expect((await cloud.get(her.openid, 'ticket.mine', {})).map(({ id }) => id)).toEqual([ticketId])
    expect(await cloud.get(father.openid, 'ticket.mine', {})).toEqual([])
    expect((await cloud.get(father.openid, 'person.mine', {})).persons).toHaveLength(1)
  })

  test('everything of an account takes its people, lets go of others, and ends its place at an employer, not at work', async () => {
    const { openid, employerId } = await anEmployer()
    const me = await aPerson({ openid })
    const child = await aPerson({ openid, relation: 'family' })
    const friend = await aPerson()
    await link(openid, friend.personId, 'family')
    expect(await cloud.get(openid, 'person.leaving', { personId: null })).toMatchObject({
      people: [{ personId: me.personId }, { personId: child.personId }, { how: 'leave' }],
      recruits: expect.any(String),
    })
    expect(await erase(openid, null)).toEqual({ erased: 2, left: 1, cancelled: 0 })
    expect(await cloud.get(openid, 'person.mine', {})).toMatchObject({ persons: [], recruits: false })
    expect(await cloud.sql`select from employers where id = ${employerId}`).toHaveLength(1)
    const clerk = await aClerk()
    await aPerson({ openid: clerk.openid })
    await erase(clerk.openid, null)
    expect((await cloud.get(clerk.openid, 'person.mine', {})).clerk).not.toBeNull()
  })

  test('once deleted one may come back, as somebody new', async () => {
    const me = await aPerson({ realName: '安小军' })
    await erase(me.openid, me.personId)
    const card = await cloud.get(
      me.openid,
      'person.register',
      registering({ realName: me.realName, idNumber: me.idNumber }),
    )
    expect(card).toMatchObject({ relation: 'self', agreed: true })
    expect(card.id).not.toBe(me.personId)
  })

  test('in the middle of signing up ends in one of two ways: a place given back, or none taken', async () => {
    for (let round = 0; round < 12; round += 1) {
      const me = await aPerson()
      const { activityId } = await aFair({ seats: 1 })
      const [booked, erased] = await Promise.all([
        cloud.say(me.openid, 'ticket.book', { activityId, personId: me.personId }),
        erase(me.openid, me.personId),
      ])
      expect(['done', 'person.notFound']).toContain(booked)
      expect(erased.erased).toBe(1)
      expect(await counted(activityId)).toEqual({ counts: [0, 0, 0], rows: [0, 0, 0] })
      expect(await cloud.sql`select from persons where id = ${me.personId}`).toEqual([])
    }
  })

  test('won against a sign-up that was under way: the person is not there any more, and no place is taken', async () => {
    const me = await aPerson()
    const { activityId } = await aFair()
    const waiting = () => cloud.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const booking = await database().transaction(async (tx) => {
      await sql`delete from account_persons where person_id = ${me.personId}`.execute(tx)
      await sql`delete from persons where id = ${me.personId}`.execute(tx)
      const booking = cloud.say(me.openid, 'ticket.book', { activityId, personId: me.personId })
      while ((await waiting()).length === 0);
      return { said: booking }
    })
    expect(await booking.said).toBe('person.notFound')
    expect(await counted(activityId)).toEqual({ counts: [0, 0, 0], rows: [0, 0, 0] })
  })

  test('in the middle of a scan ends in one of two ways: inside and counted without a name, or given back', async () => {
    const ends = new Set<string>()
    for (let round = 0; round < 10; round += 1) {
      const me = await aPerson()
      const running = { startsAt: Date.now() - 600_000, endsAt: Date.now() + 3_600_000 }
      const { activityId, sessionId } = await aFair({ seats: 1, ...running })
      const { ticketId } = await aTicket({ activityId, ...me })
      const helper = await aHelper({ sessionId })
      const { code } = await cloud.get(me.openid, 'ticket.get', { ticketId })
      const scan = (scanId: string) =>
        cloud.get(helper.openid, 'gate.scan', {
          scanId,
          sessionId,
          text: code as string,
          scannedAt: Date.now(),
          way: 'in',
        })
      const first = newId()
      const [scanned] = await Promise.all([scan(first), erase(me.openid, me.personId)])
      const left = await ticket(ticketId)
      const came = await cloud.sql`select from checkins where ticket_id = ${ticketId}`
      expect(left).toMatchObject({ person: null, by: 'erased', state: came.length === 1 ? 'booked' : 'cancelled' })
      expect(scanned.outcome).toBe(came.length === 1 ? 'admitted' : 'cancelled')
      expect(await counted(activityId)).toMatchObject({ counts: [came.length, 0, 0], rows: [came.length, 0, 0] })
      ends.add(scanned.outcome)
      expect(await scan(newId())).toMatchObject({
        outcome: came.length === 1 ? 'usedAlready' : 'cancelled',
        name: null,
      })
    }
    expect([...ends].every((end) => end === 'admitted' || end === 'cancelled')).toBe(true)
  })

  test('in the middle of registering by family leaves a whole person or none', async () => {
    for (let round = 0; round < 8; round += 1) {
      const me = await aPerson({ realName: '安小军' })
      const [card] = await Promise.all([
        cloud.get(anAccount(), 'person.register', registering({ realName: me.realName, idNumber: me.idNumber })),
        erase(me.openid, me.personId),
      ])
      const [left] = await cloud.sql<{ people: number; links: number }>`
        select (select count(*) from persons where id = ${card.id}) as people,
          (select count(*) from account_persons where person_id = ${card.id}) as links`
      expect(left?.people).toBe(left?.links)
    }
  })
})

describe('nothing is forgotten when a table is added', () => {
  test('every table that points to a person is known to the deletion', async () => {
    const rows = await cloud.sql<{ of: string }>`
      select conrelid::regclass || '.' || conname as of from pg_constraint
      where contype = 'f' and confrelid = 'persons'::regclass and confdeltype <> 'c' order by 1`
    expect(rows.map(({ of }) => of)).toEqual([
      'account_persons.account_persons_person_id_fkey',
      'answers.answers_person_id_fkey',
      'privacy_consents.privacy_consents_person_id_fkey',
      'tickets.tickets_person_id_fkey',
    ])
  })

  test('every column that holds an account is known to the deletion', async () => {
    const rows = await cloud.sql<{ of: string }>`
      select table_name || '.' || column_name as of from information_schema.columns join information_schema.tables t
        using (table_schema, table_name)
      where table_schema = 'public' and t.table_type = 'BASE TABLE'
        and (column_name like '%openid%' or column_name in ('booked_by', 'cancelled_by')) order by 1`
    expect(rows.map(({ of }) => of)).toEqual([
      'account_persons.openid',
      'consent_grants.openid',
      'consents.openid',
      'gate_guesses.openid',
      'gate_rights.openid',
      'helper_rights.openid',
      'notice_choices.openid',
      'notices.openid',
      'privacy_consents.openid',
      'recruiter_requests.openid',
      'recruiters.openid',
      'staff.openid',
      'tickets.booked_by',
      'tickets.cancelled_by',
      'wechat_asks.openid',
    ])
  })
})
