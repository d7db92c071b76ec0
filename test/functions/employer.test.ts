import type { EmployerDraft } from '../../types/employer'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, newId, nextNumber } from '../support/make'
import { anEmployer, asReadEmployer } from '../support/make-employer'
import { makeCreditCode } from '../support/numbers'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

type Draft = { [K in keyof EmployerDraft]: string } & { contactPhone: string | null }

const aDraft = (wish: Partial<Draft> = {}): Draft => ({
  employerId: newId(),
  name: '梵净山茶业有限公司',
  creditCode: makeCreditCode(9000 + nextNumber()),
  district: '520602',
  address: '灯塔工业园 8 号',
  about: '做茶的。',
  contactName: '吴经理',
  contactPhone: '13985600000',
  ...wish,
})

const aRecruiter = () => `o-boss-${nextNumber()}`
const stored = (employerId: string) => cloud.sql<Record<string, unknown>>`
  select state, note, name, credit_code, reviewed_by from employers where id = ${employerId}`
const audited = (employerId: string) =>
  cloud.sql`select act, actor_id, district, detail from audit where subject_id = ${employerId} order by id`

describe('registering', () => {
  test('waits for review, with the phone sealed and shown masked', async () => {
    const openid = aRecruiter()
    const draft = aDraft({ contactPhone: '139 8560 0000' })
    const employer = await cloud.get(openid, 'employer.register', draft)
    expect(employer).toMatchObject({ id: draft.employerId, state: 'pending', contactPhone: '139****0000', note: null })
    const [row] = await cloud.sql<{ text: string }>`
      select employers::text as text from employers where id = ${draft.employerId}`
    expect(row?.text).not.toContain('13985600000')
    expect(await cloud.get(openid, 'employer.mine', {})).toEqual({ employer, postings: [], booths: [] })
    expect(await cloud.statements(openid, 'employer.mine', {})).toBe(1)
  })

  test('twice registers once, also with a new id, and also at the same time', async () => {
    const openid = aRecruiter()
    const draft = aDraft()
    const answers = await Promise.all([1, 2, 3].map(() => cloud.get(openid, 'employer.register', draft)))
    const again = await cloud.get(openid, 'employer.register', { ...draft, employerId: newId() })
    expect(new Set([...answers, again].map(({ id }) => id))).toEqual(new Set([draft.employerId]))
    expect(await cloud.sql`select from employers where credit_code = ${draft.creditCode}`).toHaveLength(1)
  })

  test('puts a typed credit code right, and refuses a wrong one with its reason', async () => {
    const openid = aRecruiter()
    const creditCode = makeCreditCode(8001)
    const say = (typed: string) => cloud.say(openid, 'employer.register', aDraft({ creditCode: typed }))
    expect(await say(creditCode.slice(0, 17))).toBe('employer.creditCodeLength')
    expect(await say(`${creditCode.slice(0, 16)}O${creditCode.slice(17)}`)).toBe('employer.creditCodeForm')
    expect(await say(creditCode.slice(0, 17) + (creditCode.endsWith('0') ? '1' : '0'))).toBe('employer.creditCodeCheck')
    expect(await cloud.say(openid, 'employer.register', aDraft({ contactPhone: '123' }))).toBe('person.phone')
    expect(await cloud.say(openid, 'employer.register', aDraft({ district: '520699' }))).toBe('input.invalid')
    const typed = creditCode.toLowerCase().replace(/(.{4})/g, '$1 ')
    expect(await cloud.get(openid, 'employer.register', aDraft({ creditCode: typed }))).toMatchObject({ creditCode })
  })

  test('belongs to the first account of a body, and an account to its first body', async () => {
    const mine = await anEmployer({ state: 'pending' })
    const other = aRecruiter()
    const [row] = await stored(mine.employerId)
    const creditCode = String(row?.credit_code)
    expect(await cloud.say(other, 'employer.register', aDraft({ creditCode }))).toBe('employer.taken')
    expect(await cloud.say(other, 'employer.register', aDraft({ employerId: mine.employerId }))).toBe('employer.taken')
    expect(await cloud.say(mine.openid, 'employer.register', aDraft())).toBe('employer.hasOne')
    expect(await stored(mine.employerId)).toEqual([row])
    expect(await cloud.sql`select from recruiters where openid = ${other}`).toEqual([])
  })

  test('can be corrected until it is approved, and then stays', async () => {
    const openid = aRecruiter()
    const clerk = await aClerk()
    const draft = aDraft()
    const { employerId } = draft
    await cloud.get(openid, 'employer.register', draft)
    await cloud.get(clerk.openid, 'employer.sendBack', { employerId, note: '请补全地址' })
    expect((await cloud.get(openid, 'employer.mine', {})).employer).toMatchObject({
      state: 'sentBack',
      note: '请补全地址',
    })
    const right = { ...draft, address: '灯塔工业园 8 号 2 栋', creditCode: makeCreditCode(8002) }
    expect(await cloud.get(openid, 'employer.register', right)).toMatchObject({
      state: 'pending',
      note: null,
      address: right.address,
      creditCode: right.creditCode,
    })
    await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(employerId))
    expect(await cloud.get(openid, 'employer.register', right)).toMatchObject({ state: 'approved' })
    expect(await cloud.say(openid, 'employer.register', draft)).toBe('employer.alreadyReviewed')
  })

  test('corrected to somebody else’s credit code is refused', async () => {
    const taken = await anEmployer()
    const [row] = await stored(taken.employerId)
    const openid = aRecruiter()
    const draft = aDraft()
    await cloud.get(openid, 'employer.register', draft)
    const wrong = { ...draft, creditCode: String(row?.credit_code) }
    expect(await cloud.say(openid, 'employer.register', wrong)).toBe('employer.taken')
    expect((await stored(draft.employerId))[0]).toMatchObject({ credit_code: draft.creditCode })
  })
})

