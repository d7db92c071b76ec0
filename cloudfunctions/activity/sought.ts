import type { Input } from '../../types/contract'
import { type Sql, sql } from '../kit/sql'

/** What is sought among fairs; nothing said is everything. */
export type Sought = Pick<Input<'activity.list'>, 'theme' | 'special' | 'keyGroup'>

/** What is sought with nothing left open, as a cursor binds it. */
export const soughtOf = ({ theme, special, keyGroup }: Sought) => ({
  theme: theme ?? null,
  special: special ?? false,
  keyGroup: keyGroup ?? null,
})

/** SQL: the activity `a` is what is sought. It is for a key group by itself or by its theme. */
export const matches = ({ theme = null, special = false, keyGroup = null }: Sought): Sql<boolean> => {
  const parts = [
    sql<boolean>`true`,
    ...(theme === null ? [] : [sql<boolean>`a.theme = ${theme}`]),
    ...(special ? [sql<boolean>`a.theme is not null`] : []),
    ...(keyGroup === null
      ? []
      : [
          sql<boolean>`(a.key_group = ${keyGroup}
            or exists (select from themes whose where whose.code = a.theme and whose.key_group = ${keyGroup}))`,
        ]),
  ]
  return sql<boolean>`(${sql.join(parts, ' and ')})`
}
