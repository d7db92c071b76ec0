import { readInviteCode } from '../../src/domain/employer/invite-code'
import { GUESSES, GUESSES_A_DAY, GUESSES_AN_HOUR, type GuessCount, guessAgainAt } from '../../src/domain/gate/door'
import type { Instant, OpenId, RightId } from '../../types/core'
import type { GateSession } from '../../types/gate'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf, type Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { hashOfCode } from './invite-code'
import { sessionColumns, sessionTables } from './view'

/**
 * Makes the right of a one-time code this account's. The same account may say it twice; another one is refused. Every try
 * counts, whoever tries in parallel; only a right newly taken ends the count, never a code this account holds already.
 */
export const claim: Verb<'gate.claim'> = async ({ input, actor, db, now }) => {
  const until = guessAgainAt(await countGuess(db, actor.openid, now))
  if (until !== null) return refuse({ code: 'gate.codeTooMany', until })
  const code = readInviteCode(input.code)
  const answer: Decision<Taken> = code
    ? await take(db, { code, openid: actor.openid, now })
    : refuse({ code: 'gate.codeWrong' })
  if (!answer.ok) return answer
  if (answer.value.isNew) await sql`delete from gate_guesses where openid = ${actor.openid}`.execute(db)
  const { rows } = await sql<GateSession>`
    select ${sessionColumns} from ${sessionTables} where r.id = ${answer.value.id}`.execute(db)
  return accept(rows[0] as GateSession)
}

/**
 * Counts a try before it is made: one statement, so that a hundred at once are a hundred. What is turned away for being
 * too quick was never looked at and does not count for the hour and the day.
 */
async function countGuess(db: Db, openid: OpenId, now: Instant): Promise<GuessCount> {
  const isQuick = sql`g.since > ${now - GUESSES.within}::bigint and g.tries >= ${GUESSES.most}`
  const next = (runs: Sql<unknown>, tries: Sql<unknown>) =>
    sql`case when ${runs} then least(${tries}, 1000) + (not (${isQuick}))::int else 1 end`
  const short = sql`g.since > ${now - GUESSES.within}::bigint`
  const hour = sql`g.hour_since > ${now - GUESSES_AN_HOUR.within}::bigint`
  const day = sql`g.day_since > ${now - GUESSES_A_DAY.within}::bigint`
  const { rows } = await sql<GuessCount>`
    insert into gate_guesses as g (openid, since, tries, hour_since, hour_tries, day_since, day_tries)
    values (${openid}, ${now}, 1, ${now}, 1, ${now}, 1)
    on conflict (openid) do update set
      since = case when ${short} then g.since else excluded.since end,
      tries = case when ${short} then least(g.tries, 1000) + 1 else 1 end,
      hour_since = case when ${hour} then g.hour_since else excluded.hour_since end,
      hour_tries = ${next(hour, sql`g.hour_tries`)},
      day_since = case when ${day} then g.day_since else excluded.day_since end,
      day_tries = ${next(day, sql`g.day_tries`)}
    returning tries, since, hour_tries as "hourTries", hour_since as "hourSince", day_tries as "dayTries",
      day_since as "daySince"`.execute(db)
  return rows[0] as GuessCount
}

/** The right the code stands for; whether it was nobody's before. */
type Taken = { id: RightId; isNew: boolean }

type Claim = { code: string; openid: OpenId; now: Instant }

async function take(db: Db, { code, openid, now }: Claim): Promise<Decision<Taken>> {
  const hash = hashOfCode(code)
  try {
    const { rows } = await sql<{ id: RightId }>`
      update gate_rights set openid = ${openid}, claimed_at = ${now}
      where code_hash = ${hash} and openid is null and revoked_at is null and code_until > ${now}
      returning id`.execute(db)
    return rows[0] ? accept({ id: rows[0].id, isNew: true }) : await explain(db, { hash, openid })
  } catch (fault) {
    // this account may scan there already: its right stays, and the code stays good for somebody else
    if (constraintOf(fault) === 'gate_rights_one_live') return heldAt(db, { hash, openid })
    throw fault
  }
}

type Found = { id: RightId; openid: OpenId | null; revoked: boolean; until: Instant }

/** Why the code opened nothing, or the right it had opened for this account before. */
async function explain(db: Db, { hash, openid }: { hash: Buffer; openid: OpenId }): Promise<Decision<Taken>> {
  const { rows } = await sql<Found>`
    select id, openid, revoked_at is not null as revoked, code_until as until from gate_rights
    where code_hash = ${hash}`.execute(db)
  const [found] = rows
  if (!found) return refuse({ code: 'gate.codeWrong' })
  if (found.openid === openid && !found.revoked) return accept({ id: found.id, isNew: false })
  if (found.openid !== null || found.revoked) return refuse({ code: 'gate.codeUsed' })
  return refuse({ code: 'gate.codeExpired', until: found.until })
}

async function heldAt(db: Db, { hash, openid }: { hash: Buffer; openid: OpenId }): Promise<Decision<Taken>> {
  const { rows } = await sql<{ id: RightId }>`
    select own.id from gate_rights r join gate_rights own on own.session_id = r.session_id
    where r.code_hash = ${hash} and own.openid = ${openid} and own.revoked_at is null`.execute(db)
  return rows[0] ? accept({ id: rows[0].id, isNew: false }) : refuse({ code: 'gate.codeUsed' })
}
