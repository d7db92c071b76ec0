import type { Posting } from '../../../types/posting'
import { type Sql, sql } from '../../kit/sql'

/** SQL: the JSON of a posting as its employer and the reviewing clerk see it, from `p` postings. */
export const postingJson: Sql<Posting> = sql`json_build_object(
  'id', p.id, 'employerId', p.employer_id, 'title', p.title, 'trade', p.trade, 'headcount', p.headcount, 'content', p.content,
  'region', p.region, 'place', p.place,
  'pay', json_build_object('min', p.pay_min, 'max', p.pay_max, 'unit', p.pay_unit),
  'paySure', p.pay_sure, 'education', p.education, 'perks', p.perks, 'validUntil', p.valid_until, 'closed', p.closed_at is not null,
  'flags', p.flags
)`
