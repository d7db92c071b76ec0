import { checkRealName } from '../../src/domain/real-name'

test.each([
  ['杨军', '杨军'],
  [' 杨 秀 军 ', '杨秀军'],
  ['杨　军', '杨军'],
  ['欧阳秀军', '欧阳秀军'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['阿依古丽.买买提', '阿依古丽·买买提'],
  ['王䶮', '王䶮'],
  ['李\u{20bb7}', '李\u{20bb7}'],
  ['赵\u{2b740}\u{30000}', '赵\u{2b740}\u{30000}'],
  ['〇三', '〇三'],
  ['羌'.repeat(40), '羌'.repeat(40)],
])('%j on an ID card is kept as %s', (typed, kept) => {
  expect(checkRealName(typed, 'residentId')).toEqual({ ok: true, value: kept })
})

test.each([
  ['John Smith', 'John Smith'],
  ["  Mary-Ann  O'Neil ", "Mary-Ann O'Neil"],
  ['Müller, Jörg', 'Müller, Jörg'],
  ['Jose\u0301 Nun\u0303ez', 'José Nuñez'],
  ['Robert Downey Jr.', 'Robert Downey Jr.'],
  ['Nguyễn Văn An', 'Nguyễn Văn An'],
  ['陈大文', '陈大文'],
])('%j on a passport is kept as %s', (typed, kept) => {
  expect(checkRealName(typed, 'passport')).toEqual({ ok: true, value: kept })
})

test.each([
  ['', 'residentId'],
  ['杨', 'residentId'],
  ['羌'.repeat(41), 'residentId'],
  ['John Smith', 'residentId'],
  ['John Smith', 'hmtResidencePermit'],
  ['J', 'passport'],
  ['杨军2', 'residentId'],
  ['杨军😀', 'residentId'],
  ['杨\u202e军', 'residentId'],
  ['杨\u0000军', 'residentId'],
  ['·杨军', 'residentId'],
  ['杨··军', 'residentId'],
  ['杨军\ud800', 'residentId'],
  ['<b>杨军</b>', 'residentId'],
  ['Wang小明', 'passport'],
  ['John 😀', 'passport'],
  ['John\u202eSmith', 'passport'],
  ['--', 'passport'],
  ['a'.repeat(4096), 'passport'],
  [`${'a '.repeat(2000)}!`, 'passport'],
] as const)('%j as %s is refused', (typed, type) => {
  expect(checkRealName(typed, type)).toEqual({ ok: false, refusal: { code: 'person.realName' } })
})
