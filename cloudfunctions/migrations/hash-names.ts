import type pg from 'pg'
import { nameHash, unseal } from '../kit/seal'

/** Hashes the names that are there: the half of `0023-who-is-who.sql` that needs the keys. */
export async function hashNames(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; name_sealed: Buffer }>('select id, name_sealed from persons')
  await client.query(
    'update persons p set name_hash = n.hash from unnest($1::uuid[], $2::bytea[]) n (id, hash) where p.id = n.id',
    [rows.map(({ id }) => id), rows.map((row) => nameHash(unseal(row.name_sealed)))],
  )
  await client.query(`
    alter table persons alter column name_hash set not null,
      add constraint persons_claim unique (id_hash, name_hash)`)
}
