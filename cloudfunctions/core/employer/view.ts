import { maskOfficePhone } from '../../../src/domain/employer/office-phone'
import type { Employer } from '../../../types/employer'
import { type Sealed, unseal } from '../../kit/seal'
import { type Sql, sql } from '../../kit/sql'

/** An employer with its contact still sealed. */
export type EmployerRow = Omit<Employer, 'contactName' | 'contactPhone'> & {
  contactNameSealed: Sealed
  contactPhoneSealed: Sealed
}

/** SQL: the JSON of an employer from `e` employers with the change that waits; null when there is no row. */
export const employerJson: Sql<EmployerRow | null> = sql`
  case when e.id is not null then json_build_object(
    'id', e.id, 'name', e.name, 'creditCode', e.credit_code, 'district', e.district, 'address', e.address,
    'about', e.about, 'contactNameSealed', e.contact_name_sealed, 'contactPhoneSealed', e.contact_phone_sealed, 'state', e.state,
    'note', e.note, 'registeredAt', e.registered_at, 'verifiedAt', e.verified_at, 'change', (
      select json_build_object('name', c.name, 'creditCode', c.credit_code, 'district', c.district, 'state', c.state,
        'note', c.note)
      from employer_changes c where c.employer_id = e.id
    )
  ) end`

/** The employer with its contact's name, and the phone masked. */
export const showEmployer = ({ contactNameSealed, contactPhoneSealed, ...row }: EmployerRow): Employer => ({
  ...row,
  contactName: unseal(contactNameSealed),
  contactPhone: maskOfficePhone(unseal(contactPhoneSealed)),
})

/** SQL: what a clerk reads of `e` employers, as a fingerprint: another after any correction, or another change. */
export const employerVersion: Sql<string> = sql`md5((
  e.name, e.credit_code, e.district, e.address, e.about, e.contact_name_sealed, e.contact_phone_sealed, (
    select (c.name, c.credit_code, c.district)::text from employer_changes c
    where c.employer_id = e.id and c.state = 'pending'
  )
)::text)`
