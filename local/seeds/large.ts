import type pg from 'pg'
import type { Instant } from '../../types/core'
export async function seedLarge(_client: pg.Client, _now: Instant): Promise<void> {}
