import { accept, refuse } from '../../types/reply'
import { consentsOf } from '../core/notice/consents'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Switches a kind off or on again. Consents in hand stay: they count again when it is switched on. */
export const choose: Verb<'consent.choose'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql`
    insert into notice_choices (openid, kind, is_off, changed_at)
    select ${actor.openid}, kind, ${input.off}, ${now} from notice_kinds where kind = ${input.kind}
    on conflict (openid, kind) do update set is_off = excluded.is_off, changed_at = excluded.changed_at
    returning kind`.execute(db)
  return rows.length > 0 ? accept(await consentsOf(db, actor.openid, now)) : refuse({ code: 'template.notFound' })
}
