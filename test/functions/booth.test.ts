import { ANY_POSTING } from '../../src/domain/posting/sought'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, dayIn, newId } from '../support/make'
import { aBooth, anEmployer, aPosting, asReadBooth, asReadEmployer } from '../support/make-employer'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

/** An employer with an open posting, and a fair to offer it at. */
async function anApplicant(wish: Parameters<typeof anEmployer>[0] = {}) {
  const employer = await anEmployer(wish)
  const { postingId } = await aPosting({ employerId: employer.employerId })
  const { activityId } = await aFair()
  return { ...employer, postingId, activityId, boothId: newId<string>() }
}

type Applicant = Awaited<ReturnType<typeof anApplicant>>
type Wish = { boothId: string; activityId: string; postingIds: string[] }
const wishOf = ({ boothId, activityId, postingId }: Applicant): Wish => ({
  boothId,
  activityId,
  postingIds: [postingId],
})
const apply = (applicant: Applicant, wish: Partial<Wish> = {}) =>
  cloud.get(applicant.openid, 'booth.apply', { ...wishOf(applicant), ...wish })

const atFair = async (activityId: string) =>
  (await cloud.get('o-seeker', 'posting.atFair', { activityId, ...ANY_POSTING, cursor: null })).postings.map(
    ({ id }) => id,
  )
const audited = (boothId: string) =>
  cloud.sql`select act, actor_id, district, detail from audit where subject_id = ${boothId} order by id`

describe('applying', () => {
  test('waits for review, and twice is one booth, also with a new id or at the same time', async () => {
    const applicant = await anApplicant()
    const answers = await Promise.all([
      apply(applicant),
      ...Array.from({ length: 7 }, () => apply(applicant, { boothId: newId() })),
    ])
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers[0]).toMatchObject({
      activityId: applicant.activityId,
      fair: '春风行动招聘会',
      special: false,
      number: null,
      state: 'pending',
      note: null,
      postings: [{ id: applicant.postingId, title: '采茶工', state: 'pending' }],
    })
    expect((await cloud.get(applicant.openid, 'employer.mine', {})).booths).toEqual([answers[0]])
    expect(await atFair(applicant.activityId)).toEqual([])
  })

  test('again adds postings to the booth and keeps those that are approved', async () => {
    const applicant = await anApplicant()
    const { boothId } = await aBooth({ ...applicant, postingIds: [applicant.postingId], number: 'A07' })
    const second = await aPosting({ employerId: applicant.employerId, title: '分拣工' })
    const booth = await apply(applicant, { postingIds: [applicant.postingId, second.postingId, second.postingId] })
    expect(booth).toMatchObject({ id: boothId, number: 'A07', state: 'approved' })
    expect(booth.postings.map(({ title, state }) => [title, state]).sort()).toEqual([
      ['分拣工', 'pending'],
      ['采茶工', 'approved'],
    ])
  })

  test('after being sent back waits again, with the same id or a new one', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id } = await apply(applicant)
    await cloud.get(clerk.openid, 'booth.sendBack', { boothId: id, note: '工资没写清' })
    const again = await apply(applicant)
    expect(again).toMatchObject({ id, state: 'pending', postings: [{ state: 'pending' }] })
    await cloud.get(clerk.openid, 'booth.sendBack', { boothId: id, note: '工资没写清' })
    const fresh = newId<string>()
    expect(await apply(applicant, { boothId: fresh })).toMatchObject({ id: fresh, state: 'pending' })
  })

  const refusals: [string, (applicant: Applicant) => Promise<Partial<Wish>>][] = [
    ['activity.notFound', async () => ({ activityId: newId() })],
    ['activity.notFound', async () => ({ activityId: (await aFair({ state: 'draft' })).activityId })],
    ['activity.cancelled', async () => ({ activityId: (await aFair({ state: 'cancelled' })).activityId })],
    ['activity.over', async () => ({ activityId: (await aFair({ startsAt: Date.now() - 86_400_000 })).activityId })],
    ['booth.notAFair', async () => ({ activityId: (await aCourse()).activityId })],
    ['posting.notFound', async ({ postingId }) => ({ postingIds: [postingId, newId()] })],
    ['posting.notFound', async () => ({ postingIds: [(await aPosting(await anEmployer())).postingId] })],
    [
      'posting.closed',
      async ({ employerId }) => ({ postingIds: [(await aPosting({ employerId, closed: true })).postingId] }),
    ],
    [
      'posting.validity',
      async ({ employerId }) => ({ postingIds: [(await aPosting({ employerId, validUntil: dayIn(2) })).postingId] }),
    ],
    [
      'booth.notFound',
      async (applicant) => ({ boothId: (await apply(await anApplicant(), { activityId: applicant.activityId })).id }),
    ],
    ['input.invalid', async () => ({ postingIds: [] })],
  ]

  test.each(refusals)('is refused with %s, and nothing is written', async (code, wishFor) => {
    const applicant = await anApplicant()
    const wish = { ...wishOf(applicant), ...(await wishFor(applicant)) }
    expect(await cloud.say(applicant.openid, 'booth.apply', wish)).toBe(code)
    expect(await cloud.sql`select from booths where employer_id = ${applicant.employerId}`).toEqual([])
  })

  test('without any open posting is told to publish one first', async () => {
    const applicant = await anApplicant()
    await cloud.get(applicant.openid, 'posting.close', { postingId: applicant.postingId })
    expect(await cloud.say(applicant.openid, 'booth.apply', wishOf(applicant))).toBe('booth.noPostings')
  })
})

