import type pg from 'pg'
import { seal } from '../../cloudfunctions/kit/seal'
import type { Instant, RightId } from '../../types/core'
import { idOf } from './ids'
import { CROWD } from './people'
import type { Row } from './rows'

type Sessions = { activity: Row<'activities'>; sessions: Row<'sessions'>[] }

/** Who stands at the second and third gate of a special: a colleague, and a volunteer who came by a one-time code. */
const MORE = [
  { openid: 'o-helper-10', helper: '熊丽', gate: '入口 2' },
  { openid: 'o-volunteer', helper: '志愿者小杨', gate: '入口 3' },
]

/** More rights at a special, which is too large for one gate; none anywhere else. */
export const moreRightsAt = ({ activity, sessions }: Sessions): Row<'gate_rights'>[] =>
  activity.theme
    ? sessions.flatMap(({ id, starts_at }) =>
        MORE.map(({ helper, ...right }) => ({
          ...right,
          helper_sealed: seal(helper),
          id: idOf<RightId>('right', id, right.gate),
          session_id: id,
          granted_at: starts_at - 2 * 86_400_000,
          claimed_at: starts_at - 3_600_000,
        })),
      )
    : []

/** What is scanned at any gate besides good codes, how often among those let in, and what was read. */
const REFUSED = [
  { outcome: 'usedAlready', share: 0.03, text: 'seed' },
  { outcome: 'notOurs', share: 0.012, text: '别处的码 5f0c1a' },
  { outcome: 'damaged', share: 0.008, text: 'TR1:0A' },
  { outcome: 'otherDay', share: 0.008, text: 'seed' },
  { outcome: 'doorFull', share: 0.006, text: '' },
] as const

/**
 * What else happened at the gates that have opened: scans that let nobody in, a few made without a network that another
 * gate contradicts, and helpers' phones that were heard of. What comes after `now` is left for a later run.
 */
export async function troubleAtGates(client: pg.Client, now: Instant): Promise<void> {
  for (const { outcome, share, text } of REFUSED)
    await client.query(
      `insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
       select pg_temp.id_of($1 || '/' || id), session_id, right_id, gate,
         case when $1 = 'usedAlready' then ticket_id end, $1, $3, scanned_at + 90000, received_at + 90000
       from scans where text_head = 'seed' and outcome = 'admitted' and pg_temp.share_of($1 || '/' || id) < $2
         and received_at + 90000 <= $4
       on conflict do nothing`,
      [outcome, share, text, now],
    )
  await client.query(
    `insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, how, said,
       conflict)
     select pg_temp.id_of('conflict/' || c.id), c.session_id, g.id, g.gate, c.ticket_id, 'usedAlready', 'seed',
       c.scanned_at + 240000, c.received_at + 1500000, 'offline', 'admitted', 'usedElsewhere'
     from scans c cross join lateral (
       select id, gate from gate_rights r where r.session_id = c.session_id order by r.id = c.right_id, r.id limit 1
     ) g
     where c.text_head = 'seed' and c.outcome = 'admitted' and pg_temp.share_of('conflict/' || c.id) < 0.006
       and c.received_at + 1500000 <= $1
     on conflict do nothing`,
    [now],
  )
  await client.query(
    `update gate_rights r set seen_at = c.last, device = case when r.openid like 'o-helper%' then '华为畅享 60'
         else '红米 Note 12' end
     from (select right_id, max(received_at) as last from scans group by right_id) c
     where c.right_id = r.id and (r.seen_at is null or r.seen_at < c.last)`,
  )
}

/** Lists a county has checked: who of the crowd belongs to which key group. Follows from the ids. */
export async function checkRosters(client: pg.Client, at: Instant): Promise<void> {
  await client.query(
    `insert into rosters (key_group, id_hash, district, checked_at)
     select g.key_group, p.id_hash, p.origin, $2
     from (values ('migrantWorker', 0.22), ('liftedFromPoverty', 0.12), ('resettled', 0.08), ('hardToEmploy', 0.05),
         ('veteran', 0.06)) g (key_group, share)
       join account_persons link on link.openid like $1
       join persons p on p.id = link.person_id and p.origin is not null
     where pg_temp.share_of('roster/' || g.key_group || '/' || p.id) < g.share
     on conflict do nothing`,
    [`${CROWD}%`, at],
  )
}
