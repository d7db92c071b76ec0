import { basesFor, decideBasis, isChild, notChildFrom } from '../../src/domain/person/consent-basis'
import { addDays } from '../../src/domain/time/calendar'

const today = '2026-11-25'

test.each(['2012-11-26', '2012-02-28', '2012-02-29', '2012-12-31'] as const)(
  'who is born on %s is a child to the day before the one told, and no day longer',
  (bornOn) => {
    const from = notChildFrom(bornOn)
    expect([isChild(bornOn, addDays(from, -1)), isChild(bornOn, from)]).toEqual([true, false])
  },
)

test.each([
  ['self', '1990-01-01', ['self']],
  ['self', null, ['self']],
  ['self', '2012-11-25', ['self']],
  ['self', '2012-11-26', ['guardian']],
  ['family', '2012-11-26', ['guardian']],
  ['family', '2012-11-25', ['agreed', 'guardian']],
  ['family', '2008-11-26', ['agreed', 'guardian']],
  ['family', '2008-11-25', ['agreed']],
  ['family', null, ['agreed', 'guardian']],
] as const)('for %s born on %s one may agree on %j', (relation, bornOn, bases) => {
  expect(basesFor({ relation, bornOn }, today)).toEqual(bases)
})

test.each([
  [undefined, ['self'], 'self'],
  ['agreed', ['self'], 'self'],
  ['agreed', ['agreed', 'guardian'], 'agreed'],
  ['guardian', ['agreed', 'guardian'], 'guardian'],
  [undefined, ['agreed'], null],
  ['self', ['agreed'], null],
  ['guardian', ['agreed'], null],
  ['agreed', ['guardian'], null],
] as const)('%s where one may agree on %j is kept as %s', (said, bases, kept) => {
  expect(decideBasis(said, bases)).toEqual(
    kept ? { ok: true, value: kept } : { ok: false, refusal: { code: 'person.basisMissing', bases } },
  )
})
