import type pg from 'pg'
import { addDays, fridayOnOrAfter, instantOf } from '../../src/domain/time/calendar'
import type { BoothId, Instant, LocalDate } from '../../types/core'
import { type DemoEmployer, EMPLOYERS, employerRows, postingRows } from './employers'
import type { PlannedFair } from './fairs'
import { idOf, someOf } from './ids'
import { insertRows, type Row } from './rows'
import { cityClerk } from './staff'

/** So many days before a fair employers have asked for its booths. */
const ASKED_AHEAD = 30

/** Employers with their postings, kept valid, and who of them stands at which fair. */
export async function seedEmployers(client: pg.Client, fairs: readonly PlannedFair[], today: LocalDate): Promise<void> {
  await insertRows(client, 'employers', employerRows(today, cityClerk))
  await insertRows(client, 'postings', postingRows(today))
  await client.query(
    'update postings set valid_until = $2 where id = any ($1) and valid_until < $2 and closed_at is null',
    [EMPLOYERS.flatMap(({ postingIds }) => postingIds), addDays(today, 45)],
  )
  const booths = fairs
    .filter(({ activity }) => activity.day <= addDays(today, ASKED_AHEAD))
    .flatMap((fair) => boothsAt(fair, today))
  await insertRows(
    client,
    'booths',
    booths.map(({ booth }) => booth),
  )
  await insertRows(
    client,
    'booth_postings',
    booths.flatMap(({ offered }) => offered),
  )
}

/**
 * What employers said came of the fairs that are over: four in five within days, the others owe it still. What they say
 * after `now` is left for a later run.
 */
export async function outcomesOfThePast(client: pg.Client, now: Instant): Promise<void> {
  await client.query(
    `insert into outcomes (booth_id, posting_id, interviewed, intended, hired, reported_at)
     select booth_id, posting_id, interviewed, intended, floor(intended * pg_temp.share_of('hired/' || key))::int, at
     from (
       select said.*, floor(interviewed * (0.2 + pg_temp.share_of('intended/' || key) * 0.4))::int as intended
       from (
         select b.id as booth_id, bp.posting_id, b.id || '/' || bp.posting_id as key,
           floor(pg_temp.share_of('interviewed/' || b.id || '/' || bp.posting_id) * (p.headcount + 4))::int as interviewed,
           (a.ends_at + 3600000 + pg_temp.share_of('said/' || b.id) * 4 * 86400000)::bigint as at
         from booths b join activities a on a.id = b.activity_id and a.state = 'published'
           join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved' join postings p on p.id = bp.posting_id
         where b.state = 'approved' and b.employer_id = any($2::uuid[]) and a.ends_at < $1
           and pg_temp.share_of('owes/' || b.id) < 0.8
       ) said where at <= $1
     ) counted on conflict do nothing`,
    [now, EMPLOYERS.map(({ id }) => id)],
  )
}

type Booth = { booth: Row<'booths'>; offered: Row<'booth_postings'>[] }

/** Approved employers at a fair, those of the county first; at the coming special the last two still wait for review. */
function boothsAt({ activity, booths }: PlannedFair, today: LocalDate): Booth[] {
  const approved = EMPLOYERS.filter(({ standing }) => standing === 'approved')
  const shuffled = someOf(approved, approved.length, 'booths', activity.id)
  const isHere = (employer: DemoEmployer) =>
    activity.district.startsWith(employer.district) && employer.district.length > 4
  const inOrder = activity.theme ? shuffled : [...shuffled.filter(isHere), ...shuffled.filter((each) => !isHere(each))]
  const isNext = activity.theme !== null && activity.day === fridayOnOrAfter(today)
  return inOrder
    .slice(0, booths + (isNext ? 2 : 0))
    .map((employer, nth) => boothOf({ activity, employer, nth, isNext, state: nth < booths ? 'approved' : 'pending' }))
}

type BoothFacts = {
  activity: Row<'activities'>
  employer: DemoEmployer
  nth: number
  isNext: boolean
  state: 'approved' | 'pending'
}

function boothOf({ activity, employer, nth, isNext, state }: BoothFacts): Booth {
  const id = idOf<BoothId>('booth', activity.id, employer.id)
  const daysAhead = state === 'pending' ? 7 : ASKED_AHEAD + 1
  const applied = instantOf(addDays(activity.day, -daysAhead), '09:00') + nth * 600_000
  return {
    booth: {
      id,
      activity_id: activity.id,
      employer_id: employer.id,
      number: state === 'approved' ? `A${`${nth + 1}`.padStart(2, '0')}` : null,
      state,
      applied_at: applied,
      reviewed_at: state === 'approved' ? applied + 3_600_000 : null,
      reviewed_by: state === 'approved' ? cityClerk : null,
    },
    offered: [
      ...employer.postingIds.map((posting) => ({ booth_id: id, posting_id: posting, state })),
      ...(isNext ? employer.freshIds : []).map((posting) => ({ booth_id: id, posting_id: posting, state: 'pending' })),
    ],
  }
}