describe('withdrawing', () => {
  test('takes the postings off the fair at once; a late repetition of the application does not bring it back', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
    expect(await atFair(applicant.activityId)).toEqual([applicant.postingId])
    expect(await cloud.get(applicant.openid, 'booth.withdraw', { boothId })).toMatchObject({ state: 'withdrawn' })
    expect(await cloud.get(applicant.openid, 'booth.withdraw', { boothId })).toMatchObject({ state: 'withdrawn' })
    expect(await atFair(applicant.activityId)).toEqual([])
    expect(await apply(applicant)).toMatchObject({ id: boothId, state: 'withdrawn' })
    expect(await apply(applicant, { boothId: newId() })).toMatchObject({ state: 'pending', number: null })
  })

  test('is for the employer’s own booths before the fair is over', async () => {
    const applicant = await anApplicant()
    const other = await anEmployer()
    const { id: boothId } = await apply(applicant)
    expect(await cloud.say(other.openid, 'booth.withdraw', { boothId })).toBe('booth.notFound')
    const past = await aFair({ startsAt: Date.now() - 86_400_000 })
    const held = await aBooth({ activityId: past.activityId, employerId: applicant.employerId })
    expect(await cloud.say(applicant.openid, 'booth.withdraw', { boothId: held.boothId })).toBe('activity.over')
  })
})

