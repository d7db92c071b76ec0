import type { HolidayCalendar } from '../../src/domain/series/holiday'
import { addDays, daysBetween, instantOf, weekdayOf, weekOf } from '../../src/domain/time/calendar'
import type { ActivityId, LocalDate, SessionId } from '../../types/core'
import { counties, type DistrictCode } from '../../types/division'
import { isHoliday } from './calendar'
import { idOf } from './ids'
import type { Row } from './rows'
import { venueOf } from './venues'

type Syllabus = {
  trade: string
  title: string
  certificate: string | null
  about: string
  lessons: readonly string[]
  minAge: number
}

const SYLLABUSES: readonly Syllabus[] = [
  {
    trade: '养老护理员',
    title: '养老护理员（初级）培训班',
    certificate: '养老护理员五级',
    about: '从照料起居到应急处理，边学边练，结业后推荐到养老机构上班。',
    lessons: ['职业素养', '饮食照料', '清洁照料', '睡眠与排泄照料', '康复辅助', '应急救护', '实操练习', '结业考核'],
    minAge: 18,
  },
  {
    trade: '家政服务',
    title: '家政服务 · 收纳整理班',
    certificate: null,
    about: '入户礼仪、收纳整理、家常菜，学完可以接单。',
    lessons: ['入户礼仪', '衣物收纳', '厨房收纳', '家电清洁', '家常菜', '接单流程'],
    minAge: 16,
  },
  {
    trade: '电工',
    title: '低压电工取证班',
    certificate: '低压电工作业证',
    about: '理论加实操，满课时安排考试，考试费有补贴。',
    lessons: ['安全用电', '电路基础', '照明线路', '电动机控制', '仪表使用', '故障排查', '模拟考试', '结业考核'],
    minAge: 18,
  },
  {
    trade: '中式烹饪',
    title: '中式烹饪（黔东风味）班',
    certificate: '中式烹调师五级',
    about: '刀工、火候、本地菜，食材学校准备。',
    lessons: ['刀工', '切配', '炒菜火候', '蒸菜', '本地风味', '宴席搭配', '考核菜'],
    minAge: 16,
  },
  {
    trade: '创业培训',
    title: 'SYB 创业培训班',
    certificate: '创业培训合格证',
    about: '从想法到开店计划，结业可申请创业担保贷款。',
    lessons: ['评价自己', '想法与市场', '启动资金', '利润计划', '法律责任', '计划书评审'],
    minAge: 18,
  },
  {
    trade: '电商直播',
    title: '农产品电商直播班',
    certificate: null,
    about: '一部手机学会拍、剪、播，用自家山货练手。',
    lessons: ['账号与定位', '拍摄', '剪辑', '直播话术', '开播实战', '售后与复盘'],
    minAge: 16,
  },
  {
    trade: '叉车司机',
    title: '叉车司机取证班',
    certificate: '场内机动车辆操作证',
    about: '场地练车为主，两人一车，满课时统一考试。',
    lessons: ['法规与安全', '车辆检查', '起步与转弯', '叉取与堆垛', '场地练习', '模拟考试', '结业考核'],
    minAge: 18,
  },
]

const SEATS = 40

export type Planned = { activity: Row<'activities'>; sessions: Row<'sessions'>[]; fill: number }

/** The class that begins in the week of a Monday: its activity, its lessons on the following working days. */
function courseFrom(monday: LocalDate, calendar: HolidayCalendar): Planned & { course: Row<'courses'> } {
  const week = Math.floor(daysBetween('2024-01-01', monday) / 7)
  const syllabus = SYLLABUSES[week % SYLLABUSES.length] as Syllabus
  const county = week % 2 === 0 ? counties[0]! : counties[1 + (Math.floor(week / 2) % (counties.length - 1))]!
  const id = idOf<ActivityId>('course', monday)
  const days = lessonDays(monday, syllabus.lessons.length, calendar)
  const sessions = syllabus.lessons.map((title, nth) => lesson({ id, title, nth, day: days[nth] as LocalDate }))
  const [first, last] = [sessions[0]!, sessions.at(-1)!]
  const closes = instantOf(addDays(first.day, -1), '18:00')
  const activity = {
    ...common({ id, kind: 'course', title: syllabus.title, district: county.code, day: first.day }),
    theme: null,
    venue_id: venueOf(county.code, 'school').id,
    about: syllabus.about,
    bring: '带身份证原件和一寸照片两张。',
    starts_at: first.starts_at,
    ends_at: last.ends_at,
    entry_until: last.ends_at,
    opens_at: instantOf(addDays(first.day, -21), '08:00'),
    closes_at: closes,
    cancel_until: closes,
    min_age: syllabus.minAge,
    walk_in: false,
    seats: SEATS,
  }
  const course = {
    activity_id: id,
    institution: `${county.name.slice(0, 2)}某职业培训学校`,
    trade: syllabus.trade,
    hours: syllabus.lessons.length * 4,
    certificate: syllabus.certificate,
    free: true,
  }
  return { activity, course, sessions, fill: 0.7 + (week % 4) * 0.08 }
}

/** Columns every planned activity has in the same form. */
export const common = (facts: {
  id: ActivityId
  kind: 'fair' | 'course' | 'bus'
  title: string
  district: DistrictCode
  day: LocalDate
}) => ({
  ...facts,
  state: 'published',
  organizer_name: facts.district.length > 4 ? `${countyOf(facts.district)}就业服务中心` : '铜仁市就业服务中心',
  organizer_phone: '0856-0000123',
})

const countyOf = (district: DistrictCode) => counties.find(({ code }) => district.startsWith(code))?.name ?? ''

function lessonDays(monday: LocalDate, count: number, calendar: HolidayCalendar): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = monday; days.length < count; day = addDays(day, 1))
    if (weekdayOf(day) < 6 && !isHoliday(day, calendar)) days.push(day)
  return days
}

const lesson = ({ id, title, nth, day }: { id: ActivityId; title: string; nth: number; day: LocalDate }) => ({
  id: idOf<SessionId>('lesson', id, nth),
  activity_id: id,
  title: `第 ${nth + 1} 课 ${title}`,
  day,
  starts_at: instantOf(day, '09:00'),
  ends_at: instantOf(day, '12:00'),
  gate_opens_at: instantOf(day, '08:30'),
  gate_closes_at: instantOf(day, '10:00'),
})

/** Classes that began in the last two weeks, run now, or begin in the next five: one a week. */
export function planCourses(today: LocalDate, calendar: HolidayCalendar) {
  const [monday = today] = weekOf(today)
  return [-2, -1, 0, 1, 2, 3, 4].map((weeks) => courseFrom(addDays(monday, weeks * 7), calendar))
}
