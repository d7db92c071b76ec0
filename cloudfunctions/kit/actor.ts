import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { Who } from '../../types/call'
import type { EmployerId, Instant, OpenId, StaffId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Caller } from './caller'
import type { Db } from './db'
import { sql } from './sql'

export type AccountActor = { kind: 'account'; openid: OpenId }
export type RecruiterActor = { kind: 'recruiter'; openid: OpenId; employerId: EmployerId }
/** Whoever holds a live right to scan at a session from yesterday on: a colleague, or a helper who came by a one-time code. */
export type GateActor = { kind: 'gate'; openid: OpenId }
export type ClerkActor = { kind: 'clerk'; openid: OpenId; staffId: StaffId; name: string; district: DistrictCode }
export type SystemActor = { kind: 'system'; timer: string }

type Actors = {
  account: AccountActor
  recruiter: RecruiterActor
  gate: GateActor
  clerk: ClerkActor
  system: SystemActor
}
export type ActorOf<W extends Who> = Actors[W]
export type Actor = Actors[Who]

/**
 * Turns the caller into the actor a contract entry asks for, or null when they may not. An account costs no
 * statement, staff, recruiters and gate helpers one.
 */
export async function actorFor(who: Who, caller: Caller, { db, now }: { db: Db; now: Instant }): Promise<Actor | null> {
  if (who === 'system') return caller.kind === 'timer' ? { kind: 'system', timer: caller.name } : null
  if (caller.kind !== 'account') return null
  const { openid } = caller
  if (who === 'account') return { kind: 'account', openid }
  if (who === 'recruiter') {
    const { rows } = await sql<{ employerId: EmployerId }>`
      select employer_id as "employerId" from recruiters where openid = ${openid}`.execute(db)
    return rows[0] ? { kind: 'recruiter', openid, employerId: rows[0].employerId } : null
  }
  if (who === 'gate') return (await mayScan(db, openid, now)) ? { kind: 'gate', openid } : null
  const { rows } = await sql<{ id: StaffId; name: string; role: string; district: DistrictCode }>`
    select id, name, role, district from staff where openid = ${openid} and active`.execute(db)
  const staff = rows[0]
  return staff?.role === 'clerk'
    ? { kind: 'clerk', openid, staffId: staff.id, name: staff.name, district: staff.district }
    : null
}

/** SQL: the right `r` of gate_rights is live: not taken back, nor held by staff who have left. */
export const isLiveRight = sql<boolean>`r.revoked_at is null
  and not exists (select from staff gone where gone.openid = r.openid and not gone.active)`

/** Whether an account holds a live right to scan at a session from yesterday on. */
async function mayScan(db: Db, openid: OpenId, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from gate_rights r join sessions s on s.id = r.session_id
    where r.openid = ${openid} and ${isLiveRight} and s.day >= ${addDays(dayOf(now), -1)} limit 1`.execute(db)
  return rows.length === 1
}

/** SQL: the district in this column lies in the clerk's division or below. */
export const inScope = (column: string, clerk: ClerkActor) =>
  sql<boolean>`starts_with(${sql.ref(column)}, ${clerk.district})`
