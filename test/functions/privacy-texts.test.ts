import { type Cloud, startCloud } from '../support/cloud'
import { retiredIn } from '../support/retired-words'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

const read = (name: 'notice' | 'children' = 'notice', version: string | null = null) =>
  cloud.get('o-anybody', 'privacy.get', { name, version })
const wordsOf = (text: Awaited<ReturnType<typeof read>>) => JSON.stringify(text.parts)

test('the periods in the notice are the ones the bureau has set', async () => {
  expect(wordsOf(await read())).toContain('招聘会 2 年')
  await cloud.sql`update policies set value = value || '{ "fair": 400 }' where name = 'retention'`
  expect(wordsOf(await read())).toContain('招聘会 400 天')
  await cloud.sql`update policies set value = value || '{ "fair": 730 }' where name = 'retention'`
})

test('a blank of the bureau is marked until it is filled in, and no mark of ours is left in any text', async () => {
  expect(wordsOf(await read())).toContain('〔市局电话〕')
  await cloud.sql`update privacy_blanks set value = '0856-5200000' where code = 'phone'`
  for (const name of ['notice', 'children'] as const) {
    const words = wordsOf(await read(name))
    expect(words).toContain('0856-5200000')
    expect(words).not.toContain('〔市局电话〕')
    expect(words).not.toMatch(/\{(blank|keep):/)
  }
})

test('of children it is said how long they are kept, by the period that is carried out', async () => {
  expect(wordsOf(await read('children'))).toContain('活动结束后 1 个月 删除')
  await cloud.sql`update policies set value = value || '{ "child": 20 }' where name = 'retention'`
  expect(wordsOf(await read('children'))).toContain('活动结束后 20 天 删除')
})

test('of contacts and staff the bureau’s word says the period that is carried out, and that the log stays', async () => {
  expect(wordsOf(await read())).toContain('单位最后一次使用后 3 年')
  await cloud.sql`update policies set value = value || '{ "employer": 400, "staff": 60 }' where name = 'retention'`
  const words = wordsOf(await read())
  expect(words).toContain('单位最后一次使用后 400 天')
  expect(words).toContain('经办人：停用账号后 2 个月；操作记录只留编号，长期保存')
})

test('every article names its law and whether it was read at its source', async () => {
  const rows = await cloud.sql<{ article: { law: string; article: string; seen: boolean } }>`
    select jsonb_array_elements(part -> 'articles') as article
    from privacy_texts, jsonb_array_elements(parts) part where part ? 'articles'`
  expect(rows.length).toBeGreaterThan(10)
  for (const { article } of rows)
    expect(article).toEqual({ law: expect.any(String), article: expect.any(String), seen: expect.any(Boolean) })
})

test('a version holds from its day on; earlier ones can be read, later ones not yet', async () => {
  const { version } = await read()
  await cloud.sql`insert into privacy_texts values
    ('notice', '2026-11-25', '电话改了', '[{ "title": "新的", "lines": ["新的说明"] }]'),
    ('notice', '2099-01-01', '以后', '[]')`
  const now = await read()
  expect(now).toMatchObject({
    version: '2026-11-25',
    parts: [{ title: '新的', lines: ['新的说明'] }],
    versions: [
      { version: '2026-11-25', changes: '电话改了' },
      { version, changes: null },
    ],
  })
  expect((await read('notice', version)).version).toBe(version)
  expect(await cloud.say('o-anybody', 'privacy.get', { name: 'notice', version: '2099-01-01' })).toBe(
    'privacy.notFound',
  )
})

test('a text that was shown is never changed or taken away', async () => {
  await expect(cloud.sql`update privacy_texts set parts = '[]'`).rejects.toThrow('never changed')
  await expect(cloud.sql`delete from privacy_texts`).rejects.toThrow('never changed')
})

test('what the database brings along says nothing in a retired word', async () => {
  const rows = await cloud.sql<{ words: string }>`
    select label || coalesce(options::text, '') as words from questions union all
    select parts::text from privacy_texts where version = (select max(version) from privacy_texts) union all
    select value::text from policies`
  expect(rows.length).toBeGreaterThan(6)
  expect(rows.flatMap(({ words }) => retiredIn(words) ?? [])).toEqual([])
})
