import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../cloudfunctions/database/apply'
import { type Postgres, startPostgres } from '../../local/postgres'
import { functionsUrl, roleIn } from '../../local/postgres/functions-role'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, aPerson } from '../support/make'
import { nameDatabase } from '../support/owner'

/** A server of this test's own, to be stopped and started. */
let folder: string
let server: Postgres & { port: number }
let cloud: Cloud
const start = (port?: number) => startPostgres({ dataDir: path.join(folder, 'db'), durable: false, port })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongren-jobs-recovery-'))
  await chmod(folder, 0o755)
  server = await start()
  const functions = await functionsUrl(server.url)
  await migrate(server.url, { app: roleIn(functions) })
  cloud = await startCloud()
  nameDatabase({ url: server.url, functionsUrl: functions })
})
afterAll(async () => {
  await cloud.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What a phone may see of a fault: that it is one, and a number to read to the desk. */
const broken = { kind: 'broken', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/), now: expect.any(Number) }

test('a database that is down is broken with a trace id and not a word of it, and is used again when it is back', async () => {
  const { activityId } = await aFair()
  const { openid, personId } = await aPerson()
  const home = () => cloud.ask(openid, 'activity.home', { district: null })
  const book = () => cloud.ask(openid, 'ticket.book', { activityId, personId })
  expect((await home()).kind).toBe('done')

  await server.stop()
  const down = [await home(), await book(), await home(), await cloud.ask(openid, 'person.mine', {})]
  expect(down).toEqual([broken, broken, broken, broken])
  expect(new Set(down.map((reply) => (reply.kind === 'broken' ? reply.traceId : ''))).size).toBe(4)

  server = await start(server.port)
  expect((await home()).kind).toBe('done')
  expect(await book()).toMatchObject({ kind: 'done', value: { state: 'booked' } })
}, 60_000)

test('connections cut under running calls break those calls and no later one', async () => {
  const { openid } = await aPerson()
  await cloud.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  const replies = await Promise.all([1, 2, 3, 4].map(() => cloud.ask(openid, 'person.mine', {})))
  for (const reply of replies) expect([broken.kind, 'done']).toContain(reply.kind)
  expect((await cloud.ask(openid, 'person.mine', {})).kind).toBe('done')
})
