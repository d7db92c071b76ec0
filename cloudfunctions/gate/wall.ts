import { barsOf, publicDistricts, sumOf } from '../../src/domain/gate/door-figures'
import type { DistrictCode } from '../../types/division'
import type { DistrictShare, DoorFigures, DoorSession, GateFigures, GateSettings } from '../../types/door'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import {
  districtsJson,
  figuresJson,
  figureTables,
  gatesJson,
  type MinuteRow,
  minutesJson,
  sessionJson,
  settingsJson,
} from './figures'
import { minuteLines } from './figures-lines'

type Row = {
  session: DoorSession
  settings: GateSettings
  figures: DoorFigures
  gates: GateFigures[]
  minutes: MinuteRow[]
  districts: DistrictShare[]
}

/** Districts there is room for on a screen. */
const DISTRICTS = 5
/** Bars there is room for. */
const BARS = 18

/** What a screen in the hall shows everybody, in one statement: figures of the session and nobody's name. */
export const wall: Verb<'gate.wall'> = async ({ input, db, now }) => {
  const { rows } = await sql<Row>`
    with ${figureTables(input.sessionId)}
    select ${sessionJson} as session, ${settingsJson} as settings, ${figuresJson} as figures, ${gatesJson(now)} as gates,
      ${minutesJson} as minutes, ${districtsJson} as districts
    from spot`.execute(db)
  if (!rows[0]) return refuse({ code: 'session.notFound' })
  const { session, settings, figures, gates, minutes, districts } = rows[0]
  const { activityId: _, day: __, district: ___, ...shown } = session
  const ours = districts.filter((each): each is DistrictShare & { district: DistrictCode } => each.district !== null)
  return accept({
    session: shown,
    expected: figures.expected,
    came: figures.came,
    inside: figures.inside,
    tracksExits: settings.tracksExits,
    venueLimit: settings.venueLimit,
    perMinute: gates.reduce((sum, gate) => sum + gate.perMinute, 0),
    flow: barsOf(minuteLines(minutes), { most: BARS }).bars.map((bar) => ({ at: bar.at, came: sumOf(bar) })),
    gates: gates.map(({ gate, admitted, perMinute }) => ({ gate, admitted, perMinute })),
    districts: publicDistricts(ours, DISTRICTS).map(({ district, came }) => ({ district, came })),
  })
}
