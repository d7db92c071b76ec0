import { type RawBuilder, sql } from 'kysely'
import type { Employer } from '../../types/employer'

/** SQL: the JSON of an employer from `e` employers, phone masked; null when there is no row. */
export const employerJson: RawBuilder<Employer | null> = sql`
  case when e.id is not null then json_build_object(
    'id', e.id, 'name', e.name, 'creditCode', e.credit_code, 'district', e.district, 'address', e.address,
    'about', e.about, 'contactName', e.contact_name, 'contactPhone', e.contact_phone_masked, 'state', e.state,
    'note', e.note, 'registeredAt', e.registered_at
  ) end`

/** SQL: what a clerk reads of `e` employers, as a fingerprint: another after any correction. */
export const employerVersion: RawBuilder<string> = sql`md5((
  e.name, e.credit_code, e.district, e.address, e.about, e.contact_name, e.contact_phone_sealed
)::text)`
