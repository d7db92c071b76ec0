import type * as z from 'zod/mini'
import { readScene, readShortCode } from '../../src/domain/activity/scene'
import { checkCreditCode } from '../../src/domain/employer/credit-code'
import { checkOfficePhone } from '../../src/domain/employer/office-phone'
import { readDocumentNumber } from '../../src/domain/person/desk-person'
import { checkIdNumber } from '../../src/domain/person/id-number'
import { checkPhone } from '../../src/domain/person/phone'
import { checkRealName } from '../../src/domain/person/real-name'
import { checkRosterLine } from '../../src/domain/roster/line'
import { readRoster } from '../../src/domain/roster/roster'
import { lastFour, readAmount } from '../../src/domain/text/typed'
import { contract } from '../../types/contract'
import { IdType } from '../../types/person'
import { makeIdNumber } from '../support/numbers'

type Def = {
  type: string
  format?: string
  shape?: Record<string, z.ZodMiniType>
  element?: z.ZodMiniType
  innerType?: z.ZodMiniType
  valueType?: z.ZodMiniType
  options?: z.ZodMiniType[]
}

/** Read by rules of their own, which refuse what shows nothing by name, or never kept. */
const READ_BY_RULE = [
  /\.(realName|idNumber|phone|contactPhone|creditCode|consentVersion|childrenVersion|cursor)$/,
  /^desk\.review\.(employers|booths)$/,
  /^gate\.(search\.tail|pack\.stamp)$/,
  /^roster\.take\.lines\[\]\.name$/,
  /^(gate\.scan|ticket\.checkIn)\.text$/,
  /^gate\.claim\.code$/,
  /^activity\.scene\.scene$/,
  /^person\.phone\.code$/,
  /^person\.find\.number$/,
]
const MAY_BE_EMPTY = [
  /^(posting\.(list|atFair)|employer\.list|ticket\.list)\.search$/,
  /^ticket\.book\.answers\[\]\.answer$/,
]

const texts = (schema: z.ZodMiniType, path: string): readonly [string, z.ZodMiniType][] => {
  const def = schema._zod.def as Def
  if (def.type === 'string') return [[path, schema]]
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([key, inner]) => texts(inner, `${path}.${key}`)),
    ...(def.options ?? []).flatMap((inner) => texts(inner, path)),
    ...(def.element ? texts(def.element, `${path}[]`) : []),
    ...(def.innerType ? texts(def.innerType, path) : []),
    ...(def.valueType ? texts(def.valueType, `${path}{}`) : []),
  ]
}

const all = Object.entries(contract).flatMap(([call, { input }]) => [...texts(input, call)])
const kept = all.filter(([path]) => !READ_BY_RULE.some((rule) => rule.test(path)))

const NOTHING = [
  ' ',
  '\t\n',
  '\u200b',
  '\u2800',
  '\u3164',
  '\u115f',
  '\u1160',
  '\uffa0',
  '\u00ad',
  '\u{e0041}',
  '\ufe0f',
  '\u{e0100}',
  '\u202e',
  '\ufffc',
  '\ufeff',
  '\u0085',
  '\u2028',
  '\u0000',
  '\ud800',
]

test('the whole contract is walked', () => {
  expect(all.length).toBeGreaterThan(100)
  expect(kept.length).toBeGreaterThan(60)
})

test.each(kept)('text that shows nothing is missing in %s', (path, schema) => {
  for (const nothing of [...NOTHING, NOTHING.join('')]) {
    const read = schema['~standard'].validate(nothing) as { issues?: unknown; value?: unknown }
    if (MAY_BE_EMPTY.some((rule) => rule.test(path))) expect(read.value).toBe('')
    else expect([nothing, read.issues === undefined]).toEqual([nothing, false])
  }
})

test.each(kept)('no control character or half of a character gets through %s', (_, schema) => {
  const read = schema['~standard'].validate('甲\u0000乙\ud800丙\u202e丁\u0007') as { value?: unknown }
  if (read.value !== undefined) expect(read.value).toBe('甲乙丙丁')
})

describe('what is read by a rule of its own refuses text that shows nothing too:', () => {
  const TODAY = '2026-12-01'
  const number = makeIdNumber({ bornOn: '1985-03-04', sex: 'male', seq: 3 })
  const rules: [string, (nothing: string) => boolean][] = [
    ['a name', (nothing) => IdType.options.some((type) => checkRealName(nothing, type).ok)],
    ['a number', (nothing) => IdType.options.some((type) => checkIdNumber({ type, number: nothing }, TODAY).ok)],
    ['a number that is looked for', (nothing) => readDocumentNumber(nothing).ok],
    ['a telephone', (nothing) => checkPhone(nothing).ok],
    ['the telephone of a body', (nothing) => checkOfficePhone(nothing).ok],
    ['a credit code', (nothing) => checkCreditCode(nothing).ok],
    ['a name of a list', (nothing) => checkRosterLine({ name: nothing, idNumber: number }, TODAY).ok],
    ['a number of a list', (nothing) => checkRosterLine({ name: '杨秀军', idNumber: nothing }, TODAY).ok],
    ['a line of a list', (nothing) => readRoster(nothing, 'woman', TODAY).good.length > 0],
    ['a whole line beside a number', (nothing) => readRoster(`${nothing},${number}`, 'woman', TODAY).good.length > 0],
    ['a poster', (nothing) => readScene(nothing).ok],
    ['a code typed from a poster', (nothing) => readShortCode(nothing).ok],
    ['an amount', (nothing) => !Number.isNaN(readAmount(nothing, 2, '元'))],
    ['four last characters', (nothing) => /[0-9X]/.test(lastFour(nothing))],
  ]
  test.each(rules)('%s', (_, isTaken) => {
    for (const nothing of ['', ...NOTHING, NOTHING.join('')])
      expect([JSON.stringify(nothing), isTaken(nothing)]).toEqual([JSON.stringify(nothing), false])
  })
})
