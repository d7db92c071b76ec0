import type { Retention } from '../../types/privacy'
import { accept } from '../../types/reply'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'

/** The periods of the bureau, as data. */
export const periods = (db: Db): Promise<Retention[]> =>
  db.selectFrom('retention').select(['what', 'days']).orderBy('what').execute() as Promise<Retention[]>

/** How long each kind of data is kept. */
export const retention: Verb<'person.retention'> = async ({ db }) => accept(await periods(db))
