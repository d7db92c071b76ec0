import { checkOfficePhone, dialled, maskOfficePhone } from '../../src/domain/office-phone'
import { checkPhone } from '../../src/domain/phone'

const read = (typed: string) => {
  const checked = checkOfficePhone(typed)
  return checked.ok ? checked.value : checked.refusal.code
}

test.each([
  ['0856-5200000', '0856-5200000'],
  ['(0856) 5200000', '0856-5200000'],
  ['（0856）5200000', '0856-5200000'],
  ['０８５６－５２０００００', '0856-5200000'],
  ['08565200000', '0856-5200000'],
  ['0856 520 0000', '0856-5200000'],
  ['+86 856 5200000', '0856-5200000'],
  ['+86-0856-5200000', '0856-5200000'],
  ['010-12345678', '010-12345678'],
  ['02112345678', '021-12345678'],
  ['0856-5200000-8012', '0856-5200000转8012'],
  ['0856 5200000 转 8012', '0856-5200000转8012'],
  ['0856-5200000 ext. 8012', '0856-5200000转8012'],
  ['08565200000分机8012', '0856-5200000转8012'],
  ['0856-5200000#8', '0856-5200000转8'],
  ['4008120000', '400-8120000'],
  ['400-812-0000', '400-8120000'],
  ['400 8120 000', '400-8120000'],
  ['800-810-0000', '800-8100000'],
  ['400-812-0000转6', '400-8120000转6'],
  ['13985600000', '13985600000'],
  ['139 8560 0000', '13985600000'],
  ['+852 9123 4567', '+85291234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+886 912 345 678', '+886912345678'],
])('a firm may be rung at %s', (typed, number) => {
  expect(read(typed)).toBe(number)
})

test.each(['', '5200000', '0856', '0856-52000', '0856-520000000', '1398560000', '400-812', '12345678901234', 'abc'])(
  'and not at %s',
  (typed) => {
    expect(read(typed)).toBe('employer.phone')
  },
)

test('what is read reads the same again', () => {
  for (const typed of ['0856-5200000-8012', '400-812-0000转6', '010-12345678', '13985600000', '+852 9123 4567'])
    expect(read(read(typed))).toBe(read(typed))
})

test('a person’s own phone is still no landline', () => {
  expect(checkPhone('0856-5223344')).toMatchObject({ ok: false, refusal: { code: 'person.phone' } })
})

test('a mask hides the number and not the extension', () => {
  expect(maskOfficePhone('0856-5200123转8012')).toBe('0856-****123转8012')
  expect(maskOfficePhone('010-12345678')).toBe('010-*****678')
  expect(maskOfficePhone('400-8120000')).toBe('400-****000')
  expect(maskOfficePhone('13985600000')).toBe('139****0000')
  expect(dialled('0856-5200123转8012')).toBe('0856-5200123')
})
