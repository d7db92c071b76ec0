import fc from 'fast-check'
import {
  asForChild,
  belongingStillAsked,
  decideEligibility,
  decideOffered,
  type EligibilityFacts,
  isMember,
  isWordNew,
  type StandingFacts,
} from '../../src/domain/ticket/eligibility'
import { decideAnswers, fittingAnswers, missingOf, refilled } from '../../src/domain/ticket/eligibility-card'
import type { Question } from '../../types/waitlist'

type Wish = Partial<EligibilityFacts['activity']> & Partial<Omit<EligibilityFacts, 'activity'>>

const facts = ({ onRoster = false, declared = false, bornOn = '1990-01-01', ...activity }: Wish = {}) => ({
  activity: { eligibility: 'none' as const, keyGroup: null, minAge: null, day: '2026-11-27', ...activity },
  onRoster,
  declared,
  bornOn,
})

describe('a child under 14', () => {
  test('is told that the activity is for a group, not to say or to prove that they belong', () => {
    for (const eligibility of ['declared', 'roster'] as const)
      expect(asForChild(decideEligibility(facts({ eligibility, keyGroup: 'veteran' })))).toEqual({
        ok: false,
        refusal: { code: 'eligibility.child', keyGroup: 'veteran' },
      })
  })

  test('is told everything else as everybody is', () => {
    const young = decideEligibility(facts({ minAge: 16, bornOn: '2016-01-01' }))
    expect(asForChild(young)).toEqual(young)
    const fine = decideEligibility(facts({ keyGroup: 'veteran' }))
    expect(asForChild(fine)).toEqual(fine)
  })
})

describe('who may sign up', () => {
  test.each<[string, Wish, object]>([
    ['anybody, where it is for everybody', {}, { mark: null, ageUnknown: false }],
    [
      'anybody, and a member of the group is marked',
      { keyGroup: 'veteran', onRoster: true },
      { mark: 'checked', ageUnknown: false },
    ],
    [
      'who says so, marked as such',
      { eligibility: 'declared', keyGroup: 'veteran', declared: true },
      { mark: 'declared', ageUnknown: false },
    ],
    [
      'who is on the roster, without saying so',
      { eligibility: 'declared', keyGroup: 'veteran', onRoster: true },
      { mark: 'checked', ageUnknown: false },
    ],
    [
      'who is on the roster, whatever they say',
      { eligibility: 'roster', keyGroup: 'veteran', onRoster: true, declared: true },
      { mark: 'checked', ageUnknown: false },
    ],
    ['on the very birthday', { minAge: 18, bornOn: '2008-11-27' }, { mark: null, ageUnknown: false }],
    ['with a passport, and the gate looks at the age', { minAge: 18, bornOn: null }, { mark: null, ageUnknown: true }],
    ['with a passport, where no age is asked', { bornOn: null }, { mark: null, ageUnknown: false }],
  ])('%s', (_what, wish, value) => {
    expect(decideEligibility(facts(wish))).toEqual({ ok: true, value })
  })

  test.each<[string, Wish, object]>([
    ['who is a day too young', { minAge: 18, bornOn: '2008-11-28' }, { code: 'ticket.underAge', minAge: 18 }],
    [
      'who was born on 29 February, before 1 March',
      { minAge: 18, bornOn: '2008-02-29', day: '2026-02-28' },
      { code: 'ticket.underAge', minAge: 18 },
    ],
    [
      'who has not said so',
      { eligibility: 'declared', keyGroup: 'graduate' },
      { code: 'eligibility.notDeclared', keyGroup: 'graduate' },
    ],
    [
      'who only says so, where a roster is asked for',
      { eligibility: 'roster', keyGroup: 'graduate', declared: true },
      { code: 'eligibility.notOnRoster', keyGroup: 'graduate' },
    ],
    [
      'who is too young, before being asked for the group',
      { eligibility: 'roster', keyGroup: 'graduate', minAge: 18, bornOn: '2010-01-01' },
      { code: 'ticket.underAge', minAge: 18 },
    ],
  ])('not %s', (_what, wish, refusal) => {
    expect(decideEligibility(facts(wish))).toEqual({ ok: false, refusal })
  })
})

