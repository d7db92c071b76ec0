import type { District, DistrictCode } from '../../../types/division'
import { townships } from '../../../types/townships'
import { districtName, isInScope, levelOf } from './district'

/** The townships inside a scope, in code order: those of one county, or all 181 of the city. */
export const townshipsOf = (scope: DistrictCode): readonly District[] =>
  townships.filter((township) => isInScope(township.code, scope))

/** County and township together (碧江区环北街道); for a county or the city just its name. */
export const fullDistrictName = (code: DistrictCode): string => {
  const township = levelOf(code) === 'township' && townships.find((known) => known.code === code)
  return districtName(code) + (township ? township.name : '')
}