describe('reviewing', () => {
  test('approves what was read: postings added or corrected meanwhile are refused with booth.changed', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    const [read] = (await cloud.get(clerk.openid, 'desk.review', {})).booths.filter(({ id }) => id === boothId)
    const stale = { boothId, version: read?.version as string }
    expect(await asReadBooth(boothId)).toEqual(stale)
    await cloud.sql`update postings set content = '还要押金 200 元。' where id = ${applicant.postingId}`
    expect(await cloud.say(clerk.openid, 'booth.approve', stale)).toBe('booth.changed')
    const corrected = await asReadBooth(boothId)
    const second = await aPosting({ employerId: applicant.employerId, title: '分拣工' })
    await apply(applicant, { postingIds: [second.postingId] })
    expect(await cloud.say(clerk.openid, 'booth.approve', corrected)).toBe('booth.changed')
    expect([await atFair(applicant.activityId), await audited(boothId)]).toEqual([[], []])
    expect(await cloud.say(clerk.openid, 'booth.approve', await asReadBooth(boothId))).toBe('done')
    expect(await cloud.say(clerk.openid, 'booth.approve', stale)).toBe('done')
  })

  test('an approved posting appears at the fair at once and not before, with a number and an audit row', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    expect(await atFair(applicant.activityId)).toEqual([])
    const before = await cloud.get('o-seeker', 'activity.get', { activityId: applicant.activityId })
    expect([before.employers, before.postings, before.topPostings]).toEqual([0, 0, []])
    const booth = await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
    expect(booth).toMatchObject({ state: 'approved', number: 'A01', postings: [{ state: 'approved' }] })
    expect(await atFair(applicant.activityId)).toEqual([applicant.postingId])
    const after = await cloud.get('o-seeker', 'activity.get', { activityId: applicant.activityId })
    expect([after.employers, after.postings, after.topPostings[0]?.id]).toEqual([1, 1, applicant.postingId])
    expect(await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))).toEqual(booth)
    expect(await audited(boothId)).toEqual([
      { act: 'booth.approve', actor_id: clerk.staffId, district: '520602', detail: { number: 'A01' } },
    ])
  })

  test('every booth of a fair gets its own number, also when all are approved at once', async () => {
    const { activityId } = await aFair()
    const clerk = await aClerk()
    await aBooth({ activityId, employerId: (await anEmployer()).employerId, number: 'A09', state: 'withdrawn' })
    const booths = await Promise.all([1, 2, 3, 4, 5].map(async () => apply({ ...(await anApplicant()), activityId })))
    const approved = await Promise.all(
      booths.map(async ({ id }) => cloud.get(clerk.openid, 'booth.approve', await asReadBooth(id))),
    )
    expect(approved.map(({ number }) => number).sort()).toEqual(['A10', 'A11', 'A12', 'A13', 'A14'])
  })

  test('waits for the employer to be approved', async () => {
    const applicant = await anApplicant({ state: 'pending' })
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    expect(await cloud.say(clerk.openid, 'booth.approve', await asReadBooth(boothId))).toBe('employer.notApproved')
    await cloud.get(clerk.openid, 'employer.approve', await asReadEmployer(applicant.employerId))
    expect(await cloud.say(clerk.openid, 'booth.approve', await asReadBooth(boothId))).toBe('done')
  })

  test('belongs to the first clerk, and each verdict is kept once', async () => {
    const applicant = await anApplicant()
    const [one, other] = [await aClerk(), await aClerk()]
    const { id: boothId } = await apply(applicant)
    const said = await Promise.all([
      cloud.say(one.openid, 'booth.approve', await asReadBooth(boothId)),
      cloud.say(other.openid, 'booth.approve', await asReadBooth(boothId)),
    ])
    expect(said.sort()).toEqual(['booth.alreadyReviewed', 'done'])
    expect(await audited(boothId)).toHaveLength(1)
  })

  test('postings added later wait by themselves; sending them back leaves the booth standing', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
    const second = await aPosting({ employerId: applicant.employerId, title: '分拣工' })
    await apply(applicant, { postingIds: [second.postingId] })
    const note = '工资没写清'
    const booth = await cloud.get(clerk.openid, 'booth.sendBack', { boothId, note })
    expect(booth).toMatchObject({ state: 'approved', number: 'A01', note })
    expect(await cloud.get(clerk.openid, 'booth.sendBack', { boothId, note })).toEqual(booth)
    expect(await atFair(applicant.activityId)).toEqual([applicant.postingId])
    await apply(applicant, { postingIds: [second.postingId] })
    await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
    expect(new Set(await atFair(applicant.activityId))).toEqual(new Set([applicant.postingId, second.postingId]))
    expect(await audited(boothId)).toMatchObject([
      { act: 'booth.approve' },
      { act: 'booth.sendBack', detail: { note } },
      { act: 'booth.approve', detail: { number: 'A01' } },
    ])
  })

  test('is the business of the fair’s division, wherever the employer is', async () => {
    const applicant = await anApplicant({ district: '520621' })
    const ours = await aClerk()
    const theirs = await aClerk({ district: '520621' })
    const { id: boothId } = await apply(applicant)
    expect(await cloud.say(theirs.openid, 'booth.approve', await asReadBooth(boothId))).toBe('booth.notFound')
    expect(await cloud.say(theirs.openid, 'booth.sendBack', { boothId, note: '不行' })).toBe('booth.notFound')
    expect(await cloud.say(ours.openid, 'booth.approve', await asReadBooth(newId()))).toBe('booth.notFound')
    expect(await cloud.say(applicant.openid, 'booth.approve', await asReadBooth(boothId))).toBe('actor.mayNot')
    expect(await audited(boothId)).toEqual([])
    expect(await cloud.say(ours.openid, 'booth.approve', await asReadBooth(boothId))).toBe('done')
  })

  test('is over with the fair', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    await cloud.sql`update activities set state = 'cancelled' where id = ${applicant.activityId}`
    expect(await cloud.say(clerk.openid, 'booth.approve', await asReadBooth(boothId))).toBe('activity.cancelled')
  })
})

