import type pg from 'pg'
import { seal } from '../kit/seal'

/** Rows sealed at a time. */
const SLICE = 1_000

/** What was readable: table, column. */
const TEXTS = [
  ['gate_rights', 'helper'],
  ['tickets', 'excuse'],
  ['tickets', 'cancel_reason'],
  ['scans', 'settled_note'],
  ['scans', 'undone_reason'],
  ['scans', 'noted_reason'],
] as const

/** Seals what staff wrote and takes the readable columns off: the half of `0035-texts-sealed.sql` that needs the keys. */
export async function sealTexts(client: pg.ClientBase): Promise<void> {
  for (const [table, column] of TEXTS) await sealColumn(client, table, column)
  await client.query(`
    alter table gate_rights drop column helper, alter column helper_sealed set not null;
    alter table tickets drop column excuse, drop column cancel_reason,
      add constraint tickets_excused check ((excused_at is null) = (excuse_sealed is null));
    alter table scans drop column settled_note, drop column undone_reason, drop column noted_reason,
      add constraint scans_undone check ((undone_at is null) = (undone_reason_sealed is null)),
      add constraint scans_noted check (
        (how = 'noted') = (noted_reason_sealed is not null) and (noted_by is not null or how <> 'noted')
      )`)
}

async function sealColumn(client: pg.ClientBase, table: string, column: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string; text: string }>(
      `select id, ${column} as text from ${table} where ${column} is not null and ${column}_sealed is null limit ${SLICE}`,
    )
    if (rows.length === 0) return
    await client.query(
      `update ${table} t set ${column}_sealed = n.text from unnest($1::uuid[], $2::bytea[]) n (id, text)
       where t.id = n.id`,
      [rows.map(({ id }) => id), rows.map(({ text }) => seal(text))],
    )
  }
}
