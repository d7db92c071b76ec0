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
    expect(await cloud.get(openid, 'employer.mine', {})).toMatchObject({
      employer,
      postings: [],
      booths: [],
      recruiters: [{ own: true, name: null }],
      requests: [],
      asked: null,
    })
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
    expect(await cloud.say(openid, 'employer.register', aDraft({ contactPhone: '123' }))).toBe('employer.phone')
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

  test('sent back and corrected is submitted again', async () => {
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
    expect(await cloud.get(openid, 'employer.register', right)).toMatchObject({ state: 'approved', change: null })
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
    expect(await cloud.say(aRecruiter(), 'employer.register', draft)).toBe('employer.phone')
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

const told = async (openid: string) =>
  (await cloud.get(openid, 'notice.mine', { cursor: null })).notices.map(
    ({ kind, title, text }) => `${kind} ${title} ${text}`,
  )

describe('an approved employer', () => {
  const anApproved = async () => {
    const openid = aRecruiter()
    const clerk = await aClerk()
    const draft = aDraft()
    await cloud.get(openid, 'employer.register', draft)
    await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(draft.employerId))
    return { openid, clerk, draft, employerId: draft.employerId }
  }

  test('changes contact, telephone, address and description at once, and stays approved', async () => {
    const { openid, draft } = await anApproved()
    const right = {
      ...draft,
      contactName: '龙经理',
      contactPhone: '0856-5200000-8012',
      address: '环北路 1 号',
      about: '做茶和茶点。',
    }
    expect(await cloud.get(openid, 'employer.register', right)).toMatchObject({
      state: 'approved',
      contactName: '龙经理',
      contactPhone: '0856-****000转8012',
      address: '环北路 1 号',
      about: '做茶和茶点。',
      change: null,
    })
  })

  test('keeps its name and code until a clerk agrees to the new ones, read as they are', async () => {
    const { openid, clerk, draft, employerId } = await anApproved()
    const wish = { ...draft, name: '梵净山茶业集团', creditCode: makeCreditCode(8101) }
    const asked = await cloud.get(openid, 'employer.register', wish)
    expect(asked).toMatchObject({
      state: 'approved',
      name: draft.name,
      creditCode: draft.creditCode,
      change: { state: 'pending', name: wish.name, creditCode: wish.creditCode },
    })
    expect(await cloud.get(openid, 'employer.register', wish)).toEqual(asked)
    const { employers } = await cloud.get(clerk.openid, 'desk.review', {})
    const stale = { employerId, version: employers.find(({ id }) => id === employerId)?.version as string }
    await cloud.get(openid, 'employer.register', { ...wish, name: '梵净山茶业控股' })
    expect(await cloud.say(clerk.openid, 'employer.approve', stale)).toBe('employer.changed')
    expect(await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(employerId))).toMatchObject({
      name: '梵净山茶业控股',
      creditCode: wish.creditCode,
      change: null,
    })
    expect((await stored(employerId))[0]).toMatchObject({ state: 'approved', name: '梵净山茶业控股' })
  })

  test('whose change is sent back keeps the old ones, and saving again submits it again', async () => {
    const { openid, clerk, draft, employerId } = await anApproved()
    const wish = { ...draft, name: '别的名字' }
    await cloud.get(openid, 'employer.register', wish)
    const back = { employerId, note: '名称和执照不符' }
    expect(await cloud.get(clerk.openid, 'employer.sendBack', back)).toMatchObject({
      state: 'approved',
      name: draft.name,
      change: { state: 'sentBack', note: back.note },
    })
    expect(await cloud.say(clerk.openid, 'employer.sendBack', back)).toBe('done')
    expect((await told(openid))[0]).toContain('名称和执照不符')
    expect(await cloud.get(openid, 'employer.register', wish)).toMatchObject({
      change: { state: 'pending', note: null },
    })
    expect(await cloud.get(openid, 'employer.register', draft)).toMatchObject({ change: null, name: draft.name })
  })

  test('cannot take somebody else’s code', async () => {
    const { openid, draft } = await anApproved()
    const [other] = await stored((await anEmployer()).employerId)
    const creditCode = String(other?.credit_code)
    expect(await cloud.say(openid, 'employer.register', { ...draft, creditCode })).toBe('employer.taken')
  })

  test('is sent back by a clerk with a reason, and told so; a pending one is not', async () => {
    const { openid, clerk, employerId } = await anApproved()
    const recalled = await cloud.get(clerk.openid, 'employer.recall', { employerId, note: '电话打不通' })
    expect(recalled).toMatchObject({ state: 'sentBack', note: '电话打不通' })
    expect(await cloud.say(clerk.openid, 'employer.recall', { employerId, note: '电话打不通' })).toBe('done')
    expect(await audited(employerId)).toHaveLength(2)
    expect((await told(openid))[0]).toContain('电话打不通')
    const waiting = await anEmployer({ state: 'pending' })
    const wish = { employerId: waiting.employerId, note: '电话打不通' }
    expect(await cloud.say(clerk.openid, 'employer.recall', wish)).toBe('employer.notApproved')
  })

  test('is confirmed by its recruiter, which moves the next time it is asked', async () => {
    const { openid, employerId } = await anApproved()
    await cloud.sql`update employers set verified_at = 1 where id = ${employerId}`
    const { verifiedAt } = await cloud.get(openid, 'employer.confirm', {})
    expect(verifiedAt).toBeGreaterThan(1)
    const waiting = await anEmployer({ state: 'pending' })
    expect(await cloud.say(waiting.openid, 'employer.confirm', {})).toBe('employer.notApproved')
  })

  test('is found by clerks in scope alone, and its number is shown for a reason that is kept', async () => {
    const { clerk, draft, employerId } = await anApproved()
    const find = async (openid: string) =>
      (await cloud.get(openid, 'employer.list', { search: draft.creditCode, cursor: null })).employers.map(
        ({ id }) => id,
      )
    const elsewhere = await aClerk({ district: '520621' })
    expect([await find(clerk.openid), await find(elsewhere.openid)]).toEqual([[employerId], []])
    const ask = { employerId, reason: '核对联系人' }
    expect(await cloud.get(clerk.openid, 'employer.phone', ask)).toEqual({ phone: '13985600000' })
    expect(await audited(employerId)).toMatchObject([{}, { act: 'employer.phone', detail: { reason: '核对联系人' } }])
    expect(await cloud.say(elsewhere.openid, 'employer.phone', ask)).toBe('employer.notFound')
  })

  test('is found by its name in whatever spelling and by its code however it is typed', async () => {
    const clerk = await aClerk({ district: '520627' })
    const creditCode = makeCreditCode(8200)
    const { employerId } = await anEmployer({
      district: '520627',
      name: '铜仁⾼新科技（沿河）ＡＢＣ有限公司',
      creditCode,
    })
    await anEmployer({ district: '520627', name: '沿河某茶厂' })
    const find = async (search: string) =>
      (await cloud.get(clerk.openid, 'employer.list', { search, cursor: null })).employers.map(({ id }) => id)
    const spaced = `${creditCode.slice(0, 8).toLowerCase()} ${creditCode.slice(8)}`
    for (const search of ['高新', '(沿河)abc', 'ＡＢＣ 有限', creditCode.slice(6), spaced])
      expect([search, await find(search)]).toEqual([search, [employerId]])
    expect(await find('贵阳')).toEqual([])
  })
})

