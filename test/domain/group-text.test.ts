import { instantOf } from '../../src/domain/time/calendar'
import { isWorthPosting, sayGroupFull, sayGroupLine, sayGroupShort } from '../../src/wording/group-text'
import type { ActivityDetail } from '../../types/activity'

const fair = {
  kind: 'fair',
  state: 'published',
  title: '退役军人专场招聘会',
  startsAt: instantOf('2026-11-27', '09:00'),
  endsAt: instantOf('2026-11-27', '12:00'),
  venue: { name: '人力资源市场', address: '锦江大道 1 号' },
  employers: 38,
  postings: 612,
  topPostings: Array.from({ length: 9 }, (_, nth) => ({
    title: `岗位 ${nth}`,
    pay: { min: 4000, max: 5500, unit: 'month' },
  })),
  seats: 500,
  booked: 374,
  offered: 0,
  waitlist: true,
  walkIn: false,
  bring: '身份证',
  organizer: { name: '就业局', phone: '0856-5220000' },
} as unknown as ActivityDetail

test('a line says what, when, where and how in one line', () => {
  expect(sayGroupLine(fair)).toBe(
    '退役军人专场招聘会，11月27日 周五 9:00–12:00，人力资源市场，微信搜小程序“天天有招聘 周五是专场”报名',
  )
})

test('the short text says what is offered and how many places are left', () => {
  expect(sayGroupShort(fair).split('\n')).toEqual([
    '【退役军人专场招聘会】',
    '时间：11月27日 周五 9:00–12:00',
    '地点：人力资源市场',
    '38 家单位，612 个岗位',
    '还有 126 个名额，报名方式：微信搜小程序“天天有招聘 周五是专场”',
  ])
})

test('the full text names five posts at most, what to bring and whom to ask', () => {
  const lines = sayGroupFull(fair).split('\n')
  expect(lines.filter((line) => line.startsWith('· '))).toHaveLength(5)
  expect(lines).toContain('· 岗位 0 4000–5500 元/月')
  expect(lines.slice(-3)).toEqual([
    '请带：身份证',
    '还有 126 个名额，报名方式：微信搜小程序“天天有招聘 周五是专场”',
    '咨询电话：0856-5220000',
  ])
})

test.each<[string, Partial<ActivityDetail>]>([
  ['名额已满，可以候补', { booked: 500 }],
  ['名额已满，下一场请看小程序', { booked: 500, waitlist: false }],
  ['可直接入场，提前报名更快', { walkIn: true }],
])('says the truth about places: %s', (word, more) => {
  expect(sayGroupShort({ ...fair, ...more })).toContain(word)
})

test('what to bring is said once, however it was written', () => {
  expect(sayGroupFull({ ...fair, bring: '带身份证和简历' })).toContain('\n请带身份证和简历\n')
})

test('without posts yet nothing is promised', () => {
  expect(sayGroupFull({ ...fair, employers: 0, postings: 0, topPostings: [] })).not.toMatch(/岗位/)
})

test('what is called off or over is not posted any more', () => {
  const { startsAt, endsAt } = fair
  expect(isWorthPosting(fair, startsAt - 1)).toBe(true)
  expect(isWorthPosting(fair, endsAt)).toBe(false)
  expect(isWorthPosting({ ...fair, state: 'cancelled' }, startsAt - 1)).toBe(false)
})
