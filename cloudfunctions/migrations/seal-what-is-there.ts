import type pg from 'pg'
import { ageOn } from '../../src/domain/person/id-number'
import type { LocalDate } from '../../types/core'
import { seal, tailHash, unseal } from '../kit/seal'

/** Rows written at a time. */
const SLICE = 1_000

/**
 * Seals what lay readable beside the seals, and takes the readable columns off: the half of `0022-sealed-at-rest.sql` that
 * needs the keys. It runs in the same transaction, so that nothing is written readable in between.
 */
export async function sealWhatIsThere(client: pg.ClientBase): Promise<void> {
  await sealPersons(client)
  await sealContacts(client)
  await markTooYoung(client)
  await client.query(`
    alter table persons drop column real_name, drop column id_masked, drop column phone_masked, drop column born_on,
      alter column name_sealed set not null, alter column id_tail set not null, alter column phone_tail set not null`)
  await client.query(`
    alter table employers drop column contact_name, drop column contact_phone_masked,
      alter column contact_name_sealed set not null`)
}

type PersonRow = { id: string; real_name: string; born_on: string | null; id_sealed: Buffer; phone_sealed: Buffer }

async function sealPersons(client: pg.ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<PersonRow>(
      `select id, real_name, born_on::text, id_sealed, phone_sealed from persons where name_sealed is null limit ${SLICE}`,
    )
    if (rows.length === 0) return
    await client.query(
      `update persons p set name_sealed = n.name, born_sealed = n.born, id_tail = n.id_tail, phone_tail = n.phone_tail
       from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[]) n (id, name, born, id_tail, phone_tail)
       where p.id = n.id`,
      [
        rows.map(({ id }) => id),
        rows.map((row) => seal(row.real_name)),
        rows.map((row) => (row.born_on === null ? null : seal(row.born_on))),
        rows.map((row) => tailHash('idTail', unseal(row.id_sealed))),
        rows.map((row) => tailHash('phoneTail', unseal(row.phone_sealed) || `none/${row.id}`)),
      ],
    )
  }
}

async function sealContacts(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; contact_name: string }>('select id, contact_name from employers')
  await client.query(
    `update employers e set contact_name_sealed = n.name from unnest($1::uuid[], $2::bytea[]) n (id, name)
     where e.id = n.id`,
    [rows.map(({ id }) => id), rows.map((row) => seal(row.contact_name))],
  )
}

/** Of the tickets where a least age is asked for. */
async function markTooYoung(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; born_on: LocalDate; day: LocalDate; min_age: number }>(`
    select t.id, p.born_on::text, a.day::text, a.min_age from tickets t join activities a on a.id = t.activity_id
      join persons p on p.id = t.person_id
    where a.min_age is not null and p.born_on is not null and t.state <> 'cancelled'`)
  const young = rows.filter(({ born_on, day, min_age }) => ageOn(born_on, day) < min_age).map(({ id }) => id)
  await client.query('update tickets set old_enough = false where id = any($1::uuid[])', [young])
}
