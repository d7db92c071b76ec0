import { isNameLike, isSameName } from '../../src/domain/name-search'

test.each([
  ['杨秀军', '杨'],
  ['杨秀军', '杨 秀'],
  ['阿依古丽·买买提', '阿依古丽•买买提'],
  ['阿依古丽·买买提', '阿依 古丽'],
  ['阿依古丽·买买提', '买买'],
  ['John Smith', 'Smith'],
  ['John Smith', 'ｊｏｈｎ'],
  ["Mary O'Neil", 'ONEIL'],
  ["Mary O'Neil", 'neil'],
])('%s is found by %s', (name, typed) => expect(isNameLike(name, typed)).toBe(true))

test.each([
  ['杨秀军', '军'],
  ['杨秀军', '%'],
  ['杨秀军', '·'],
  ['John Smith', 'mith'],
])('%s is not found by %s', (name, typed) => expect(isNameLike(name, typed)).toBe(false))

test('a name is one name in every spelling, and another name is another', () => {
  expect(isSameName('阿依古丽·买买提', '阿依古丽•买买提')).toBe(true)
  expect(isSameName('John Smith', 'JOHN  SMITH')).toBe(true)
  expect(isSameName('杨秀军', '杨秀君')).toBe(false)
})
