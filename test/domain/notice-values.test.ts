import * as fc from 'fast-check'
import { complaintAbout } from '../../local/wechat/value-rules'
import { fitTo, thingValue } from '../../src/domain/notice/fit'
import {
  type NoticeFacts,
  type NoticeTemplate,
  noticeData,
  pageOf,
  renderNotice,
  timeValue,
  unfitField,
} from '../../src/domain/notice/values'
import { instantOf } from '../../src/domain/time/calendar'
import { NoticeTemplate as TemplateOf } from '../../types/notice'

const startsAt = instantOf('2026-11-27', '09:00')
const endsAt = instantOf('2026-11-27', '12:00')
const facts: NoticeFacts = {
  title: '退役军人专场招聘会',
  startsAt,
  endsAt,
  place: '铜仁市人力资源市场',
  hint: '身份证、简历',
}
const template: NoticeTemplate = {
  title: '周五专场提醒',
  fields: [
    { key: 'thing1', label: '活动名称', from: 'title' },
    { key: 'time2', label: '活动时间', from: 'time' },
    { key: 'thing3', label: '活动地点', from: 'place' },
    { key: 'thing4', label: '温馨提示', from: 'hint' },
  ],
  page: 'packages/fair/detail/index',
}

test('a message says what WeChat will show and opens the fair', () => {
  expect(renderNotice(template, facts, 'f1')).toEqual({
    title: '周五专场提醒',
    rows: [
      { label: '活动名称', value: '退役军人专场招聘会' },
      { label: '活动时间', value: '2026年11月27日 09:00~12:00' },
      { label: '活动地点', value: '铜仁市人力资源市场' },
      { label: '温馨提示', value: '身份证、简历' },
    ],
    page: 'packages/fair/detail/index?id=f1',
  })
})

test('over midnight both days are named', () => {
  expect(timeValue(instantOf('2026-12-31', '20:00'), instantOf('2027-01-01', '01:30'))).toBe(
    '2026年12月31日 20:00~2027年01月01日 01:30',
  )
})

test.each([
  ['', '见详情'],
  [' \n\t\u200b ', '见详情'],
  ['带身份证\n和简历', '带身份证 和简历'],
  ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['一二三四五六七八九十一二三四五六七八九十完', '一二三四五六七八九十一二三四五六七八九…'],
  ['一二三四五六七八九十一二三四五六七八😀结束', '一二三四五六七八九十一二三四五六七八…'],
  ['一二三四五六七八九十一二三四五六七 八九十', '一二三四五六七八九十一二三四五六七 八…'],
])('%j becomes %j', (text, value) => {
  expect(thingValue(text)).toBe(value)
})

test('whatever an activity is called, WeChat takes every value', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 4_000_000_000_000 }),
      fc.integer({ min: 1, max: 400_000_000 }),
      (title, hint, from, lasts) => {
        const given = { ...facts, title, hint, startsAt: from, endsAt: from + lasts }
        const fields = [...template.fields, { key: 'date5', label: '日期', from: 'time' as const }]
        for (const [key, { value }] of Object.entries(noticeData({ ...template, fields }, given) ?? {}))
          expect([key, value, complaintAbout(key, value)]).toEqual([key, value, undefined])
      },
    ),
  ))

const TYPES = [
  'thing',
  'phrase',
  'name',
  'number',
  'amount',
  'letter',
  'symbol',
  'character_string',
  'phone_number',
  'car_number',
]

test.each<[string, string, string | null]>([
  ['phrase', '报名成功', '报名成功'],
  ['phrase', '报名成功！请带身份证', '报名成功请'],
  ['phrase', 'OK', null],
  ['name', '欧阳娜娜', '欧阳娜娜'],
  ['name', '阿依古丽·买买提·吐尔逊江', '阿依古丽·买买提·吐'],
  ['name', 'Maria Silva', 'Maria Silva'],
  ['name', '😀', null],
  ['number', '约 1,200 人', '1200'],
  ['number', '200 到 300 人', null],
  ['number', '很多', null],
  ['amount', '每月 5000 元', '5000元'],
  ['amount', '3000–5000 元', null],
  ['amount', '12345678901', null],
  ['letter', 'Ｂ区 b2', 'Bb'],
  ['symbol', '★！？', '!?'],
  ['character_string', 'TR 2026-0001 号', 'TR-2026-0001-'],
  ['character_string', '号', null],
  ['phone_number', '0856-5223333（办公室）', '0856-5223333'],
  ['phone_number', '5223333 或 5224444', null],
  ['phone_number', '请到窗口', null],
  ['car_number', '贵d·12345', '贵D12345'],
  ['car_number', '三号车', null],
  ['thing', '', '见详情'],
  ['brandNewType', '第一行\n第二行', '第一行 第二行'],
])('%s from %j is %j', (type, text, value) => {
  expect(fitTo(type, text)).toBe(value)
})

