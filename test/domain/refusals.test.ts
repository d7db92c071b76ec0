import { readFileSync } from 'node:fs'
import path from 'node:path'
import { learnSayings, sayRefusal } from '../../src/wording/refusal'
import { activitySayings } from '../../src/wording/refusals/activity'
import { boothSayings } from '../../src/wording/refusals/booth'
import { campaignSayings } from '../../src/wording/refusals/campaign'
import { deskSayings } from '../../src/wording/refusals/desk'
import { doorSayings } from '../../src/wording/refusals/door'
import { employerSayings } from '../../src/wording/refusals/employer'
import { gateSayings } from '../../src/wording/refusals/gate'
import { noticeSayings } from '../../src/wording/refusals/notice'
import { personSayings } from '../../src/wording/refusals/person'
import { policySayings } from '../../src/wording/refusals/policy'
import { postingSayings } from '../../src/wording/refusals/posting'
import { rosterSayings } from '../../src/wording/refusals/roster'
import type { Sayings } from '../../src/wording/refusals/saying'
import { seriesSayings } from '../../src/wording/refusals/series'
import { ticketSayings } from '../../src/wording/refusals/ticket'
import type { AnyCall } from '../../types/call'
import { contract } from '../../types/contract'
import type { Refusal, RefusalCode } from '../../types/refusal'
import { MainRefusal } from '../../types/refusals/main'
import { filesBelow } from '../support/dist'

const FACTS = {
  field: 'id',
  limit: 6,
  opensAt: 1,
  revokedAt: 1,
  from: 1,
  closedAt: 1,
  minAge: 16,
  latest: '2026-11-27',
  day: '2026-11-27',
  until: 1,
  startsAt: 1,
  expiredAt: 1,
  title: '某场招聘会',
  stop: '漾头路口',
  theme: 'veteran',
  placeholder: '{x}',
  keyGroup: 'veteran',
  question: 'looking',
  bucket: 'open',
  seats: 5,
  taken: 6,
  entered: 6,
  district: '520621',
  people: 300,
  most: 200,
  by: '周明',
  at: 1,
  next: 1,
  state: 'sending',
  bases: ['agreed', 'guardian'],
  year: 2027,
  days: 12,
  least: 13,
  scope: '520602',
  dayBefore: '22:00',
  quiet: { from: '21:00', until: '08:00' },
  unit: 'month',
  meant: 'hour',
}

/** Does not compile while a code of any noun has no sentence. */
const all: Sayings<Refusal> = {
  ...activitySayings,
  ...boothSayings,
  ...campaignSayings,
  ...deskSayings,
  ...doorSayings,
  ...employerSayings,
  ...gateSayings,
  ...noticeSayings,
  ...personSayings,
  ...policySayings,
  ...postingSayings,
  ...rosterSayings,
  ...seriesSayings,
  ...ticketSayings,
}
learnSayings(all)

const nouns = new Set([
  ...MainRefusal.def.options,
  ...Object.values(contract).flatMap(({ refusals = [] }: AnyCall) => refusals),
])
const codes = [...nouns].flatMap((noun) =>
  (noun as (typeof MainRefusal.def.options)[number]).def.options.map(
    ({ def }) => def.shape.code.def.values[0] as RefusalCode,
  ),
)

test('every code with a sentence is one some call may answer', () => {
  expect([...codes].sort()).toEqual(Object.keys(all).sort())
})

const tests = filesBelow(path.resolve(__dirname, '..'), '.ts')
  .filter((file) => !file.endsWith('refusals.test.ts'))
  .map((file) => readFileSync(path.resolve(__dirname, '..', file), 'utf8'))
  .join('\n')

test.each(codes)('%s is said in Chinese with a next step', (code) => {
  const saying = sayRefusal({ ...FACTS, code } as Refusal)
  expect(saying.title).toMatch(/[\u4e00-\u9fff]/)
  expect(saying.next).toMatch(/[\u4e00-\u9fff]/)
  expect(`${saying.title}${saying.next}`).not.toMatch(/undefined|NaN/)
})

test.each(codes)('%s is reached by a test', (code) => {
  expect(tests).toContain(`'${code}'`)
})