const told = async (openid: string) =>
  (await cloud.get(openid, 'notice.mine', { cursor: null })).notices.map(({ title, text }) => `${title} ${text}`)

test('a verdict is told to the employer in the fair’s name, with the number or the reason', async () => {
  const applicant = await anApplicant()
  const clerk = await aClerk()
  const { id: boothId, fair } = await apply(applicant)
  await cloud.get(clerk.openid, 'booth.sendBack', { boothId, note: '工资没写清' })
  expect(await told(applicant.openid)).toEqual([expect.stringMatching(`^${fair} 展位申请被退回：工资没写清`)])
  await apply(applicant)
  await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
  expect((await told(applicant.openid))[0]).toContain('号码 A01')
})

describe('a posting that is corrected', () => {
  const publish = async ({ openid, postingId }: Applicant, change: Record<string, unknown>) => {
    const { postings } = await cloud.get(openid, 'employer.mine', {})
    const {
      closed: _,
      flags: __,
      employerId: ___,
      ...known
    } = postings.find(({ id }) => id === postingId) as never as Record<string, unknown>
    const { id, ...draft } = known
    return cloud.get(openid, 'posting.publish', { ...draft, ...change, postingId: id } as never)
  }
  const stateOf = async (boothId: string) =>
    (
      await cloud.sql<{ state: string; posting: string }>`
      select b.state, bp.state as posting from booths b join booth_postings bp on bp.booth_id = b.id
      where b.id = ${boothId}`
    )[0]

  test('submits the booth that was sent back again, changed or not', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    for (const content of ['采茶，按斤算。', '采茶，按斤算。']) {
      await cloud.get(clerk.openid, 'booth.sendBack', { boothId, note: '工资没写清' })
      await publish(applicant, { content })
      expect(await stateOf(boothId)).toEqual({ state: 'pending', posting: 'pending' })
    }
    await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
    await publish(applicant, {})
    expect(await stateOf(boothId)).toEqual({ state: 'approved', posting: 'approved' })
  })

  test('submits none where another application has taken its place, or the fair has begun', async () => {
    const applicant = await anApplicant()
    const clerk = await aClerk()
    const { id: boothId } = await apply(applicant)
    await cloud.get(clerk.openid, 'booth.sendBack', { boothId, note: '工资没写清' })
    await apply(applicant, { boothId: newId() })
    await publish(applicant, { content: '采茶，按斤算。' })
    expect((await stateOf(boothId))?.state).toBe('sentBack')
  })
})

