import { sql } from 'kysely'
import { GUESSES, readInviteCode } from '../../src/domain/door'
import type { Instant, OpenId, RightId } from '../../types/core'
import type { GateSession } from '../../types/gate'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf, type Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { hashOfCode } from './invite-code'
import { sessionColumns, sessionTables } from './view'

/**
 * Makes the right of a one-time code this account's. The same account may say it twice; another one is refused. Every wrong
 * code counts, whoever tries in parallel.
 */
export const claim: Verb<'gate.claim'> = async ({ input, actor, db, now }) => {
  const guess = await countGuess(db, actor.openid, now)
  if (guess.tries > GUESSES.most) return refuse({ code: 'gate.codeTooMany', until: guess.since + GUESSES.within })
  const code = readInviteCode(input.code)
  const answer: Decision<RightId> = code
    ? await take(db, { code, openid: actor.openid, now })
    : refuse({ code: 'gate.codeWrong' })
  if (!answer.ok) return answer
  await sql`delete from gate_guesses where openid = ${actor.openid}`.execute(db)
  const { rows } = await sql<GateSession>`
    select ${sessionColumns} from ${sessionTables} where r.id = ${answer.value}`.execute(db)
  return accept(rows[0] as GateSession)
}

/** Counts a try before it is made: one statement, so that a hundred at once are a hundred. */
async function countGuess(db: Db, openid: OpenId, now: Instant): Promise<{ tries: number; since: Instant }> {
  const { rows } = await sql<{ tries: number; since: Instant }>`
    insert into gate_guesses as g (openid, since, tries) values (${openid}, ${now}, 1)
    on conflict (openid) do update set
      since = case when g.since > excluded.since - ${GUESSES.within}::bigint then g.since else excluded.since end,
      tries = case when g.since > excluded.since - ${GUESSES.within}::bigint then least(g.tries, 1000) + 1 else 1 end
    returning tries, since`.execute(db)
  return rows[0] as { tries: number; since: Instant }
}

type Claim = { code: string; openid: OpenId; now: Instant }

async function take(db: Db, { code, openid, now }: Claim): Promise<Decision<RightId>> {
  const hash = hashOfCode(code)
  try {
    const { rows } = await sql<{ id: RightId }>`
      update gate_rights set openid = ${openid}, claimed_at = ${now}
      where code_hash = ${hash} and openid is null and revoked_at is null and code_until > ${now}
      returning id`.execute(db)
    return rows[0] ? accept(rows[0].id) : await explain(db, { hash, openid })
  } catch (fault) {
    // this account may scan there already: its right stays, and the code stays good for somebody else
    if (constraintOf(fault) === 'gate_rights_one_live') return heldAt(db, { hash, openid })
    throw fault
  }
}

type Found = { id: RightId; openid: OpenId | null; revoked: boolean; until: Instant }

/** Why the code opened nothing, or the right it had opened for this account before. */
async function explain(db: Db, { hash, openid }: { hash: Buffer; openid: OpenId }): Promise<Decision<RightId>> {
  const { rows } = await sql<Found>`
    select id, openid, revoked_at is not null as revoked, code_until as until from gate_rights
    where code_hash = ${hash}`.execute(db)
  const [found] = rows
  if (!found) return refuse({ code: 'gate.codeWrong' })
  if (found.openid === openid && !found.revoked) return accept(found.id)
  if (found.openid !== null || found.revoked) return refuse({ code: 'gate.codeUsed' })
  return refuse({ code: 'gate.codeExpired', until: found.until })
}

async function heldAt(db: Db, { hash, openid }: { hash: Buffer; openid: OpenId }): Promise<Decision<RightId>> {
  const { rows } = await sql<{ id: RightId }>`
    select own.id from gate_rights r join gate_rights own on own.session_id = r.session_id
    where r.code_hash = ${hash} and own.openid = ${openid} and own.revoked_at is null`.execute(db)
  return rows[0] ? accept(rows[0].id) : refuse({ code: 'gate.codeUsed' })
}
