import { EVERYBODY, plainAudience } from '../../src/domain/audience'
import { Audience } from '../../types/campaign'

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