test('what the page asks before the sign-up is what the sign-up is decided by', () => {
  const cases = (['none', 'declared', 'roster'] as const).flatMap((eligibility) =>
    ([null, 'veteran'] as const).flatMap((keyGroup) =>
      [true, false].map((onRoster) => ({ eligibility, keyGroup, onRoster })),
    ),
  )
  for (const one of cases) {
    const silent = decideEligibility(facts({ ...one, declared: false })).ok
    const declared = decideEligibility(facts({ ...one, declared: true })).ok
    expect([one, belongingStillAsked(one)]).toEqual([one, silent ? null : declared ? 'word' : 'roster'])
  }
})

describe('an offered place', () => {
  const standing = (
    eligibility: 'none' | 'declared' | 'roster',
    mark: StandingFacts['mark'],
    onRoster = false,
  ): StandingFacts => ({ activity: { eligibility, keyGroup: 'veteran' }, mark, onRoster })

  test.each<[string, StandingFacts, 'open' | 'key', object]>([
    ['is anybody’s, where it is for everybody', standing('none', null), 'open', { ok: true, value: null }],
    ['no longer counts a check of the past', standing('none', 'checked'), 'open', { ok: true, value: null }],
    [
      'counts a word as long as it was given',
      standing('declared', 'declared'),
      'open',
      { ok: true, value: 'declared' },
    ],
    ['is checked by the roster of now', standing('roster', null, true), 'open', { ok: true, value: 'checked' }],
    [
      'is not theirs who are off the roster',
      standing('roster', 'checked'),
      'open',
      { ok: false, refusal: { code: 'eligibility.notOnRoster', keyGroup: 'veteran' } },
    ],
    [
      'asks those who were only checked for their word',
      standing('declared', 'checked'),
      'open',
      { ok: false, refusal: { code: 'eligibility.notDeclared', keyGroup: 'veteran' } },
    ],
    [
      'of the reserve asks for a word or the roster',
      standing('none', 'checked'),
      'key',
      { ok: false, refusal: { code: 'eligibility.notDeclared', keyGroup: 'veteran' } },
    ],
    [
      'of a reserve whose group was taken away stays theirs',
      { ...standing('none', 'declared'), activity: { eligibility: 'none', keyGroup: null } },
      'key',
      { ok: true, value: null },
    ],
  ])('%s', (_what, facts, bucket, ruling) => {
    expect(decideOffered(facts, bucket)).toEqual(ruling)
  })

  test('of the reserve is for whom the roster of now or their own word makes a member', () => {
    const members = [standing('none', null, true), standing('none', 'declared'), standing('roster', null, true)]
    expect(members.map(isMember)).toEqual([true, true, true])
    const others = [standing('none', 'checked'), standing('none', null), standing('roster', 'declared')]
    expect(others.map(isMember)).toEqual([false, false, false])
  })

  test('a word given once more counts for who waits or is offered a place, unless it is known or a roster decides', () => {
    expect([isWordNew(standing('none', null), 'waiting'), isWordNew(standing('none', 'checked'), 'offered')]).toEqual([
      true,
      true,
    ])
    const known = [standing('none', 'declared'), standing('none', null, true), standing('roster', 'checked')]
    expect(known.map((facts) => isWordNew(facts, 'waiting'))).toEqual([false, false, false])
    expect(isWordNew({ ...standing('none', null), activity: { eligibility: 'none', keyGroup: null } }, 'waiting')).toBe(
      false,
    )
    for (const state of ['booked', 'cancelled', 'expired'] as const)
      expect(isWordNew(standing('none', null), state)).toBe(false)
  })
})

