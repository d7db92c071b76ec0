import fc from 'fast-check'
import { ageOn, checkIdNumber, idCheckDigit, idTailOf, isTypedAsCard } from '../../src/domain/person/id-number'
import { addDays } from '../../src/domain/time/calendar'
import { IdType } from '../../types/person'
import { makeIdNumber } from '../support/numbers'

const TODAY = '2026-11-27'
const resident = (number: string) => checkIdNumber({ type: 'residentId', number }, TODAY)
const valid = makeIdNumber({ bornOn: '1990-03-07', sex: 'female' })
const withCheck = (digits: string) => digits + idCheckDigit(digits)

test('the examples of GB 11643 carry their check digit', () => {
  expect(idCheckDigit('11010519491231002')).toBe('X')
  expect(idCheckDigit('44052418800101001')).toBe('4')
})

test('a resident ID number tells birth date and sex', () => {
  expect(resident(valid)).toEqual({
    ok: true,
    value: { type: 'residentId', number: valid, bornOn: '1990-03-07', sex: 'female' },
  })
  expect(resident('11010519491231002X')).toMatchObject({ ok: true, value: { bornOn: '1949-12-31', sex: 'female' } })
})

test.each([
  ['a small x', '11010519491231002x'],
  ['full-width figures', '１１０１０５１９４９１２３１００２Ｘ'],
  ['spaces', ' 110105 19491231 002X\n'],
  ['an ideographic space and an invisible mark', '110105\u300019491231\u200b002X'],
])('%s are put right', (_, number) => {
  expect(resident(number)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } })
})

test.each([
  ['nothing', '', 'person.idLength'],
  ['the old 15 digits', '522201900307123', 'person.idLength'],
  ['a digit short', valid.slice(1), 'person.idLength'],
  ['a digit too many', `${valid}1`, 'person.idLength'],
  ['4 KB', '1'.repeat(4096), 'person.idLength'],
  ['a letter inside', `52060A${valid.slice(6)}`, 'person.idForm'],
  ['an X inside', `5206X2${valid.slice(6)}`, 'person.idForm'],
  ['Chinese figures', '五二〇六〇二一九九〇〇三〇七九〇一二', 'person.idForm'],
  ['no province', withCheck('00060219900307900'), 'person.idForm'],
  ['a province that is none', withCheck('99060219900307900'), 'person.idForm'],
  ['a residence permit', withCheck('81000019900307001'), 'person.idForm'],
  ['29 February of a common year', withCheck('52060219910229900'), 'person.idBirthDate'],
  ['month 13', withCheck('52060219901307900'), 'person.idBirthDate'],
  ['a day to come', withCheck('52060220261128900'), 'person.idBirthDate'],
  ['more than 120 years ago', withCheck('52060219051126900'), 'person.idBirthDate'],
  ['a wrong check digit', valid.slice(0, 17) + (valid.endsWith('1') ? '2' : '1'), 'person.idCheckDigit'],
])('%s is refused', (_, number, code) => {
  expect(resident(number)).toEqual({ ok: false, refusal: { code } })
})

test('born today and 120 years ago are the limits', () => {
  expect(resident(withCheck('52060220261127900')).ok).toBe(true)
  expect(resident(withCheck('52060219061127900')).ok).toBe(true)
})

