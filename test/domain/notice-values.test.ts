import * as fc from 'fast-check'
import { complaintAbout } from '../../local/wechat/value-rules'
import { instantOf } from '../../src/domain/calendar'
import {
  type NoticeFacts,
  type NoticeTemplate,
  noticeData,
  renderNotice,
  thingValue,
  timeValue,
} from '../../src/domain/notice-values'

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
        for (const [key, { value }] of Object.entries(noticeData({ ...template, fields }, given)))
          expect([key, value, complaintAbout(key, value)]).toEqual([key, value, undefined])
      },
    ),
  ))
