import fc from 'fast-check'
import { maskIdNumber, maskName, maskPhone } from '../../src/domain/person/mask'

test.each([
  ['杨军', '杨*'],
  ['杨秀军', '杨*军'],
  ['杨李秀军', '杨**军'],
  ['欧阳军', '欧阳*'],
  ['欧阳秀军', '欧阳**'],
  ['欧阳', '欧*'],
  ['阿依古丽·买买提', '阿**·买**'],
  ['\u{20bb7}军', '\u{20bb7}*'],
  ['John Smith', 'J** S**'],
  ['Madonna', 'M**'],
  ['杨', '杨*'],
  ['', '*'],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['522201199001011234', '5222**********1234'],
  ['K1234567', 'K1****67'],
  ['K12345', 'K1**45'],
  ['K1', '**'],
])('%s is shown as %s', (number, shown) => {
  expect(maskIdNumber(number)).toBe(shown)
})

test.each([
  ['13812345678', '138****5678'],
  ['+85291234567', '+852****4567'],
  ['+886912345678', '+886*****5678'],
  ['12345', '*****'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test('a masked name never shows all of a name', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'杨军秀欧阳司马龙'), { minLength: 1, maxLength: 6 }), (chars) => {
      expect(maskName(chars.join(''))).toContain('*')
      expect(Array.from(maskName(chars.join('')).replace(/\*/g, '')).length).toBeLessThan(Math.max(2, chars.length))
    }),
  )
})
