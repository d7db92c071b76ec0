import { CODE_LASTS } from '../../src/domain/gate/door'
import type { Instant } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { CODE_TRIES, codeOf, hashOfCode } from './invite-code'
import { auditHelper, findSession } from './session'

/**
 * A one-time code for somebody the system does not know, for one gate of one session in scope. Sent again it shows the same
 * code; once claimed or taken back there is none to show.
 */
export const invite: Verb<'gate.invite'> = (ask) =>
  ask.db.transaction(async (tx) => {
    const { input, actor } = ask
    const { rightId, sessionId, gate } = input
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const made = (await make(tx, ask)) ?? (await again(tx, ask))
    if (!made) return refuse({ code: 'input.invalid', field: 'rightId' })
    if (made.fresh) {
      const detail = { rightId, gate }
      await auditHelper(tx, { ask, act: 'gate.invite', district: session.district, detail })
    }
    return accept({ rightId, code: made.code, until: made.until })
  })

type Made = { code: string; until: Instant; fresh: boolean }

/** The new right with a code nobody else's right has; null when there is a right of this id already. */
async function make(tx: Tx, { input, actor, now }: Ask<'gate.invite'>): Promise<Made | null> {
  const until = now + CODE_LASTS
  for (let nth = 0; nth < CODE_TRIES; nth += 1) {
    const code = codeOf(input.rightId, nth)
    const { rows } = await sql`
      insert into gate_rights (id, session_id, gate, helper_sealed, code_hash, code_until, granted_by, granted_at)
      values (${input.rightId}, ${input.sessionId}, ${input.gate}, ${seal(input.helper)}, ${hashOfCode(code)}, ${until},
        ${actor.staffId}, ${now})
      on conflict do nothing returning id`.execute(tx)
    if (rows[0]) return { code, until, fresh: true }
  }
  return null
}

/** The code of a right made before, while it can still be typed in. */
async function again(tx: Tx, { input, actor, now }: Ask<'gate.invite'>): Promise<Made | null> {
  const { rows } = await sql<{ hash: Buffer; until: Instant }>`
    select code_hash as hash, code_until as until from gate_rights
    where id = ${input.rightId} and session_id = ${input.sessionId} and granted_by = ${actor.staffId}
      and openid is null and revoked_at is null and code_until > ${now}`.execute(tx)
  const [right] = rows
  if (!right) return null
  for (let nth = 0; nth < CODE_TRIES; nth += 1) {
    const code = codeOf(input.rightId, nth)
    if (hashOfCode(code).equals(right.hash)) return { code, until: right.until, fresh: false }
  }
  return null
}