describe('the contact phone', () => {
  test('left unchanged is the stored one, whose full number no reply ever says', async () => {
    const openid = aRecruiter()
    const clerk = await aClerk()
    const draft = aDraft({ contactPhone: '13985600077' })
    const { employerId } = draft
    const phone = () =>
      cloud.sql`select encode(contact_phone_sealed, 'hex') as sealed
        from employers where id = ${employerId}`
    await cloud.get(openid, 'employer.register', draft)
    await cloud.get(clerk.openid, 'employer.sendBack', { employerId, note: '请补全地址' })
    const before = await phone()
    const corrected = await cloud.get(openid, 'employer.register', {
      ...draft,
      address: '灯塔路 1 号',
      contactPhone: null,
    })
    expect(corrected).toMatchObject({ state: 'pending', address: '灯塔路 1 号', contactPhone: '139****0077' })
    expect(await phone()).toEqual(before)
    await cloud.get(openid, 'employer.register', { ...draft, contactPhone: '13985600078' })
    expect(await phone()).not.toEqual(before)
    expect((await cloud.get(openid, 'employer.mine', {})).employer?.contactPhone).toBe('139****0078')
  })

  test('of a new employer has to be given', async () => {
    const draft = { ...aDraft(), contactPhone: null }
    expect(await cloud.say(aRecruiter(), 'employer.register', draft)).toBe('person.phone')
    expect(await stored(draft.employerId)).toEqual([])
  })

  test('of an approved employer may be left out when it says again what is stored', async () => {
    const openid = aRecruiter()
    const draft = aDraft()
    await cloud.get(openid, 'employer.register', draft)
    await cloud.get((await aClerk()).openid, 'employer.approve', await asReadEmployer(draft.employerId))
    expect(await cloud.say(openid, 'employer.register', { ...draft, contactPhone: null })).toBe('done')
  })
})

describe('reviewing', () => {
  test('approves what was read: a correction made meanwhile is refused with employer.changed', async () => {
    const openid = aRecruiter()
    const clerk = await aClerk()
    const draft = aDraft()
    await cloud.get(openid, 'employer.register', draft)
    const [read] = (await cloud.get(clerk.openid, 'desk.review', {})).employers.filter(
      ({ id }) => id === draft.employerId,
    )
    const { version } = read as { version: string }
    expect(await asReadEmployer(draft.employerId)).toEqual({ employerId: draft.employerId, version })
    await cloud.get(openid, 'employer.register', { ...draft, about: '改做别的了。' })
    const stale = { employerId: draft.employerId, version }
    expect(await cloud.say(clerk.openid, 'employer.approve', stale)).toBe('employer.changed')
    expect(await stored(draft.employerId)).toMatchObject([{ state: 'pending', reviewed_by: null }])
    expect(await audited(draft.employerId)).toEqual([])
    expect(await cloud.say(clerk.openid, 'employer.approve', await asReadEmployer(draft.employerId))).toBe('done')
    expect(await cloud.say(clerk.openid, 'employer.approve', stale)).toBe('done')
  })

  test('is kept with the clerk in the audit, once however often it is sent', async () => {
    const { employerId } = await anEmployer({ state: 'pending' })
    const clerk = await aClerk()
    const first = await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(employerId))
    expect(first.state).toBe('approved')
    expect(await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(employerId))).toEqual(first)
    expect(await stored(employerId)).toMatchObject([{ state: 'approved', reviewed_by: clerk.staffId }])
    expect(await audited(employerId)).toEqual([
      { act: 'employer.approve', actor_id: clerk.staffId, district: '520602', detail: {} },
    ])
  })

  test('belongs to the first clerk', async () => {
    const { employerId } = await anEmployer({ state: 'pending' })
    const [one, other] = [await aClerk(), await aClerk({ district: '5206' })]
    const note = '请补全地址'
    const said = await Promise.all([
      cloud.say(one.openid, 'employer.approve', await asReadEmployer(employerId)),
      cloud.say(other.openid, 'employer.sendBack', { employerId, note }),
    ])
    expect(said.sort()).toEqual(['done', 'employer.alreadyReviewed'])
    expect(await audited(employerId)).toHaveLength(1)
    const back = await anEmployer({ state: 'pending' })
    await cloud.get(one.openid, 'employer.sendBack', { employerId: back.employerId, note })
    expect(await cloud.say(one.openid, 'employer.sendBack', { employerId: back.employerId, note })).toBe('done')
    expect(await cloud.say(one.openid, 'employer.approve', await asReadEmployer(back.employerId))).toBe(
      'employer.alreadyReviewed',
    )
    expect(await audited(back.employerId)).toMatchObject([{ act: 'employer.sendBack', detail: { note } }])
  })

  test('ends at the clerk’s division: elsewhere it is as if it were not there', async () => {
    const { employerId, openid } = await anEmployer({ state: 'pending', district: '520621' })
    const clerk = await aClerk()
    for (const id of [employerId, newId()]) {
      expect(await cloud.say(clerk.openid, 'employer.approve', await asReadEmployer(id))).toBe('employer.notFound')
      expect(await cloud.say(clerk.openid, 'employer.sendBack', { employerId: id, note: '不行' })).toBe(
        'employer.notFound',
      )
    }
    expect(await cloud.say(openid, 'employer.approve', await asReadEmployer(employerId))).toBe('actor.mayNot')
    expect(await stored(employerId)).toMatchObject([{ state: 'pending', note: null }])
    expect(await audited(employerId)).toEqual([])
  })
})
