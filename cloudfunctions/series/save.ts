import { isInScope } from '../../src/domain/region/district'
import { decideSeries } from '../../src/domain/series/check'
import { isAtHome, type Slot, takesVenue } from '../../src/domain/series/overlap'
import { titleOf } from '../../src/domain/series/series'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Series, SeriesDraft } from '../../types/series'
import { audit } from '../kit/audit'
import type { Db, Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { insertInto, sql } from '../kit/sql'
import { showSeries } from './list'
import { type Clash, fittingOf, makeDates } from './making'
import { districtOfVenue, keepSeries, lockSeries, lockVenues, othersAt } from './rows'

/** Creates or changes a template and makes the dates it lacks at once; dates already made stay as they are. */
export const save: Verb<'series.save'> = async (ask) => {
  const saved = await ask.db.transaction((tx) => keep(tx, ask))
  return saved.ok ? accept(await showSeries(ask.db, ask.actor, ask.now)) : saved
}

async function keep(tx: Tx, { input, actor, now, traceId }: Ask<'series.save'>): Promise<Decision<'kept'>> {
  const { series } = input
  const themes = series.special ? input.themes : []
  await lockVenues(tx, [series.venueId])
  const old = await lockSeries(tx, series.id)
  const decision = await decideSaving(tx, { input: { series, themes }, old, actor, now })
  if (!decision.ok) return decision
  const kept = { ...series, state: 'active' as const }
  await keepSeries(tx, kept, now)
  await keepThemes(tx, series, themes)
  const made = await makeDates(tx, kept, now)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.save',
    subject: 'series',
    subjectId: series.id,
    district: series.district,
    detail: { made },
  })
  return accept('kept')
}

type Saving = Pick<Ask<'series.save'>, 'input' | 'actor' | 'now'> & { old: Series | null }

/** May it be saved, the same for the preview and for doing it? Not the clerk's district answers like one that is not there. */
export async function decideSaving(
  db: Db,
  { input: { series, themes }, old, actor, now }: Saving,
): Promise<Decision<'keep'>> {
  const districts = [series.district, ...(old ? [old.district] : [])]
  if (!districts.every((district) => isInScope(district, actor.district))) return refuse({ code: 'series.notFound' })
  const venue = await districtOfVenue(db, series.venueId, actor)
  if (!venue) return refuse({ code: 'input.invalid', field: 'series.venueId' })
  if (takesVenue(series.kind) && !isAtHome(venue, series.district))
    return refuse({ code: 'series.venueElsewhere', district: venue })
  const today = dayOf(now)
  const ruling = decideSeries(series, await othersAt(db, series.venueId, series.id), today)
  if (!ruling.ok) return ruling
  if (!series.special && titleOf(series, today, null) === '')
    return refuse({ code: 'input.invalid', field: 'series.titlePattern' })
  const gone = await goneOf(db, themes, today)
  if (gone !== undefined) return refuse({ code: 'series.themeGone', theme: gone, day: today })
  const clash = await newClashOf(db, { series, themes, now })
  return clash ? refuse({ code: 'series.overlap', title: clash.title, startsAt: clash.startsAt }) : accept('keep')
}

/**
 * What already has the venue when a date would be there. Dates of its own, moved there by hand, and what the desk was
 * told of before do not stand in the way of saving: those dates are left out again.
 */
async function newClashOf(
  db: Db,
  { series, themes, now }: { series: SeriesDraft; themes: readonly string[]; now: Instant },
): Promise<Slot | undefined> {
  const { clashes } = await fittingOf(db, { ...series, state: 'active' }, { themes, now })
  const { rows } = await sql<{ day: LocalDate; by: string }>`
    select series_day as day, activity_id as by from series_skips where series_id = ${series.id}`.execute(db)
  const isKnown = ({ wanted, taken }: Clash) =>
    rows.some(({ day, by }) => day === wanted.draft.seriesDay && by === taken.key)
  return clashes.find((clash) => clash.taken.seriesId !== series.id && !isKnown(clash))?.taken
}

/** The first theme that is not there any more. */
async function goneOf(db: Db, themes: readonly string[], today: LocalDate): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select code from themes
    where code = any(${themes}::text[]) and (valid_until is null or valid_until > ${today}::date)`.execute(db)
  return themes.find((theme) => !rows.some(({ code }) => code === theme))
}

async function keepThemes(tx: Tx, { id }: SeriesDraft, themes: readonly string[]): Promise<void> {
  await sql`delete from series_themes where series_id = ${id}`.execute(tx)
  const rows = themes.map((theme, position) => ({ series_id: id, position, theme }))
  if (rows.length > 0) await insertInto('series_themes', rows).execute(tx)
}
