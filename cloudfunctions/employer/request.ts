import type { JoinRequest } from '../../types/employer'
import type { Db } from '../kit/db'
import { unseal } from '../kit/seal'
import { sql } from '../kit/sql'

type Row = Omit<JoinRequest, 'name'> & { name: string }

/** SQL: the JSON of a request from `q` recruiter_requests and `e` employers; its name still sealed. */
export const requestJson = sql`json_build_object('id', q.id, 'employer', e.name, 'name', q.name_sealed,
  'state', q.state, 'askedAt', q.asked_at)`

/** The same with its name opened. */
export const opened = <R extends { name: string | null }>(row: R): R =>
  row.name === null ? row : { ...row, name: unseal(row.name) }

/** A request as it stands, or null. */
export async function getRequest(db: Db, id: string): Promise<JoinRequest | null> {
  const { rows } = await sql<{ request: Row }>`
    select ${requestJson} as request from recruiter_requests q join employers e on e.id = q.employer_id
    where q.id = ${id}`.execute(db)
  return rows[0] ? opened(rows[0].request) : null
}
