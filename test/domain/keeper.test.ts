import { keeperOf, type Link, takesOver } from '../../src/domain/keeper'
import { cutoffOf, keptUntil, periodsOf } from '../../src/domain/retention'
import type { OpenId } from '../../types/core'
import type { Retained } from '../../types/privacy'

const today = '2026-11-24'
const adult = '1990-01-01'
const child = '2015-06-01'
const link = (openid: string, relation: Link['relation'], linkedAt: number): Link => ({
  openid: openid as OpenId,
  relation,
  linkedAt,
})

describe('who decides about a person', () => {
  test.each([
    ['nobody without an account', [], adult, null],
    ['the family that registered them', [link('mother', 'family', 1)], adult, 'mother'],
    ['the first of the family', [link('mother', 'family', 2), link('father', 'family', 1)], adult, 'father'],
    ['an adult’s own account, though later', [link('mother', 'family', 1), link('own', 'self', 2)], adult, 'own'],
    ['the first of two that say they are the person', [link('b', 'self', 2), link('a', 'self', 1)], adult, 'a'],
    ['of a child, who registered it', [link('mother', 'family', 1), link('own', 'self', 2)], child, 'mother'],
    [
      'on the 18th birthday, the grown child',
      [link('mother', 'family', 1), link('own', 'self', 2)],
      '2008-11-24',
      'own',
    ],
    ['the day before, still the family', [link('mother', 'family', 1), link('own', 'self', 2)], '2008-11-25', 'mother'],
    ['without a birth date, as an adult', [link('mother', 'family', 1), link('own', 'self', 2)], null, 'own'],
    ['at the same moment, the same one always', [link('b', 'self', 1), link('a', 'self', 1)], adult, 'a'],
  ])('is %s', (_, links, bornOn, keeper) => {
    expect(keeperOf(links, bornOn, today)).toBe(keeper)
    expect(keeperOf([...links].reverse(), bornOn, today)).toBe(keeper)
  })

  test('changes by a new link when that one decides from then on', () => {
    const own = link('own', 'self', 9)
    const born = { bornOn: adult, today }
    expect(takesOver(own, [link('mother', 'family', 1)], born)).toBe(true)
    expect(takesOver(own, [], born)).toBe(true)
    expect(takesOver(own, [link('other', 'self', 1)], born)).toBe(false)
    expect(takesOver(link('aunt', 'family', 9), [link('mother', 'family', 1)], born)).toBe(false)
    expect(takesOver(own, [link('mother', 'family', 1)], { bornOn: child, today })).toBe(false)
  })
})

describe('periods', () => {
  const whats: Retained[] = ['fair', 'course', 'bus', 'exam', 'talk', 'person', 'answer', 'notice']
  const all = whats.map((what, place) => ({ what, days: place + 1 }))

  test('are read by what they are for, and a missing one is a fault', () => {
    expect(periodsOf(all).course).toBe(2)
    expect(() => periodsOf(all.slice(1))).toThrow('fair')
  })

  test('what is kept until a moment is not over before it', () => {
    const from = 1_800_000_000_000
    expect(cutoffOf(keptUntil(from, 730), 730)).toBe(from)
    expect(cutoffOf(1, 730)).toBe(1)
  })
})
