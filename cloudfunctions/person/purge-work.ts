import { cutoffOf } from '../../src/domain/privacy/retention'
import { seal } from '../kit/seal'
import { sql } from '../kit/sql'
import { NOBODY } from './forget-account'
import { inSlices, type Purging, SLICE } from './purge-slices'

/** SQL: when an employer `e` was last of use: registered, reviewed, joined, a posting or a fair of it still ahead. */
const usedAt = sql<number>`greatest(
  e.registered_at, e.reviewed_at, e.verified_at,
  (select max(r.joined_at) from recruiters r where r.employer_id = e.id),
  (select max(greatest(p.published_at, (extract(epoch from p.valid_until) * 1000)::bigint))
    from postings p where p.employer_id = e.id),
  (select max(greatest(b.applied_at, a.ends_at)) from booths b join activities a on a.id = b.activity_id
    where b.employer_id = e.id)
)`

/**
 * Deletes the contact and the accounts of employers nobody has used for the period. The body stays with what it offered:
 * whoever acts for it later asks to join, and a clerk lets them in.
 */
export const purgeEmployers = (purging: Purging, days: number) =>
  inSlices(purging, 'employers', async (tx) => {
    const { rows } = await sql`
      with over as (
        select e.id from employers e
        where e.registered_at < ${cutoffOf(purging.now, days)} and ${usedAt} < ${cutoffOf(purging.now, days)}
          and coalesce(e.contact_gone_at, 0) <= ${usedAt}
        order by e.id limit ${SLICE} for update skip locked
      ), nobody as (
        delete from recruiters where employer_id in (select id from over)
      )
      update employers set contact_name_sealed = ${seal(NOBODY)}, contact_phone_sealed = ${seal('')},
        contact_gone_at = ${purging.now}
      where id in (select id from over) returning id`.execute(tx)
    return rows.length
  })

/** Takes the name and the account off staff who left; what they decided keeps their number. */
export const purgeStaff = (purging: Purging, days: number) =>
  inSlices(purging, 'staff', async (tx) => {
    const { rows } = await sql`
      update staff set name = ${NOBODY}, openid = 'gone:' || id
      where id in (
        select id from staff
        where not active and left_at < ${cutoffOf(purging.now, days)} and openid <> 'gone:' || id
        limit ${SLICE} for update skip locked
      ) returning id`.execute(tx)
    return rows.length
  })
