import { type RawBuilder, sql } from 'kysely'
import type { PostingCard } from '../../types/posting'

/** SQL: a posting as seekers see it, from `o` offers. */
export const offerColumns: RawBuilder<PostingCard> = sql`
  o.posting_id as id, o.title, o.employer, o.headcount,
  json_build_object('min', o.pay_min, 'max', o.pay_max, 'unit', o.pay_unit) as pay,
  o.education, o.perks, o.district, o.place`
