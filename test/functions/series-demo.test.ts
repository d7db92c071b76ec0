import { seed } from '../../local/seeds'
import { instantOf } from '../../src/domain/time/calendar'
import { type Cloud, startCloud } from '../support/cloud'
import { moveClock } from '../support/make'

const TUESDAY = instantOf('2026-11-24', '10:00')

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  moveClock(TUESDAY - Date.now())
  await seed(process.env.MIGRATE_DATABASE_URL ?? '', 'demo', TUESDAY)
})
afterAll(async () => {
  moveClock(0)
  await cloud.close()
})

test('the demo’s fairs are dates of its series: a night makes only days that have none, and seeding goes on beside it', async () => {
  const specials = () => cloud.sql<{ day: string }>`
    select day from activities where theme is not null and series_id is not null order by day`
  const crowded = () => cloud.sql`
    select one.id from activities one join activities other on other.venue_id = one.venue_id and other.id < one.id
    where one.kind = 'fair' and other.kind = 'fair' and one.starts_at < other.ends_at and other.starts_at < one.ends_at`
  const before = await specials()
  expect(await cloud.sql`select from activities where theme is not null and series_id is null`).toEqual([])
  expect(await cloud.sql`select from activities where series_id is not null and theme is null`).not.toEqual([])
  expect(await crowded()).toEqual([])
  const night = () => cloud.asTimer('series', 'makeSeries')
  expect(await night()).toMatchObject({ kind: 'done' })
  expect(await night()).toMatchObject({ kind: 'done', value: { made: 0 } })
  expect(await specials()).toEqual(before)
  expect(await crowded()).toEqual([])
  const later = TUESDAY + 9 * 86_400_000
  moveClock(later - Date.now())
  await night()
  await seed(process.env.MIGRATE_DATABASE_URL ?? '', 'demo', later)
  const days = (await specials()).map(({ day }) => day)
  expect(new Set(days).size).toBe(days.length)
  expect(await cloud.sql`select from activities where theme is not null and series_id is null`).toEqual([])
})
