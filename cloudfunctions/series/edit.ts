import { isDeepStrictEqual } from 'node:util'
import { accept, type Decision, refuse } from '../../types/reply'
import type { EditPreview } from '../../types/series-edit'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { carryOut } from './carry-out'
import { type Found, lockDates } from './dates'
import { decideOn, type Edited } from './editing'
import { lockHolders } from './holders'
import { keepSeries } from './rows'
import { showEditing } from './showing'

/** Changes one date, this and the following, or all, and tells whom it concerns. Done again it comes to nothing. */
export const edit: Verb<'series.edit'> = (ask) => ask.db.transaction((tx) => change(tx, ask))

async function change(tx: Tx, ask: Ask<'series.edit'>): Promise<Decision<EditPreview>> {
  const { input, actor, now } = ask
  const sought = { activityId: input.activityId, clerk: actor, now }
  const found = await lockDates(tx, sought, input.change.venueId)
  if (!found) return refuse({ code: 'activity.notFound' })
  if (input.insist) await lockHolders(tx, found.dates)
  const edited = await decideOn(tx, found, { input, actor, now })
  if (!edited.ok) return edited
  const { editing, template, theme } = edited.value
  const shown = await showEditing(tx, found, editing, now)
  if (shown.seen && shown.seen !== input.seen) return refuse({ code: 'series.holdersChanged' })
  const isTemplateNew = template !== null && !isDeepStrictEqual(template, found.series)
  if (isTemplateNew) await keepSeries(tx, template, now)
  await carryOut(tx, { edits: editing.edits, dates: found.dates, series: found.series, theme, by: actor.staffId, now })
  if (isTemplateNew || editing.edits.length > 0) await note(tx, ask, found, edited.value)
  return accept(shown)
}

const note = (tx: Tx, { input, actor, now, traceId }: Ask<'series.edit'>, found: Found, { editing }: Edited) =>
  audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.edit',
    subject: 'activity',
    subjectId: input.activityId,
    district: found.district,
    detail: {
      seriesId: found.series?.id ?? null,
      scope: input.scope,
      fields: Object.keys(input.change),
      activityIds: editing.edits.map(({ activityId }) => activityId),
      displaced: editing.edits.flatMap(({ displaced }) => displaced.map(({ ticketId }) => ticketId)),
    },
  })