describe('what came of a fair', () => {
  const HOUR = 3_600_000
  const aPastBooth = async () => {
    const employer = await anEmployer()
    const { postingId } = await aPosting({ employerId: employer.employerId })
    const { activityId } = await aFair({ startsAt: Date.now() - 48 * HOUR })
    const { boothId } = await aBooth({ activityId, employerId: employer.employerId, postingIds: [postingId] })
    return { ...employer, postingId, activityId, boothId }
  }
  const counts = { interviewed: 9, intended: 4, hired: 2 }

  test('is told posting by posting, can be corrected, and the desk sees who has said nothing', async () => {
    const { openid, activityId, boothId, postingId } = await aPastBooth()
    const silent = await anEmployer()
    const other = await aPosting({ employerId: silent.employerId })
    await aBooth({ activityId, employerId: silent.employerId, postingIds: [other.postingId] })
    const before = await cloud.get(openid, 'booth.outcome', { activityId })
    expect(before).toMatchObject({ boothId, reportedAt: null, rows: [{ postingId, outcome: null }] })
    const first = await cloud.get(openid, 'booth.report', { boothId, outcomes: [{ postingId, ...counts }] })
    expect(first).toMatchObject({ rows: [{ outcome: counts }], reportedAt: expect.any(Number) })
    expect(await cloud.get(openid, 'booth.report', { boothId, outcomes: [{ postingId, ...counts }] })).toEqual(first)
    await cloud.get(openid, 'booth.report', { boothId, outcomes: [{ postingId, ...counts, hired: 3 }] })
    const clerk = await aClerk()
    const { employers } = await cloud.get(clerk.openid, 'booth.outcomes', { activityId })
    expect(employers.map(({ reportedAt, hired }) => [reportedAt !== null, hired]).sort()).toEqual([
      [false, 0],
      [true, 3],
    ])
    const elsewhere = await aClerk({ district: '520621' })
    expect(await cloud.say(elsewhere.openid, 'booth.outcomes', { activityId })).toBe('activity.notFound')
  })

  test('is refused in numbers that cannot be, of somebody else’s booth, too early and too late', async () => {
    const { openid, boothId, postingId, activityId } = await aPastBooth()
    const say = (wish: object, who = openid) =>
      cloud.say(who, 'booth.report', { boothId, outcomes: [{ postingId, ...counts, ...wish }] })
    expect(await say({ hired: 5 })).toBe('booth.outcomeOrder')
    expect(await say({ postingId: newId() })).toBe('posting.notFound')
    expect(await say({}, (await anEmployer()).openid)).toBe('booth.notFound')
    await cloud.sql`update activities set starts_at = ${Date.now() - HOUR}, ends_at = ${Date.now() + HOUR} where id = ${activityId}`
    expect(await say({})).toBe('booth.notOver')
    const long = Date.now() - 40 * 24 * HOUR
    await cloud.sql`update activities set opens_at = ${long - 9 * HOUR}, closes_at = ${long - 3 * HOUR}, entry_until = ${long - HOUR}, starts_at = ${long - 3 * HOUR}, ends_at = ${long} where id = ${activityId}`
    expect(await say({})).toBe('booth.outcomeClosed')
    expect(await cloud.sql`select from outcomes where booth_id = ${boothId}`).toEqual([])
  })
})

test('a booth whose postings are closed does not count as a unit that hires, on every list', async () => {
  const applicant = await anApplicant()
  const clerk = await aClerk()
  const { id: boothId } = await apply(applicant)
  await cloud.get(clerk.openid, 'booth.approve', await asReadBooth(boothId))
  const counted = async () => {
    const { employers, postings } = await cloud.get('o-seeker', 'activity.get', { activityId: applicant.activityId })
    const { activity } = (await cloud.get(clerk.openid, 'desk.activity', {
      activityId: applicant.activityId,
    })) as never as {
      activity: { employers: number }
    }
    return [employers, postings, activity?.employers]
  }
  const [employers, postings] = await counted()
  expect([employers, postings]).toEqual([1, 1])
  await cloud.get(applicant.openid, 'posting.close', { postingId: applicant.postingId })
  expect((await counted()).slice(0, 2)).toEqual([0, 0])
})

test('a posting at a coming booth is on the employer’s own page however old it is, so that it can be put right', async () => {
  const employer = await anEmployer()
  const { postingId } = await aPosting(employer)
  const { activityId } = await aFair()
  await aBooth({ activityId, ...employer, postingIds: [postingId] })
  await cloud.sql`update postings set published_at = 1 where id = ${postingId}`
  const { postingId: forgotten } = await aPosting(employer)
  await cloud.sql`update postings set published_at = 2 where id = ${forgotten}`
  for (let n = 0; n < 100; n += 1) await aPosting(employer)
  const { postings, more } = await cloud.get(employer.openid, 'employer.mine', {})
  expect(more.postings).toBe(true)
  expect(postings.map(({ id }) => id)).toContain(postingId)
  expect(postings.map(({ id }) => id)).not.toContain(forgotten)
  expect(postings).toHaveLength(101)
})
