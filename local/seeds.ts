import pg from 'pg'
import { dayOf } from '../src/domain/time/calendar'
import type { Instant } from '../types/core'
import { seedDemo } from './seeds/demo'
import { ID_OF } from './seeds/ids'
import { seedLarge } from './seeds/large'
import { seedReference } from './seeds/reference'

/** `none`: reference data alone. `demo`: a believable Tongren around today. `large`: the demo and ten years of history. */
export const SEEDS = ['none', 'demo', 'large'] as const
export type Seed = (typeof SEEDS)[number]

/** Fills a migrated database in one transaction. Running it again changes nothing but what a later `now` brings. */
export async function seed(url: string, kind: Seed, now: Instant): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    await client.query(ID_OF)
    await seedReference(client, dayOf(now))
    if (kind !== 'none') await seedDemo(client, now)
    if (kind === 'large') await seedLarge(client, now)
    await client.query('commit')
    await client.query('set statement_timeout = 0')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