test('a verdict is told to every recruiter, once', async () => {
  const { employerId, openid } = await anEmployer({ state: 'pending', name: '铜仁针织厂' })
  const clerk = await aClerk()
  const verdict = await asReadEmployer(employerId)
  await cloud.get(clerk.openid, 'employer.approve', verdict)
  await cloud.get(clerk.openid, 'employer.approve', verdict)
  expect(await told(openid)).toEqual(['employerTold 铜仁针织厂 单位信息审核通过。'])
})

test('a clerk of the place puts address and contact right, which is told and kept, and nothing of it is in the log', async () => {
  const openid = aRecruiter()
  const draft = aDraft()
  await cloud.get(openid, 'employer.register', draft)
  const { employerId } = draft
  const clerk = await aClerk()
  const elsewhere = await aClerk({ district: '520621' })
  const right = {
    ...{ employerId, address: '灯塔路 99 号', contactName: '滕主管', contactPhone: '0856-5200001' },
    reason: '单位来电要求更正',
  }
  expect(await cloud.say(elsewhere.openid, 'employer.setContact', right)).toBe('employer.notFound')
  expect(await cloud.say(clerk.openid, 'employer.setContact', { ...right, contactPhone: '123' })).toBe('employer.phone')
  const sent = await Promise.all([1, 2, 3].map(() => cloud.get(clerk.openid, 'employer.setContact', right)))
  for (const employer of sent) expect(employer).toMatchObject({ address: '灯塔路 99 号', contactName: '滕主管' })
  const lines = await cloud.sql`
    select detail from audit where subject_id = ${employerId} and act = 'employer.setContact'`
  expect(lines).toMatchObject([
    { detail: { fields: ['address', 'contactName', 'contactPhone'], reason: right.reason } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/滕主管|5200001|99 号/)
  expect(
    await cloud.sql`select from notices where openid = ${openid} and reason like 'employer.setContact:%'`,
  ).toHaveLength(1)
  await cloud.get(clerk.openid, 'employer.setContact', { ...right, contactPhone: null, address: '灯塔路 1 号' })
  const ask = { employerId, reason: '核对联系人' }
  expect((await cloud.get(clerk.openid, 'employer.phone', ask)).phone).toMatch(/5200001/)
})

describe('acting for an employer that is registered already', () => {
  const codeOf = async (employerId: string) => String((await stored(employerId))[0]?.credit_code)
  const ask = async (openid: string, employerId: string, name = '小龙') =>
    cloud.get(openid, 'employer.join', { requestId: newId(), creditCode: await codeOf(employerId), name })

  test('a colleague asks, is seen by name, and is let in by one who acts for it', async () => {
    const { employerId, openid } = await anEmployer()
    const colleague = aRecruiter()
    const request = await ask(colleague, employerId)
    expect((await cloud.get(colleague, 'employer.mine', {})).asked).toMatchObject({ id: request.id, state: 'pending' })
    const home = await cloud.get(openid, 'employer.mine', {})
    expect(home.requests).toMatchObject([{ id: request.id, name: '小龙' }])
    expect(await told(openid)).toEqual([expect.stringContaining('有人申请加入您的单位')])
    const [row] = await cloud.sql<{
      text: string
    }>`select recruiter_requests::text as text from recruiter_requests where id = ${request.id}`
    expect(row?.text).not.toContain('小龙')
    expect(await cloud.say(colleague, 'employer.answerJoin', { requestId: request.id, yes: true })).toBe('actor.mayNot')
    const yes = { requestId: request.id, yes: true }
    expect(await cloud.get(openid, 'employer.answerJoin', yes)).toMatchObject({ state: 'approved' })
    expect(await cloud.say(openid, 'employer.answerJoin', yes)).toBe('done')
    expect(await cloud.say(openid, 'employer.answerJoin', { ...yes, yes: false })).toBe('employer.joinGone')
    expect((await cloud.get(colleague, 'employer.mine', {})).recruiters).toMatchObject([
      { name: null },
      { name: '小龙', own: true },
    ])
  })

  test('asking twice is one request, of an unknown code or with an employer of one’s own none', async () => {
    const { employerId } = await anEmployer()
    const colleague = aRecruiter()
    const first = await ask(colleague, employerId)
    expect((await ask(colleague, employerId)).id).toBe(first.id)
    const join = { requestId: newId(), creditCode: makeCreditCode(8999), name: '小龙' }
    expect(await cloud.say(aRecruiter(), 'employer.join', join)).toBe('employer.notFound')
    const { openid } = await anEmployer()
    expect(await cloud.say(openid, 'employer.join', { ...join, creditCode: await codeOf(employerId) })).toBe(
      'employer.hasOne',
    )
  })

  test('another employer’s recruiter, or a clerk elsewhere, cannot answer', async () => {
    const { employerId } = await anEmployer()
    const request = await ask(aRecruiter(), employerId)
    const [stranger, elsewhere] = [await anEmployer(), await aClerk({ district: '520621' })]
    const yes = { requestId: request.id, yes: true }
    expect(await cloud.say(stranger.openid, 'employer.answerJoin', yes)).toBe('employer.joinGone')
    const letIn = { ...yes, alone: true, reason: '已打单位电话核实' }
    expect(await cloud.say(elsewhere.openid, 'employer.letIn', letIn)).toBe('employer.joinGone')
  })

  test('a body whose last account is gone is taken over with a clerk’s yes', async () => {
    const { employerId, openid } = await anEmployer()
    const clerk = await aClerk()
    expect(await cloud.get(openid, 'person.leaving', { personId: null })).toMatchObject({ lastRecruiter: true })
    await cloud.get(openid, 'person.erase', { personId: null, withdrawn: false })
    const next = aRecruiter()
    expect(await cloud.say(next, 'employer.register', aDraft({ creditCode: await codeOf(employerId) }))).toBe(
      'employer.taken',
    )
    const request = await ask(next, employerId)
    const { joins } = await cloud.get(clerk.openid, 'desk.review', {})
    expect(joins.find(({ id }) => id === request.id)).toMatchObject({ employerId, recruiters: 0, name: '小龙' })
    const yes = { requestId: request.id, yes: true, alone: false, reason: '已打单位电话核实' }
    await cloud.get(clerk.openid, 'employer.letIn', yes)
    expect((await cloud.get(next, 'employer.mine', {})).employer).toMatchObject({ id: employerId, state: 'approved' })
    expect(await audited(employerId)).toMatchObject([
      { act: 'employer.letIn', detail: { reason: yes.reason, yes: true } },
    ])
  })

  test('a clerk’s yes to one alone, and a colleague’s word, end the others’ rights at once', async () => {
    const { employerId, openid } = await anEmployer()
    const clerk = await aClerk()
    const next = aRecruiter()
    const request = await ask(next, employerId)
    await cloud.get(clerk.openid, 'employer.letIn', {
      requestId: request.id,
      yes: true,
      alone: true,
      reason: '原来的人已离职',
    })
    expect(await cloud.say(openid, 'employer.confirm', {})).toBe('actor.mayNot')
    const other = aRecruiter()
    await cloud.get(next, 'employer.answerJoin', { requestId: (await ask(other, employerId)).id, yes: true })
    const { recruiters } = await cloud.get(next, 'employer.mine', {})
    const recruiterId = recruiters.find(({ own }) => !own)?.id as string
    expect(await cloud.get(next, 'employer.dismiss', { recruiterId })).toEqual({ recruiters: 1 })
    expect(await cloud.get(next, 'employer.dismiss', { recruiterId })).toEqual({ recruiters: 1 })
    expect(await cloud.say(other, 'employer.confirm', {})).toBe('actor.mayNot')
  })
})

test('the review goes on behind fifty, and says so', async () => {
  const district = '520623'
  const clerk = await aClerk({ district })
  const made = []
  for (let nth = 0; nth < 53; nth += 1) made.push((await anEmployer({ state: 'pending', district })).employerId)
  const first = await cloud.get(clerk.openid, 'desk.review', {})
  expect([first.employers.length, first.next.booths]).toEqual([50, null])
  const rest = await cloud.get(clerk.openid, 'desk.review', { employers: first.next.employers })
  expect([...first.employers, ...rest.employers].map(({ id }) => id).sort()).toEqual([...made].sort())
  expect(rest.next.employers).toBeNull()
})
