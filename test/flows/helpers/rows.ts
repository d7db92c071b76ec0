import { unseal } from '../../../cloudfunctions/kit/seal'
import { callAs } from '../../support/system'
import type { Stage } from './stage'

type Card = {
  id: string
  title: string
  day: string
  seats: number
  booked: number
  employers: number
  postings: number
}
type Home = { special: Card; fairs: Card[]; courses: Card[] }

/** What home offers to somebody: where journeys find their fair or class. */
export const homeOf = ({ system }: Stage) => callAs<Home>(system, 'o-someone', 'activity.home', { district: null })

/** How many places of an activity are taken. */
export async function booked(stage: Stage, activityId: string): Promise<number> {
  const [row] = await stage.rows<{ booked: number }>`select booked from activities where id = ${activityId}`
  return row?.booked ?? Number.NaN
}

/** Every ticket an account holds or held of an activity. */
export const ticketsOf = (stage: Stage, who: string, activityId: string) =>
  stage.rows<{ id: string; state: string }>`select id, state from tickets
    where booked_by = ${stage.accountOf(who)} and activity_id = ${activityId} order by booked_at, id`

/** The text of a ticket's code, as its holder gets it. */
export const codeOf = async ({ system, accountOf }: Stage, who: string, ticketId: string): Promise<string> =>
  (await callAs<{ code: string }>(system, accountOf(who), 'ticket.get', { ticketId })).code

/** Tickets of the demo's crowd for an activity: somebody who comes to the gate, and the code in their hand. */
export async function holdersOf(stage: Stage, activityId: string, count: number) {
  const rows = await stage.rows<{ id: string; openid: string; sealed: Buffer }>`
    select t.id, t.booked_by as openid, p.name_sealed as sealed from tickets t join persons p on p.id = t.person_id
    where t.activity_id = ${activityId} and t.state = 'booked' order by t.id limit ${count}`
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      name: unseal(sealed),
      code: await codeOf(stage, row.openid, row.id),
    })),
  )
}
