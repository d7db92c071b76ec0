import { decidePublishing, flagsOf } from '../../src/domain/posting/posting'
import { isProvince } from '../../src/domain/region/region'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant } from '../../types/core'
import type { Posting } from '../../types/posting'
import { accept, type Decision, refuse } from '../../types/reply'
import { postingJson } from '../core/posting/view'
import { constraintOf } from '../kit/db'
import { log } from '../kit/log'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { msgSecCheck, type TextVerdict } from '../kit/wechat/api'

type Publishing = Ask<'posting.publish'>

/** Creates or corrects one of the employer's postings, with what the screening says about its words. */
export const publish: Verb<'posting.publish'> = async (ask) => {
  const decision = decidePublishing(ask.input, dayOf(ask.now))
  if (!decision.ok) return decision
  if ((await wechatSays(ask)) === 'risky') return refuse({ code: 'posting.unsafe' })
  try {
    const saved = await save(ask)
    return saved ? accept(saved) : await explain(ask)
  } catch (fault) {
    if (constraintOf(fault) === 'postings_district_fkey') return refuse({ code: 'input.invalid', field: 'region' })
    throw fault
  }
}

/**
 * What people write and others read passes WeChat's check (review rule for user content). When it cannot be asked the
 * posting goes on: a clerk reads every one before it shows.
 */
async function wechatSays({ input, actor, traceId }: Publishing): Promise<TextVerdict> {
  try {
    return await msgSecCheck({ openid: actor.openid, scene: 3, content: `${input.title}\n${input.content}` })
  } catch (fault) {
    log({ level: 'fault', what: 'msg_sec_check', traceId, message: String(fault) })
    return 'review'
  }
}

/**
 * One statement: what changed goes back to review at every fair that is not over, and with it a booth that was sent
 * back; where nothing was sent back the same words sent again change nothing. Null when nothing was written.
 */
async function save({ input, actor, db, now }: Publishing): Promise<Posting | null> {
  const { pay, region } = input
  const [district, province] = isProvince(region) ? [null, region] : [region, null]
  const { rows } = await sql<{ posting: Posting }>`
    with p as (
      insert into postings as old (id, employer_id, title, trade, headcount, content, district, province, place,
        pay_min, pay_max, pay_unit, pay_sure, education, perks, valid_until, flags, published_at)
      values (${input.postingId}, ${actor.employerId}, ${input.title}, ${input.trade}, ${input.headcount},
        ${input.content}, ${district}, ${province}, ${input.place}, ${pay.min}, ${pay.max}, ${pay.unit},
        ${input.paySure ?? false}, ${input.education}, ${JSON.stringify(input.perks)}, ${input.validUntil}, ${JSON.stringify(flagsOf(input))},
        ${now})
      on conflict (id) do update set title = excluded.title, trade = excluded.trade, headcount = excluded.headcount,
        content = excluded.content, district = excluded.district, province = excluded.province, place = excluded.place,
        pay_min = excluded.pay_min, pay_max = excluded.pay_max, pay_unit = excluded.pay_unit,
        pay_sure = excluded.pay_sure, education = excluded.education, perks = excluded.perks, valid_until = excluded.valid_until,
        flags = excluded.flags
      where old.employer_id = excluded.employer_id and old.closed_at is null and ((
        old.title, old.trade, old.headcount, old.content, old.district, old.province, old.place, old.pay_min,
        old.pay_max, old.pay_unit, old.education, old.perks, old.valid_until
      ) is distinct from (
        excluded.title, excluded.trade, excluded.headcount, excluded.content, excluded.district, excluded.province,
        excluded.place, excluded.pay_min, excluded.pay_max, excluded.pay_unit, excluded.education, excluded.perks,
        excluded.valid_until
      ) or exists (
        select from booth_postings bp join booths b on b.id = bp.booth_id join activities a on a.id = b.activity_id
        where bp.posting_id = old.id and bp.state = 'sentBack' and b.employer_id = old.employer_id
          and (b.state = 'approved' or ${isResubmitted(now)}) and a.ends_at > ${now}
      ))
      returning *
    ), again as (
      update booth_postings bp set state = 'pending'
      from p, booths b, activities a
      where bp.posting_id = p.id and b.id = bp.booth_id and a.id = b.activity_id
        and (b.state in ('pending', 'approved') or ${isResubmitted(now)}) and a.ends_at > ${now}
    ), resubmitted as (
      update booths b set state = 'pending', applied_at = ${now}, reviewed_at = null, reviewed_by = null
      from p, booth_postings bp, activities a
      where bp.posting_id = p.id and b.id = bp.booth_id and a.id = b.activity_id and ${isResubmitted(now)}
    )
    select ${postingJson} as posting from p`.execute(db)
  return rows[0]?.posting ?? null
}

/** SQL: booth `b` was sent back, its fair `a` has not begun, and no other application of the employer is there. */
const isResubmitted = (now: Instant) => sql`(
  b.state = 'sentBack' and a.state = 'published' and a.starts_at > ${now} and not exists (
    select from booths o
    where o.activity_id = b.activity_id and o.employer_id = b.employer_id and o.state in ('pending', 'approved')
  )
  and b.id = (
    select o.id from booths o
    where o.activity_id = b.activity_id and o.employer_id = b.employer_id and o.state = 'sentBack'
    order by o.applied_at desc, o.id limit 1
  )
)`

async function explain({ input, actor, db }: Publishing): Promise<Decision<Posting>> {
  const { rows } = await sql<{ posting: Posting }>`
    select ${postingJson} as posting from postings p
    where p.id = ${input.postingId} and p.employer_id = ${actor.employerId}`.execute(db)
  const posting = rows[0]?.posting
  if (!posting) return refuse({ code: 'posting.notFound' })
  return posting.closed ? refuse({ code: 'posting.closed' }) : accept(posting)
}
