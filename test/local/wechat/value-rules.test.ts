import { complaintAbout } from '../../../local/wechat/value-rules'

const ALLOWED: Record<string, string[]> = {
  thing1: ['高校毕业生专场', 'A区 3号楼, 2F!', '一二三四五六七八九十一二三四五六七八九十'],
  number2: ['0', '12345678901234567890123456789012', '3.5'],
  letter3: ['A', 'abcdefghijklmnopqrstuvwxyzABCDEF'],
  symbol4: ['!', '#￥%…。'],
  character_string5: ['TR-20260306-001', '12345678901234567890123456789012'],
  time6: [
    '15:01',
    '9:05:30',
    '2026年3月6日 15:01',
    '2026-03-06 15:01',
    '09:00~12:00',
    '2026年3月6日 09:00~2026年3月6日 12:00',
  ],
  date7: [
    '2026年3月6日',
    '2026年3月',
    '3月6日',
    '2026-03-06',
    '2026/03/06',
    '2026.03.06',
    '2026-03',
    '03-06',
    '2026年3月6日 15:01',
    '2024年2月29日',
    '2026年3月6日~2026年3月8日',
  ],
  amount8: ['¥100', '100元', '$12.50', '1234567890'],
  phone_number9: ['19900000001', '+86-0766-66888866'],
  car_number10: ['贵D12345', '粤A8Z888挂'],
  name11: ['张三', '阿依古丽·买买提', 'John Smith', 'Mr.三'],
  phrase12: ['报名成功', '配送中'],
}

const REFUSED: Record<string, string[]> = {
  thing1: ['一二三四五六七八九十一二三四五六七八九十一', '第一行\n第二行', 'a\tb', '\u0007'],
  number2: ['12a', '-1', '1,000', '123456789012345678901234567890123', '１２'],
  letter3: ['a1', '字', 'abcdefghijklmnopqrstuvwxyzABCDEFG'],
  symbol4: ['a', '!!!!!!', '好'],
  character_string5: ['编号1', 'a b', '123456789012345678901234567890123'],
  time6: [
    '24:00',
    '9:5',
    '下午3点',
    '2026年3月6日',
    '2026年2月30日 15:01',
    '09:00~12:00~13:00',
    '15:01 ',
    '09:00-12:00',
  ],
  date7: ['15:01', '2026年13月1日', '2026年2月29日', '2026-03/06', '明天', '2026年3月6日~'],
  amount8: ['一百元', '12345678901', '¥', '100块'],
  phone_number9: ['电话', '123456789012345678', 'abc'],
  car_number10: ['贵D123456789', '贵贵D123', '贵D 123'],
  name11: ['一二三四五六七八九十一', 'abcdefghijklmnopqrstu', '张3'],
  phrase12: ['一二三四五六', 'OK', '好!'],
}

const rows = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([key, values]) => values.map((value) => [key, value] as const))

test.each(rows(ALLOWED))('a %s may be %j', (key, value) => {
  expect(complaintAbout(key, value)).toBeUndefined()
})

test.each(rows(REFUSED))('a %s may not be %j', (key, value) => {
  expect(complaintAbout(key, value)).toBe('invalid')
})

test.each(Object.keys(ALLOWED))('a %s may not be empty, blank or missing', (key) => {
  for (const value of ['', '  ', undefined, null]) expect(complaintAbout(key, value)).toBe('empty')
})

test('a value that is no text and a type WeChat does not know are refused', () => {
  expect(complaintAbout('number1', 12)).toBe('invalid')
  expect(complaintAbout('poem1', '床前明月光')).toBe('invalid')
})