test('one mistyped or two swapped digits never pass', () => {
  const person = fc.record({
    bornOn: fc.nat(40_000).map((days) => addDays('1917-01-01', days)),
    sex: fc.constantFrom('male' as const, 'female' as const),
    seq: fc.nat(49),
  })
  fc.assert(
    fc.property(person, fc.nat(17), fc.nat(9), (facts, at, digit) => {
      const number = makeIdNumber(facts)
      expect(resident(number)).toMatchObject({ ok: true, value: { bornOn: facts.bornOn, sex: facts.sex } })
      if (number.charAt(at) !== `${digit}`) {
        expect(resident(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false)
      }
      const [one, two] = [number.charAt(at), number.charAt(at + 1)]
      if (one !== two && two) {
        expect(resident(number.slice(0, at) + two + one + number.slice(at + 2)).ok).toBe(false)
      }
    }),
  )
})

const permit = (number: string) => checkIdNumber({ type: 'hmtResidencePermit', number }, TODAY)

test.each(['810000', '820000', '830000'])('a residence permit of region %s is accepted as its own type', (region) => {
  const number = makeIdNumber({ bornOn: '1985-06-30', sex: 'male', region })
  expect(permit(number)).toEqual({
    ok: true,
    value: { type: 'hmtResidencePermit', number, bornOn: '1985-06-30', sex: 'male' },
  })
})

test.each([
  ['a resident ID card', valid, 'person.idForm'],
  ['a travel permit number', 'H12345678', 'person.idLength'],
  ['an impossible birth date', withCheck('81000019910229001'), 'person.idBirthDate'],
  ['a wrong check digit', withCheck('81000019900307001').replace(/.$/, '*'), 'person.idForm'],
])('%s is no residence permit', (_, number, code) => {
  expect(permit(number)).toEqual({ ok: false, refusal: { code } })
})

const passport = (number: string) => checkIdNumber({ type: 'passport', number }, TODAY)

test('a passport number is kept in capitals and tells nothing else', () => {
  expect(passport(' k 1234567 ')).toEqual({
    ok: true,
    value: { type: 'passport', number: 'K1234567', bornOn: null, sex: null },
  })
  expect(passport('ＥＪ１２３４５６７')).toMatchObject({ ok: true, value: { number: 'EJ1234567' } })
})

test.each([
  ['K1234', 'person.idLength'],
  ['K12345678901234567', 'person.idLength'],
  ['PASSPORT', 'person.idForm'],
  ['K1234*567', 'person.idForm'],
  ['大1234567', 'person.idForm'],
])('%j is no passport number', (number, code) => {
  expect(passport(number)).toEqual({ ok: false, refusal: { code } })
})

test('any text at all gets an answer', () => {
  const type = fc.constantFrom<IdType>(...IdType.options)
  fc.assert(
    fc.property(type, fc.string({ unit: 'binary', maxLength: 40 }), (kind, number) => {
      const read = checkIdNumber({ type: kind, number }, TODAY)
      expect(read.ok ? read.value.number : read.refusal.code).toMatch(/^[A-Z0-9]{6,18}$|^person\./)
    }),
  )
})

test.each([
  ['2010-11-27', '2026-11-26', 15],
  ['2010-11-27', '2026-11-27', 16],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2008-02-29', '2028-02-29', 20],
  ['2026-11-27', '2026-11-27', 0],
])('born on %s, on %s one is %i', (bornOn, day, age) => {
  expect(ageOn(bornOn, day)).toBe(age)
})

test.each([
  ['permanentResidence', '952840198804120011', '952840198804120011', '1988-04-12'],
  ['permanentResidence', '952840 19880412 0011', '952840198804120011', '1988-04-12'],
  ['permanentResidence', 'usa5201 880412 01', 'USA520188041201', '1988-04-12'],
  ['permanentResidence', 'DEU110012030101', 'DEU110012030101', '2012-03-01'],
  ['hmTravelPermit', 'h12345678', 'H12345678', null],
  ['hmTravelPermit', 'M1234567801', 'M12345678', null],
  ['twTravelPermit', '1234 5678', '12345678', null],
  ['twTravelPermit', '1234567801（B）', '12345678', null],
  ['twTravelPermit', '12345678(01)', '12345678', null],
  ['hmTravelPermit', 'H12345678(01)', 'H12345678', null],
  ['hmTravelPermit', '\u041d12345678', 'H12345678', null],
  ['hmTravelPermit', '\u043c12345678（01）', 'M12345678', null],
  ['passport', '\u041512345678', 'E12345678', null],
  ['passport', '\u039512345678', 'E12345678', null],
  ['passport', 'E 1234-5678', 'E12345678', null],
  ['passport', 'K1234-567', 'K1234567', null],
  ['passport', '护照号码：E12345678', 'E12345678', null],
] as const)('%s %j is kept as %s', (type, typed, number, bornOn) => {
  expect(checkIdNumber({ type, number: typed }, TODAY)).toEqual({
    ok: true,
    value: { type, number, bornOn, sex: null },
  })
})

test.each([
  ['permanentResidence', '952840198804120012', 'person.idCheckDigit'],
  ['permanentResidence', '952840198813120011', 'person.idBirthDate'],
  ['permanentResidence', '852840198804120011', 'person.idForm'],
  ['permanentResidence', '95284019880412001', 'person.idLength'],
  ['permanentResidence', 'USA520188133201', 'person.idBirthDate'],
  ['permanentResidence', 'US5201880412011', 'person.idLength'],
  ['hmTravelPermit', 'A12345678', 'person.idForm'],
  ['hmTravelPermit', 'H1234567', 'person.idLength'],
  ['twTravelPermit', 'T12345678', 'person.idForm'],
  ['twTravelPermit', '1234567', 'person.idLength'],
  ['residentId', '952840198804120011', 'person.idForm'],
] as const)('%s %j is none', (type, number, code) => {
  expect(checkIdNumber({ type, number }, TODAY)).toEqual({ ok: false, refusal: { code } })
})

test.each([
  ['52060219900307901X', '901X'],
  ['952840198804120011', '0011'],
  ['USA520188041201', '1201'],
  ['H1234567801', '5678'],
  ['H12345678', '5678'],
  ['1234567801（B）', '5678'],
  ['E12345678', '5678'],
  ['123', '123'],
  ['520602********9011', '9011'],
  ['５２０６０２＊＊＊＊＊＊＊＊９０１１', '9011'],
  ['520602••••••••902x', '902X'],
  ['520602--------9011', '9011'],
  ['520602…9011', '9011'],
  ['520602XXXXXXXX9011', '9011'],
  ['****9011', '9011'],
  ['H1****5678', '5678'],
  ['52**************11', '52**************11'],
  ['520602198503****', '520602198503****'],
  ['520602198503049011', '9011'],
  ['520602 19850304 902Ⅹ', '902X'],
  ['…52060219850304902\u0425\u200b', '902X'],
  ['7801', '7801'],
  ['520602⋆⋆⋆⋆⋆⋆⋆⋆9011', '9011'],
  ['520602∗∗∗∗∗∗∗∗9011', '9011'],
  ['520602▇▇▇▇9011', '9011'],
  ['520602√√√√9011', '9011'],
  ['520602~~~~~~~~9011', '9011'],
  ['520602oooooooo9011', '9011'],
  ['杨秀军 520602198503049011', '9011'],
  ['520602198503049011。', '9011'],
])('of %s at the door %s is looked for', (typed, tail) => {
  expect(idTailOf(typed)).toBe(tail)
})

test('every document whose number has letters gets a keyboard that has them', () => {
  expect(IdType.options.filter(isTypedAsCard)).toEqual(['residentId', 'hmtResidencePermit', 'twTravelPermit'])
})