test('whatever the text, what a type is given WeChat takes', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.string({ unit: fc.constantFrom(...'招聘会贵D8·-1２3,. \n\u200b😀元ab，（'), maxLength: 50 }),
      ),
      (type, text) => {
        const value = fitTo(type, text)
        if (value !== null)
          expect([type, text, value, complaintAbout(`${type}1`, value)]).toEqual([type, text, value, undefined])
      },
    ),
    { numRuns: 3_000 },
  ))

test('a value that nothing true fits stops the message and names its keyword', () => {
  const seats: NoticeTemplate = { ...template, fields: [{ key: 'number1', label: '名额', from: 'hint' }] }
  expect(noticeData(seats, facts)).toBeNull()
  expect(unfitField(seats, facts)).toBe('名额')
  expect(unfitField(template, facts)).toBeNull()
  expect(renderNotice(seats, facts, 'f1').rows).toEqual([{ label: '名额', value: '' }])
})

test('deadlines, fixed texts and results fill their keywords', () => {
  const fields: NoticeTemplate['fields'] = [
    { key: 'date1', label: '截止', from: 'until' },
    { key: 'phrase2', label: '结果', from: 'result' },
    { key: 'thing3', label: '办理', from: 'text', text: '请到窗口' },
    { key: 'thing4', label: '空', from: 'result' },
  ]
  const given = { ...facts, until: startsAt, result: '报名成功' }
  expect(renderNotice({ ...template, fields }, given, 'f1').rows.map(({ value }) => value)).toEqual([
    '2026年11月27日 09:00',
    '报名成功',
    '请到窗口',
    '报名成功',
  ])
  expect(renderNotice({ ...template, fields: fields.slice(3) }, facts, 'f1').rows[0]?.value).toBe('见详情')
})

test.each([
  ['packages/fair/detail/index', { activityId: 'a', noticeId: 'n' }, 'packages/fair/detail/index?id=a&n=n'],
  ['packages/{kind}/detail/index', { activityId: 'a', activityKind: 'course' }, 'packages/course/detail/index?id=a'],
  ['packages/{kind}/detail/index', { activityId: 'a', activityKind: 'bus' }, 'packages/fair/detail/index?id=a'],
  ['packages/employer/home/index', { activityId: null, noticeId: 'n' }, 'packages/employer/home/index?n=n'],
  [
    'packages/ticket/show/index',
    { activityId: 'a', ticketId: 't', noticeId: 'n' },
    'packages/ticket/show/index?id=t&n=n',
  ],
  ['packages/ticket/show/index', { activityId: 'a', ticketId: null }, 'packages/ticket/list/index?id=a'],
  ['packages/{kind}/detail/index', { activityId: 'a', employerId: 'e' }, 'packages/employer/home/index?id=a'],
  ['packages/ticket/list/index?tab=1', { activityId: 'a' }, 'packages/ticket/list/index?tab=1&id=a'],
])('%s about %j opens %s', (page, about, path) => {
  expect(pageOf(page, about)).toBe(path)
})

test.each([
  ['no keyword at all', []],
  ['a keyword without a source', [{ key: 'thing1', label: '活动' }]],
  ['a source we do not have', [{ key: 'thing1', label: '活动', from: 'weather' }]],
  ['a keyword without a number', [{ key: 'thing', label: '活动', from: 'title' }]],
  ['one keyword twice', [template.fields[0], template.fields[0]]],
  ['six keywords', [1, 2, 3, 4, 5, 6].map((n) => ({ key: `thing${n}`, label: '活动', from: 'title' }))],
  ['no list', { key: 'thing1' }],
])('%s is no template', (_, fields) => {
  expect(TemplateOf.safeParse({ ...template, fields }).success).toBe(false)
  expect(TemplateOf.safeParse(template).success).toBe(true)
})
