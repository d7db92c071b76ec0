import {
  type ApplyingFacts,
  type BoothReviewFacts,
  boothStanding,
  currentBooths,
  decideApplying,
  decideBoothReview,
  liveBooths,
} from '../../src/domain/employer/booth'
import {
  asksForReview,
  decideRegistering,
  isSameVerdict,
  type RegisteringFacts,
} from '../../src/domain/employer/employer'
import { decideReporting, type ReportingFacts } from '../../src/domain/employer/outcome'
import { REMINDER_POLICY } from '../../src/domain/notice/reminders'
import { decidePublishing, flagsOf } from '../../src/domain/posting/posting'
import type { Booth } from '../../types/booth'
import type { ActivityId, BoothId, EmployerId, PostingId, StaffId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Refusal } from '../../types/refusal'

const e1 = 'e1' as EmployerId
const e2 = 'e2' as EmployerId
const draft = { employerId: e1, creditCode: 'C1' }
const own = { id: e1, creditCode: 'C1', state: 'pending' as const }
const said = (decision: { ok: true; value: string } | { ok: false; refusal: Refusal }) =>
  decision.ok ? decision.value : decision.refusal.code

test.each<[string, RegisteringFacts]>([
  ['create', { own: null, draft }],
  ['correct', { own, draft }],
  ['correct', { own: { ...own, state: 'sentBack' }, draft }],
  ['correct', { own, draft: { ...draft, creditCode: 'C2' } }],
  ['correct', { own, draft: { ...draft, employerId: e2 } }],
  ['change', { own: { ...own, state: 'approved' }, draft }],
  ['change', { own: { ...own, state: 'approved' }, draft: { ...draft, creditCode: 'C2' } }],
  ['employer.hasOne', { own, draft: { employerId: e2, creditCode: 'C2' } }],
])('registering: %s', (outcome, facts) => {
  expect(said(decideRegistering(facts))).toBe(outcome)
})

const held = { name: '茶厂', creditCode: 'C1', district: '520602' as DistrictCode }

test('a clerk is asked for a new name, code or division, and for nothing else', () => {
  expect(asksForReview(held, { ...held })).toBe(false)
  expect(asksForReview(held, { ...held, name: '茶业公司' })).toBe(true)
  expect(asksForReview(held, { ...held, creditCode: 'C2' })).toBe(true)
  expect(asksForReview(held, { ...held, district: '520603' as DistrictCode })).toBe(true)
})

describe('booths as their employer sees them', () => {
  const b = (id: string, state: Booth['state'], endsAt = 100) =>
    ({ id: id as BoothId, activityId: 'a1' as ActivityId, state, endsAt }) satisfies Partial<Booth>

  test('an application nobody decided on is over with its fair', () => {
    expect(boothStanding(b('1', 'pending'), 99)).toBe('pending')
    expect(boothStanding(b('1', 'pending'), 100)).toBe('over')
    expect(boothStanding(b('1', 'sentBack'), 100)).toBe('over')
    expect(boothStanding(b('1', 'approved'), 100)).toBe('approved')
  })

  test('sent back, withdrawn and past ones are not counted as live', () => {
    const booths = [
      b('1', 'sentBack'),
      b('2', 'withdrawn'),
      b('3', 'pending'),
      b('4', 'approved'),
      b('5', 'approved', 50),
    ]
    expect(liveBooths(booths, 60).map(({ id }) => id)).toEqual(['3', '4'])
  })

  test('one that a later application has taken the place of is not shown', () => {
    expect(currentBooths([b('1', 'sentBack'), b('2', 'pending')]).map(({ id }) => id)).toEqual(['2'])
    expect(currentBooths([b('1', 'sentBack')]).map(({ id }) => id)).toEqual(['1'])
  })
})

describe('reporting what came of a fair', () => {
  const DAY = 86_400_000
  const endsAt = 1000 * DAY
  const p = 'p1' as PostingId
  const one = { postingId: p, interviewed: 5, intended: 3, hired: 1 }
  const facts: ReportingFacts = {
    booth: { state: 'approved', endsAt },
    offered: [p],
    outcomes: [one],
    policy: REMINDER_POLICY,
    now: endsAt + DAY,
  }
  test.each<[string, ReportingFacts]>([
    ['report', facts],
    ['report', { ...facts, now: endsAt + 13 * DAY }],
    ['booth.notFound', { ...facts, booth: null }],
    ['booth.notFound', { ...facts, booth: { state: 'withdrawn', endsAt } }],
    ['booth.notOver', { ...facts, now: endsAt - 1 }],
    ['booth.outcomeClosed', { ...facts, now: endsAt + 14 * DAY }],
    ['posting.notFound', { ...facts, offered: [] }],
    ['booth.outcomeOrder', { ...facts, outcomes: [{ ...one, hired: 4 }] }],
    ['booth.outcomeOrder', { ...facts, outcomes: [{ ...one, intended: 6 }] }],
  ])('%s', (outcome, given) => {
    expect(said(decideReporting(given))).toBe(outcome)
  })
})

