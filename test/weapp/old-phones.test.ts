import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TooNew, tooNewStyles } from '../../config/build/engines'
import { calledIn, compareDeclared } from '../../config/build/privacy'
import { LOWEST } from '../../src/platform/lowest'
import { weappDist } from '../support/dist'
import { createMiniProgram, type Shown } from './harness'

const NOW = Date.parse('2026-11-25T10:00:00+08:00')
const done = (value: unknown) => ({ kind: 'done', value, now: NOW })
const idOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

const aPosting = (nth: number) => ({
  id: idOf(nth),
  title: `缝纫工 ${nth}`,
  trade: 'making',
  employer: '碧江某竹木家具厂',
  headcount: 6,
  pay: { min: 4000, max: 5500, unit: 'month' },
  education: 'any',
  perks: ['包吃', '包住', '包教会'],
  region: '520602',
  place: '碧江区某工业园',
  content: '打磨、上漆、包装。',
  booth: null,
  fair: { id: idOf(1), title: '川硐社区招聘会', startsAt: NOW + 86_400_000, special: true },
})

const aSignUp = (nth: number) => ({
  id: idOf(nth),
  name: `姚${nth}`,
  state: 'booked',
  bookedAt: NOW,
  checkedInAt: null,
  attendance: 'missed',
  reconfirm: null,
  excuse: null,
  cancelReason: null,
  noted: null,
  barred: false,
})

const PAGE = 30
const MOST = 150

type Asked = { data: { call: string; input: { cursor?: string | null } } }

/** A cloud with that many rows in its lists and nothing else to say. */
const endlessCloud = ({ data: { call, input } }: Asked) => {
  const from = Number(input.cursor ?? 0)
  const next = from + PAGE < MOST ? String(from + PAGE) : null
  const rows = <Row>(row: (nth: number) => Row) => Array.from({ length: PAGE }, (_, nth) => row(from + nth + 1))
  if (call === 'posting.list') return done({ postings: rows(aPosting), next })
  if (call === 'ticket.list') return done({ signUps: rows(aSignUp), next })
  throw new Error('no network')
}

test.each([
  ['/pages/postings/index', 'postings', 'posting'],
  ['/packages/desk/people/index?activityId=x', 'sign-ups', 'sign-ups'],
])('however far one scrolls on %s, WeChat holds less than a thousand elements', async (url, list, row) => {
  const mini = createMiniProgram(weappDist, { cloud: endlessCloud as never })
  await mini.launch(url)
  for (let loaded = PAGE; loaded < MOST; loaded += PAGE) {
    mini.page().onReachBottom?.()
    await mini.settle()
    await mini.scrollTo(`${list}-part-${Math.ceil((loaded + PAGE) / 10) - 1}`)
    expect(mini.nodes()).toBeLessThan(1_000)
  }
  expect(mini.find(list).children.length).toBeLessThanOrEqual(60)
  expect(mini.has(`${row}-${idOf(MOST)}`)).toBe(true)
  expect(mini.has(`${row}-${idOf(1)}`)).toBe(false)
  expect(mini.find(`${list}-part-0`).attributes.style).toContain('1000px')

  await mini.scrollTo(`${list}-part-0`)
  expect(mini.has(`${row}-${idOf(1)}`)).toBe(true)
  expect(String(mini.find(`${list}-part-0`).attributes.style ?? '')).not.toContain('1000px')
  expect(mini.has(`${row}-${idOf(MOST)}`)).toBe(false)
})

