import type { Edit } from '../../src/domain/series/edit'
import { sayRange } from '../../src/domain/time/calendar'
import type { Instant } from '../../types/core'
import type { Theme } from '../../types/series'
import type { EditField } from '../../types/series-edit'
import { movedForEmployers, type Tale } from '../core/notice/telling'
import type { Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { type Younger, youngerIn } from './younger'

/** What people have planned their way by. */
const ASKED_AGAIN: readonly EditField[] = ['day', 'time', 'venueId', 'stops']

/** Whether holders are asked once more if they still come. */
export const isMoved = ({ fields }: Pick<Edit, 'fields'>): boolean =>
  fields.some((field) => ASKED_AGAIN.includes(field))

type Told = { edits: readonly Edit[]; theme: Theme | null; now: Instant }

/**
 * What everybody with a place or a place in line is told: of each move once, and whoever signed up for another theme of
 * the new one. A move says both. Who waits and is too young now is told alone.
 */
export async function talesOf(tx: Tx, { edits, theme, now }: Told): Promise<Tale[]> {
  const moved = edits.filter(isMoved)
  const placeOf = await placesOf(tx, moved)
  const younger = await youngerIn(tx, edits)
  return edits.flatMap((edit) => {
    const themed = edit.fields.includes('theme') ? theme : null
    const moves = isMoved(edit) ? [moveTale(edit, { place: placeOf(edit), theme: themed, now })] : []
    const themes = themed && moves.length === 0 ? [themeTale(edit, themed, now)] : []
    return [...moves, ...themes, ...ageTales(edit, younger.get(edit.activityId), now)]
  })
}

/** Who waits and is too young for a place now is told so, whatever else they are told. */
const ageTales = ({ activityId, after: { title, minAge } }: Edit, younger: Younger | undefined, now: Instant): Tale[] =>
  (younger?.waiting ?? []).map((ticketId) => ({
    activityId,
    ticketId,
    title,
    body: `改为满 ${minAge} 岁才能参加，您暂不能候补。可以退出候补，看其他场次。`,
    reason: `minAge:${ticketId}:${minAge}:${now}`,
  }))

async function placesOf(tx: Tx, moved: readonly Edit[]): Promise<(edit: Edit) => string> {
  if (moved.length === 0) return () => ''
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from venues where id = any(${moved.map(({ after }) => after.venueId)}::uuid[])`.execute(tx)
  return ({ after }) => rows.find(({ id }) => id === after.venueId)?.name ?? ''
}

const themeTale = ({ activityId, after: { title } }: Edit, { code, name }: Theme, now: Instant): Tale => ({
  activityId,
  title,
  body: `主题改为“${name}”，时间和地点不变。不打算来，请取消报名，把名额让给别人。`,
  reason: `theme:${activityId}:${code}:${now}`,
})

type Move = { place: string; theme: Theme | null; now: Instant }

function moveTale(edit: Edit, move: Move): Tale {
  const { activityId, after } = edit
  return {
    activityId,
    title: after.title,
    body: bodyOf(edit, move),
    forEmployers: movedForEmployers(after, move.place),
    reason: `moved:${activityId}:${after.startsAt}:${move.now}`,
  }
}

function bodyOf({ fields, after: { startsAt, endsAt } }: Edit, { place, theme }: Move): string {
  const themed = theme ? `，主题改为“${theme.name}”` : ''
  return fields.every((field) => field === 'stops' || !ASKED_AGAIN.includes(field))
    ? `上车点或时间有变动${themed}。请在“我的报名”里看清在哪里上车，并确认还来不来。`
    : `改到${sayRange(startsAt, endsAt)}，${place}${themed}。请在“我的报名”里确认还来不来。`
}
