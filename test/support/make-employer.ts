import { boothVersion } from '../../cloudfunctions/core/booth/view'
import { employerVersion } from '../../cloudfunctions/core/employer/view'
import { clock } from '../../cloudfunctions/kit/clock'
import { seal } from '../../cloudfunctions/kit/seal'
import { insertInto, sql } from '../../cloudfunctions/kit/sql'
import type { ActivityId, BoothId, EmployerId, LocalDate, PostingId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { ReviewState } from '../../types/employer'
import type { Education, Pay, Trade } from '../../types/posting'
import { dayIn, newId, nextNumber } from './make'
import { makeCreditCode } from './numbers'
import { owner } from './owner'

export type EmployerWish = {
  openid?: string
  name?: string
  creditCode?: string
  district?: string
  state?: 'pending' | 'approved' | 'sentBack'
}

/** An approved employer with one recruiter's account. */
export async function anEmployer(wish: EmployerWish = {}) {
  const n = nextNumber()
  const employerId = newId<EmployerId>()
  const openid = wish.openid ?? `o-recruiter-${n}`
  const state = wish.state ?? 'approved'
  const now = clock.now()
  await insertInto('employers', {
    id: employerId,
    name: wish.name ?? `梵净山茶业有限公司${n}`,
    credit_code: wish.creditCode ?? makeCreditCode(n),
    district: (wish.district ?? '520602') as DistrictCode,
    address: '灯塔工业园 8 号',
    about: '做茶的。',
    contact_name_sealed: seal('吴经理'),
    contact_phone_sealed: seal('13985600000'),
    state,
    registered_at: now,
    reviewed_at: state === 'pending' ? null : now,
    verified_at: state === 'approved' ? now : null,
  }).execute(owner())
  await insertInto('recruiters', { openid, employer_id: employerId, joined_at: now }).execute(owner())
  return { employerId, openid }
}

export type PostingWish = {
  employerId: string
  title?: string
  trade?: Trade
  /** A district of ours, or a province. */
  region?: string
  headcount?: number
  pay?: Pay
  education?: Education
  perks?: string[]
  validUntil?: LocalDate
  closed?: boolean
}

/** An open posting valid for 60 days; it shows at a fair only through a booth. */
export async function aPosting(wish: PostingWish) {
  const postingId = newId<PostingId>()
  const isAway = wish.region?.length === 2
  const pay = wish.pay ?? { min: 3500, max: 5000, unit: 'month' }
  const now = clock.now()
  await insertInto('postings', {
    id: postingId,
    employer_id: wish.employerId as EmployerId,
    title: wish.title ?? '采茶工',
    trade: wish.trade ?? 'farming',
    headcount: wish.headcount ?? 5,
    content: '采茶、晾青、分拣。',
    district: isAway ? null : ((wish.region ?? '520602') as DistrictCode),
    province: isAway ? (wish.region ?? null) : null,
    place: '灯塔工业园',
    pay_min: pay.min,
    pay_max: pay.max,
    pay_unit: pay.unit,
    education: wish.education ?? 'any',
    perks: JSON.stringify(wish.perks ?? ['包吃住']),
    valid_until: wish.validUntil ?? dayIn(60),
    published_at: now,
    closed_at: wish.closed ? now : null,
  }).execute(owner())
  return { postingId }
}

export type BoothWish = {
  activityId: string
  employerId: string
  postingIds?: string[]
  state?: ReviewState
  postingState?: 'pending' | 'approved' | 'sentBack'
  number?: string | null
}

/** An approved booth with these postings approved; or as told. */
export async function aBooth({ postingIds = [], state = 'approved', ...wish }: BoothWish) {
  const boothId = newId<BoothId>()
  const now = clock.now()
  const reviewed = state === 'approved' || state === 'sentBack'
  await insertInto('booths', {
    id: boothId,
    activity_id: wish.activityId as ActivityId,
    employer_id: wish.employerId as EmployerId,
    number: wish.number ?? null,
    state,
    applied_at: now,
    reviewed_at: reviewed ? now : null,
  }).execute(owner())
  for (const postingId of postingIds)
    await insertInto('booth_postings', {
      booth_id: boothId,
      posting_id: postingId as PostingId,
      state: wish.postingState ?? (state === 'approved' ? 'approved' : 'pending'),
    }).execute(owner())
  return { boothId }
}

/** An approved employer with one approved posting at a fair. */
export async function aPostingAt(activityId: string, wish: EmployerWish & Omit<PostingWish, 'employerId'> = {}) {
  const employer = await anEmployer(wish)
  const { postingId } = await aPosting({ ...wish, employerId: employer.employerId })
  const { boothId } = await aBooth({ activityId, employerId: employer.employerId, postingIds: [postingId] })
  return { ...employer, postingId, boothId }
}

const NEVER_READ = '0'.repeat(32)

/** What a clerk who reads now sees of an employer, to approve it by; of none, something nobody ever read. */
export async function asReadEmployer(employerId: string) {
  const { rows } = await sql<{ version: string }>`
    select ${employerVersion} as version from employers e where e.id = ${employerId}`.execute(owner())
  return { employerId, version: rows[0]?.version ?? NEVER_READ }
}

/** The same of a booth with its waiting postings. */
export async function asReadBooth(boothId: string) {
  const { rows } = await sql<{ version: string }>`
    select ${boothVersion(sql`${boothId}::uuid`)} as version`.execute(owner())
  return { boothId, version: rows[0]?.version ?? NEVER_READ }
}
