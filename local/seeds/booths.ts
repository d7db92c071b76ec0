import type pg from 'pg'
import { addDays, fridayOnOrAfter, instantOf } from '../../src/domain/calendar'
import type { BoothId, LocalDate } from '../../types/core'
import { type DemoEmployer, EMPLOYERS, employerRows, postingRows } from './employers'
import type { PlannedFair } from './fairs'
import { idOf, someOf } from './ids'
import { insertRows, type Row } from './rows'
import { cityClerk } from './staff'

/** Employers with their postings, kept valid, and who of them stands at which fair. */
export async function seedEmployers(client: pg.Client, fairs: readonly PlannedFair[], today: LocalDate): Promise<void> {
  await insertRows(client, 'employers', employerRows(today, cityClerk))
  await insertRows(client, 'postings', postingRows(today))
  await client.query(
    'update postings set valid_until = $2 where id = any ($1) and valid_until < $2 and closed_at is null',
    [EMPLOYERS.flatMap(({ postingIds }) => postingIds), addDays(today, 45)],
  )
  const booths = fairs.flatMap((fair) => boothsAt(fair, today))
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
  const daysAhead = state === 'pending' ? 7 : 31
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
