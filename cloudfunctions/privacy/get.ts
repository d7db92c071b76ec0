import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { type Blank, fillIn } from '../../src/domain/privacy-text'
import type { PrivacyPart, PrivacyText, Retention } from '../../types/privacy'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'

type Row = Pick<PrivacyText, 'version' | 'versions'> & {
  parts: PrivacyPart[]
  blanks: Blank[]
  retention: Retention[]
}

/** A text on personal data, with what the bureau has said of itself and the periods that hold now. */
export const get: Verb<'privacy.get'> = async ({ input: { name, version }, db, now }) => {
  const today = dayOf(now)
  const { rows } = await sql<Row>`
    select t.version, t.parts,
      (select json_agg(json_build_object('code', code, 'label', label, 'value', value)) from privacy_blanks) as blanks,
      (select json_agg(json_build_object('what', what, 'days', days)) from retention) as retention,
      (
        select json_agg(json_build_object('version', v.version, 'changes', v.changes) order by v.version desc)
        from privacy_texts v where v.name = t.name and v.version <= privacy_version(t.name, ${today})
      ) as versions
    from privacy_texts t
    where t.name = ${name} and t.version = coalesce(${version}::text, privacy_version(${name}, ${today}))
      and t.version <= privacy_version(${name}, ${today})`.execute(db)
  const row = rows[0]
  if (!row) return refuse({ code: 'privacy.notFound' })
  const { parts, blanks, retention, ...text } = row
  return accept({ name, ...text, parts: fillIn(parts, { blanks, retention }) })
}
