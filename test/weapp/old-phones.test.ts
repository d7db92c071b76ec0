import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TooNew, tooNewStyles } from '../../config/build/engines'
import { calledIn, compareDeclared } from '../../config/build/privacy'
import { LOWEST } from '../../src/platform/lowest'
import { weappDist } from '../support/dist'
import { createMiniProgram } from './harness'

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
