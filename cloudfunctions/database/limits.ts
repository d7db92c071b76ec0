import pg from 'pg'

/** How a statement of the functions gives up by itself. */
const LIMITS = { statement_timeout: '8s', lock_timeout: '4s', idle_in_transaction_session_timeout: '10s' }

/**
 * Sets the limits on a role in the database of this connection, so that every connection of that role has them from its
 * start, also those a transaction pooler opens. A role may always set its own; another's takes a superuser or its
 * administrator, and the fault says what such a one must run. Does nothing where they are set.
 */
export async function limitRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string; set: string[] }>(
    `select current_database() as name, coalesce((
         select s.setconfig from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
         where r.rolname = $1 and s.setdatabase = d.oid), '{}') as set
     from pg_database d where datname = current_database()`,
    [role],
  )
  const { name = '', set = [] } = rows[0] ?? {}
  const whose = `alter role ${pg.escapeIdentifier(role)} in database ${pg.escapeIdentifier(name)}`
  const statements = Object.entries(LIMITS)
    .filter(([limit, value]) => !set.includes(`${limit}=${value}`))
    .map(([limit, value]) => `${whose} set ${limit} = '${value}'`)
  if (statements.length === 0) return
  try {
    await client.query(statements.join(';'))
  } catch (fault) {
    throw new Error(`${(fault as Error).message}. As the database's administrator run:\n${statements.join(';\n')};`)
  }
}
