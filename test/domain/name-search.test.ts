import { isNameLike, isSameName } from '../../src/domain/person/name-search'

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
  ['John Smith', 'Smith John'],
  ['John Smith', 'SMITH, JOHN'],
  ['John Smith', 'smi jo'],
  ['José García', 'Jose'],
  ['José García', 'garcia jose'],
  ['José García', 'José'],
  ['Nguyễn Văn An', 'Nguyen'],
  ['Đặng Thu', 'dang'],
  ['Müller', 'Muller'],
  ['Muller', 'Müller'],
  ['阿依古丽·买买提', '买买提 阿依古丽'],
  ['杨秀军', '杨秀军先生'],
  ['杨秀军', '杨女士'],
  ['杨秀军', '杨师傅 '],
  ['阿依古丽买买提', '买买提'],
  ['阿依古丽买买提', '阿依古丽·买买提'],
  ['Æsa Þórsdóttir', 'aesa'],
  ['John Smith', 'Mr. Smith'],
])('%s is found by %s', (name, typed) => expect(isNameLike(name, typed)).toBe(true))

test.each([
  ['杨秀军', '军'],
  ['杨秀军', '%'],
  ['杨秀军', '·'],
  ['John Smith', 'mith'],
  ['John Smith', 'Smith Smith'],
  ['John Smith', 'John Miller'],
  ['José García', 'josef'],
  ['杨秀军', '先生'],
  ['杨秀军', '秀 杨'],
  ['欧阳秀军', '秀军'],
  ['阿依古丽买买提', '提'],
])('%s is not found by %s', (name, typed) => expect(isNameLike(name, typed)).toBe(false))

test('a name is one name in every spelling, and another name is another', () => {
  expect(isSameName('阿依古丽·买买提', '阿依古丽•买买提')).toBe(true)
  expect(isSameName('John Smith', 'JOHN  SMITH')).toBe(true)
  expect(isSameName('杨秀军', '杨秀君')).toBe(false)
})