const me = 's1' as StaffId
const other = 's2' as StaffId

test('a verdict is the same only from the same clerk with the same words', () => {
  const back = { state: 'sentBack', note: '补全地址' } as const
  expect(isSameVerdict({ state: 'approved' }, me, { state: 'approved', note: null, reviewedBy: me })).toBe(true)
  expect(isSameVerdict({ state: 'approved' }, me, { state: 'approved', note: null, reviewedBy: other })).toBe(false)
  expect(isSameVerdict(back, me, { ...back, reviewedBy: me })).toBe(true)
  expect(isSameVerdict(back, me, { ...back, note: '别的', reviewedBy: me })).toBe(false)
})

const fair = { kind: 'fair', state: 'published', day: '2026-11-27', startsAt: 200, endsAt: 300 } as const
const p1 = { id: 'p1' as PostingId, closed: false, validUntil: '2026-12-31' }
const applying: ApplyingFacts = { fair, wanted: [p1.id], own: [p1], hasOpen: true, today: '2026-11-20', now: 100 }

test.each<[string, ApplyingFacts]>([
  ['offer', applying],
  ['offer', { ...applying, now: 199 }],
  ['booth.tooLate', { ...applying, now: 200 }],
  ['activity.notFound', { ...applying, fair: null }],
  ['booth.notAFair', { ...applying, fair: { ...fair, kind: 'course' } }],
  ['activity.cancelled', { ...applying, fair: { ...fair, state: 'cancelled' } }],
  ['activity.over', { ...applying, now: 300 }],
  ['booth.noPostings', { ...applying, hasOpen: false }],
  ['posting.notFound', { ...applying, own: [] }],
  ['posting.closed', { ...applying, own: [{ ...p1, closed: true }] }],
  ['posting.validity', { ...applying, own: [{ ...p1, validUntil: '2026-11-26' }] }],
])('applying for a booth: %s', (outcome, facts) => {
  expect(said(decideApplying(facts))).toBe(outcome)
})

const booth = { state: 'pending', note: null, reviewedBy: null, waiting: 1 } as const
const approve = { state: 'approved' } as const
const sendBack = { state: 'sentBack', note: '工资没写清' } as const
const reviewing: BoothReviewFacts = { booth, employer: 'approved', fair, verdict: approve, clerk: me, now: 100 }

test.each<[string, BoothReviewFacts]>([
  ['review', reviewing],
  ['review', { ...reviewing, verdict: sendBack, employer: 'pending', now: 999 }],
  ['review', { ...reviewing, booth: { ...booth, state: 'approved', reviewedBy: other } }],
  ['keep', { ...reviewing, booth: { ...booth, state: 'approved', reviewedBy: me, waiting: 0 } }],
  ['keep', { ...reviewing, verdict: sendBack, booth: { ...sendBack, reviewedBy: me, waiting: 0 } }],
  [
    'keep',
    { ...reviewing, verdict: sendBack, booth: { state: 'approved', note: sendBack.note, reviewedBy: me, waiting: 0 } },
  ],
  ['booth.alreadyReviewed', { ...reviewing, booth: { ...booth, state: 'approved', reviewedBy: other, waiting: 0 } }],
  ['booth.alreadyReviewed', { ...reviewing, booth: { ...booth, state: 'withdrawn' } }],
  ['booth.alreadyReviewed', { ...reviewing, booth: { ...booth, state: 'sentBack', reviewedBy: me } }],
  ['activity.cancelled', { ...reviewing, fair: { ...fair, state: 'cancelled' } }],
  ['activity.over', { ...reviewing, now: 300 }],
  ['employer.notApproved', { ...reviewing, employer: 'pending' }],
])('reviewing a booth: %s', (outcome, facts) => {
  expect(said(decideBoothReview(facts))).toBe(outcome)
})

const pay = { min: 3000, max: 5000, unit: 'month' } as const

test.each([
  ['publish', pay, '2026-11-20'],
  ['publish', { ...pay, min: 5000 }, '2027-11-20'],
  ['posting.payRange', { ...pay, min: 5001 }, '2026-12-31'],
  ['posting.validity', pay, '2026-11-19'],
  ['posting.validity', pay, '2027-11-21'],
  ['posting.validity', pay, '2027-02-30'],
] as const)('publishing: %s with %j until %s', (outcome, given, validUntil) => {
  expect(said(decidePublishing({ pay: given, validUntil }, '2026-11-20'))).toBe(outcome)
})

test('a phrase is flagged once for each field it stands in, with the wording to use instead', () => {
  const flags = flagsOf({ title: '限男性', content: '限男性。限男性。', place: '碧江区', perks: ['包吃住'] })
  expect(flags.map(({ code, field }) => [code, field])).toEqual([
    ['sex', 'title'],
    ['sex', 'content'],
  ])
  expect(Object.keys(flags[0] ?? {}).sort()).toEqual(['code', 'field', 'phrase', 'suggestion'])
})
