import { saySoughtFairs } from '../../src/wording/activity'
import { sayAlong, sayOffDays, sayToldIn, sayUnsettled, sayYounger } from '../../src/wording/series'
import { sayWaiting, sayWord } from '../../src/wording/waitlist'

const told = (booked: number, waiting = 0) => ({ booked, offered: 0, waiting })

test.each([
  [
    'people and employers over all dates',
    [
      { told: told(2, 1), employers: 1 },
      { told: told(1), employers: 2 },
    ],
    '4 人、3 家参会单位',
  ],
  ['people alone', [{ told: told(2) }], '2 人'],
  ['employers alone', [{ told: told(0), employers: 12 }], '12 家参会单位'],
  ['nobody', [{ told: told(0), employers: 0 }], ''],
])('who is told is said in one: %s', (_, rows, said) => {
  expect(sayToldIn(rows)).toBe(said)
})

test('a new least age says who keeps a place and who gets none, and nothing of nobody', () => {
  expect(sayYounger({ held: 2, waiting: 1 })).toBe(
    '2 人年龄不够但已有名额，照样能来。1 人年龄不够还在候补，轮不到了，会收到通知。',
  )
  expect(sayYounger({ held: 0, waiting: 0 })).toBe('')
})

test('what does not move along is said, of a date moved and of one called off', () => {
  expect(sayAlong({ offers: 2, buses: 1, ending: 3 })).toBe(
    '空名额会通知候补的 2 人。当天到这里的直通车 1 班不会跟着修改，请另外修改。3 个岗位在新日期前到期，当天不会显示，会请单位延长。',
  )
  expect(sayAlong({ buses: 1 }, '取消')).toBe('当天到这里的直通车 1 班不会跟着取消，请另外取消。')
  expect(sayAlong({})).toBe('')
})

test('dates that wait say for which year, which days, and what makes them, also at the turn of the year', () => {
  expect(sayUnsettled(['2026-12-31'], '2026-12-01')).toBe(
    '2027 年的放假安排还没公布，12月31日 周四 1 天先不排。公布后自动补排，也可以在“放假和停办”里先定。',
  )
  const days = ['2026-12-31', '2027-01-02', '2027-01-03', '2027-02-03']
  expect(sayUnsettled(days, '2026-12-01')).toContain(
    '12月31日 周四、2027年1月2日 周六、2027年1月3日 周日等 4 天先不排。',
  )
})

test('a day nothing is held on is said with its reason, many with their number', () => {
  const day = (nth: number) => `2027-10-0${nth}`
  expect(sayOffDays([{ day: day(1), standing: 'holiday', name: '国庆节' }])).toBe(
    '10月1日 周五 国庆节放假。请看清是否照常举办。',
  )
  expect(sayOffDays([{ day: day(8), standing: 'noFair', name: '暴雪' }])).toBe(
    '10月8日 周五 停办（暴雪）。请看清是否照常举办。',
  )
  expect(sayOffDays([1, 2, 3, 4].map((nth) => ({ day: day(nth), standing: 'unknownYear', name: null })))).toContain(
    '，等 4 天。',
  )
})

test('who is passed over is not told that they are next', () => {
  expect(sayWaiting({ position: 1 }).title).toBe('下一个就是您')
  expect(sayWaiting({ position: 1, passedOver: true }).title).toBe('您暂不符合本场条件')
})

test('somebody’s own word is asked for in the same words everywhere', () => {
  expect(sayWord('veteran')).toMatchObject({ word: '我是退役军人', mark: '本人承诺' })
})

test('what is looked for among fairs is a special by its theme, once, for whom it is, or any fair', () => {
  const said = (theme: string | null, special = false, keyGroup: 'veteran' | null = null) =>
    saySoughtFairs({ theme, special, keyGroup })
  expect([said('女性就业'), said('退役军人专场'), said(null), said(null, true)]).toEqual([
    '女性就业专场',
    '退役军人专场',
    '招聘会',
    '周五专场',
  ])
  expect(said('文旅服务', false, 'veteran')).toBe('面向退役军人的文旅服务专场')
  expect(said(null, true, 'veteran')).toBe('面向退役军人的周五专场')
})
