import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../support/postgres'

const ask = async (database: TestDatabase, sql: string) => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('each test file has a migrated database of its own, and dropping it takes its connections along', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await ask(one, 'create table mark (n int)')
  expect(await ask(one, `select to_regclass('mark') is not null as found`)).toEqual([{ found: true }])
  expect(await ask(other, `select to_regclass('mark') is not null as found`)).toEqual([{ found: false }])
  expect((await ask(other, 'select name from database_files')).length).toBeGreaterThan(0)
  await one.drop()
  await other.drop()
  await expect(ask(one, 'select 1')).rejects.toThrow('does not exist')
})
