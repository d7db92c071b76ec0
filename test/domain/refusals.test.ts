import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sayRefusal } from '../../src/wording/refusal'
import { Refusal, type RefusalCode } from '../../types/refusal'
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

const codes = Refusal.def.options.map(({ def }) => def.shape.code.def.values[0] as RefusalCode)
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
