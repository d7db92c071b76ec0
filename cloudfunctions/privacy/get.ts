import { type Blank, fillIn } from '../../src/domain/privacy/text'
import { dayOf } from '../../src/domain/time/calendar'
import type { PrivacyPart, PrivacyText, Retention } from '../../types/privacy'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

type Row = Pick<PrivacyText, 'version' | 'versions'> & {
  parts: PrivacyPart[]
  blanks: Blank[]
  retention: Retention[]
}

/** A text on personal data, with what the bureau has said of itself and the periods that hold now. */
export const get: Verb<'privacy.get'> = async ({ input: { name, version }, db, now }) => {
  const { rows } = await sql<Row>`
    select t.version, t.parts,
      (select json_agg(json_build_object('code', code, 'label', label, 'value', value)) from privacy_blanks) as blanks,
      (select json_agg(json_build_object('what', what, 'days', days)) from retention) as retention,
      (
        select json_agg(json_build_object('version', v.version, 'changes', v.changes) order by v.version desc)
        from privacy_texts v where v.name = t.name and v.version <= holding.version
      ) as versions
    from (select privacy_version(${name}, ${dayOf(now)}) as version offset 0) holding
      join privacy_texts t on t.name = ${name} and t.version = coalesce(${version}::text, holding.version)
        and t.version <= holding.version`.execute(db)
  const row = rows[0]
  if (!row) return refuse({ code: 'privacy.notFound' })
  const { parts, blanks, retention, ...text } = row
  return accept({ name, ...text, parts: fillIn(parts, { blanks, retention }) })
}