const NAMED = {
  name: '梵净山茶业有限公司',
  creditCode: '91520600MA6DFKJ00X',
  district: '520602',
  address: '灯塔工业园 8 号',
}
const anEmployer = (nth: number) => ({
  ...NAMED,
  id: idOf(nth),
  name: `${NAMED.name}${nth}`,
  about: '做茶的。',
  contactName: '吴*理',
  contactPhone: '139****0000',
  state: 'approved',
  note: null,
  change: null,
  registeredAt: NOW,
  verifiedAt: NOW,
  version: '0'.repeat(32),
})
const aDeskRow = (nth: number) => ({
  id: idOf(nth),
  kind: 'fair',
  title: `招聘会 ${nth}`,
  special: '退役军人专场',
  state: 'published',
  day: '2026-11-26',
  startsAt: NOW + 86_400_000 + nth,
  endsAt: NOW + 97_200_000,
  district: '520602',
  place: '人力资源市场',
  ...{ employers: 3, postings: 9, seats: 100, booked: 40, left: 60, line: 2, admitted: 0 },
})
const aCall = (nth: number) => ({
  noticeId: idOf(nth),
  kind: 'activityChanged',
  name: `姚${nth}`,
  phone: '13985600000',
  title: '招聘会改期',
  text: '改到 11月27日 9:00',
  at: NOW,
  tries: 1,
  lastTriedAt: NOW,
  unanswered: true,
})
const ownPosting = (nth: number) => {
  const { employer: _of, fair: _at, booth: _number, ...posting } = aPosting(nth)
  return { ...posting, employerId: idOf(1), paySure: true, closed: false, validUntil: '2026-12-30', flags: [] }
}
const aBooth = (nth: number) => ({
  id: idOf(nth),
  activityId: idOf(nth),
  fair: `招聘会 ${nth}`,
  special: true,
  startsAt: NOW + 86_400_000,
  endsAt: NOW + 97_200_000,
  day: '2026-11-26',
  number: null,
  state: 'approved',
  note: null,
  reportedAt: null,
  postings: [1, 2, 3].map((one) => ({
    id: idOf(one),
    title: `缝纫工 ${one}`,
    state: 'approved',
    validUntil: '2026-12-30',
  })),
})
const aSeries = (nth: number) => ({
  ...{ id: idOf(nth), kind: 'fair', titlePattern: `周二招聘会 ${nth}`, themes: [], special: false, district: '520602' },
  ...{ venueId: idOf(1), venue: '人力资源市场', weekdays: [2], onHoliday: 'skip', makeUpDays: false, starts: '09:00' },
  ...{ ends: '12:00', fromDay: '2026-11-01', untilDay: null, weeksAhead: 4, keyGroup: null, eligibility: 'none' },
  places: { seats: 100, keySeats: 0, walkInSeats: 0 },
  ...{ organizer: { name: '就业局', phone: '0856-5220000' }, about: '现场免费咨询。', bring: '身份证', minAge: null },
  ...{ opensDaysBefore: 7, closesMinutesBefore: 0, cancelMinutesBefore: 60, entryMinutesBeforeEnd: 0 },
  ...{ state: 'active', coming: 4, next: '2026-12-01', skipped: [] },
})

/** A cloud whose staff lists come at once, as many rows as it ever gives. */
const fullCloud = ({ data: { call } }: Asked) => {
  const rows = <Row>(most: number, row: (nth: number) => Row) => Array.from({ length: most }, (_, nth) => row(nth + 1))
  const head = { day: '2026-11-25', district: '520602', waiting: { employers: 50, booths: 0, calls: 50 }, gaps: [] }
  if (call === 'desk.today') return done({ ...head, special: null, gate: null, rows: rows(200, aDeskRow), next: null })
  if (call === 'desk.calls') return done(rows(50, aCall))
  if (call === 'employer.list') return done({ employers: rows(60, anEmployer), next: null })
  if (call === 'series.list') return done({ series: rows(60, aSeries), themes: [], venues: [] })
  if (call === 'desk.review')
    return done({
      next: { employers: null, booths: null },
      joins: [],
      employers: rows(50, anEmployer),
      booths: rows(50, (nth) => ({
        ...{ id: idOf(nth), version: '0'.repeat(32), employer: anEmployer(nth), activityId: idOf(1), fair: '招聘会' },
        ...{ special: true, startsAt: NOW + 86_400_000, appliedAt: NOW, postings: rows(5, ownPosting) },
      })),
    })
  if (call === 'employer.mine')
    return done({
      employer: anEmployer(1),
      ...{ recruiters: [], requests: [], asked: null, postings: rows(100, ownPosting), booths: rows(50, aBooth) },
      more: { postings: true, booths: false },
    })
  throw new Error('no network')
}

test.each([
  ['a week of the desk', '/packages/desk/today/index', 'all-rows', 'rows-coming', `rows-coming-${idOf(200)}`, 20],
  ['people to ring', '/packages/desk/calls/index', null, 'calls', `call-${idOf(50)}`, 10],
  ['employers to review', '/packages/desk/review/index', null, 'employers', `employer-${idOf(50)}`, 10],
  ['booths to review', '/packages/desk/review/index', 'review-booths', 'booths', `booth-${idOf(50)}`, 50],
  ['approved employers', '/packages/desk/review/index', 'review-approved', 'approved', `approved-${idOf(60)}`, 12],
  ['series', '/packages/desk/series/index', null, 'series', `series-${idOf(60)}`, 12],
  ['an employer’s postings', '/packages/employer/home/index', null, 'postings', `posting-${idOf(100)}`, 10],
  ['an employer’s booths', '/packages/employer/home/index', null, 'booths', `booth-${idOf(50)}`, 10],
])(
  'the whole list of %s holds less than a thousand elements from the start',
  async (_what, url, tap, list, last, parts) => {
    const mini = createMiniProgram(weappDist, { cloud: fullCloud as never })
    await mini.launch(url)
    if (tap) await mini.tap(tap)
    expect(mini.nodes()).toBeLessThan(1_000)
    expect(mini.has(last)).toBe(false)
    for (let part = 0; part < parts; part += 1) {
      await mini.scrollTo(`${list}-part-${part}`)
      expect(mini.nodes()).toBeLessThan(1_000)
    }
    expect(mini.has(last)).toBe(true)
  },
)

