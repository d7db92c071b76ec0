import {
  audienceWithin,
  decideAudience,
  EVERYBODY,
  isWithin,
  plainAudience,
  proposedAudience,
} from '../../src/domain/campaign/audience'
import { sayAudience } from '../../src/wording/campaign'
import { Audience } from '../../types/campaign'
import { DistrictCode } from '../../types/division'

const [city, here, inside, there] = ['5206', '520602', '520602001', '520621'].map((code) =>
  DistrictCode.parse(code),
) as [DistrictCode, DistrictCode, DistrictCode, DistrictCode]
const of = (...districts: DistrictCode[]): Audience => ({ ...EVERYBODY, districts })

test('the same wish is the same audience, whatever the order and however often it is said', () => {
  const wish = Audience.parse({
    ...EVERYBODY,
    districts: ['520603', '520602001', '520602', '520603'],
    keyGroups: ['woman', 'veteran', 'woman'],
    interests: [
      { question: 'where', answer: 'home' },
      { question: 'looking', answer: 'factory' },
      { question: 'where', answer: 'home' },
    ],
  })
  expect(plainAudience(wish)).toEqual({
    ...EVERYBODY,
    districts: ['520602', '520603'],
    keyGroups: ['veteran', 'woman'],
    interests: [
      { question: 'looking', answer: 'factory' },
      { question: 'where', answer: 'home' },
    ],
  })
  expect(plainAudience(plainAudience(wish))).toEqual(plainAudience(wish))
})

test('an audience of districts elsewhere, of unknown groups or with anything else in it is none', () => {
  for (const wrong of [
    { ...EVERYBODY, districts: ['110000'] },
    { ...EVERYBODY, keyGroups: ['rich'] },
    { ...EVERYBODY, openid: 'o-x' },
    { ...EVERYBODY, history: 'always' },
  ])
    expect(Audience.safeParse(wrong).success).toBe(false)
})

test.each<[DistrictCode, DistrictCode[], DistrictCode[] | 'campaign.otherDistrict']>([
  [city, [], []],
  [city, [city, here], []],
  [city, [there, here], [here, there]],
  [here, [], [here]],
  [here, [inside], [inside]],
  [here, [here, there], 'campaign.otherDistrict'],
  [here, [city], 'campaign.otherDistrict'],
  [inside, [here], 'campaign.otherDistrict'],
])('a clerk of %s who names %j means %j', (scope, districts, meant) => {
  const ruling = decideAudience(of(...districts), { scope, home: scope === city ? here : scope })
  expect(ruling.ok ? ruling.value.districts : ruling.refusal.code).toEqual(meant)
})

test('what a clerk finds is cut to their own division, and that is always within it', () => {
  const reach = { scope: here, home: inside }
  expect(audienceWithin(of(here, there), reach)).toEqual(of(here))
  expect(audienceWithin(of(there), reach)).toEqual(of(inside))
  expect(audienceWithin(of(), reach)).toEqual(of(inside))
  expect(audienceWithin(of(), { scope: city, home: here })).toEqual(of())
  expect([of(), of(there), of(here), of(inside)].map((one) => isWithin(one, here))).toEqual([false, false, true, true])
})

test('a special proposes its own district, the city everybody, and either is said', () => {
  const said = (home: DistrictCode) => sayAudience(proposedAudience(home), { themes: [], questions: [] })
  expect(said(here)).toBe('碧江区登记过或订阅过的人，已报名本场的不发')
  expect(said(city)).toBe('全市所有登记过或订阅过的人，已报名本场的不发')
})
