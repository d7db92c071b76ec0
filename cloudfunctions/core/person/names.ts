import { maskName } from '../../../src/domain/person/mask'
import { type Sealed, unseal } from '../../kit/seal'

/** A name as gates, lists and notices show it, from its seal; null for a ticket that names nobody any more. */
export function maskedName(sealed: Sealed): string
export function maskedName(sealed: Sealed | null): string | null
export function maskedName(sealed: Sealed | null): string | null {
  return sealed === null ? null : maskName(unseal(sealed))
}
