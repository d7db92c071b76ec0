import { sql } from 'kysely'
import type { OpenId } from '../../types/core'
import type { ConsentStanding } from '../../types/notice'
import type { Db } from '../kit/db'

/** Every kind of notice there is a template for, with the account's consents in hand. */
export async function standingsOf(db: Db, openid: OpenId): Promise<ConsentStanding[]> {
  const { rows } = await sql<ConsentStanding>`
    select t.kind, t.template_id as "templateId", t.title, coalesce(c.credits, 0) as credits
    from notice_templates t left join consents c on c.kind = t.kind and c.openid = ${openid}
    order by t.kind`.execute(db)
  return rows
}
