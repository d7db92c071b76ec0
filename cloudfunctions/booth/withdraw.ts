import type { Booth } from '../../types/booth'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { getBooth } from './find'

/** Gives up one of the employer's booths while its fair is not over; its postings vanish from the fair at once. */
export const withdraw: Verb<'booth.withdraw'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<{ state: Booth['state']; over: boolean }>`
    with gone as (
      update booths b set state = 'withdrawn' from activities a
      where b.id = ${input.boothId} and b.employer_id = ${actor.employerId} and b.state <> 'withdrawn'
        and a.id = b.activity_id and a.ends_at > ${now}
    )
    select b.state, a.ends_at <= ${now} as over from booths b join activities a on a.id = b.activity_id
    where b.id = ${input.boothId} and b.employer_id = ${actor.employerId}`.execute(db)
  if (!rows[0]) return refuse({ code: 'booth.notFound' })
  if (rows[0].over && rows[0].state !== 'withdrawn') return refuse({ code: 'activity.over' })
  return accept(await getBooth(db, input.boothId))
}
