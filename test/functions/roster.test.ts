import { addDays } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, anIdNumber, aPerson, dayIn } from '../support/make'
import { makeIdNumber } from '../support/numbers'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let city: Awaited<ReturnType<typeof aClerk>>
let neighbour: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  city = await aClerk({ district: '5206' })
  neighbour = await aClerk({ district: '520621' })
})
beforeEach(() => cloud.sql`truncate rosters, activities cascade`)
afterAll(() => cloud.close())

type Line = Loose<Input<'roster.take'>>['lines'][number]

const aLine = (at: number, more: Partial<Line> = {}): Line => ({
  at,
  name: '杨秀军',
  idNumber: anIdNumber().idNumber,
  keyGroup: 'liftedFromPoverty',
  ...more,
})
const take = (lines: Line[], openid = clerk.openid, district = '520602') =>
  cloud.get(openid, 'roster.take', { district, lines })
const rows = () => cloud.sql<Record<string, unknown>>`select * from roster_listings order by key_group`
const auditOf = (act: string) => cloud.sql<{ actor_id: string; district: string; detail: object; subject_id: string }>`
  select actor_id, district, detail, subject_id from audit where act = ${act} order by id`

describe('a list', () => {
  test('keeps nothing but a keyed hash of each number, its group, its division and who checked it', async () => {
    const line = aLine(1)
    expect(await take([line])).toEqual({ taken: 1, known: 0, bad: [] })
    const [kept] = await rows()
    expect(Object.keys(kept ?? {}).sort()).toEqual(['checked_at', 'checked_by', 'district', 'id_hash', 'key_group'])
    expect(kept).toMatchObject({ key_group: 'liftedFromPoverty', district: '520602', checked_by: clerk.staffId })
    const all = JSON.stringify([await rows(), await auditOf('roster.take')])
    expect(all).not.toContain(line.idNumber)
    expect(all).not.toContain(line.name)
  })

  test('takes the good lines and names each bad one with its reason', async () => {
    const good = aLine(2)
    const { idNumber } = anIdNumber()
    const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
    const answer = await take([
      aLine(1, { idNumber: wrong }),
      good,
      aLine(3, { idNumber: idNumber.slice(0, 15) }),
      aLine(4, { name: '1' }),
      aLine(5, { idNumber: `99${idNumber.slice(2)}` }),
      aLine(6, { idNumber: `${idNumber.slice(0, 6)}19901332${idNumber.slice(14)}` }),
      aLine(7, { name: '' }),
    ])
    expect(answer).toEqual({
      taken: 1,
      known: 0,
      bad: [
        { at: 1, code: 'person.idCheckDigit' },
        { at: 3, code: 'person.idLength' },
        { at: 4, code: 'person.realName' },
        { at: 5, code: 'person.idForm' },
        { at: 6, code: 'person.idBirthDate' },
        { at: 7, code: 'person.realName' },
      ],
    })
    expect(await rows()).toHaveLength(1)
  })

  test('puts no child under 14 on a list, whatever the desk sends', async () => {
    const child = makeIdNumber({ bornOn: addDays(dayIn(0), -13 * 365), sex: 'female', seq: 5 })
    expect(await take([aLine(1, { idNumber: child })])).toEqual({
      taken: 0,
      known: 0,
      bad: [{ at: 1, code: 'person.childNotAsked' }],
    })
    expect(await rows()).toEqual([])
  })

  test('brought twice, also at once, changes nothing the second time', async () => {
    const lines = [1, 2, 3].map((at) => aLine(at))
    const answers = await Promise.all([take(lines), take(lines), take(lines)])
    expect(answers.reduce((all, { taken }) => all + taken, 0)).toBe(3)
    expect(await take([...lines, ...lines])).toEqual({ taken: 0, known: 6, bad: [] })
    expect(await rows()).toHaveLength(3)
  })

  test('is in the audit log with counts, once for each call that changed something', async () => {
    const before = (await auditOf('roster.take')).length
    const lines = [aLine(1), aLine(2), aLine(3, { name: '' })]
    await take(lines)
    await take(lines)
    const entries = (await auditOf('roster.take')).slice(before)
    expect(entries).toEqual([
      {
        actor_id: clerk.staffId,
        district: '520602',
        subject_id: 'liftedFromPoverty',
        detail: { taken: 2, known: 0, bad: 1 },
      },
    ])
  })

  test('opens what is for its group, by a person’s own number', async () => {
    const person = await aPerson()
    const fair = await aFair({ keyGroup: 'veteran', eligibility: 'roster' })
    const book = () =>
      cloud.say(person.openid, 'ticket.book', { activityId: fair.activityId, personId: person.personId })
    expect(await book()).toBe('eligibility.notOnRoster')
    await take([aLine(1, { idNumber: person.idNumber, keyGroup: 'veteran' })])
    expect(await book()).toBe('done')
  })

  test('of five thousand comes in slices; more than five hundred in one call are refused', async () => {
    const lines = Array.from({ length: 501 }, (_, at) => aLine(at + 1))
    expect(await cloud.say(clerk.openid, 'roster.take', { district: '520602', lines })).toBe('input.invalid')
    expect(await take(lines.slice(0, 500))).toMatchObject({ taken: 500 })
    expect(await cloud.say(clerk.openid, 'roster.take', { district: '520602', lines: [] })).toBe('input.invalid')
  })

  test('is for the clerk’s own division and below, and for one that exists', async () => {
    const lines = [aLine(1)]
    for (const district of ['520621', '5206', '520602999'])
      expect(await cloud.ask(clerk.openid, 'roster.take', { district, lines })).toMatchObject({
        refusal: { code: 'input.invalid', field: 'district' },
      })
    expect(await rows()).toHaveLength(0)
    expect(await take(lines, city.openid, '520621')).toMatchObject({ taken: 1 })
  })
})

