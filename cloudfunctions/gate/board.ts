import type { Instant, SessionId } from '../../types/core'
import type { GateBoard } from '../../types/door'
import { accept, type Decision, refuse } from '../../types/reply'
import { type DeviceRow, showDevices } from '../core/gate/device'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { type ConflictRow, conflictsJson, showConflict } from './conflicts'
import { devicesJson } from './devices'
import {
  districtsJson,
  figuresJson,
  figureTables,
  gatesJson,
  groupsJson,
  type MinuteRow,
  minutesJson,
  sessionJson,
  settingsJson,
} from './figures'
import { minuteLines } from './figures-lines'
import { type HallRow, hallJson, showHall } from './hall'

const CONFLICTS = 20

/** The live board of one session in scope, in one statement. */
export const board: Verb<'gate.board'> = ({ input, actor, db, now }) => showBoard(db, { ...input, clerk: actor, now })

type Row = Omit<GateBoard, 'minutes' | 'conflicts' | 'hall' | 'devices'> & {
  devices: DeviceRow[]
  minutes: MinuteRow[]
  conflicts: ConflictRow[]
  hall: HallRow
}

type Wanted = { sessionId: SessionId; clerk: ClerkActor; now: Instant }

/** The board as a clerk sees it; session.notFound when it is not in their scope. */
export async function showBoard(db: Db, { sessionId, clerk, now }: Wanted): Promise<Decision<GateBoard>> {
  const { rows } = await sql<Row>`
    with ${figureTables(sessionId, inScope('a.district', clerk))}
    select ${sessionJson} as session, ${settingsJson} as settings, ${figuresJson} as figures,
      ${gatesJson(now)} as gates, ${minutesJson} as minutes, ${groupsJson} as groups, ${districtsJson} as districts,
      ${devicesJson(sql`spot.id`, now)} as devices, ${hallJson} as hall,
      ${conflictsJson({ open: true, most: CONFLICTS })} as conflicts,
      (select count(*) from tries where conflict is not null and settled_at is null) as "conflictsOpen"
    from spot`.execute(db)
  if (!rows[0]) return refuse({ code: 'session.notFound' })
  const { minutes, conflicts, hall, devices, ...row } = rows[0]
  return accept({
    ...row,
    devices: showDevices(devices),
    minutes: minuteLines(minutes),
    conflicts: conflicts.map(showConflict),
    hall: showHall(hall, now),
  })
}
