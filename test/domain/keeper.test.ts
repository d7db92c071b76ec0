import { keeperOf, type Link } from '../../src/domain/person/keeper'
import { cutoffOf, keptUntil, periodsOf } from '../../src/domain/privacy/retention'
import type { OpenId } from '../../types/core'
import { Retained } from '../../types/privacy'

const today = '2026-11-24'
const adult = '1990-01-01'
const child = '2015-06-01'
const link = (openid: string, relation: Link['relation'], linkedAt: number, provedAt: number | null = null): Link => ({
  openid: openid as OpenId,
  relation,
  linkedAt,
  provedAt,
})

describe('who decides about a person', () => {
  test.each([
    ['nobody without an account', [], adult, null],
    ['the family that registered them', [link('mother', 'family', 1)], adult, 'mother'],
    ['the first of the family', [link('mother', 'family', 2), link('father', 'family', 1)], adult, 'father'],
    ['the first claim, whoever else claims', [link('mother', 'family', 1), link('own', 'self', 2)], adult, 'mother'],
    ['an adult’s own account once proved', [link('mother', 'family', 1), link('own', 'self', 2, 9)], adult, 'own'],
    ['the proved one before the first', [link('thief', 'self', 1), link('mother', 'family', 2, 9)], adult, 'mother'],
    ['of proved ones the adult', [link('mother', 'family', 1, 3), link('own', 'self', 2, 9)], adult, 'own'],
    ['the first of two that say they are the person', [link('b', 'self', 2), link('a', 'self', 1)], adult, 'a'],
    ['of a child, who registered it', [link('mother', 'family', 1, 8), link('own', 'self', 2, 9)], child, 'mother'],
    [
      'on the 18th birthday, the grown child',
      [link('mother', 'family', 1, 8), link('own', 'self', 2, 9)],
      '2008-11-24',
      'own',
    ],
    [
      'the day before, still the family',
      [link('mother', 'family', 1, 8), link('own', 'self', 2, 9)],
      '2008-11-25',
      'mother',
    ],
    ['without a birth date, as an adult', [link('mother', 'family', 1, 8), link('own', 'self', 2, 9)], null, 'own'],
    ['at the same moment, the same one always', [link('b', 'self', 1), link('a', 'self', 1)], adult, 'a'],
  ])('is %s', (_, links, bornOn, keeper) => {
    expect(keeperOf(links, bornOn, today)).toBe(keeper)
    expect(keeperOf([...links].reverse(), bornOn, today)).toBe(keeper)
  })
})

describe('periods', () => {
  const all = Retained.options.map((what, place) => ({ what, days: place + 1 }))

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
