import { sql } from 'kysely'
import type { Who } from '../../types/contract'
import type { EmployerId, OpenId, StaffId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Caller } from './caller'
import type { Db } from './db'

export type AccountActor = { kind: 'account'; openid: OpenId }
export type RecruiterActor = { kind: 'recruiter'; openid: OpenId; employerId: EmployerId }
export type GateActor = { kind: 'gate'; openid: OpenId; staffId: StaffId }
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
 * statement, staff and recruiters one.
 */
export async function actorFor(who: Who, caller: Caller, db: Db): Promise<Actor | null> {
  if (who === 'system') return caller.kind === 'timer' ? { kind: 'system', timer: caller.name } : null
  if (caller.kind !== 'account') return null
  const { openid } = caller
  if (who === 'account') return { kind: 'account', openid }
  if (who === 'recruiter') {
    const recruiter = await db
      .selectFrom('recruiters')
      .select('employer_id')
      .where('openid', '=', openid)
      .executeTakeFirst()
    return recruiter ? { kind: 'recruiter', openid, employerId: recruiter.employer_id } : null
  }
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'district'])
    .where('openid', '=', openid)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!staff) return null
  if (who === 'gate') return { kind: 'gate', openid, staffId: staff.id }
  return staff.role === 'clerk'
    ? { kind: 'clerk', openid, staffId: staff.id, name: staff.name, district: staff.district }
    : null
}

/** SQL: the district in this column lies in the clerk's division or below. */
export const inScope = (column: string, clerk: ClerkActor) =>
  sql<boolean>`starts_with(${sql.ref(column)}, ${clerk.district})`
