import fc from 'fast-check'
import { checkCreditCode, creditCodeCheck, organisationCheck } from '../../src/domain/employer/credit-code'
import { makeCreditCode } from '../support/numbers'

const refused = (code: string) => ({ ok: false, refusal: { code } })

test.each(['91110000600037341L', '91330100799655058B', '914403001922038216', '91110000802100433B'])(
  'the published code %s of a large company is valid',
  (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code })
  },
)

test('the example of GB 11714 carries its check character', () => {
  expect(organisationCheck('D2143569')).toBe('X')
})

test.each([' 9111 0000 6000 37341l ', '９１１１００００６０００３７３４１Ｌ', '91110000-60003734-1L'])(
  '%j is put right',
  (typed) => {
    expect(checkCreditCode(typed)).toEqual({ ok: true, value: '91110000600037341L' })
  },
)

test.each([
  ['nothing', '', 'employer.creditCodeLength'],
  ['the old registration number', '522200000012345', 'employer.creditCodeLength'],
  ['4 KB', '9'.repeat(4096), 'employer.creditCodeLength'],
  ['an O for a zero', '9111O000600037341L', 'employer.creditCodeForm'],
  ['a letter in the region', '91A10000600037341L', 'employer.creditCodeForm'],
  ['an I, Z, S or V', '91110000I00037341L', 'employer.creditCodeForm'],
  ['Chinese', '统一社会信用代码统一社会信用代码统一', 'employer.creditCodeForm'],
  ['a wrong last character', '91110000600037341M', 'employer.creditCodeCheck'],
])('%s is refused', (_, typed, code) => {
  expect(checkCreditCode(typed)).toEqual(refused(code))
})

const outer = (body: string) => body + creditCodeCheck(body)

test('a company with a wrong organisation code is refused even when the outer check fits', () => {
  expect(organisationCheck('MAX90001')).not.toBe('0')
  expect(checkCreditCode(outer('91520602MAX900010'))).toEqual(refused('employer.creditCodeCheck'))
})

test('a sole trader is judged by the outer check alone', () => {
  expect(checkCreditCode(outer('92520602MAX900010')).ok).toBe(true)
})

test('made codes are valid and all different; one mistyped character never passes', () => {
  const char = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
  fc.assert(
    fc.property(fc.nat(9999), fc.nat(17), char, (seed, at, other) => {
      const code = makeCreditCode(seed)
      expect(checkCreditCode(code)).toEqual({ ok: true, value: code })
      if (code.charAt(at) !== other)
        expect(checkCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false)
    }),
  )
  expect(new Set(Array.from({ length: 200 }, (_, seed) => makeCreditCode(seed))).size).toBe(200)
})