describe('a roster', () => {
  test('is counted by key group and division, in scope', async () => {
    await take([aLine(1), aLine(2, { keyGroup: 'veteran' })])
    await take([aLine(1), aLine(2)], neighbour.openid, '520621')
    const all = await cloud.get(city.openid, 'roster.show', {})
    expect(all).toEqual([
      { keyGroup: 'liftedFromPoverty', district: '520602', people: 1 },
      { keyGroup: 'liftedFromPoverty', district: '520621', people: 2 },
      { keyGroup: 'veteran', district: '520602', people: 1 },
    ])
    expect(await cloud.get(clerk.openid, 'roster.show', {})).toEqual(
      all.filter(({ district }) => district === '520602'),
    )
  })

  test('loses one person by number, once, in the audit log, and never another division’s', async () => {
    const line = aLine(1)
    await take([line])
    const { keyGroup, idNumber } = line
    expect(await cloud.say(neighbour.openid, 'roster.remove', { keyGroup, idNumber })).toBe('roster.notFound')
    expect(await cloud.say(clerk.openid, 'roster.remove', { keyGroup: 'veteran', idNumber })).toBe('roster.notFound')
    expect(
      await cloud.get(clerk.openid, 'roster.remove', { keyGroup, idNumber: ` ${idNumber.toLowerCase()} ` }),
    ).toEqual([])
    expect(await cloud.say(clerk.openid, 'roster.remove', { keyGroup, idNumber })).toBe('roster.notFound')
    const [entry] = await auditOf('roster.remove')
    expect(entry).toMatchObject({ actor_id: clerk.staffId, subject_id: keyGroup, district: '520602' })
    expect(JSON.stringify(entry)).not.toContain(idNumber)
    expect(await cloud.say(clerk.openid, 'roster.remove', { keyGroup, idNumber: idNumber.slice(1) })).toBe(
      'person.idLength',
    )
  })

  test('is a county’s own: another county’s list shows in no answer, and either may take its own off', async () => {
    const person = await aPerson()
    const fair = await aFair({ keyGroup: 'veteran', eligibility: 'roster' })
    const line = aLine(1, { idNumber: person.idNumber, keyGroup: 'veteran' })
    const { keyGroup, idNumber } = line
    const take = (openid: string, district: string) => cloud.get(openid, 'roster.take', { district, lines: [line] })
    const off = (openid: string) => cloud.say(openid, 'roster.remove', { keyGroup, idNumber })
    const onRoster = () => cloud.sql`select from rosters where key_group = 'veteran'`
    expect(await take(clerk.openid, '520602')).toMatchObject({ taken: 1, known: 0 })
    expect(await take(neighbour.openid, '520621')).toMatchObject({ taken: 1, known: 0 })
    expect(await cloud.get(neighbour.openid, 'roster.show', {})).toMatchObject([{ district: '520621', people: 1 }])
    expect(await off(clerk.openid)).toBe('done')
    expect(await off(clerk.openid)).toBe('roster.notFound')
    expect(await onRoster()).toHaveLength(1)
    expect(
      await cloud.say(person.openid, 'ticket.book', { activityId: fair.activityId, personId: person.personId }),
    ).toBe('done')
    expect(await off(neighbour.openid)).toBe('done')
    expect(await onRoster()).toHaveLength(0)
  })

  test('keeps nobody whom two districts take off at the same moment', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => aLine(at + 1))
    await take(lines)
    await take(lines, neighbour.openid, '520621')
    for (const { keyGroup, idNumber } of lines)
      await Promise.all(
        [clerk, neighbour].map(({ openid }) => cloud.get(openid, 'roster.remove', { keyGroup, idNumber })),
      )
    expect(await cloud.sql`select from rosters`).toEqual([])
    expect(await rows()).toEqual([])
  })
})
