import pg from 'pg'

/** How a statement of the functions gives up by itself. */
const LIMITS = { statement_timeout: '8s', lock_timeout: '4s', idle_in_transaction_session_timeout: '10s' }

/**
 * Sets the limits on a role in the database of this connection, so that every connection of that role has them from its
 * start, also those a transaction pooler opens. A role may always set its own; another's takes a superuser or its
 * administrator, and the fault says what such a one must run.
 */
export async function limitRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const whose = `alter role ${pg.escapeIdentifier(role)} in database ${pg.escapeIdentifier(rows[0]?.name as string)}`
  const statements = Object.entries(LIMITS).map(([name, value]) => `${whose} set ${name} = '${value}'`)
  try {
    await client.query(statements.join(';'))
  } catch (fault) {
    throw new Error(`${(fault as Error).message}. As the database's administrator run:\n${statements.join(';\n')};`)
  }
}
