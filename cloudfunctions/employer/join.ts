import { checkCreditCode } from '../../src/domain/employer/credit-code'
import type { EmployerId } from '../../types/core'
import type { JoinRequest } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'
import { tellRecruiters } from '../core/employer/tell-recruiters'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { getRequest } from './request'

/** Asks to act for an employer that is registered already; asking again puts the new request in the place of the open one. */
export const join: Verb<'employer.join'> = async (ask) => {
  const creditCode = checkCreditCode(ask.input.creditCode)
  return creditCode.ok ? request(ask, creditCode.value) : creditCode
}

const request = ({ input, actor, db, now }: Ask<'employer.join'>, creditCode: string): Promise<Decision<JoinRequest>> =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ employerId: EmployerId | null; own: EmployerId | null }>`
      select (select id from employers where credit_code = ${creditCode}) as "employerId",
        (select employer_id from recruiters where openid = ${actor.openid}) as own`.execute(tx)
    const { employerId, own } = rows[0] as { employerId: EmployerId | null; own: EmployerId | null }
    if (own) return refuse({ code: 'employer.hasOne' })
    if (!employerId) return refuse({ code: 'employer.notFound' })
    const { rows: saved } = await sql<{ id: string; isNew: boolean }>`
      insert into recruiter_requests as old (id, employer_id, openid, name_sealed, state, asked_at)
      values (${input.requestId}, ${employerId}, ${actor.openid}, ${seal(input.name)}, 'pending', ${now})
      on conflict (openid) where state = 'pending' do update set employer_id = excluded.employer_id,
        name_sealed = excluded.name_sealed
      returning id, old.asked_at = ${now} as "isNew"`.execute(tx)
    const id = saved[0]?.id as string
    await tellRecruiters(
      tx,
      {
        employerId,
        reason: `join:${id}:${employerId}`,
        title: '有人申请加入您的单位',
        body: '有人申请代表单位发布岗位。请在“我的单位”里看姓名，同意或拒绝；不认识的请拒绝。',
      },
      now,
    )
    const found = await getRequest(tx, id)
    return found ? accept(found) : refuse({ code: 'employer.joinGone' })
  })
