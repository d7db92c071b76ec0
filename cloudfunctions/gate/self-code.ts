import { RIGHT_ENDS_AFTER_MS, RIGHT_OPENS_BEFORE_MS } from '../../src/domain/gate/gate'
import { startOf, stepOf } from '../../src/domain/gate/self-code'
import type { SelfCodes } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { signSelfCode } from '../core/ticket/key'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { countsJson } from './view'

/** Two minutes of codes: the screen outlives a short gap of the network, and nobody carries a stock of them away. */
const STEPS = 8

/** The codes a check-in screen shows from now on, for a helper whose right is open or a clerk of its division or above. */
export const selfCode: Verb<'gate.selfCode'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<Omit<SelfCodes, 'codes'> & { rotating: boolean }>`
    select a.title, s.day, s.rotating, ${countsJson} as counts, (
      select r.gate from gate_rights r where r.session_id = s.id and r.openid = ${actor.openid} and ${isLiveRight}
    ) as gate
    from sessions s join activities a on a.id = s.activity_id
    where s.id = ${input.sessionId} and a.state = 'published' and (
      (${now} >= s.gate_opens_at - ${RIGHT_OPENS_BEFORE_MS}::bigint and ${now} < s.gate_closes_at + ${RIGHT_ENDS_AFTER_MS}::bigint
        and exists (select from gate_rights r where r.session_id = s.id and r.openid = ${actor.openid} and ${isLiveRight}))
      or exists (
        select from staff st
        where st.openid = ${actor.openid} and st.active and st.role = 'clerk' and starts_with(a.district, st.district)
      )
    )`.execute(db)
  if (!rows[0]) return refuse({ code: 'session.notFound' })
  const { rotating, ...shown } = rows[0]
  if (!rotating) return refuse({ code: 'gate.noSelfCode' })
  const codes = Array.from({ length: STEPS }, (_, nth) => {
    const step = stepOf(now) + nth
    return { from: startOf(step), text: signSelfCode({ sessionId: input.sessionId, step }) }
  })
  return accept({ ...shown, codes })
}
