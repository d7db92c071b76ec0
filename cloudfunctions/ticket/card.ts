import { missingOf } from '../../src/domain/ticket/eligibility-card'
import type { OpenId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Answer, AskedQuestion, SignUpCard } from '../../types/waitlist'
import { isBornChild } from '../core/person/child'
import type { Sealed } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

type Asked = Omit<AskedQuestion, 'filledIn'> & { validDays: number | null }
type Found = Pick<SignUpCard, 'overlaps'> & {
  activity: Pick<SignUpCard, 'keyGroup' | 'keySeats' | 'eligibility'> | null
  onRoster: boolean
  bornSealed: Sealed | null
  questions: Asked[]
  answers: Answer[]
}

/** Signing up stays short: what is not asked now is asked the next time. */
const MOST_AT_ONCE = 3

/** SQL: places this account holds for the person `p` whose dates meet those of the activity `a`; end and start may touch. */
const overlapsOf = (openid: OpenId) => sql`
  coalesce((
    select json_agg(json_build_object('title', met.title, 'startsAt', met.starts_at, 'endsAt', met.ends_at)
      order by met.starts_at, met.id)
    from (
      select distinct on (t.id) t.id, b.title, o.starts_at, o.ends_at
      from tickets t join activities b on b.id = t.activity_id and b.state = 'published' and b.ends_at > a.starts_at
        join sessions o on o.activity_id = b.id
        join sessions s on s.activity_id = a.id and s.starts_at < o.ends_at and o.starts_at < s.ends_at
      where t.person_id = p.id and t.booked_by = ${openid} and t.state in ('booked', 'offered') and b.id <> a.id
      order by t.id, o.starts_at limit 3
    ) met
  ), '[]')`

/** What signing a person up still asks: questions without a fresh answer, the last one filled in. One statement. */
export const card: Verb<'ticket.card'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<Found>`
    select case when a.id is not null
        then json_build_object('keyGroup', a.key_group, 'keySeats', a.key_seats, 'eligibility', a.eligibility) end as activity,
      p.born_sealed as "bornSealed",
      exists (select from members m where m.key_group = a.key_group and m.person_id = p.id) as "onRoster",
      coalesce((select json_agg(json_build_object('code', q.code, 'label', q.label, 'options', q.options,
        'validDays', q.valid_days) order by q.position, q.code) from questions q), '[]') as questions,
      coalesce((select json_agg(json_build_object('question', given.question, 'answer', given.answer,
        'answeredAt', given.answered_at)) from answers given where given.person_id = p.id), '[]') as answers,
      ${overlapsOf(actor.openid)} as overlaps
    from account_persons link join persons p on p.id = link.person_id
      left join activities a on a.id = ${input.activityId} and a.state <> 'draft'
    where link.openid = ${actor.openid} and link.person_id = ${input.personId}`.execute(db)
  const found = rows[0]
  if (!found) return refuse({ code: 'person.notFound' })
  if (!found.activity) return refuse({ code: 'activity.notFound' })
  const { onRoster, overlaps } = found
  // of a child under 14 nothing is asked that is not needed (儿童个人信息网络保护规定 art. 8–10)
  if (isBornChild(found.bornSealed, now))
    return accept({ ...found.activity, keyGroup: null, onRoster: false, overlaps, questions: [] })
  return accept({ ...found.activity, onRoster, overlaps, questions: stillAsked(found, now) })
}

function stillAsked({ questions, answers }: Found, now: number): AskedQuestion[] {
  const plain = questions.map(({ code, options, validDays }) => ({
    code,
    options: options?.map((option) => option.code) ?? null,
    validDays,
  }))
  const missing = new Map(missingOf(plain, answers, now).map(({ question, filledIn }) => [question.code, filledIn]))
  return questions
    .filter(({ code }) => missing.has(code))
    .slice(0, MOST_AT_ONCE)
    .map(({ code, label, options }) => ({ code, label, options, filledIn: missing.get(code) ?? null }))
}
