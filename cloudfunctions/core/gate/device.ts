import type { GateDevice } from '../../../types/door'
import { type Sealed, unseal } from '../../kit/seal'
import { type Sql, sql } from '../../kit/sql'

/** A right to scan and its phone, the helper's name still sealed. */
export type DeviceRow = Omit<GateDevice, 'helper'> & { helperSealed: Sealed }

/** SQL: a right to scan and its device, from `r` gate_rights and left-joined `st` staff of the same account. */
export const deviceJson: Sql<DeviceRow> = sql`json_build_object(
  'rightId', r.id, 'staffId', st.id, 'helperSealed', r.helper_sealed, 'gate', r.gate,
  'invitedUntil', case when r.openid is null then r.code_until end, 'seenAt', r.seen_at,
  'queueLength', r.queue_length, 'offline', r.offline, 'device', r.device
)`

/** Helpers by gate and name. */
export const showDevices = (rows: readonly DeviceRow[]): GateDevice[] =>
  rows
    .map(({ helperSealed, ...row }) => ({ ...row, helper: unseal(helperSealed) }))
    .sort((one, other) => byText(one.gate, other.gate) || byText(one.helper, other.helper))

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
