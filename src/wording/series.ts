import type { LocalDate } from '../../types/core'
import type { HolidayChoice, SeatsWish, SeriesDraft, SkippedDate, Weekday } from '../../types/series'
import type { DayKind, NamedDay, PlanRow } from '../../types/series-days'
import type { CallOffPreview, EditField, EditRow, EditScope, OffDay, SeriesEnd, Told } from '../../types/series-edit'
import type { Eligibility } from '../../types/waitlist'
import { sayDistrict } from '../domain/region/district'
import { readablePattern } from '../domain/series/title-pattern'
import { addDays, dayOf, sayDay, sayTime } from '../domain/time/calendar'
import { reaching } from '../domain/time/statutory'

const FEW_DAYS = 3

const WEEKDAYS = '一二三四五六日'

/** 周三 */
export const weekdayWord = (weekday: Weekday): string => `周${WEEKDAYS[weekday - 1]}`

/** 每天, 每周五, 每周一、三、五: the days a series meets on. */
export const sayRhythm = (weekdays: readonly Weekday[]): string => {
  const days = [...new Set(weekdays)].sort((one, other) => one - other)
  if (days.length === 7) return '每天'
  return `每周${days.map((day) => WEEKDAYS[day - 1]).join('、')}`
}

/** The title of a series as people read it: {theme}专场 is 〔主题〕专场, {district} is where it is. */
export const sayPattern = ({ titlePattern, district }: Pick<SeriesDraft, 'titlePattern' | 'district'>): string =>
  readablePattern(titlePattern.split('{district}').join(sayDistrict(district)))

/** 12月4日 周五, with the year where it is not this one. */
export const sayDayOf = (day: LocalDate, today: LocalDate): string =>
  day.slice(0, 4) === today.slice(0, 4) ? sayDay(day) : `${day.slice(0, 4)}年${sayDay(day)}`

/** 200 个, and what is kept beside them. */
export const sayPlaces = ({ seats, keySeats, walkInSeats }: SeatsWish): string =>
  [`${seats} 个`, keySeats > 0 && `重点群体预留 ${keySeats} 个`, walkInSeats > 0 && `现场预留 ${walkInSeats} 个`]
    .filter(Boolean)
    .join('，')

export const holidayLabel: Record<HolidayChoice, string> = {
  skip: '遇放假停一次',
  hold: '遇放假照常举办',
}

/** 2028 年的放假安排还没公布，2 天先不排：…: dates that wait, and what makes them. */
export const sayUnsettled = (days: readonly LocalDate[], today: LocalDate): string => {
  const years = [...new Set(days.flatMap((day) => reaching(day).map(({ year }) => year)))]
  const shown = days.slice(0, FEW_DAYS).map((day) => sayDayOf(day, today))
  const rest = days.length > FEW_DAYS ? '等' : ''
  return `${years.join('、')} 年的放假安排还没公布，${shown.join('、')}${rest} ${days.length} 天先不排。公布后自动补排，也可以在“放假和停办”里先定。`
}

export const eligibilityLabel: Record<Eligibility, string> = {
  none: '谁都可以报',
  declared: '本人承诺即可报名',
  roster: '名册里有的人才能报',
}

export const standingLabel: Record<PlanRow['standing'], string> = {
  held: '照常',
  holiday: '放假',
  noFair: '停办',
  unknownYear: '放假未定',
  calledOff: '已取消',
  venueTaken: '场地被占',
  noSeries: '未设专场',
}

/** Which years' public holidays are known, as the desk says it above its plans. */
export const sayKnownYears = (years: readonly number[]): string =>
  years.length === 0 ? '还没有录入放假安排' : `已录入 ${years.map((year) => `${year} 年`).join('、')}放假安排`

export const dayKindLabel: Record<DayKind, string> = { holiday: '放假', workday: '调休上班', ordinary: '照常办' }

const plainDay = (day: LocalDate) => sayDay(day).split(' ')[0] ?? ''

/** 国庆节 10月1日–10月7日: days of one name that follow each other, in one line each. */
export const sayNamedDays = (days: readonly NamedDay[]): readonly string[] => {
  const runs: { name: string; first: LocalDate; last: LocalDate }[] = []
  for (const { day, name } of days) {
    const run = runs.at(-1)
    if (run && run.name === name && addDays(run.last, 1) === day) run.last = day
    else runs.push({ name, first: day, last: day })
  }
  return runs.map(({ name, first, last }) =>
    first === last ? `${name} ${plainDay(first)}` : `${name} ${plainDay(first)}–${plainDay(last)}`,
  )
}

export const sourceLabel: Record<NonNullable<PlanRow['source']>, string> = { picked: '指定', rotating: '轮换' }

/** Why a Friday has no theme, in a word, and what to do. */
export const problemLabel: Record<NonNullable<PlanRow['problem']>, string> = {
  'series.themeGone': '主题当天已停用，请另选',
  'series.themeMissing': '还没有主题，请选一个',
}

export const scopeLabel: Record<EditScope, string> = {
  one: '只改这一场',
  following: '这一场和以后的',
  all: '全部',
}

export const callOffScopeLabel: Record<EditScope, string> = {
  one: '只取消这一场',
  following: '这一场和以后的',
  all: '全部',
}

/** 12月4日 周五 起不再排新的场次: what becomes of a series whose dates are called off. */
export const saySeriesEnd = ({ before }: SeriesEnd, today: LocalDate): string =>
  before === null ? '停用后不再排新场次' : `从${sayDayOf(before, today)}起不再排新场次`

/** 取消 3 场; stopping the series is said where no date is left to call off. */
export const sayCallingOff = ({ rows, ends }: CallOffPreview): string =>
  rows.length === 0 && ends ? '停用' : `取消 ${rows.length} 场`

