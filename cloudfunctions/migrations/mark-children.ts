import type pg from 'pg'
import { isChild } from '../../src/domain/person/consent-basis'
import { dayOf } from '../../src/domain/time/calendar'
import type { LocalDate } from '../../types/core'
import { unseal } from '../kit/seal'

/** Birth dates opened at a time. */
const SLICE = 5_000

/**
 * Marks the children that are there, takes group marks off their places, and keeps to which rules their guardians agreed:
 * the half of `0038-children-apart.sql` that needs the keys.
 */
export async function markChildren(client: pg.ClientBase): Promise<void> {
  const today = dayOf(Date.now())
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<{ id: string; born_sealed: Buffer }>(
      `select id, born_sealed from persons where id > $1 and born_sealed is not null order by id limit ${SLICE}`,
      [after],
    )
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    const children = rows.filter((row) => isChild(unseal(row.born_sealed) as LocalDate, today)).map(({ id }) => id)
    await client.query('update persons set is_child = true where id = any ($1::uuid[])', [children])
  }
  await client.query(`
    update tickets t set mark = null from persons p where p.id = t.person_id and p.is_child and t.mark is not null`)
  await client.query(`
    insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
    select c.openid, c.person_id, privacy_version('children',
      to_char(to_timestamp(c.agreed_at / 1000 + 28800) at time zone 'utc', 'YYYY-MM-DD')), 'children', c.agreed_at, c.basis
    from privacy_consents c join persons p on p.id = c.person_id and p.is_child
    where c.part = 'notice' and c.basis = 'guardian' on conflict do nothing`)
}