test('what is missing in a sheet is brought into view, where WeChat scrolls no page', async () => {
  const mini = createMiniProgram(weappDist, { cloud: fullCloud as never })
  await mini.launch('/packages/desk/review/index')
  await mini.tap('review-approved')
  await mini.tap(`contact-${idOf(1)}`)
  const room = () => (mini.find('contacting').children[0] as Shown).attributes['scroll-into-view']
  await mini.input('contact-address', '')
  await mini.tap('contacting-confirm')
  expect(mini.text('missing')).toContain('还有 2 处要填好')
  expect(room()).toBe('contact-address-frame')
  await mini.tap('missing-reason')
  expect(room()).toBe('reason-frame')
  await mini.tap('missing-contact-address')
  await mini.tap('missing-reason')
  expect(room()).toBe('reason-frame')
  expect(mini.calls.filter(({ name }) => name === 'pageScrollTo')).toEqual([])
})

test('the first page of a sign-up list goes over the bridge once', async () => {
  const mini = createMiniProgram(weappDist, { cloud: endlessCloud as never })
  await mini.launch('/packages/desk/people/index?activityId=x')
  expect(mini.text()).toContain('姚30')
  expect(mini.payloads.filter(({ bytes }) => bytes > 15_000)).toHaveLength(1)
})

test('WeChat below the lowest base library is told to be updated, and nothing newer is called', async () => {
  const cloud = () => {
    throw new Error('not to be called')
  }
  const mini = createMiniProgram(weappDist, { cloud, library: '2.23.9' })
  await expect(mini.launch()).rejects.toThrow(`below ${LOWEST}`)
  expect(mini.calls.map(({ name }) => name)).toEqual(['showModal'])
  expect(mini.calls[0]?.args).toMatchObject({ content: expect.stringContaining('请把微信更新到最新版本') })

  const recent = createMiniProgram(weappDist, { cloud: endlessCloud as never, library: LOWEST })
  await recent.launch('/pages/postings/index')
  expect(recent.text()).toContain('缝纫工 1')
})

/** ESLint loads its rules in a way a test's own world has not. */
function tooNewScripts(...of: [folder: string, library?: string]): TooNew[] {
  const engines = path.resolve(__dirname, '../../config/build/engines.ts')
  const look = `require(${JSON.stringify(engines)}).tooNewScripts(...${JSON.stringify(of)}).then((found) => process.stdout.write(JSON.stringify(found)))`
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', '--eval', look], { encoding: 'utf8' }))
}

describe('what is built is held to the oldest phones', () => {
  const place = mkdtempSync(path.join(os.tmpdir(), 'old-phones-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const write = (name: string, text: string) => {
    mkdirSync(path.join(place, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(place, name), text)
  }

  test('newer syntax and methods are found, what WeChat brings along is not', () => {
    write('new.js', 'const a = [3, 1]; a?.length; a.toSorted(); /(?<=x)y/.test("y")')
    write('fine.js', 'const a = [3, 1]; a.at(-1); a.flatMap(String); Object.fromEntries([]); globalThis.x = 1')
    const found = tooNewScripts(place)
    expect(found.filter(({ where }) => where === 'fine.js')).toEqual([])
    const said = found.map(({ what }) => what).join('\n')
    for (const what of [/lookbehind/i, /toSorted/, /optional chaining/i]) expect(said).toMatch(what)
    expect(tooNewScripts(place, '2.20.0').filter(({ where }) => where === 'fine.js')).not.toEqual([])
  })

  test('room between the children of a flex box is found, in a grid it is not', () => {
    write(
      'styles/a.wxss',
      '.a{display:flex;gap:8px}.b{display:grid;gap:8px;grid-template-columns:repeat(2,minmax(0,1fr))}',
    )
    const found = tooNewStyles(path.join(place, 'styles'), '.wxss', ['chrome >= 78', 'ios >= 12'])
    expect(found).toEqual([{ what: expect.stringContaining('Flexbox'), where: 'a.wxss', times: 1 }])
  })

  test('the privacy declaration names every interface the app calls, and no other', () => {
    expect(compareDeclared(weappDist)).toEqual({ undeclared: [], unused: [] })
    const script = "x.chooseMessageFile({});o({openType:'getPhoneNumber'});y.showToast({})"
    expect(calledIn([script], '<camera bindtap="eh">')).toEqual(['chooseMessageFile', 'getPhoneNumber', 'camera'])
  })
})
