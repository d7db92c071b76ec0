import { type BoothReviewFacts, decideBoothReview } from '../../src/domain/employer/booth'
import type { Verdict } from '../../src/domain/employer/employer'
import { dayOf, sayDay, sayTime } from '../../src/domain/time/calendar'
import type { Booth } from '../../types/booth'
import type { ActivityId, BoothId, EmployerId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { ReviewState } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { boothVersion } from '../core/booth/view'
import { tellRecruiters } from '../core/employer/tell-recruiters'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { getBooth } from './find'

/** Approves a booth and its waiting postings; the booth gets the fair's next number. */
export const approve: Verb<'booth.approve'> = (ask) => review(ask, { state: 'approved' }, ask.input.version)

/** Sends a booth, or the postings added to an approved one, back with a note. */
export const sendBack: Verb<'booth.sendBack'> = (ask) => review(ask, { state: 'sentBack', note: ask.input.note })

type Reviewing = Pick<Ask<'booth.sendBack'>, 'actor' | 'db' | 'now' | 'traceId'> & { input: { boothId: BoothId } }

/** Approved only as it was read: `version` is what the clerk saw. */
const review = (
  { input, actor, db, now, traceId }: Reviewing,
  verdict: Verdict,
  version: string | null = null,
): Promise<Decision<Booth>> =>
  db.transaction(async (tx) => {
    const found = await lock(tx, input.boothId, actor)
    if (!found) return refuse({ code: 'booth.notFound' })
    const decision = decideBoothReview({ ...found, verdict, clerk: actor.staffId, now })
    if (!decision.ok) return decision
    if (decision.value === 'keep') return accept(await getBooth(tx, input.boothId))
    if (version !== null && found.version !== version) return refuse({ code: 'booth.changed' })
    await settle(tx, { boothId: input.boothId, verdict, actor, now })
    const booth = await getBooth(tx, input.boothId)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: verdict.state === 'approved' ? 'booth.approve' : 'booth.sendBack',
      subject: 'booth',
      subjectId: booth.id,
      district: found.district,
      detail: verdict.state === 'approved' ? { number: booth.number } : { note: verdict.note },
    })
    await tellRecruiters(
      tx,
      {
        employerId: found.employerId,
        activityId: booth.activityId,
        reason: `booth.${verdict.state === 'approved' ? 'approve' : 'sendBack'}:${booth.id}:${now}`,
        title: booth.fair,
        body: verdict.state === 'approved' ? sayApproved(booth, found.booth.state) : saySentBack(booth, verdict.note),
      },
      now,
    )
    return accept(booth)
  })

const sayApproved = ({ number, startsAt }: Booth, before: ReviewState): string =>
  before === 'approved'
    ? '新增和修改的岗位审核通过，求职者已能看到。'
    : `展位审核通过，号码 ${number}，${sayDay(dayOf(startsAt))} ${sayTime(startsAt)} 开始，求职者已能看到您的岗位。`

const saySentBack = ({ state }: Booth, note: string): string =>
  `${state === 'approved' ? '岗位' : '展位申请'}被退回：${note}。请在“我的单位”里改好岗位，保存后自动重新提交。`

type Found = Pick<BoothReviewFacts, 'booth' | 'employer' | 'fair'> & {
  employerId: EmployerId
  district: DistrictCode
  version: string
}

/**
 * Locks the fair before the booth: numbers are given one after the other. The postings are held as well, or one could be
 * corrected between reading its version and approving it. Scope is the fair's district.
 */
async function lock(tx: Tx, boothId: BoothId, clerk: ClerkActor): Promise<Found | null> {
  const { rows: fairs } = await sql<{ id: ActivityId }>`
    select a.id from activities a
    where a.id = (select activity_id from booths where id = ${boothId}) and ${inScope('a.district', clerk)}
    for no key update`.execute(tx)
  if (!fairs[0]) return null
  await sql`select from booths where id = ${boothId} for update`.execute(tx)
  await sql`
    select from postings p where p.id in (
      select bp.posting_id from booth_postings bp where bp.booth_id = ${boothId}
    ) order by p.id for share`.execute(tx)
  const { rows } = await sql<Found>`
    select json_build_object('state', b.state, 'note', b.note, 'reviewedBy', b.reviewed_by, 'waiting', (
        select count(*) from booth_postings bp join postings p on p.id = bp.posting_id
        where bp.booth_id = b.id and bp.state = 'pending' and p.closed_at is null
      )) as booth, e.state as employer, e.id as "employerId", a.district, ${boothVersion(sql`b.id`)} as version,
      json_build_object('kind', a.kind, 'state', a.state, 'day', a.day, 'startsAt', a.starts_at, 'endsAt', a.ends_at)
        as fair
    from booths b join employers e on e.id = b.employer_id join activities a on a.id = b.activity_id
    where b.id = ${boothId}`.execute(tx)
  return rows[0] ?? null
}

type Settling = { boothId: BoothId; verdict: Verdict; actor: ClerkActor; now: number }

/**
 * Numbers run A01, A02 … and are never given again. An approved booth stays approved; sending its new postings back
 * leaves only the note.
 */
async function settle(tx: Tx, { boothId, verdict, actor, now }: Settling): Promise<void> {
  const note = verdict.state === 'sentBack' ? verdict.note : null
  await sql`
    with postings as (
      update booth_postings set state = ${verdict.state} where booth_id = ${boothId} and state = 'pending'
    )
    update booths b set
      state = case when b.state = 'approved' then b.state else ${verdict.state} end,
      number = case when ${verdict.state}::text = 'approved' then coalesce(b.number, next.number) else b.number end,
      note = ${note}, reviewed_at = ${now}, reviewed_by = ${actor.staffId}
    from (
      select 'A' || lpad(n::text, greatest(2, length(n::text)), '0') as number from (
        select coalesce(max(substr(other.number, 2)::int), 0) + 1 as n from booths other
        where other.number ~ '^A[0-9]{1,6}$'
          and other.activity_id = (select activity_id from booths where id = ${boothId})
      ) counted
    ) next
    where b.id = ${boothId}`.execute(tx)
}