export const sayCalledOff = ({ rows, ends }: CallOffPreview): string =>
  [rows.length > 0 && `已取消 ${rows.length} 场`, ends && '不再排新场次'].filter(Boolean).join('，')

/** 12月5日 周六 9:00，场地有“春风行动” */
export const sayTaken = ({ title, startsAt }: Pick<SkippedDate, 'title' | 'startsAt'>): string =>
  `${sayDay(dayOf(startsAt))} ${sayTime(startsAt)}，场地已被“${title}”占用`

/** 12月5日 周六 没排：“春风行动” 9:00 占用场地 */
export const saySkipped = ({ day, title, startsAt }: SkippedDate, today: LocalDate): string =>
  `${sayDayOf(day, today)} 未排：场地 ${sayTime(startsAt)} 已被“${title}”占用`

export const editFieldLabel: Record<EditField, string> = {
  title: '标题',
  about: '介绍',
  bring: '带什么',
  organizer: '主办方',
  venueId: '场地',
  time: '时间',
  day: '日期',
  places: '名额',
  minAge: '年龄要求',
  theme: '主题',
  stops: '上车点',
  signUp: '报名时间',
}

export const toldCount = ({ booked, offered, waiting }: Told): number => booked + offered + waiting

/** Of a date that moves everybody is told, also who gets a place by it; of any other whoever is offered one besides. */
const peopleToldOf = ({ told, offers = 0 }: Pick<EditRow, 'told' | 'offers'>): number =>
  toldCount(told) > 0 ? Math.max(toldCount(told), offers) : offers

/** What a new least age does to the younger people of a date; '' when there are none. */
export const sayYounger = ({ held, waiting }: NonNullable<EditRow['younger']>): string =>
  [
    held > 0 && `${held} 人年龄不够但已有名额，照样能来。`,
    waiting > 0 && `${waiting} 人年龄不够还在候补，轮不到了，会收到通知。`,
  ]
    .filter(Boolean)
    .join('')

/**
 * What a change does besides: who in line gets a place, and what does not move along: buses, and postings that end before;
 * '' when nothing.
 */
export const sayAlong = (
  { offers = 0, buses = 0, ending = 0 }: Pick<EditRow, 'offers' | 'buses' | 'ending'>,
  act: '修改' | '取消' = '修改',
): string =>
  [
    offers > 0 && `空名额会通知候补的 ${offers} 人。`,
    buses > 0 && `当天到这里的直通车 ${buses} 班不会跟着${act}，请另外${act}。`,
    ending > 0 && `${ending} 个岗位在新日期前到期，当天不会显示，会请单位延长。`,
  ]
    .filter(Boolean)
    .join('')

const offWord = ({ standing, name }: OffDay): string => {
  if (standing === 'unknownYear') return '放假安排还没公布'
  return standing === 'holiday' ? `${name ?? ''}放假` : `停办${name ? `（${name}）` : ''}`
}

const OFF_SHOWN = 3

/** The days a date moves to on which nothing is held by itself, and what to look at. */
export const sayOffDays = (off: readonly OffDay[]): string => {
  const said = off.slice(0, OFF_SHOWN).map((one) => `${sayDay(one.day)} ${offWord(one)}`)
  return `${said.join('，')}${off.length > OFF_SHOWN ? `，等 ${off.length} 天` : ''}。请看清是否照常举办。`
}

/** What moves with a date and what does not, said before it is moved. */
export const MOVES_ALONG =
  '报名、取消和入场的时间、签到和提醒都跟着改。已报名的保留名额，会问还来不来；保留的名额到新的截止时间为止。验票员和展位不变，没有发出的专场通知要重新批准。'

/** 12 人、3 家参会单位; '' when it is nobody. */
export const sayWhom = ({ people, employers }: { people: number; employers: number }): string =>
  [people > 0 && `${people} 人`, employers > 0 && `${employers} 家参会单位`].filter(Boolean).join('、')

/** Everybody who is told over all dates; '' when it is nobody. */
export const sayToldIn = (rows: readonly Pick<EditRow, 'told' | 'employers' | 'offers'>[]): string =>
  sayWhom({
    people: rows.reduce((all, row) => all + peopleToldOf(row), 0),
    employers: rows.reduce((all, row) => all + (row.employers ?? 0), 0),
  })

/** That what is made for a day stays when the day is closed, and who is concerned. */
export const sayStanding = (rows: readonly EditRow[]): string => {
  const told = sayToldIn(rows)
  return `已经排好的 ${rows.length} 场${told && `（涉及 ${told}）`}不会自动取消，定下后请在下面逐场或全部取消${told && '，他们会收到通知'}。`
}

/** 报名 12 人、保留名额 1 人、候补 3 人、参会单位 2 家; nobody has to be told when there is none. */
export const sayTold = (told: Told, employers = 0): string => {
  const parts = [
    told.booked > 0 && `报名 ${told.booked} 人`,
    told.offered > 0 && `保留名额 ${told.offered} 人`,
    told.waiting > 0 && `候补 ${told.waiting} 人`,
    employers > 0 && `参会单位 ${employers} 家`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('、') : '无需通知'
}

/** 开始前 2 小时, 开始后 30 分钟 when negative; whole days and hours where they come out even. */
export const sayAhead = (minutes: number, when: '开始' | '结束'): string => {
  if (minutes === 0) return when === '开始' ? '到开始时' : '到结束时'
  const [side, length] = [minutes > 0 ? `${when}前` : `${when}后`, Math.abs(minutes)]
  if (length % 1440 === 0) return `${side} ${length / 1440} 天`
  return length % 60 === 0 ? `${side} ${length / 60} 小时` : `${side} ${length} 分钟`
}