const DAY = 86_400_000
const now = 1_800_000_000_000
const questions: Question[] = [
  { code: 'trade', options: ['factory', 'care', 'any'], validDays: 180 },
  { code: 'education', options: ['juniorHigh', 'college'], validDays: null },
  { code: 'place', options: null, validDays: 180 },
]
const answer = (question: string, given: string, daysAgo = 1) => ({
  question,
  answer: given,
  answeredAt: now - daysAgo * DAY,
})
const all = [answer('trade', 'care'), answer('education', 'college', 900), answer('place', '碧江区')]
const asked = (answers: typeof all) =>
  missingOf(questions, answers, now).map(({ question, filledIn }) => [question.code, filledIn])

describe('the minimum card', () => {
  test('asks all its questions of someone new, and none of someone who has answered', () => {
    expect(asked([])).toEqual([
      ['trade', null],
      ['education', null],
      ['place', null],
    ])
    expect(asked(all)).toEqual([])
  })

  test('asks again what is too old, with the old answer filled in', () => {
    expect(asked([...all.slice(1), answer('trade', 'care', 180)])).toEqual([['trade', 'care']])
    expect(asked([...all.slice(1), answer('trade', 'care', 179)])).toEqual([])
  })

  test('asks anew when the option is gone', () => {
    expect(asked([...all.slice(1), answer('trade', 'mining')])).toEqual([['trade', null]])
  })

  test('fills in the last answer of each question', () => {
    const filled = refilled(questions, [answer('place', '江口县', 9), ...all, answer('place', '石阡县', 5)])
    expect(filled.map(({ filledIn }) => filledIn)).toEqual(['care', 'college', '碧江区'])
  })

  const given = (trade: string, education: string, place: string) =>
    Object.entries({ trade, education, place }).map(([question, text]) => ({ question, answer: text }))

  test.each([
    ['nothing', given('', 'college', '碧江'), { code: 'card.answerMissing', question: 'trade' }],
    ['spaces', given('care', 'college', '  '), { code: 'card.answerMissing', question: 'place' }],
    [
      'no answer at all',
      given('care', 'college', 'x').slice(0, 1),
      { code: 'card.answerMissing', question: 'education' },
    ],
    [
      'an option that is not there',
      given('toString', 'college', '碧江'),
      { code: 'card.answerUnknown', question: 'trade' },
    ],
    ['a letter', given('care', 'college', '江'.repeat(10_000)), { code: 'card.answerUnknown', question: 'place' }],
    ['a line break', given('care', 'college', '碧江\n万山'), { code: 'card.answerUnknown', question: 'place' }],
    [
      'a mark that turns the writing',
      given('care', 'college', '碧\u202e江'),
      { code: 'card.answerUnknown', question: 'place' },
    ],
  ])('with %s as an answer is refused', (_what, answers, refusal) => {
    expect(decideAnswers(questions, answers, now)).toEqual({ ok: false, refusal })
  })

  test('with a sign-up, what does not fit is left out and the rest is kept', () => {
    const all = [...given('factory', 'no-such', ' 碧江 '), { question: 'other', answer: 'x' }]
    expect(fittingAnswers(questions, all, now)).toEqual([
      { question: 'trade', answer: 'factory', answeredAt: now },
      { question: questions[2]?.code, answer: '碧江', answeredAt: now },
    ])
    for (const answer of ['', '  ', 'x'.repeat(61), '\u202e碧江', '\u061c碧江', '碧\ud800江', '碧\u0000江'])
      expect(fittingAnswers(questions, given('no-such', 'no-such', answer), now)).toEqual([])
  })

  test('what it keeps it does not ask again', () => {
    const text = fc.constantFrom('碧江', ' 万山区 ', '江口县太平镇', '🏭 园区')
    fc.assert(
      fc.property(
        fc.constantFrom('factory', 'care', 'any'),
        fc.constantFrom('juniorHigh', 'college'),
        text,
        (a, b, c) => {
          const kept = decideAnswers(questions, [...given(a, b, c), { question: 'other', answer: 'x' }], now)
          if (!kept.ok) throw new Error(kept.refusal.code)
          expect(kept.value.map(({ answer: is }) => is)).toEqual([a, b, c.trim()])
          expect(missingOf(questions, kept.value, now)).toEqual([])
        },
      ),
    )
  })
})
